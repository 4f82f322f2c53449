"""Which arguments of a call a model refuses."""

from __future__ import annotations

import pytest

from aidep.model.lifecycle import Rejected

BOTH = frozenset({"temperature", "top_p"})


@pytest.mark.parametrize(
    ("passed", "together", "refused"),
    [
        ({"temperature": "0.2"}, False, {"temperature"}),
        ({"temperature": "1"}, False, set()),
        ({"temperature": "1.0"}, False, set()),
        ({"temperature": "None"}, False, set()),
        ({"temperature": "0x"}, False, {"temperature"}),
        ({"temperature": None}, False, {"temperature"}),  # no literal: who knows
        ({"temperature": None, "top_p": "1"}, False, {"temperature", "top_p"}),
        ({"other": "1"}, False, set()),
        ({"temperature": None}, True, set()),
        ({"temperature": None, "top_p": None}, True, BOTH),
        ({"temperature": None, "top_p": "None"}, True, set()),
    ],
)
def test_refused(passed: dict[str, str | None], together: bool, refused: set[str]) -> None:
    rejected = Rejected(BOTH, (), "leave it out", (), together, (("temperature", 1.0),))
    constants = frozenset((name, text) for name, text in passed.items() if text is not None)
    assert rejected.refused(frozenset(passed), constants) == refused
