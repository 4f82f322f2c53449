from openai import OpenAI

client = OpenAI()


def literal():
    params = {"model": "gpt-4o", "temperature": 0}  # ref: gpt-4o config_value [openai]
    return client.chat.completions.create(messages=[], **params)  # call: chat.completions.create -> gpt-4o [openai] same_file


def made_by_dict():
    params = dict(model="gpt-4o-mini", temperature=0)  # ref: gpt-4o-mini config_value
    return client.chat.completions.create(**params, messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file


def item(messages):
    body = {}
    body["messages"] = messages
    body["model"] = "gpt-4.1"  # ref: gpt-4.1 config_value
    return client.chat.completions.create(**body)  # call: chat.completions.create -> gpt-4.1 [openai] same_file


def updated():
    body = {"messages": []}
    body.update(model="gpt-4.1-mini")  # ref: gpt-4.1-mini config_value
    return client.chat.completions.create(**body)  # call: chat.completions.create -> gpt-4.1-mini [openai] same_file


def updated_by_dict():
    body = {"messages": []}
    body.update({"model": "gpt-4"})  # ref: gpt-4 config_value
    return client.chat.completions.create(**body)  # call: chat.completions.create -> gpt-4 [openai] same_file


def merged(extra):
    base = {"model": "gpt-3.5-turbo"}  # ref: gpt-3.5-turbo config_value
    return client.chat.completions.create(**{**base, "messages": [], **extra})  # call: chat.completions.create -> gpt-3.5-turbo [openai] same_file


def joined(extra):
    base = {"model": "gpt-4o"}  # ref: gpt-4o config_value
    return client.chat.completions.create(**(base | extra))  # call: chat.completions.create -> gpt-4o [openai] same_file


def built():
    return {"model": "gpt-4o-mini", "messages": []}  # ref: gpt-4o-mini config_value


def from_function():
    return client.chat.completions.create(**built())  # call: chat.completions.create -> gpt-4o-mini [openai] same_file


def handed_through(**kwargs):
    return client.chat.completions.create(messages=[], **kwargs)  # call: chat.completions.create -> gpt-4.1 [openai] same_file


def hands():
    return handed_through(model="gpt-4.1", temperature=1)  # ref: gpt-4.1 call_argument


def defaulted(**kwargs):
    kwargs.setdefault("model", "gpt-4")  # ref: gpt-4 default
    return client.chat.completions.create(messages=[], **kwargs)  # call: chat.completions.create -> gpt-4 [openai] same_file


def popped(**kwargs):
    model = kwargs.pop("model", "gpt-4.1-mini")  # ref: gpt-4.1-mini default
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4.1-mini [openai] same_file
