"""Hostile names of files, ids and code, from the disk to every format of the command line."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from aidep.report import FORMATS
from tests.conftest import Aidep, Done, Tree

pytestmark = pytest.mark.skipif(os.name == "nt", reason="names that Windows does not allow")
DAY = ("--as-of", "2026-11-23")
FILES = [
    "a\nb.py",
    "a\n::error file=x::forged.py",
    "::error file=x,line=1::forged.py",
    " ::set-output name=x::forged.py",
    "##[error]x.py",
    "\x1b[2J\x1b]0;title\x07.py",
    "%0A::error::x.py",
    "safe\u202egnp.py",
    "line\u2028sep.py",
    "quote\"'`$(id)`.py",
    "</script><script>alert(1)<",
    "|cell|.py",
    "\udcff.py",
]
"""``/`` makes a folder of what stands before it."""
HOSTILE = "gpt-4-9</script>::error::%0A##[x]|`@all`**"
"""An id that the rules of the repository make known. Rules with invisible characters in ids are refused."""
RULES = f"""[source.s]
url = "https://example.org/</script>"
checked = 2026-11-01
[[model]]
id = "{HOSTILE}"
kind = "snapshot"
retires = 2026-01-01
sources = ["s"]
"""
CODE = """from openai import OpenAI

# ::error::in a comment </script> \x1b[2J \u202e
client = OpenAI()
client.chat.completions.create(model="gpt-4-32k-0613", messages=["\u202e</script>\x1b[31m"])
"""
COMMAND = re.compile(r"\s*::[A-Za-z]|.*##\[")


@pytest.fixture
def project(tree: Tree) -> None:
    files: dict[str, bytes] = {}
    for name in FILES:
        path = name if name.endswith(".py") else f"{name}/x.py"
        files[path] = CODE.encode()
    files["id.py"] = f"from openai import OpenAI\nOpenAI().responses.create(model={HOSTILE!r})\n".encode()
    files["r/models/openai.toml"] = RULES.encode()
    files["aidep.toml"] = b'rules = ["r"]\n'
    tree(files)


def dangers(text: str) -> list[str]:
    return [c for c in text if c not in "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


def commands(text: str) -> list[str]:
    return [line for line in text.split("\n") if COMMAND.match(line)]


def harmless(done: Done) -> None:
    assert done.code in (0, 1), done.err
    for text in (done.out, done.err):
        assert dangers(text.replace("\t", "")) == []


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.usefixtures("project")
def test_every_format(aidep: Aidep, name: str) -> None:
    done = aidep("check", *DAY, "--output-format", name, "--show-fixes")
    harmless(done)
    forged = [
        line
        for line in commands(done.out)
        if not line.startswith(("::error file=", "::warning file=", "::notice file="))
    ]
    assert forged == []
    assert name == "github" or commands(done.out) == []
    assert commands(done.err) == []
    if name in ("json", "sarif", "gitlab"):
        json.loads(done.out)
    if name == "jsonl":
        assert all(json.loads(line) for line in done.out.splitlines())
    if name == "junit":
        ElementTree.fromstring(done.out)
    if name == "html":
        body = re.sub(r"<script.*?</script>", "", done.out, flags=re.DOTALL)
        assert "<script" not in body.lower()
        assert "alert(1)<" not in body.replace("&lt;", "")


def places(done: Done) -> Iterator[str]:
    yield from (finding["path"] for finding in json.loads(done.out)["findings"])


@pytest.mark.usefixtures("project")
def test_every_file_is_found_under_its_own_name(aidep: Aidep) -> None:
    found = set(places(aidep("check", *DAY, "--select", "AID101", "--output-format", "json")))
    assert len(found) == len(FILES) + 1
    (own,) = json.loads(aidep("check", *DAY, "id.py", "--select", "AID101", "--output-format", "json").out)["findings"]
    assert (own["path"], own["model"]) == ("id.py", HOSTILE)


@pytest.mark.usefixtures("project")
def test_diffs_baselines_lists_and_inventories(aidep: Aidep) -> None:
    for arguments in (
        ("check", *DAY, "--diff", "--unsafe-fixes", "--show-fixes"),
        ("baseline", *DAY),
        ("check", *DAY, "--baseline", "aidep-baseline.json"),
        ("baseline", *DAY, "--select", "AID1", "--stale"),
        ("inventory",),
        ("inventory", "--output-format", "json"),
        ("check", "--show-files"),
        ("check", *DAY, "--add-ignores", "--show-fixes", "--no-baseline"),
    ):
        done = aidep(*arguments)
        harmless(done)
        assert commands(done.out) + commands(done.err) == [], arguments


@pytest.mark.usefixtures("project")
def test_hostile_names_are_fixed_like_others(aidep: Aidep) -> None:
    done = aidep("check", *DAY, "--select", "AID101", "--fix", "--unsafe-fixes", "--output-format", "json")
    assert set(places(done)) == {"id.py"}
    assert f"fixed {len(FILES)} findings in {len(FILES)} files" in done.err
