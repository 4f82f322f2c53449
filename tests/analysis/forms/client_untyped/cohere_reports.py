"""A class of another name."""


class Reports:
    def __init__(self, client, model: str = "command-r"):  # ref: command-r default
        self.client = client
        self.model = model

    def run(self):
        return self.client.chat(model=self.model)
