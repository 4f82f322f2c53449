"""Fixes and comments in files that nobody wrote for these tests; fingerprints through hundreds of edits."""

from __future__ import annotations

import ast
import random
import sysconfig
from datetime import date
from pathlib import Path

import pytest

from aidep.comments import python_comments
from aidep.config import Settings
from aidep.edits import edited
from aidep.ignores import _Text
from aidep.model.source import SourceFile
from aidep.run import findings, scan
from tests.tools.real_files import candidates, measure

pytestmark = pytest.mark.slow
LIBRARY = Path(sysconfig.get_path("stdlib"))


def test_only_the_id_changes() -> None:
    result = measure([LIBRARY], 60)
    assert result.files == 60
    assert result.fixed >= 15
    assert (result.wrong, result.second) == ([], 0)


def test_a_comment_changes_nothing_in_the_program() -> None:
    chance = random.Random(5)
    files = [*candidates([LIBRARY])]
    chance.shuffle(files)
    written = 0
    for file in files[:120]:
        data = file.read_bytes()
        try:
            before = ast.dump(ast.parse(data))
        except (SyntaxError, ValueError):
            continue
        text = _Text(SourceFile("a.py", data.decode("utf-8-sig")))
        lines = chance.sample(range(1, len(text.lines) + 1), min(12, len(text.lines)))
        edits = [edit for line in lines if (edit := text.insertion(line, "# aidep: ignore[AID101] why")) is not None]
        starts = {edit.location.span: edit for edit in edits}
        new = edited("a.py", data, starts.values())
        assert ast.dump(ast.parse(new)) == before, file
        decoded = new.decode("utf-8-sig")
        comments = [decoded[start:end] for start, end in python_comments(decoded)]
        assert sum("# aidep: ignore[AID101] why" in comment for comment in comments) == len(starts), file
        written += len(starts)
    assert written > 500


# -- fingerprints --------------------------------------------------------------------------------

_CALL = 'OpenAI().responses.create(model="gpt-4-32k-0613")'
_BLOCKS = [
    f'def first(client):\n    text = "a"\n    print(text)\n    return {_CALL}',
    'def second(model="gpt-4-0314"):\n    value = model\n    return value',
    'MODEL = "claude-2.1"',
    f'class Shop:\n    def sell(self):\n        name = "x"\n        return {_CALL.replace("32k-0613", "0314")}',
    f'def both(client):\n    a, b = client.create(model="gpt-4o"), {_CALL}\n    return {_CALL}, {_CALL}',
]
_NAMES = ["text", "value", "client", "name", "a", "b", "messages_"]


class Program:
    """A program that random edits change, but not what it uses."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.blocks = list(_BLOCKS)
        self.names = {name: name for name in _NAMES}
        self.extra = 0

    def edit(self) -> None:
        """One unrelated edit."""
        kind = self.chance.choice(["move", "blank", "comment", "function", "rename", "inside", "drop", "quotes"])
        place = self.chance.randrange(len(self.blocks) + 1)
        self.extra += 1
        if kind == "move":
            self.blocks.insert(self.chance.randrange(len(self.blocks)), self.blocks.pop())
        elif kind == "blank":
            self.blocks.insert(place, "\n" * self.chance.randrange(4))
        elif kind == "comment":
            self.blocks.insert(place, f"# note {self.extra}: naïve 名")
        elif kind == "function":
            self.blocks.insert(place, f"def helper_{self.extra}():\n    return {self.extra}")
        elif kind == "rename":
            self.names[self.chance.choice(_NAMES)] = f"renamed_{self.extra}"
        elif kind == "inside":
            index = self.chance.randrange(len(self.blocks))
            head, cut, rest = self.blocks[index].partition(":\n")
            if cut and head.startswith("def"):
                self.blocks[index] = f"{head}{cut}    local_{self.extra} = {self.extra}\n{rest}"
        elif kind == "drop":
            ours = [block for block in self.blocks if block.startswith(("#", "\n", "def helper")) or not block]
            if ours:
                self.blocks.remove(self.chance.choice(ours))
        else:
            index = self.chance.randrange(len(self.blocks))
            self.blocks[index] = self.blocks[index].replace('"', "'")

    def text(self) -> str:
        text = "\n\n".join(self.blocks)
        for name, new in self.names.items():
            for before, after in (("(", ")"), ("(", "."), (" ", "."), (" ", " ="), (" ", ",")):
                text = text.replace(f"{before}{name}{after}", f"{before}{new}{after}")
            text = text.replace(f"return {name}\n", f"return {new}\n").replace(f"[{name}]", f"[{new}]")
        return f"from openai import OpenAI\n\n{text}\n"


@pytest.mark.parametrize("seed", range(2))
def test_fingerprints_survive_two_hundred_edits(tmp_path: Path, seed: int) -> None:
    settings = Settings(as_of=date(2026, 11, 23))
    file = tmp_path / "a.py"

    def prints(text: str) -> list[str]:
        file.write_text(text, encoding="utf-8")
        return sorted(f.fingerprint for f in findings(scan([str(tmp_path)], settings), settings))

    program = Program(seed)
    first = prints(program.text())
    assert len(set(first)) == len(first) >= 7
    for number in range(100):
        program.edit()
        text = program.text()
        ast.parse(text)
        assert prints(text) == first, (number, text)


def test_two_findings_on_one_line_stay_two(tmp_path: Path) -> None:
    settings = Settings(as_of=date(2026, 11, 23))
    call = 'OpenAI().responses.create(model="gpt-4-32k-0613")'
    (tmp_path / "a.py").write_text(f"from openai import OpenAI\n\n{call}, {call}\n")
    found = [f for f in findings(scan([str(tmp_path)], settings), settings) if f.code == "AID101"]
    assert len({f.fingerprint for f in found}) == len(found) == 2
