class Config:
    def __init__(self, model=None):
        self.model = model


class Base:
    def __init__(self, config=None):
        self.config = config or Config()
