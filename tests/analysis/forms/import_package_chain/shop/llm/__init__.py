from . import clients
from .names import CHAT
