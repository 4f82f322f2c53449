def __getattr__(name):
    if name not in ("SMART", "FAST"):
        raise AttributeError(name)
    if name == "FAST":
        return "gpt-4o-mini"  # ref: gpt-4o-mini default
    return "gpt-4-32k-0613"  # ref: gpt-4-32k-0613 default
