"""Which comparison guards which answer is not known: a name may be any of them."""


def __getattr__(name):
    if name == "FAST":
        if name != "OLD":
            return "gpt-4o-mini"  # ref: gpt-4o-mini default
    if name == "SMART":
        return "gpt-4-32k-0613"  # ref: gpt-4-32k-0613 default
    return "gpt-3.5-turbo"  # ref: gpt-3.5-turbo default
