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


EFFORT = Rejected(
    frozenset({"reasoning.effort", "reasoning_effort"}),
    (),
    "take low",
    (),
    values=(("reasoning.effort", ("minimal",)), ("reasoning_effort", ("minimal",))),
)


@pytest.mark.parametrize(
    ("texts", "refused"),
    [
        ({("reasoning.effort", "minimal")}, {"reasoning.effort"}),
        ({("reasoning.effort", "MINIMAL")}, {"reasoning.effort"}),
        ({("reasoningEffort", "minimal")}, {"reasoningEffort"}),
        ({("reasoning.effort", "low")}, set()),
        ({("reasoning.effort", "minimal"), ("reasoning.effort", "low")}, set()),  # either
        ({("effort", "minimal")}, set()),
    ],
)
def test_values(texts: set[tuple[str, str]], refused: set[str]) -> None:
    assert EFFORT.refused(frozenset(name for name, _ in texts), frozenset(texts)) == refused


def test_a_value_that_nobody_knows_is_not_refused() -> None:
    assert EFFORT.refused(frozenset({"reasoning.effort"}), frozenset()) == set()


def test_what_may_be_none_is_not_refused() -> None:
    rejected = Rejected(frozenset({"top_p"}), (), "leave it out", ())
    assert rejected.refused(frozenset({"top_p"}), frozenset({("top_p", "None"), ("top_p", "0.5")})) == set()
