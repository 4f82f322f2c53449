from openai import OpenAI

c = OpenAI()
BASE = {"model": "gpt-4o", "temperature": 0}  # ref: gpt-4o config_value
c.chat.completions.create(**(BASE | {"messages": []}))  # call: chat.completions.create -> gpt-4o [openai] same_file
c.chat.completions.create(**{**BASE, "messages": []})  # call: chat.completions.create -> gpt-4o [openai] same_file
P = dict(model="gpt-4o-mini", n=1)  # ref: gpt-4o-mini config_value
c.chat.completions.create(messages=[], **P)  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
Q = {}
Q["model"] = "gpt-4"  # ref: gpt-4 config_value
c.chat.completions.create(**Q)  # call: chat.completions.create -> gpt-4 [openai] same_file
R = {"n": 1}
R.update({"model": "o1-mini"})  # ref: o1-mini config_value
c.chat.completions.create(**R)  # call: chat.completions.create -> o1-mini [openai] same_file
S = {"n": 1}
S |= {"model": "o1-preview"}  # ref: o1-preview config_value
c.chat.completions.create(**S)  # call: chat.completions.create -> o1-preview [openai] same_file


def f(**kwargs):
    model = kwargs.pop("model", "gpt-4.1")  # ref: gpt-4.1 default
    c.chat.completions.create(model=model, **kwargs)  # call: chat.completions.create -> gpt-4.1 [openai] same_file


def g(**kwargs):
    kwargs.setdefault("model", "gpt-4.1-mini")  # ref: gpt-4.1-mini default
    c.chat.completions.create(**kwargs)  # call: chat.completions.create -> gpt-4.1-mini [openai] same_file


def h(options=None):
    options = {"model": "gpt-4.1-nano", **(options or {})}  # ref: gpt-4.1-nano config_value
    c.chat.completions.create(**options)  # call: chat.completions.create -> gpt-4.1-nano [openai] same_file


def i(config: dict):
    if "model" not in config:
        config["model"] = "gpt-4-turbo"  # ref: gpt-4-turbo config_value
    c.chat.completions.create(model=config["model"])  # call: chat.completions.create -> gpt-4-turbo [openai] same_file
