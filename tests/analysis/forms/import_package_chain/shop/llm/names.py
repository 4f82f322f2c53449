CHAT = "gpt-4o"  # ref: gpt-4o config_value [openai]
