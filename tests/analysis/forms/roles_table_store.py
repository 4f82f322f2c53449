PRICES = {}
PRICES["gpt-4.1-mini"] = 0.4  # ref: gpt-4.1-mini table_key
del PRICES["gpt-4.1-mini"]
