from functools import partial

from litellm import completion


class Assistant:
    def __init__(self):
        self.model = "gpt-4o"  # ref: gpt-4o config_value
        self._ask = partial(completion, model=self.model)
        plain = self._ask

        def logged(*args, **kwargs):
            return plain(*args, **kwargs)  # call: litellm.completion -> gpt-4o [-] same_file

        self.logged = logged

    def other(self, model):
        return self._ask(model=model)  # call: litellm.completion -> - [-] caller
