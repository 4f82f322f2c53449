import decouple
import environ
import settings
from decouple import config
from environs import Env as Environs
from environs import env as ready
from openai import OpenAI
from settings import CHAT, COLOUR, EMPTY, LATER, LAZY, SPEECH, TITLE, Env, env_or, get_env

LATER.value = "o3-pro"  # ref: o3-pro config_value
c = OpenAI()
c.audio.transcriptions.create(model=SPEECH.value)  # call: transcriptions.create -> whisper-1 [openai] env_default
c.chat.completions.create(model=CHAT.value)  # call: chat.completions.create -> gpt-4o [openai] env_default
c.chat.completions.create(model=TITLE.text)  # call: chat.completions.create -> gpt-4o-mini [openai] other_file
c.chat.completions.create(model=TITLE)  # call: chat.completions.create -> gpt-4o-mini [openai] other_file
c.chat.completions.create(model=LAZY.value)  # call: chat.completions.create -> o1 [openai] env_default
c.chat.completions.create(model=LATER.value)  # call: chat.completions.create -> o3-pro [openai] same_file
c.chat.completions.create(model=COLOUR.name)  # call: chat.completions.create -> - [openai] unresolved
c.chat.completions.create(model=EMPTY.value)  # call: chat.completions.create -> - [openai] unresolved

# call: chat.completions.create -> gpt-4.1 [openai] env_default; ref: gpt-4.1 call_argument
c.chat.completions.create(model=get_env("MODEL", "gpt-4.1"))
# call: chat.completions.create -> gpt-4.1-mini [openai] env_default; ref: gpt-4.1-mini default
c.chat.completions.create(model=settings.get_env("SMALL", default="gpt-4.1-mini"))
# call: chat.completions.create -> gpt-4-turbo [openai] literal; ref: gpt-4-turbo call_argument
c.chat.completions.create(model=env_or("OLD", "gpt-4-turbo"))
# call: chat.completions.create -> gpt-4.1-nano [openai] literal; ref: gpt-4.1-nano default
c.chat.completions.create(model=Env.get("TINY", "gpt-4.1-nano"))
# call: chat.completions.create -> - [openai] unresolved
c.chat.completions.create(model=get_env("NOTHING"))
get_env("COLOUR", "red")

# call: chat.completions.create -> o3 [openai] env_default; ref: o3 default
c.chat.completions.create(model=decouple.config("MODEL", default="o3"))
# call: chat.completions.create -> o3-mini [openai] env_default; ref: o3-mini call_argument
c.chat.completions.create(model=config("MODEL", "o3-mini"))
# call: chat.completions.create -> o4-mini [openai] env_default; ref: o4-mini default
c.chat.completions.create(model=ready.str("MODEL", default="o4-mini"))
read = Environs()
# call: chat.completions.create -> gpt-5 [openai] env_default; ref: gpt-5 call_argument
c.chat.completions.create(model=read("MODEL", "gpt-5"))
scheme = environ.Env(MODEL=(str, "gpt-5-mini"), COLOUR=(str, "red"))  # ref: gpt-5-mini call_argument
c.chat.completions.create(model=scheme("MODEL"))  # call: chat.completions.create -> gpt-5-mini [openai] env_default
c.chat.completions.create(model=scheme.str("COLOUR"))  # call: chat.completions.create -> - [openai] unresolved
