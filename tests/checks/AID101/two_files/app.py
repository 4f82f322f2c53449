from openai import OpenAI

import settings

OpenAI().chat.completions.create(model=settings.WRITER, messages=[])  # ok
OpenAI().chat.completions.create(model=settings.READER, messages=[])  # ok
