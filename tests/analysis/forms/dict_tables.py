from openai import OpenAI

client = OpenAI()
MODELS = {
    "fast": "gpt-4o-mini",  # ref: gpt-4o-mini config_value [openai]
    "smart": "gpt-4o",  # ref: gpt-4o config_value [openai]
}
NESTED = {
    "chat": {"model": "gpt-4.1", "temperature": 0.2},  # ref: gpt-4.1 config_value
    "embed": {"model": "text-embedding-3-small", "dimensions": 256},  # ref: text-embedding-3-small config_value
}
ALIASES = dict(legacy="gpt-3.5-turbo")  # ref: gpt-3.5-turbo config_value


def constant_key():
    return client.chat.completions.create(model=MODELS["fast"], messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file


def any_key(tier):
    return client.chat.completions.create(model=MODELS[tier], messages=[])  # call: chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file


def with_default(tier):
    model = MODELS.get(tier, "gpt-4")  # ref: gpt-4 default
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4, gpt-4o, gpt-4o-mini [openai] same_file


def get_known():
    return client.chat.completions.create(model=MODELS.get("smart"), messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file


def nested():
    return client.embeddings.create(model=NESTED["embed"]["model"], input="x")  # call: embeddings.create -> text-embedding-3-small [openai] same_file


def nested_variable(task):
    entry = NESTED["chat"]
    return client.chat.completions.create(model=entry["model"], messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] same_file


def made_by_dict():
    return client.chat.completions.create(model=ALIASES["legacy"], messages=[])  # call: chat.completions.create -> gpt-3.5-turbo [openai] same_file


def key_in_variable():
    tier = "smart"
    return client.chat.completions.create(model=MODELS[tier], messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
