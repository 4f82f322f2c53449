import litellm


class LLM:
    def __init__(self):
        self.model = "gpt-4o"  # ref: gpt-4o config_value
        self.completions = fixed

    def run(self, messages):
        params = {"model": self.model, "messages": messages}
        yield from self.completions(**params)


def fixed(**params):
    yield from litellm.completion(**params)  # call: litellm.completion -> gpt-4o [-] same_file


def go(fn):
    return fn(model="gpt-4o-mini")  # ref: gpt-4o-mini call_argument


def ask(model):
    return litellm.completion(model=model, messages=[])  # call: litellm.completion -> gpt-4o-mini, gpt-4 [-] same_file


go(ask)
RUNNERS = {"ask": ask}
runner = RUNNERS["ask"]
runner("gpt-4")  # ref: gpt-4 call_argument
