"""``--add-ignores``: comments that accept what is reported, where a comment can stand, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aidep.meaning import says_the_same
from tests.conftest import Aidep, Done, Tree

DAY = ("--as-of", "2026-11-23")
HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n"
CALL = 'client.chat.completions.create(model="gpt-4-32k-0613", messages=[])'


def add(aidep: Aidep, *arguments: str) -> Done:
    return aidep("check", *DAY, "--select", "AID1,AID201,AID9", "--add-ignores", *arguments)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{CALL}\n", f"{CALL}  # aidep: ignore[AID101]\n"),
        (CALL, f"{CALL}  # aidep: ignore[AID101]"),
        (f"{CALL}  # noqa: E501\r\n", f"{CALL}  # noqa: E501  # aidep: ignore[AID101]\r\n"),
        (
            f"if 1:\n    {CALL[:-1]} + '''\n'''.split())\n",
            f"if 1:\n    # aidep: ignore[AID101]\n    {CALL[:-1]} + '''\n'''.split())\n",
        ),
        (f"if 1:\n\tx = 1, \\\n\t{CALL}\n", f"if 1:\n\tx = 1, \\\n\t{CALL}  # aidep: ignore[AID101]\n"),
        (f"x = {CALL}, \\\n  1\n", f"# aidep: ignore[AID101]\nx = {CALL}, \\\n  1\n"),
        (f'"""\n""", {CALL}; {CALL}\n', f'"""\n""", {CALL}; {CALL}  # aidep: ignore[AID101]\n'),
    ],
)
def test_at_the_end_of_the_line_or_above_it(tree: Tree, aidep: Aidep, before: str, after: str) -> None:
    root = tree({"a.py": HEAD + before})
    done = add(aidep)
    assert (root / "a.py").read_bytes().decode() == HEAD + after
    assert done.code == 0
    again = add(aidep)
    assert again.err == "aidep: accepted 0 findings in 0 files\n"
    assert (root / "a.py").read_bytes().decode() == HEAD + after


def test_one_comment_for_all_rules_of_a_line_with_reason_and_day(tree: Tree, aidep: Aidep) -> None:
    two = 'client.chat.completions.create(model="gpt-4-32k-0613" if x else "gpt-4o", messages=[])'
    root = tree({"a.py": f"{HEAD}{two}\n"})
    done = add(aidep, "--reason", "the move  is planned", "--until", "2027-01-31", "--show-fixes")
    comment = "# aidep: ignore[AID101,AID103] the move is planned until=2027-01-31"
    assert (root / "a.py").read_text() == f"{HEAD}{two}  {comment}\n"
    assert f"AID101 accepted: {comment}\n" in done.err
    assert done.err.endswith("aidep: accepted 2 findings in 1 file\n")


def test_where_no_comment_can_stand_nothing_is_written(tree: Tree, aidep: Aidep) -> None:
    text = f"{HEAD}x = 1 + \\\n{CALL} \\\n  + 1\n"
    root = tree({"a.py": text})
    done = add(aidep, "--show-fixes")
    assert (root / "a.py").read_text() == text
    assert "AID101 not fixable: there is no place for a comment" in done.err
    assert done.code == 1


def test_what_is_to_be_mended_is_not_accepted(tree: Tree, aidep: Aidep) -> None:
    text = "x = 1  # aidep: ignore[AID101] until=2026-01-01\n"
    root = tree({"a.py": text, "b.py": "import openai\ndef (:\n"})
    done = add(aidep, "--extend-select", "AID000", "--show-fixes")
    assert (root / "a.py").read_text() == text
    assert done.err.count("not fixable: it is to be mended, not accepted") == 2


def test_what_the_baseline_knows_gets_no_comment(tree: Tree, aidep: Aidep) -> None:
    root = tree({"a.py": f"{HEAD}{CALL}\n"})
    aidep("baseline", *DAY, "--select", "AID1")
    add(aidep, "--baseline", "aidep-baseline.json")
    assert (root / "a.py").read_text() == f"{HEAD}{CALL}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # The comment goes where the text ends, one for all ids in it.
        ("q('''SELECT\n ai.openai_chat_complete('{0}', x),\n ai.openai_chat_complete('{0}', y)\n''')\n",
         "q('''SELECT\n ai.openai_chat_complete('{0}', x),\n ai.openai_chat_complete('{0}', y)\n''')  {1}\n"),
        ("q(\n  '''SELECT\n ai.openai_chat_complete('{0}', x)''',\n  1)\n",
         "q(\n  '''SELECT\n ai.openai_chat_complete('{0}', x)''',  {1}\n  1)\n"),
    ],
)  # fmt: skip
def test_in_a_text_of_several_lines(tree: Tree, aidep: Aidep, before: str, after: str) -> None:
    old, note = "gpt-4-32k-0613", "# aidep: ignore[AID101]"
    root = tree({"a.py": before.format(old, note)})
    done = add(aidep)
    assert ((root / "a.py").read_text(), done.code) == (after.format(old, note), 0), done.err
    assert "accepted 0 findings" in add(aidep).err


def test_above_a_magic(tree: Tree, aidep: Aidep) -> None:
    lines = ["import os\n", "%env CHAT_MODEL=gpt-4-32k-0613\n", "os.environ"]
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": lines}
    root = tree({"a.ipynb": json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})})
    done = add(aidep)
    new = json.loads((root / "a.ipynb").read_text())["cells"][0]["source"]
    assert "".join(new) == "".join([lines[0], "# aidep: ignore[AID101]\n", *lines[1:]])
    assert done.code == 0, done.err


def test_in_a_notebook(tree: Tree, aidep: Aidep) -> None:
    lines = ["from openai import OpenAI\n", "client = OpenAI()\n", f"{CALL}\n", f"é = {CALL}"]
    document = {
        "cells": [
            {"cell_type": "markdown", "metadata": {}, "source": "hello"},
            {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": lines},
        ],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    raw = json.dumps(document, indent=1, ensure_ascii=False)
    root = tree({"a.ipynb": raw})
    done = add(aidep, "--reason", 'so "they" said')
    new = (root / "a.ipynb").read_bytes().decode()
    comment = '  # aidep: ignore[AID101] so "they" said'
    assert json.loads(new)["cells"][1]["source"] == [*lines[:2], f"{CALL}{comment}\n", f"é = {CALL}{comment}"]
    assert new.replace(json.dumps(comment)[1:-1], "") == raw
    assert done.code == 0


OLD = "gpt-4-32k-0613"
NOTE = "# aidep: ignore[AID101]"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.yaml", f"llm:\n  model: {OLD}\n  x: 1\n", f"llm:\n  model: {OLD}  {NOTE}\n  x: 1\n"),
        ("a.yaml", f'llm:\r\n  model: "{OLD}"  # why\r\n', f'llm:\r\n  model: "{OLD}"  # why  {NOTE}\r\n'),
        ("a.yaml", f"models: [\n  {OLD},\n  x]\n", f"models: [\n  {OLD},  {NOTE}\n  x]\n"),
        ("a.toml", f'[llm]\nmodel = "{OLD}"', f'[llm]\nmodel = "{OLD}"  {NOTE}'),
        ("a.yaml", f"x:\n- run: |\n    go --model {OLD}\n", f"x:\n- run: |  {NOTE}\n    go --model {OLD}\n"),
        (".env", f"X=1\nLLM_MODEL={OLD}\n", f"X=1\n{NOTE}\nLLM_MODEL={OLD}\n"),
        (".env", f"LLM_MODEL={OLD}", f"{NOTE}\nLLM_MODEL={OLD}"),
    ],
)
def test_in_configuration_files(tree: Tree, aidep: Aidep, name: str, before: str, after: str) -> None:
    root = tree({name: before})
    done = add(aidep)
    assert ((root / name).read_bytes().decode(), done.code) == (after, 0), done.err
    assert "accepted 0 findings" in add(aidep).err


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.json", f'{{"llm": {{"model": "{OLD}"}}}}', "this is json"),
        ("a.ini", f"[openai]\nmodel = {OLD}\n", "this is ini"),
        ("a.yaml", f"run: go\n  tool --model {OLD}\n  end\n", "there is no place for a comment"),
        ("a.yaml", f"broken: [\nmodel: {OLD}\n", "there is no place for a comment"),
    ],
)
def test_what_a_comment_would_change_gets_none(tree: Tree, aidep: Aidep, name: str, text: str, reason: str) -> None:
    root = tree({name: text})
    done = add(aidep, "--show-fixes")
    assert (root / name).read_text() == text
    assert f"not fixable: {reason}" in done.err or reason in done.err


@pytest.mark.parametrize(
    ("format", "before", "after", "same"),
    [
        ("env", "A=1\nB=2\n", "A=1\n# c\nB=2\n", True),
        ("env", 'A="x\ny"\n', 'A="x\n# c\ny"\n', False),
        ("env", "A='x'\n", "A='x'  # c\n", False),
        ("toml", "a = 1\n", "a = 1  # c\n", True),
        ("toml", 'a = """\nx\n"""', 'a = """\nx  # c\n"""', False),
        ("toml", "a = ", "a = # c", False),
        ("yaml", "a: 1", "a: 1  # c", True),
        ("yaml", "a: 'x\n  y'", "a: 'x  # c\n  y'", False),
        ("yaml", "a: [", "a: [ # c", False),
        ("json", "{}", "{} # c", False),
    ],
)
def test_meaning(format: str, before: str, after: str, same: bool) -> None:
    assert says_the_same(format, before, after) is same


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--add-ignores", "--reason", "a # b"], "--reason: must be plain words"),
        (["--add-ignores", "--reason", "a\x1bb"], "--reason: must be plain words"),
        (["--add-ignores", "--reason", "until = 2099-01-01"], "--reason: must be plain words"),
        (["--add-ignores", "--until", "soon"], "--until: 'soon' is no day"),
        (["--reason", "x"], "--reason and --until: go with --add-ignores"),
        (["--add-ignores", "-"], "--add-ignores: goes with files"),
        (["--add-ignores", "--fix"], "not allowed with argument"),
    ],
)
def test_wrong_use(tree: Tree, aidep: Aidep, arguments: list[str], message: str) -> None:
    root = tree({"a.py": HEAD + CALL})
    done = aidep("check", *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert (root / "a.py").read_text() == HEAD + CALL


_PARTS = [
    CALL,
    f"x = {CALL}  # a comment",
    f"x = ('''\n'''), {CALL}",
    f"x = {CALL}, '''\n  # text\n'''",
    f"x = {CALL}, \\\n    1",
    f"if x:\n    y = {CALL}",
    f'x = f"{{{CALL.replace(chr(34), chr(39))}}}"',
    f"x = [\n    {CALL},\n]",
    "x = 'not closed by a \\\nbackslash'",
    "# aidep: ignore[AID103]",
]


@given(st.lists(st.sampled_from(_PARTS), max_size=6), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=60, deadline=None)
def test_the_program_stays_the_same(tmp_path_factory: pytest.TempPathFactory, parts: list[str], newline: str) -> None:
    import ast
    from datetime import date

    from aidep.config import Settings
    from aidep.ignores import Ignoring
    from aidep.mend import mend
    from aidep.run import findings, scan

    text = (HEAD + "".join(f"{part}\n" for part in parts)).replace("\n", newline)
    file: Path = tmp_path_factory.mktemp("ignore") / "a.py"
    file.write_bytes(text.encode())
    wanted: Any = Settings(as_of=date(2026, 11, 23))
    seen = scan([str(file.parent)], wanted)
    done = mend(seen, findings(seen, wanted), wanted, [], lambda shown, files: Ignoring("why").plan(shown, files.load))
    left = [finding for finding in done.found if finding.suppressed is None]
    assert all(finding.unfixable for finding in left)
    if done.after:
        new = done.after["a.py"].decode()
        assert ast.dump(ast.parse(new)) == ast.dump(ast.parse(text))
        assert new.count("\r") == (new.count("\n") if newline == "\r\n" else 0)
