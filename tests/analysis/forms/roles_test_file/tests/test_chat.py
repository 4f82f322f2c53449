from unittest.mock import MagicMock

from app.chat import ask


def test_ask():
    client = MagicMock()
    assert ask(client, model="gpt-4o") == "x"  # ref: gpt-4o test
    client.chat.completions.create.assert_called_once_with(model="gpt-4o", messages=[])  # ref: gpt-4o test


EXPECTED = {"model": "gpt-4"}  # ref: gpt-4 test
