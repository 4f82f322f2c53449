DEFAULT_MODEL = "gpt-4o"  # ref: gpt-4o config_value
