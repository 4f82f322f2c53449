from .llm.clients import client as default_client
from .llm import names
