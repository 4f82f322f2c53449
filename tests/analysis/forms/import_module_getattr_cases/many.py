"""More answers than say anything of one name."""


def __getattr__(name):
    if name == "A":
        return "gpt-4o"  # ref: gpt-4o default
    if name == "B":
        return "gpt-4o-mini"  # ref: gpt-4o-mini default
    if name == "C":
        return "gpt-4.1"  # ref: gpt-4.1 default
    if name == "D":
        return "gpt-4.1-mini"  # ref: gpt-4.1-mini default
    if name == "E":
        return "gpt-4.1-nano"  # ref: gpt-4.1-nano default
    if name == "F":
        return "gpt-5-mini"  # ref: gpt-5-mini default
    if name == "G":
        return "gpt-5-nano"  # ref: gpt-5-nano default
    if name == "H":
        return "o3-mini"  # ref: o3-mini default
    return "gpt-5"  # ref: gpt-5 default
