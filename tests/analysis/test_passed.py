"""What calls pass within their arguments."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidep.config import load_settings
from aidep.run import scan

HEAD = """\
from anthropic import Anthropic

client = Anthropic()
"""


def passed(folder: Path, source: str) -> set[str]:
    """Names and known values of the one call of ``source``."""
    (folder / "app.py").write_text(HEAD + source)
    (call,) = [c for c in scan([str(folder)], load_settings(str(folder))).inventory.calls if "create" in c.call]
    known = {name for name, _ in call.constants}
    return {f"{name}={text}" for name, text in call.constants} | (set(call.keywords) - known)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("client.messages.create(thinking={'type': 'enabled'})", {"thinking", "thinking.type=enabled"}),
        ("client.messages.create(thinking=dict(type='enabled'))", {"thinking", "thinking.type=enabled"}),
        ("t = {'type': 'enabled'}\nclient.messages.create(thinking=t)", {"thinking", "thinking.type=enabled"}),
        ("client.messages.create(metadata={'type': 'enabled'})", {"metadata"}),
        ("client.messages.create(extra_body={'top_k': 3})", {"extra_body", "top_k=3"}),
        ("p = {'top_k': 3}\nclient.messages.create(**p)", {"top_k=3"}),
        ("p = {'a': 1}\nq = {**p, 'top_k': 3}\nclient.messages.create(**q)", {"a", "top_k=3"}),
        ("p = {}\nif x:\n    p['top_k'] = 3\nclient.messages.create(**p)", set()),
        ("p = {'top_k': 3}\nclient.messages.create(**(p if x else {}))", set()),
        ("client.messages.create(thinking={'type': 'a'} if x else {'type': 'b', 'c': 1})",
         {"thinking", "thinking.type=a", "thinking.type=b"}),
        ("client.messages.create(thinking={'type': 'a'} if x else None)", {"thinking=None"}),
        ("def ask(**more):\n    client.messages.create(**more)\nask(top_k=3)\nask()", set()),
    ],
)  # fmt: skip
def test_passed(source: str, found: set[str], tmp_path: Path) -> None:
    assert passed(tmp_path, source + "\n") == found


@pytest.mark.parametrize(
    "source",
    [
        "p = {'extra_body': {}}\np['extra_body'] = p\nclient.messages.create(**p)",
        "p = {}\np = {**p, **p, 'top_k': 1}\nq = {**p, **p}\np = {**q, **q}\nclient.messages.create(**p, **q)",
        "t = {'type': t}\nt['thinking'] = t\nclient.messages.create(thinking=t)",
    ],
)
def test_what_holds_itself_ends(source: str, tmp_path: Path) -> None:
    passed(tmp_path, source + "\n")


def test_tables_in_each_other_many_times_over_end(tmp_path: Path) -> None:
    tables = ["t0 = {'type': 'a'}"]
    for level in range(1, 6):
        keys = ", ".join(f"'k{number}': t{level - 1}" for number in range(30))
        tables.append(f"t{level} = {{{keys}}}")
    call = "client.messages.create(thinking={'a': t5, 'type': 'b'}, top_k=3)\n"
    found = passed(tmp_path, "\n".join(tables) + "\n" + call)
    assert {"thinking.type=b", "thinking.a.k29", "top_k=3"} <= found
    assert len(found) < 5_000
