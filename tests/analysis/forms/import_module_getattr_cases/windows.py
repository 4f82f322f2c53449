import sys


def __getattr__(name):
    if sys.platform == "win32":
        name = name.upper()
    return "gpt-4-32k-0613"  # ref: gpt-4-32k-0613 default
