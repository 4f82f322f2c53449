"""Creatures of a game."""


class Agent:
    def __init__(self, name):
        self.name = name


class Runner:
    pass
