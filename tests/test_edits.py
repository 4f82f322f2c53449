"""After any edit a run that knows the runs before finds what a run without a cache finds.

AIDEP_EDITS: how many edits of each tree (default: 16); AIDEP_EDITED: a folder whose folders are edited as well.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import re
import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import aidep.analysis.moved as moved
from aidep.cli.main import main
from tests.test_cache import PROJECT, make

EDITS = int(os.environ.get("AIDEP_EDITS", "16"))
MORE = Path(os.environ.get("AIDEP_EDITED", ""))
MODELS = ["gpt-4o", "gpt-4-32k-0613", "claude-2.1", "gemini-1.5-pro-001", "text-davinci-003", "mistral-large-2402"]
FILES = {
    **PROJECT,
    "app/models.py": "import os\nfrom enum import Enum\n\nLIMIT = 3\nDEFAULT = os.getenv('CHAT_MODEL', 'gpt-4o')\n\n\n"
    "class Kind(str, Enum):\n    SMALL = 'gpt-3.5-turbo-0301'\n    LARGE = 'gpt-4-0314'\n",
    "app/client.py": "import anthropic\nfrom openai import OpenAI\nfrom .models import DEFAULT, Kind\n"
    "from . import helpers\n\n"
    "PROMPT = 'Say something nice about the weather today, please.'\n\n\n"
    "def ask(text, model=DEFAULT, *, client=None):\n    client = client or OpenAI()\n    # asks\n"
    "    try:\n        return helpers.send(client, model, PROMPT + text)\n    except Exception:\n"
    "        return anthropic.Anthropic().messages.create(model='claude-2.1', max_tokens=5)\n\n\n"
    "def large(text):\n    return ask(text, Kind.LARGE)\n",
    "app/helpers.py": "def send(client, model, text):\n"
    "    return client.chat.completions.create(model=model, input=text)\n",
    "app/main.py": "import yaml\nfrom app.client import ask, large\n\n"
    "SETTINGS = yaml.safe_load(open('config/app.yaml'))\n\n"
    "ask('hello', SETTINGS['chat']['model'])\nlarge('hello')\nask('bye', 'gpt-4-32k-0314')\n",
    "config/app.yaml": "chat:\n  model: gpt-4-0613\n  temperature: 0.3\n",
    "requirements.txt": "openai==0.28.1\nanthropic\n",
    "tests/test_client.py": "from app.client import ask\n\n\ndef test():\n    ask('x', model='text-davinci-002')\n",
}
_NAME = re.compile(r"(?m)^\s*(?:def |class )?([A-Za-z_]\w*)(?:\(| = )")


def _lines(text: str, chance: random.Random, new: Callable[[str], list[str]]) -> str:
    """Some line becomes others."""
    lines = text.splitlines()
    place = chance.randrange(len(lines)) if lines else 0
    return "\n".join([*lines[:place], *new(lines[place] if lines else ""), *lines[place + 1 :]]) + "\n"


def _remark(line: str) -> list[str]:
    return [line[: len(line) - len(line.lstrip())] + "# a remark", line]


def _renamed(text: str, chance: random.Random) -> str:
    names = _NAME.findall(text)
    return re.sub(rf"\b{chance.choice(names)}\b", f"other_{chance.randrange(9)}", text) if names else text


def _in_strings(text: str, chance: random.Random) -> str:
    places = [found.span() for found in re.finditer(r"(?<=['\"])[\w.:/-]{3,60}(?=['\"])", text)]
    start, end = chance.choice(places) if places else (0, 0)
    return text[:start] + chance.choice([*MODELS, "nothing"]) + text[end:] if places else text


def _numbers(text: str, chance: random.Random) -> str:
    return re.sub(r"\b\d+\b", str(chance.randrange(99)), text, count=1)


def _modules(text: str, chance: random.Random) -> str:
    return re.sub(
        r"(?m)^(\s*from) \S+", rf"\1 {chance.choice(['.models', '.client', 'openai', 'app.helpers'])}", text, count=1
    )


EDITING: dict[str, Callable[[str, random.Random], str]] = {
    "remark": lambda text, chance: _lines(text, chance, _remark),
    "blank": lambda text, chance: _lines(text, chance, lambda line: ["", line]),
    "long text": lambda text, chance: _lines(text, chance, lambda line: [line.replace("e", "ee")]),
    "appended constant": lambda text, chance: f"{text}\nADDED_{chance.randrange(3)} = {chance.randrange(9)}\n",
    "appended model": lambda text, chance: f"{text}\nADDED = {chance.choice(MODELS)!r}\n",
    "line removed": lambda text, chance: _lines(text, chance, lambda line: []),
    "line twice": lambda text, chance: _lines(text, chance, lambda line: [line, line]),
    "renamed": _renamed,
    "string": _in_strings,
    "number": _numbers,
    "import": _modules,
}


def said(folder: Path, command: str, *options: str) -> str:
    """The report of a command as JSON."""
    out = io.StringIO()
    before = Path.cwd()
    os.chdir(folder)
    try:
        with contextlib.redirect_stdout(out):
            code = main([command, "--isolated", "--workers=1", "--output-format=json", *options, "."])
    finally:
        os.chdir(before)
    assert code < 2
    return out.getvalue()


class Edits:
    """Changes one file of a folder at a time, and can take it back."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._chance = random.Random(seed)
        self._time = time.time() - 100_000
        self._undo: tuple[Path, bytes | None] | None = None

    def next(self) -> str:
        """Makes one, and says what it was."""
        chance = self._chance
        files = sorted(file for file in self._folder.rglob("*") if file.suffix in (".py", ".yaml", ".txt", ".toml"))
        file = chance.choice(files)
        what = chance.choice([*EDITING, "file removed", "file added", "undone"])
        if what == "undone" and self._undo is not None:
            file, data = self._undo
        elif what == "file removed":
            data = None
        elif what == "file added":
            data, file = file.read_bytes(), file.with_stem(f"new_{chance.randrange(5)}")
        else:
            what = chance.choice(list(EDITING)) if what == "undone" else what
            text = file.read_text(encoding="utf-8", errors="surrogateescape")
            data = EDITING[what](text, chance).encode("utf-8", "surrogateescape")
        self._undo = file, file.read_bytes() if file.exists() else None
        if data is None:
            file.unlink(missing_ok=True)
        else:
            file.write_bytes(data)
            self._time += 10
            if chance.random() < 0.8:  # else it is too young to be trusted
                os.utime(file, (self._time, self._time))
        return f"{what}: {file.relative_to(self._folder)}"


def compare(folder: Path, cache: Path, edits: int, seed: int) -> None:
    """Edits a folder so many times, and asks with and without the cache after each of them."""
    maker = Edits(folder, seed)
    done: list[str] = ["none"]
    for _ in range(edits):
        for command in ("check", "inventory"):
            assert said(folder, command, f"--cache-dir={cache}") == said(folder, command, "--no-cache"), done[-8:]
        done.append(maker.next())


def test_any_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: Counter[bool] = Counter()
    again = moved.again

    def counted(*given: Any, prose: bool) -> object:
        known = again(*given, prose=prose)
        taken[known is not None] += 1
        return known

    monkeypatch.setattr(moved, "again", counted)
    compare(make(tmp_path / "project", FILES), tmp_path / "cache", EDITS, seed=1)
    assert min(taken[True], taken[False]) > 0, "both ways must have been gone"


@pytest.mark.slow
@pytest.mark.skipif("AIDEP_EDITED" not in os.environ, reason="AIDEP_EDITED names a folder of unpacked packages")
@pytest.mark.parametrize("package", sorted(MORE.iterdir()) if MORE.parts else [], ids=lambda path: path.name)
def test_any_edit_of_real_packages(package: Path, tmp_path: Path) -> None:
    shutil.copytree(package, tmp_path / "project")
    compare(tmp_path / "project", tmp_path / "cache", EDITS, seed=len(package.name))


PLACES = {
    "remark": ("# asks", "# asks\n    # for a model"),
    "prompt": ("weather today", "weather of tomorrow, and of the day after"),
    "blank lines": ("import anthropic\n", "\n\nimport anthropic\n"),
}


@pytest.mark.parametrize(("old", "new"), PLACES.values(), ids=PLACES)
def test_an_edit_that_moves_things_links_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    folder, option = make(tmp_path / "project", FILES), f"--cache-dir={tmp_path / 'cache'}"
    before = said(folder, "check", option)
    file = folder / "app/client.py"
    file.write_text(file.read_text().replace(old, new))
    plain = said(folder, "check", "--no-cache")
    assert (plain == before) == (new.count("\n") == old.count("\n"))
    monkeypatch.setattr("aidep.analysis.pipeline._Linker", None)
    assert said(folder, "check", option) == plain


def test_an_edit_of_what_nothing_looks_at_parses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, option = make(tmp_path / "project", FILES), f"--cache-dir={tmp_path / 'cache'}"
    before = said(folder, "check", option)
    (folder / "app/clean_3.py").write_text("VALUE = 'another'\n")
    monkeypatch.setattr("aidep.analysis.pipeline._Linker", None)
    monkeypatch.setattr("aidep.analysis.moved._places", None)
    assert said(folder, "check", option) == before
    assert json.loads(before)["findings"]
