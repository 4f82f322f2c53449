"""What only a test passes is not what the program sends, but the reference is still there."""

from app.service import ask


def test_ask():
    ask("hi", model="gpt-3.5-turbo")  # ref: gpt-3.5-turbo test
