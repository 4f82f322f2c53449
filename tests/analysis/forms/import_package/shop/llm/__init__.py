from .names import *
from .names import CHAT as CHAT_MODEL
from . import clients
