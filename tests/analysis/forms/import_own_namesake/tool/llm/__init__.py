from .choice import get_model
