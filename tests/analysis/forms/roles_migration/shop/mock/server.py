def models():
    return ["gpt-4o"]  # ref: gpt-4o test
