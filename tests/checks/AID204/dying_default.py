from openai import OpenAI

OpenAI().videos.create(prompt="a hedgehog")  # expect: AID101, AID105
OpenAI().responses.create(model="gpt-6-sol", input="hello")  # ok
