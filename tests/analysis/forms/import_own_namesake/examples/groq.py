"""Says nothing of what its neighbour takes from groq."""


def show():
    print("groq")
