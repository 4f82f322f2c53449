"""Clients without a type or an import: the names of class and file say whose they are."""


class Cohere:
    def __init__(self, client, model: str = "command"):  # ref: command default [cohere]
        self.client = client
        self.model = model

    def topics(self, prompt):
        # call: cohere.Client().generate -> command [cohere] same_file
        return self.client.generate(model=self.model, prompt=prompt)


class CohereShop:
    def __init__(self, client, size: str = "base"):
        self.client = client
        self.size = size

    def order(self):
        return self.client.generate(model=self.size)


class Other:
    def __init__(self, client, model: str = "command"):  # ref: command default
        self.client = client
        self.model = model

    def run(self):
        return self.client.generate(model=self.model)
