"""Makes what it has when somebody asks for it."""


def __getattr__(name):
    if name == "client":
        from openai import OpenAI

        return OpenAI()  # client: openai.OpenAI [openai]
    if name == "OpenAI":
        from openai import OpenAI

        return OpenAI
    if name == "tools":
        return dict
    raise AttributeError(name)
