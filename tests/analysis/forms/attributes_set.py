from openai import OpenAI
from functools import partial

c = OpenAI()


class Cfg:
    pass


cfg = Cfg()
setattr(cfg, "model", "gpt-4o")  # ref: gpt-4o call_argument
c.chat.completions.create(model=cfg.model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
c.chat.completions.create(model=getattr(cfg, "model2", "gpt-4"), messages=[])  # call: chat.completions.create -> gpt-4 [openai] literal; ref: gpt-4 default
ask = partial(c.chat.completions.create, model="gpt-4o-mini")  # ref: gpt-4o-mini call_argument
ask(messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
MODELS = []
MODELS.append("gpt-4.1")  # ref: gpt-4.1 config_value
MODELS += ["gpt-4.1-mini"]  # ref: gpt-4.1-mini config_value
for m in MODELS:
    c.chat.completions.create(model=m, messages=[])  # call: chat.completions.create -> gpt-4.1, gpt-4.1-mini [openai] same_file
c.chat.completions.create(model={"a": "gpt-4-turbo", "b": "gpt-3.5-turbo"}.get("a"), messages=[])  # call: chat.completions.create -> gpt-4-turbo [openai] literal; ref: gpt-4-turbo config_value, gpt-3.5-turbo config_value
c.chat.completions.create(model="-".join(["gpt", "4o"]), messages=[])  # call: chat.completions.create -> - [openai] unresolved
c.chat.completions.create(model=next(iter(["gpt-4o-2024-08-06"])), messages=[])  # call: chat.completions.create -> gpt-4o-2024-08-06 [openai] literal; ref: gpt-4o-2024-08-06 call_argument
