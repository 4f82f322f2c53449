"""Fixes: only what can be told for certain, only the id, and only what a second look finds good."""

from __future__ import annotations

import itertools
import json
import os
import random
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aidep import mend
from aidep.edits import Refused, Shifts, edited
from aidep.fix import _not_one_literal
from aidep.model.finding import Edit
from aidep.model.span import Location, Span
from tests.conftest import Aidep, Done, Tree

DAY = ("--as-of", "2026-11-23")
HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n"
GONE, NEXT = "gpt-4-32k-0613", "gpt-6-luna"


def call(model: str, before: str = "") -> str:
    return f"{HEAD}{before}client.chat.completions.create(model={model}, messages=[])\n"


def fix(aidep: Aidep, *arguments: str, rules: str = "AID1,AID201,AID9") -> Done:
    return aidep("check", *DAY, "--select", rules, "--fix", "--unsafe-fixes", "--show-fixes", *arguments)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (call(f'"{GONE}"'), call(f'"{NEXT}"')),
        (call(f"'{GONE}'"), call(f"'{NEXT}'")),
        (call(f'r"{GONE}"'), call(f'r"{NEXT}"')),
        (call(f'"""{GONE}"""'), call(f'"""{NEXT}"""')),
        (call("MODEL", f'MODEL = u"{GONE}"  # why\n'), call("MODEL", f'MODEL = u"{NEXT}"  # why\n')),
        (call("m", f'def f(m="{GONE}"):\n    '), call("m", f'def f(m="{NEXT}"):\n    ')),
        (
            f'import litellm\nlitellm.completion("openai/{GONE}")\n',
            f'import litellm\nlitellm.completion("openai/{NEXT}")\n',
        ),
        (call(f'"{GONE}"').replace("\n", "\r\n"), call(f'"{NEXT}"').replace("\n", "\r\n")),
        ("\ufeff\f" + call(f'"{GONE}"').rstrip(), "\ufeff\f" + call(f'"{NEXT}"').rstrip()),
        (
            f'{HEAD}名 = "é"; client.chat.completions.create(model="{GONE}")',
            f'{HEAD}名 = "é"; client.chat.completions.create(model="{NEXT}")',
        ),
    ],
)
def test_the_id_is_replaced_and_nothing_else(tree: Tree, aidep: Aidep, before: str, after: str) -> None:
    root = tree({"a.py": before})
    done = fix(aidep)
    assert (root / "a.py").read_bytes().decode() == after
    assert done.code == 0, done
    assert f"fixed: replace {GONE} by {NEXT} (unsafe)\n" in done.err
    again = fix(aidep)
    assert (root / "a.py").read_bytes().decode() == after
    assert "fixed 0 findings in 0 files" in again.err


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (call(f'f"{GONE}"'), "it stands in an f-string"),
        (call('"gpt-4-32k-" "0613"'), "the id is put together from parts"),
        (call('"gpt-4-32k\\x2d0613"'), "it is written with escapes"),
        (
            call("MODEL", f'MODEL = "{GONE}"\nLIMITS = {{MODEL: 5}}\n'),
            "its name is also compared with others, or a key",
        ),
        (call("MODEL", f'MODEL = "{GONE}"\nif x == MODEL: pass\n'), "its name is also compared with others, or a key"),
        (call('"ft:gpt-3.5-turbo-0613:org::id"'), "a fine-tune has to be trained again"),
        (call('"dall-e-3"').replace("chat.completions.create", "images.generate"), "there are several candidates"),
        (
            call('"sora-2"').replace("chat.completions.create", "videos.create"),
            "names no model that could take its place",
        ),
        (call(f'"{GONE}"').replace("chat.completions", "completions"), "it is called on another endpoint"),
        (call(f'"{GONE}"').replace("chat.completions", "embeddings"), "it is called on another endpoint"),
        (
            'from google import genai\ngenai.Client().models.embed_content(model="text-embedding-004", contents=[])\n',
            "vectors of another model do not match",
        ),
        (
            call('"gpt-4o"').replace("OpenAI", "AzureOpenAI"),
            "which model a deployment serves is chosen on Azure",
        ),
    ],
)
def test_what_is_not_certain_is_refused_with_the_reason(tree: Tree, aidep: Aidep, code: str, reason: str) -> None:
    root = tree({"a.py": code})
    done = fix(aidep, rules="AID101,AID103,AID104")
    assert (root / "a.py").read_text() == code
    assert reason in done.err
    assert "fixed 0 findings" in done.err


def test_compared_with_none_alone_is_no_other_role(tree: Tree, aidep: Aidep) -> None:
    root = tree({"a.py": call("m", f'def f(m="{GONE}"):\n    if m is None: return\n    ')})
    fix(aidep)
    assert NEXT in (root / "a.py").read_text()


def test_a_name_that_the_platform_changed_is_mended_unasked(tree: Tree, aidep: Aidep) -> None:
    text = 'import cohere\n\nco = cohere.Client()\nco.chat(model="{}", message="x")\n'
    root = tree({"a.py": text.format("command-xlarge-nightly")})
    done = aidep("check", *DAY, "--select", "AID104", "--fix", "--show-fixes")
    assert (done.code, (root / "a.py").read_text()) == (0, text.format("command-nightly"))
    assert "fixed: replace command-xlarge-nightly by command-nightly\n" in done.err


def test_unsafe_fixes_are_not_made_unasked(tree: Tree, aidep: Aidep) -> None:
    root = tree({"a.py": call(f'"{GONE}"')})
    done = aidep("check", *DAY, "--select", "AID1", "--fix")
    assert (done.code, (root / "a.py").read_text()) == (1, call(f'"{GONE}"'))
    assert done.err == "aidep: fixed 0 findings in 0 files, 1 more with --unsafe-fixes\n"
    assert "1 fixable with --fix --unsafe-fixes" in done.out


def test_the_literal_is_edited_where_it_is_defined(tree: Tree, aidep: Aidep) -> None:
    root = tree(
        {
            "app/__init__.py": "",
            "app/names.py": f'MODEL = "{GONE}"\n',
            "app/main.py": "from app.names import MODEL\n" + call("MODEL"),
        }
    )
    fix(aidep)
    assert (root / "app/names.py").read_text() == f'MODEL = "{NEXT}"\n'
    assert (root / "app/main.py").read_text() == "from app.names import MODEL\n" + call("MODEL")


def test_a_notebook_keeps_its_json(tree: Tree, aidep: Aidep) -> None:
    raw = (
        '{"cells": [\n {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": null,\n'
        '  "source": ["from openai import OpenAI\\n", "%time x\\n", "\\u00e9 = 1; OpenAI().chat.completions.create('
        'model=\\"' + GONE + '\\")\\n",\n   "# aidep: ignore[AID201]\\n", "y = 1"]}],\n'
        ' "metadata": {"kernelspec": {"language": "python"}}, "nbformat": 4, "nbformat_minor": 5}'
    )
    root = tree({"a.ipynb": raw})
    fix(aidep)
    expected = raw.replace(GONE, NEXT).replace('"# aidep: ignore[AID201]\\n"', '""')
    assert (root / "a.ipynb").read_bytes().decode() == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "# é\nllm:\r\n  provider: openai\r\n  model:   OLD   # why\r\n"),
        ("a.yml", 'llm: {provider: openai, model: "OLD", x: [1, 2]}'),
        ("a.toml", "[llm]\nprovider = 'openai'\nmodel='OLD'\n"),
        ("a.json", '{"llm": {"provider":"openai","model":"openai\\/OLD"}}'),
        ("b.json", '\ufeff{"llm": {"\\u00e9": "é",\t"provider": "openai", "model": "OLD"}}\n'),
        (".env", "OPENAI_MODEL=OLD\nexport OTHER='x'\n"),
        (".env.example", 'OPENAI_MODEL = "OLD"'),
        ("latin.ini", "[openai]\n; \xe9\nmodel = OLD\n"),
    ],
)
def test_configuration_files_too(tree: Tree, aidep: Aidep, name: str, text: str) -> None:
    encoding = "latin-1" if name == "latin.ini" else "utf-8"
    root = tree({name: text.replace("OLD", GONE).encode(encoding)})
    done = fix(aidep)
    assert (root / name).read_bytes() == text.replace("OLD", NEXT).encode(encoding), done.err
    assert "fixed 0 findings" in fix(aidep).err


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_wide_encoding_keeps_its_mark(tree: Tree, aidep: Aidep, encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    text = f"{mark}llm:\n  provider: openai\n  model: {GONE}\n"
    root = tree({"a.yaml": text.encode(encoding)})
    fix(aidep)
    assert (root / "a.yaml").read_bytes() == text.replace(GONE, NEXT).encode(encoding)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = 1  # aidep: ignore[AID101] why\ny = 2\n", "x = 1\ny = 2\n"),
        ("x = 1\t#aidep: ignore\r\n", "x = 1\r\n"),
        ("if x:\n    # aidep: ignore[AID1]\n    y = 2\n", "if x:\n    y = 2\n"),
        ("y = 2\n# aidep: ignore[AID1]", "y = 2\n"),
        ("x = 1  # aidep: ignore[AID1] why # noqa: E501\n", "x = 1  # noqa: E501\n"),
        ("x = 1  # noqa: E501 # aidep: ignore[AID1] why\n", "x = 1  # noqa: E501\n"),
        ("x = 1  # a word # aidep: ignore # aidep: ignore-file\n", "x = 1  # a word\n"),
        (
            call(f'"{GONE}"').rstrip() + "  # aidep: ignore[AID101, AID103,AID201] why\n",
            call(f'"{GONE}"').rstrip() + "  # aidep: ignore[AID101] why\n",
        ),
    ],
)
def test_suppressions_that_suppress_nothing_go_safely(tree: Tree, aidep: Aidep, before: str, after: str) -> None:
    root = tree({"a.py": before})
    done = aidep("check", ".", *DAY, "--fix")
    assert (root / "a.py").read_bytes().decode() == after
    assert "AID901" not in done.out


def test_an_expired_suppression_goes_only_on_request(tree: Tree, aidep: Aidep) -> None:
    before = "x = 1  # aidep: ignore[AID101] until=2026-01-31\n"
    root = tree({"a.py": before})
    aidep("check", *DAY, "--fix")
    assert (root / "a.py").read_text() == before
    fix(aidep)
    assert (root / "a.py").read_text() == "x = 1\n"


def test_a_few_named_files_do_not_prove_a_suppression_unused(tree: Tree, aidep: Aidep) -> None:
    """A hook that gets one file does not know who uses its constants."""
    before = "x = 1  # aidep: ignore[AID101]\n"
    root = tree({"a.py": before})
    done = aidep("check", "a.py", *DAY, "--fix")
    assert (root / "a.py").read_text() == before
    assert "1 more with --unsafe-fixes" in done.err


def test_nothing_new_may_come_of_it(tree: Tree, aidep: Aidep) -> None:
    """Here the rules of the project make an alias of the replacement."""
    root = tree(
        {
            "a.py": call(f'"{GONE}"'),
            "rules/models/openai.toml": '[source.s]\nurl = "https://example.org"\nchecked = 2026-11-01\n'
            f'[[model]]\nid = "{NEXT}"\nkind = "alias"\npoints_to = [{{ id = "x-latest" }}]\n'
            '[[model]]\nid = "x-latest"\nkind = "alias"\n',
        }
    )
    done = fix(aidep, "--rules", "rules", "a.py")
    assert "would report AID201 here" in done.err
    assert (root / "a.py").read_text() == call(f'"{GONE}"')


def test_an_id_of_hostile_rules_is_never_written(tree: Tree, aidep: Aidep) -> None:
    evil = 'x"+__import__(\\"os\\").system(\\"id\\")+"'
    rules = (
        '[source.s]\nurl = "https://example.org"\nchecked = 2026-11-01\n'
        f'[[model]]\nid = "{GONE}"\nkind = "snapshot"\nretires = 2025-06-06\nsources = ["s"]\n'
        f'replaced_by = ["{evil}"]\n'
        f'[[model]]\nid = "{evil}"\nkind = "snapshot"\n'
    )
    root = tree({"a.py": call(f'"{GONE}"'), "rules/models/openai.toml": rules})
    fix(aidep, "--rules", "rules", "a.py")
    assert (root / "a.py").read_text() == call(f'"{GONE}"')


def test_the_diff_writes_nothing_and_its_exit_code_says_whether_there_is_one(tree: Tree, aidep: Aidep) -> None:
    root = tree({"a.py": call(f'"{GONE}"'), "b.py": "x = 1  # aidep: ignore\n"})
    done = aidep("check", *DAY, "--select", "AID1", "--diff", "--unsafe-fixes")
    assert done.code == 1
    line = f'client.chat.completions.create(model="{GONE}", messages=[])'
    assert (
        f"--- a.py\n+++ a.py\n@@ -1,4 +1,4 @@\n from openai import OpenAI\n \n client = OpenAI()\n-{line}\n" in done.out
    )
    assert done.out.endswith("messages=[])\n")
    assert done.err == "aidep: would fix 1 finding in 1 file\n"
    assert (root / "a.py").read_text() == call(f'"{GONE}"')
    patched = subprocess.run(["patch", "-p0", "--dry-run"], input=done.out, text=True, capture_output=True)
    assert patched.returncode == 0, patched.stdout
    assert aidep("check", *DAY, "--select", "AID1", "--diff").code == 0
    colored = aidep("check", *DAY, "--select", "AID1", "--diff", "--unsafe-fixes", "--color", "always").out
    assert f"\x1b[31m-{line}\x1b[0m\n" in colored


def test_the_diff_of_standard_input(tree: Tree, aidep: Aidep) -> None:
    tree({})
    done = aidep("check", *DAY, "--diff", "--unsafe-fixes", "-", stdin=call(f'"{GONE}"').encode())
    assert "+++ stdin.py\n" in done.out


def test_hostile_text_in_a_diff_does_nothing(tree: Tree, aidep: Aidep) -> None:
    evil = "# \x1b[2J \u202e ::error::x ##[group]\n"
    tree({"a.py": evil + call(f'"{GONE}"', "# ::error::z\n"), "::error::b.py": call(f'"{GONE}"')})
    out = aidep("check", *DAY, "--diff", "--unsafe-fixes").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert not any(line.strip(" +-").startswith("::") for line in out.splitlines())
    assert "##[" not in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--unsafe-fixes"], "--unsafe-fixes: goes with --fix or --diff"),
        (["--fix", "-"], "--fix: goes with files"),
        (["--diff", "--output-format", "json"], "--diff: prints a diff instead of a report"),
        (["--fix", "--diff"], "not allowed with argument"),
    ],
)
def test_wrong_use(tree: Tree, aidep: Aidep, arguments: list[str], message: str) -> None:
    tree({"a.py": call(f'"{GONE}"')})
    done = aidep("check", *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


@pytest.mark.skipif(os.name == "nt", reason="modes and links are of POSIX")
def test_modes_and_links(tree: Tree, aidep: Aidep) -> None:
    root = tree({"real/a.py": call(f'"{GONE}"')})
    (root / "real/a.py").chmod(0o640)
    (root / "link.py").symlink_to("real/a.py")
    fix(aidep)
    assert (root / "link.py").is_symlink()
    assert (root / "real/a.py").read_text() == call(f'"{NEXT}"')
    assert (root / "real/a.py").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in (root / "real").iterdir()) == ["a.py"]


@pytest.mark.skipif(os.name == "nt", reason="links are of POSIX")
def test_a_link_out_of_the_tree_is_not_followed(tree: Tree, aidep: Aidep) -> None:
    root = tree({"b.py": "x = 1\n"})
    outside = root.parent / "outside.py"
    outside.write_text(call(f'"{GONE}"'))
    (root / "a.py").symlink_to(outside)
    done = fix(aidep, "a.py", "b.py")
    assert done.code == 2
    assert "is a link to a file outside" in done.err
    assert outside.read_text() == call(f'"{GONE}"')


def test_json_and_sarif_carry_the_fix(tree: Tree, aidep: Aidep) -> None:
    tree({"a.py": call(f'"{GONE}"')})
    (found,) = json.loads(aidep("check", *DAY, "--select", "AID101", "--output-format", "json").out)["findings"]
    place = {"path": "a.py", "line": 4, "column": 39, "end_line": 4, "end_column": 53}
    assert found["fix"] == {
        "safety": "unsafe",
        "description": f"replace {GONE} by {NEXT}",
        "edits": [{**place, "text": NEXT}],
    }
    sarif = json.loads(aidep("check", *DAY, "--select", "AID101", "--output-format", "sarif").out)
    (fixed,) = sarif["runs"][0]["results"][0]["fixes"]
    (change,) = fixed["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 4, "startColumn": 39, "endLine": 4, "endColumn": 53},
            "insertedContent": {"text": NEXT},
        }
    ]


# -- edits ---------------------------------------------------------------------------------------


def edit(line: int, column: int, end_line: int, end_column: int, text: str) -> Edit:
    return Edit(Location("a.py", Span(line, column, end_line, end_column)), text)


@given(
    st.sampled_from(["utf-8", "utf-8-sig", "latin-1", "cp1252", "shift_jis"]),
    st.lists(st.text("aé\t \f'\"", max_size=8), min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.randoms(use_true_random=False),
)
def test_bytes_outside_of_an_edit_stay(encoding: str, lines: list[str], end: str, chance: random.Random) -> None:
    cookie = [] if encoding.startswith("utf") else [f"# coding: {encoding}"]
    lines = [*cookie, *(line if encoding != "shift_jis" else line.replace("é", "ﾃ") for line in lines)]
    data = end.join(lines).encode(encoding)
    number = chance.randint(1 + len(cookie), len(lines))
    first = chance.randint(0, len(lines[number - 1]))
    last = chance.randint(first, len(lines[number - 1]))
    new = edited("a.py", data, [edit(number, first + 1, number, last + 1, "NEW")])
    kept = end.join([*lines[: number - 1], lines[number - 1][:first]]).encode(encoding)
    rest = data[len(kept) + len(lines[number - 1][first:last].encode(encoding.removesuffix("-sig"))) :]
    assert new == kept + b"NEW" + rest


@pytest.mark.parametrize("encoding", ["utf-7", "iso2022_jp", "hz"])
def test_an_encoding_with_a_memory_is_not_cut(encoding: str) -> None:
    data = f"# coding: {encoding}\nx = '".encode() + "名前 gpt 名前".encode(encoding) + b"'\n"
    try:
        new = edited("a.py", data, [edit(2, 9, 2, 12, "new")])
    except Refused:
        return
    assert new == data.replace(b"gpt", b"new")


@pytest.mark.parametrize("spans", [[(1, 1, 1, 9)], [(3, 1, 3, 2)], [(1, 1, 1, 3), (1, 2, 1, 4)], [(1, 3, 1, 1)]])
def test_places_that_cannot_be(spans: list[tuple[int, int, int, int]]) -> None:
    with pytest.raises(Refused):
        edited("a.py", b"abcd\n", [edit(*span, "x") for span in spans])


def test_where_a_place_goes() -> None:
    edits = [edit(1, 1, 2, 1, ""), edit(3, 5, 3, 8, "longer text"), edit(9, 1, 9, 2, "x")]
    assert Shifts(edits).of(Span(3, 20, 3, 25)) == Span(2, 28, 2, 28)
    assert Shifts(edits).of(Span(3, 2, 3, 9)) == Span(2, 2, 2, 2)
    assert Shifts(edits).of(Span(1, 1, 1, 1)) == Span(1, 1, 1, 1)


@pytest.mark.parametrize("seed", range(20))
def test_fixes_that_go_together_and_where_places_go_are_as_one_by_one(seed: int) -> None:
    rng = random.Random(seed)
    found = []
    for _ in range(60):
        line, column = rng.randint(1, 6), rng.randint(1, 40)
        end = line + (rng.random() < 0.1)
        one = edit(line, column, end, column + rng.randint(1, 6), "x" * rng.randint(0, 9))
        found.append(SimpleNamespace(fix=SimpleNamespace(edits=(one,))))
    chosen = [finding.fix.edits[0] for finding in mend.disjoint(cast(Any, found))]

    def touch(a: Span, b: Span) -> bool:
        return (a.line, a.column) <= (b.end_line, b.end_column) and (b.line, b.column) <= (a.end_line, a.end_column)

    expected: list[Edit] = []
    for one in (finding.fix.edits[0] for finding in found):
        if all(one == other or not touch(one.location.span, other.location.span) for other in expected):
            expected.append(one)
    assert chosen == expected
    for line, column in itertools.product(range(1, 8), range(1, 50, 7)):
        moved = [line, column]
        for one in dict.fromkeys(chosen):
            where = one.location.span
            if (where.end_line, where.end_column) <= (line, column):
                moved[0] -= where.end_line - where.line
                moved[1] += (
                    len(one.text) - where.end_column + where.column if where.line == where.end_line == line else 0
                )
        span = Shifts(set(chosen)).of(Span(line, column, line, column))
        assert [span.line, span.column] == moved


# -- properties ----------------------------------------------------------------------------------

_MODELS = [
    GONE,
    "gpt-4",
    "gpt-4o",
    "claude-2.1",
    "gpt-4-0314",
    "sora-2",
    "gpt-5",
    "my-own-model",
    "text-embedding-3-small",
]
_STATEMENTS = [
    'client.chat.completions.create(model="{m}", messages=[])',
    "client.chat.completions.create(model='{m}', messages=[])  # aidep: ignore[AID103]",
    'MODEL_{n} = "{m}"\nclient.chat.completions.create(model=MODEL_{n}, messages=[])',
    'def f{n}(model="{m}"):\n    return client.chat.completions.create(model=model, messages=[])',
    'print(f"{m}")',
    'TABLE_{n} = {{"{m}": 1}}',
    "# aidep: ignore[AID101] until=2026-01-01",
    'client.chat.completions.create(model="gpt-4" if True else "{m}", messages=[])',
    'x = "é" * 3  # {m}',
]


@given(st.lists(st.tuples(st.sampled_from(_STATEMENTS), st.sampled_from(_MODELS)), max_size=8))
@settings(max_examples=60, deadline=None)
def test_fixed_is_clean_and_fixing_twice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[str, str]]
) -> None:
    from datetime import date

    from aidep.config import Settings
    from aidep.fix import applicable, with_fixes
    from aidep.mend import fixing, mend
    from aidep.run import findings, scan

    text = HEAD + "".join(f"{part.format(m=model, n=number)}\n" for number, (part, model) in enumerate(parts))
    file: Path = tmp_path_factory.mktemp("fix") / "a.py"
    file.write_text(text, encoding="utf-8")
    wanted: Any = Settings(as_of=date(2026, 11, 23))

    def mended() -> Any:
        seen = scan([str(file.parent)], wanted)
        return mend(seen, with_fixes(findings(seen, wanted), seen.files), wanted, [], fixing(unsafe=True))

    first = mended()
    assert not any(applicable(finding, unsafe=True) for finding in first.found)
    assert len(first.found) == len(findings(scan([str(file.parent)], wanted), wanted)) - len(first.fixed)
    if first.after:
        file.write_bytes(first.after["a.py"])
        second = mended()
        assert (second.fixed, second.after) == ([], {})
        compile(file.read_bytes(), "a.py", "exec")


class _Line(str):
    """A line that remembers how much of it was copied at once."""

    most = 0

    def __getitem__(self, place: Any) -> str:
        part = str.__getitem__(self, place)
        self.most = max(self.most, len(part))
        return part


def test_of_a_long_line_only_what_is_near_is_looked_at() -> None:
    line = _Line(", ".join(['"gpt-4-32k"'] * 5_000))
    assert _not_one_literal(line, len(line) - 10, len(line) - 1) == ""
    assert line.most < 20
    assert "f-string" in _not_one_literal(" f'gpt-4'", 3, 8)
