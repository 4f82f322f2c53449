class Agent:
    def __init__(self, name, model=None):
        self.model = model
