from .base import Together
