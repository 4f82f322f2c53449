import os

KEY = os.environ["PERPLEXITY_API_KEY"]
DEFAULT_MODEL = "mistral-7b-instruct"  # expect: AID101
