from openai import OpenAI

client = OpenAI()
CONFIG = {}


def or_default(model=None):
    model = model or "gpt-4o"  # ref: gpt-4o default [openai]
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file


def if_none(model: str | None = None):
    if model is None:
        model = "gpt-4.1"  # ref: gpt-4.1 config_value
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] same_file


def ternary(fast: bool):
    model = "gpt-4o-mini" if fast else "gpt-4o"  # ref: gpt-4o-mini config_value, gpt-4o config_value
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file


def walrus():
    if (name := "gpt-4"):  # ref: gpt-4 config_value
        return client.chat.completions.create(model=name, messages=[])  # call: chat.completions.create -> gpt-4 [openai] same_file


def picks(tier):
    match tier:
        case "free":
            model = "gpt-4o-mini"  # ref: gpt-4o-mini config_value
        case "gpt-4":
            model = "gpt-4"  # ref: gpt-4 config_value
        case _:
            model = "gpt-4o"  # ref: gpt-4o config_value
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4, gpt-4o, gpt-4o-mini [openai] same_file


def pick_by_return(tier):
    if tier == "free":
        return "gpt-4.1-mini"  # ref: gpt-4.1-mini default
    return "gpt-4.1"  # ref: gpt-4.1 default


def use_return(tier):
    return client.chat.completions.create(model=pick_by_return(tier), messages=[])  # call: chat.completions.create -> gpt-4.1, gpt-4.1-mini [openai] same_file
