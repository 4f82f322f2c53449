"""Which comments suppress what, and which are reported themselves."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidep import suppress
from aidep.longtexts import long_texts
from aidep.model.finding import Finding, Rule, Severity, Suppression
from aidep.model.span import Cell, Location, Span
from aidep.model.usage import Confidence
from aidep.suppress import apply, scan

TODAY = date(2026, 11, 23)
PATH = "a.py"
NAMES = {
    "AID101": "retired-model",
    "AID102": "rerouted-model",
    "AID103": "retiring-model",
    "AID201": "floating-alias",
    "AID204": "hidden-default",
}
RULES = tuple(Rule(code, name, Severity.HIGH, "s", "w") for code, name in NAMES.items())


def finding(line: int = 1, code: str = "AID101", path: str = PATH, end_line: int | None = None) -> Finding:
    location = Location(path, Span(line, 5, end_line or line, 10))
    return Finding(code, NAMES.get(code, "n"), Severity.HIGH, Confidence.HIGH, "m", location)


def run(
    text: str, *findings: Finding, as_of: date = TODAY, enabled: Iterable[str] | None = None, **more: Any
) -> tuple[list[bool], list[str]]:
    """For each finding whether it is suppressed; code and message of what is new."""
    found = scan(text, lambda span: Location(PATH, span))
    enabled = None if enabled is None else frozenset(enabled)
    judged, new = apply(findings, {PATH: found}, as_of, rules=RULES, enabled=enabled, **more)
    assert [replace(f, suppressed=None) for f in judged] == [replace(f, suppressed=None) for f in findings]
    return [f.suppressed is not None for f in judged], [f"{f.code} {f.message}" for f in new if f.suppressed is None]


@pytest.mark.parametrize(
    ("text", "line", "suppressed"),
    [
        ("x = 1  # aidep: ignore[AID101]", 1, True),
        ("x = 1  # aidep: ignore[AID101] the vendor keeps it", 1, True),
        ("x = 1  #aidep:ignore[aid101]", 1, True),
        ("x = 1  # aidep: ignore [ AID101 , AID2 ]", 1, True),
        ("x = 1  # aidep: ignore[AID1]", 1, True),
        ("x = 1  # aidep: ignore[AID]", 1, True),
        ("x = 1  # aidep: ignore[retired-model]", 1, True),
        ("x = 1  # aidep: ignore", 1, True),
        ("x = 1  # aidep: ignore: known", 1, True),
        ("x = 1  # type: ignore # aidep: ignore[AID101]", 1, True),
        ("x = 1  # aidep: ignore[AID102] a # aidep: ignore[AID101] b", 1, True),
        ("x = 1  # aidep: ignore[AID102]", 1, False),
        ("x = 1  # aidep: ignore[AID10]", 1, True),
        ("x = 1  # aidep: ignore[ID101]", 1, False),
        ("x = 1  # aidep: ignored[AID101]", 1, False),
        ("x = 1  # aidep: ignore[]", 1, False),
        ("x = 1  # aidep: ignore[AID101", 1, False),
        ("x = 1  # see aidep: ignore[AID101]", 1, False),
        ("x = '# aidep: ignore[AID101]'", 1, False),
        ("x = '''\n# aidep: ignore[AID101]\n''' + y", 2, False),
        ("# aidep: ignore[AID101]\nx = 1", 2, True),
        ("    # aidep: ignore[AID101]\n    x = 1", 2, True),
        ("# aidep: ignore[AID101]\n# more words\nx = 1", 3, True),
        ("# aidep: ignore[AID101]\r\nx = 1", 2, True),
        ("# aidep: ignore[AID101]\rx = 1", 2, True),
        ("# aidep: ignore[AID101]\n\nx = 1", 3, False),
        ("y = 2  # aidep: ignore[AID101]\nx = 1", 2, False),
        ("x = 1\n# aidep: ignore[AID101]", 1, False),
        ("# aidep: ignore[AID101]\ncreate(\n    x,\n)", 3, False),
        ("create(\n    x,  # aidep: ignore[AID101]\n)", 2, True),
        ("x = 1\n# aidep: ignore-file[AID101] legacy", 1, True),
        ("x = 1\ny = 2  # aidep: ignore-file", 1, True),
        ("x = 1\n# aidep: ignore-file[AID102]", 1, False),
        ("x = 1  # noqa: AID101", 1, True),
        ("x = 1  # NOQA:E501,AID101", 1, True),
        ("x = 1  # noqa: E501 AID101 because", 1, True),
        ("x = 1  # noqa: AID102", 1, False),
        ("x = 1  # noqa: E501", 1, False),
        ("x = 1  # noqa", 1, False),
        ("# noqa: AID101\nx = 1", 2, False),
        ("x = f('''\na\n''')  # aidep: ignore[AID101]", 2, True),
        ("x = f('''\na\n''')  # aidep: ignore[AID101]", 1, True),
        ("x = f(f'''\n{a}\n''')  # aidep: ignore[AID101]", 2, True),
        ("# aidep: ignore[AID101]\nx = '''\na\n'''", 3, True),
        ("x = f(\n  '''\na\n''',\n  b,\n)  # aidep: ignore[AID101]", 3, True),
        ("# aidep: ignore[AID101]\nx = f(\n  '''\na\n''',\n  b,\n)", 4, True),
        ("x = f(\n  '''\na\n''',\n  b,\n)  # aidep: ignore[AID101]", 5, False),
        ("x = f(\n  '''\na\n''', '''\nb\n'''\n)  # aidep: ignore[AID101]", 3, False),
        ("x = f(\n  '''\na\n''', '''\nb\n'''  # aidep: ignore[AID101]\n)", 5, True),
        ("x = f('''\na\n''')\ny = 1  # aidep: ignore[AID101]", 2, False),
        ("x = '''\nselect a  -- aidep: ignore[AID101]\nb'''", 2, True),
        ("x = '''\n-- aidep: ignore[AID101]\nselect a\nb'''", 3, True),
        ("x = '''select a -- aidep: ignore[AID101]\nb'''", 1, False),
        ("def broken(:\n x = )  # aidep: ignore[AID101]", 2, True),
        ('x = "open\ny = 1  # aidep: ignore[AID101]', 2, True),
    ],
)
def test_what_suppresses(text: str, line: int, suppressed: bool) -> None:
    assert run(text, finding(line))[0] == [suppressed]


@pytest.mark.parametrize(
    ("format", "text", "line", "suppressed"),
    [
        ("yaml", "a: |  # aidep: ignore[AID101]\n  b\n\n  c\nd: 1", 4, True),
        ("yaml", "a: |  # aidep: ignore[AID101]\n  b\n\n  c\nd: 1", 5, False),
        ("yaml", "# aidep: ignore[AID101]\n- x: >-\n    b\n    c", 4, True),
        ("yaml", "a: |\n  b  # aidep: ignore[AID101]\n  c", 3, False),
        ("yaml", "a:  # aidep: ignore[AID101]\n  b: 1", 2, False),
        ("toml", 'a = """\nb\n"""  # aidep: ignore[AID101]', 2, True),
        ("toml", "# aidep: ignore[AID101]\na = '''\nb\n'''", 3, True),
        ("toml", 'a = "b"  # aidep: ignore[AID101]\nc = "d"', 2, False),
        ("ini", "a = 1  ; aidep: ignore[AID101]\n  b", 2, False),
    ],
)  # fmt: skip
def test_texts_of_several_lines_in_settings(format: str, text: str, line: int, suppressed: bool) -> None:
    found = scan(text, lambda span: Location(PATH, span), format=format)
    judged, _ = apply([finding(line)], {PATH: found}, TODAY, rules=RULES)
    assert [f.suppressed is not None for f in judged] == [suppressed]


def test_a_comment_on_any_line_of_the_place_counts() -> None:
    text = "x = '''\nold\n'''  # aidep: ignore[AID101]"
    assert run(text, finding(1, end_line=3)) == ([True], [])


def test_reason_is_kept() -> None:
    text = "x = 1  # aidep: ignore[AID101] - keeps working, until=2027-01-31 by contract"
    judged, _ = apply([finding()], {PATH: scan(text)}, TODAY)
    assert judged[0].suppressed == Suppression("comment", "keeps working, by contract")


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("until=2027-01-31", "2027-01-31"),
        ("until=2027-01-31.", "2027-01-31"),
        ("a until = 2027-01-31, b", "2027-01-31"),
        ("until=soon", "soon"),
        ("until=", "?"),
        ("wait until the end", ""),
        ("not_until=2027-01-31", ""),
    ],
)
def test_until_is_read_anywhere_in_the_reason(text: str, until: str) -> None:
    assert scan(f"x  # aidep: ignore[AID101] {text}").directives[0].until == until


@pytest.mark.parametrize(
    ("until", "suppressed", "new"),
    [
        ("2026-11-24", True, []),
        ("2026-11-23", True, []),
        ("2026-11-22", False, ["AID902 this ignore ended on 2026-11-22, 1 day ago"]),
        ("2025-11-23", False, ["AID902 this ignore ended on 2025-11-23, 365 days ago"]),
        ("2026-13-01", False, ["AID902 this ignore has ended: until=2026-13-01 is no date"]),
        ("soon", False, ["AID902 this ignore has ended: until=soon is no date"]),
        ("20991231", False, ["AID902 this ignore has ended: until=20991231 is no date"]),
        ("2099-W01-1", False, ["AID902 this ignore has ended: until=2099-W01-1 is no date"]),
    ],
)
def test_until_is_inclusive(until: str, suppressed: bool, new: list[str]) -> None:
    assert run(f"x = 1  # aidep: ignore[AID101] until={until}", finding()) == ([suppressed], new)


def test_expired_is_reported_where_nothing_is_hidden_too() -> None:
    assert [text[:6] for text in run("x  # aidep: ignore until=2020-01-01")[1]] == ["AID902"]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("x = 1  # aidep: ignore[AID101]", []),
        ("x = 1  # aidep: ignore[AID102]", ["AID901 ignore of AID102 suppresses nothing"]),
        ("x = 1  # aidep: ignore[AID101,AID102,AID2]", ["AID901 ignore of AID102, AID2 suppresses nothing"]),
        ("x = 1  # aidep: ignore", []),
        ("y = 1\n# aidep: ignore\n", ["AID901 this ignore suppresses nothing"]),
        ("# aidep: ignore-file[AID201]", ["AID901 ignore of AID201 suppresses nothing"]),
        ("# noqa: AID102", []),
        ("# aidep: ignore[AID102,AID901]", []),
        ("# aidep: ignore[AID102]\n# aidep: ignore-file[AID901]", []),
        ("# aidep: ignore[]", ["AID901 this comment suppresses nothing: its brackets name no code"]),
        (
            "# aidep: ignore AID101",
            ["AID901 this comment suppresses nothing: codes stand in brackets, as in ignore[AID101]"],
        ),
        ("# aidep: ignore[AID101", ["AID901 this comment suppresses nothing: its bracket is not closed"]),
        (
            "# aidep: ignores",
            ["AID901 this comment suppresses nothing: `ignores` is not known; did you mean `ignore`?"],
        ),
        ("# aidep: the linter", []),
    ],
)
def test_unused(text: str, new: list[str]) -> None:
    assert run(text, finding())[1] == new


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("AID111", "AID111 in this ignore is no code; did you mean AID101?"),
        ("AIDl01", "AIDl01 in this ignore is no code; did you mean AID101?"),
        ("retird-model", "retird-model in this ignore is no code; did you mean retired-model?"),
        ("E501", "E501 in this ignore is no code"),
    ],
)
def test_unknown_codes(written: str, message: str) -> None:
    assert run(f"x = 1  # aidep: ignore[AID101,{written}]", finding())[1] == [f"AID901 {message}"]


def test_place_of_a_report_is_the_directive() -> None:
    _, new = apply([], {PATH: scan("é = 1  # note # aidep: ignore[AID101] why", lambda s: Location(PATH, s))}, TODAY)
    assert new[0].location == Location(PATH, Span(1, 15, 1, 38))
    assert (new[0].name, new[0].severity) == ("unused-suppression", Severity.LOW)


@pytest.mark.parametrize(
    ("codes", "enabled", "reported"),
    [
        ("[AID102]", ["AID102", "AID901"], True),
        ("[AID102]", ["AID101", "AID901"], False),
        ("[AID102]", ["AID102"], False),
        ("[AID1]", ["AID101", "AID901"], False),
        ("[AID1]", ["AID101", "AID102", "AID103", "AID901"], True),
        ("", ["AID101", "AID901"], False),
        ("", [*NAMES, "AID901", "AID902"], True),
        ("[AID102,AID201]", ["AID201", "AID901"], True),
    ],
)
def test_a_code_that_is_not_enabled_is_not_unused(codes: str, enabled: list[str], reported: bool) -> None:
    assert bool(run(f"x  # aidep: ignore{codes}", enabled=enabled)[1]) == reported


def test_rules_that_are_off_by_default_do_not_keep_a_broad_ignore_from_being_judged() -> None:
    enabled = {*NAMES, "AID901"} - {"AID204"}
    assert run("x  # aidep: ignore", enabled=enabled)[1] == []
    assert run("x  # aidep: ignore", enabled=enabled, standard=enabled)[1] == ["AID901 this ignore suppresses nothing"]


def test_suppression_by_configuration_stays() -> None:
    before = replace(finding(), suppressed=Suppression("config", "per-file-ignores"))
    judged, new = apply([before], {PATH: scan("x  # aidep: ignore[AID101]")}, TODAY)
    assert (judged, new) == ([before], [])


def test_other_files_are_left_alone() -> None:
    judged, _ = apply([finding(path="b.py")], {PATH: scan("# aidep: ignore-file")}, TODAY)
    assert judged[0].suppressed is None


def test_a_notebook_counts_lines_by_cell() -> None:
    """Two cells of two lines, the text joined as the notebook reader joins them."""
    text = "a = 1  # aidep: ignore[AID101]\n# aidep: ignore[AID102]\nb = 1\nc = 1  # aidep: ignore-file[AID201]\n"

    def locate(span: Span) -> Location:
        number, line = (2, span.line) if span.line <= 2 else (5, span.line - 2)
        inside = Span(line, span.column, line, span.end_column)
        return Location("n.ipynb", Span(40 + span.line, 9, 40 + span.line, 20), Cell(number, inside))

    def at(cell: int, line: int, code: str) -> Finding:
        place = Location("n.ipynb", Span(1, 1, 1, 2), Cell(cell, Span(line, 1, line, 2)))
        return replace(finding(code=code), location=place)

    findings = [at(2, 1, "AID101"), at(5, 1, "AID101"), at(5, 1, "AID102"), at(2, 2, "AID201"), at(2, 2, "AID102")]
    judged, new = apply(findings, {"n.ipynb": scan(text, locate)}, TODAY)
    assert [f.suppressed is not None for f in judged] == [True, False, False, True, True]
    assert new == []


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("sql", "SELECT 'a -- b'; -- aidep: ignore[AID101]\n"),
        ("ini", "model = a;b ; aidep: ignore[AID101]\n"),
        ("hcl", 'model = "http://a" // aidep: ignore[AID101]\n'),
        ("yaml", "model: a--b # aidep: ignore[AID101]\n"),
    ],
)
def test_comments_begin_as_the_format_has_them(format: str, text: str) -> None:
    (directive,) = scan(text, lambda span: Location(PATH, span), format=format).directives
    assert directive.codes == ("AID101",)
    assert not scan(text.replace("aidep:", "aidep"), format=format).directives
    assert (format == "yaml") == bool(scan(text, format="toml").directives)


def test_configuration_files_have_hash_comments() -> None:
    text = 'model: "gpt-4 # aidep: ignore"\nother: it  # aidep: ignore[AID101]'
    found = scan(text, lambda span: Location(PATH, span), format="yaml")
    judged, _ = apply([finding(1), finding(2)], {PATH: found}, TODAY)
    assert [f.suppressed is not None for f in judged] == [False, True]


@pytest.mark.parametrize(
    ("data", "expected"), [(b"x # aidep: ignore", True), (b"# noqa: AID1", True), (b"#NOQA", True), (b"aidep", False)]
)
def test_mentions(data: bytes, expected: bool) -> None:
    assert suppress.mentions(data) is expected


@given(st.text(st.sampled_from("# aidep:ignore-file[AID101,]until=2026-noqa\n\r'\"x"), max_size=120))
def test_no_text_raises(text: str) -> None:
    run(text, finding(1), finding(2, "AID201"))
    run(f"x  # aidep: ignore{text}", finding(1))
    scan(text, format="yaml")


@pytest.mark.parametrize(
    "comment",
    ["# aidep: ignore[AID101]", "# aidep: ignore[AID101]\n", "x # aidep: ignore[AID101]\n", "# aidep: ignore-file\n"],
)
def test_thousands_of_comments_take_no_time_squared(comment: str) -> None:
    start = time.process_time()
    run(comment * 10_000, *map(finding, range(1, 10_000)))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("toml", 'a = """\n' + '\\"""\n' * 20_000),
        ("toml", 'a = """\n' + '\\"""\n' * 20_000 + "\\"),
        ("toml", 'a = "' + '\\"' * 20_000),
        ("yaml", 'a: "' + '\\"' * 20_000),
    ],
)
def test_what_is_not_closed_takes_no_time_squared(format: str, text: str) -> None:
    start = time.process_time()
    scan("# aidep: ignore\n" + text, format=format)
    list(long_texts(text, format))
    assert time.process_time() - start < 5
