"""The picture that people get: snapshots of it, and what must hold for any text."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidep import __version__
from aidep.model.finding import Counts, Report
from aidep.report import FORMATS, render
from aidep.report.text import text_width

from .samples import SOURCE, SampleSource, at, finding, options, picture, report, suppressed

SNAPSHOTS = Path(__file__).parent.parent / "snapshots"
REPORTS: dict[str, Callable[[], Report]] = {
    "picture": picture,
    "clean": report,
    "nothing": lambda: report(checked=0),
    "suppressed": lambda: report(suppressed("the vendor keeps it for us"), show_suppressed=True, suppressed=1),
}


@pytest.mark.parametrize("color", [False, True], ids=["plain", "color"])
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", REPORTS)
def test_picture_on_the_terminal(name: str, width: int, color: bool) -> None:
    shown = render("full", REPORTS[name](), SOURCE, options(width, color, hyperlinks=color))
    file = SNAPSHOTS / f"full-{name}-{width}{'-color' if color else ''}.txt"
    if os.environ.get("AIDEP_UPDATE_SNAPSHOTS"):
        file.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])
def test_snapshots_of_the_other_formats(name: str) -> None:
    shown = render(name, picture(), SOURCE, options(base="services/chat")).replace(f'"{__version__}"', '"VERSION"')
    file = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("AIDEP_UPDATE_SNAPSHOTS"):
        file.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == file.read_text(encoding="utf-8")


def lines_of(shown: Report, width: int = 80, source: SampleSource = SOURCE) -> list[str]:
    return render("full", shown, source, options(width)).splitlines()


def underlined(source: str, column: int, length: int, width: int = 80) -> str:
    """What stands above the carets."""
    lines = lines_of(report(finding(location=at("x.py", 1, column, length))), width, SampleSource({"x.py": [source]}))
    text, carets = next((a, b) for a, b in pairwise(lines) if b.strip(" |").startswith("^"))
    start, end, used, above = carets.index("^"), len(carets), 0, ""
    for char in text:
        if start <= used < end:
            above += char
        used += text_width(char)
    return above


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('\t\tmodel="gpt-4"', "gpt-4"),
        ('  \tmodel="gpt-4"', "gpt-4"),
        ('名前 = "gpt-4"', "gpt-4"),
        ('cafe\u0301 = "gpt-4"', "gpt-4"),
        ('x = "\u202e", "gpt-4"', "gpt-4"),
        ('x = "\x1b[31m", "gpt-4"', "gpt-4"),
        ('"a", ' * 60 + '"gpt-4"', "gpt-4"),
        ('"gpt-4"' + ', "a"' * 60, "gpt-4"),
        ("名" * 90 + '"gpt-4"' + "名" * 90, "gpt-4"),
        ("x" * 100_000 + '"gpt-4"' + "y" * 100_000, "gpt-4"),
    ],
)
@pytest.mark.parametrize("width", [20, 80, 120])
def test_carets_stand_below_the_place(source: str, expected: str, width: int) -> None:
    column = source.index("gpt-4") + 1
    assert underlined(source, column, len(expected), width) == expected


def test_place_longer_than_the_terminal_is_cut() -> None:
    lines = lines_of(
        report(finding(location=at("x.py", 1, 5, 500))), 80, SampleSource({"x.py": ["x = " + "é" * 500 + " # end"]})
    )
    assert all(text_width(line) <= 80 for line in lines)
    assert sum("^" in line for line in lines) == 1


@given(
    st.text(st.characters(blacklist_characters="\n\r"), max_size=200),
    st.integers(1, 210),
    st.integers(0, 210),
    st.integers(30, 130),
)
def test_no_source_line_breaks_the_frame(source: str, column: int, length: int, width: int) -> None:
    shown = report(finding(location=at("x.py", 1, column, length), message="m"))
    lines = render("full", shown, SampleSource({"x.py": [source]}), options(width)).split("\n")
    assert [line[:4] for line in lines[2:6]] == ["  --", "   |", " 1 |", "   |"]
    assert all(text_width(line) <= max(width, 40) for line in lines[2:6])
    assert lines[5].count("^") >= 1


def test_same_code_and_subject_is_one_problem() -> None:
    places = [finding(location=at(f"m{n}.py", 1, 1, 3), subject="s", help="use b") for n in range(4)]
    other = finding(location=at("n.py", 1, 1, 3), subject="t")
    lines = lines_of(report(*places, other))
    assert sum(line.startswith("critical AID101") for line in lines) == 2
    assert sum("help: use b" in line for line in lines) == 1
    assert [line.split()[-1] for line in lines if ".py:" in line] == [
        f"{m}.py:1:1" for m in ("m0", "m1", "m2", "m3", "n")
    ]
    assert lines[-2].startswith("2 problems in 5 places (2 critical)")


def test_findings_without_subject_stay_apart() -> None:
    assert "2 problems in 2 places (2 critical)" in "\n".join(lines_of(report(finding(), finding())))


@pytest.mark.parametrize(("count", "listed", "more"), [(7, 6, ""), (8, 5, "and 2 more places"), (51, 5, "and 45 more")])
def test_further_places_are_listed_up_to_five(count: int, listed: int, more: str) -> None:
    text = "\n".join(lines_of(report(*(finding(location=at(f"m{n}.py", 1, 1, 3), subject="s") for n in range(count)))))
    assert text.count(".py:1:1") == listed + 1
    assert more in text
    assert ("--output-format concise lists all" in text) == bool(more)


def test_suppressed_findings_are_shown_only_on_request() -> None:
    hidden = "\n".join(lines_of(report(suppressed(), suppressed=1)))
    assert "AID101" not in hidden
    assert "No AI dependency risks found · 1 suppressed" in hidden
    shown = "\n".join(lines_of(report(suppressed("because"), suppressed=1, show_suppressed=True)))
    assert "(suppressed by comment: because)" in shown
    assert "No AI dependency risks found" in shown


def test_missing_source_leaves_the_place() -> None:
    assert "  --> gone.py:3:4" in lines_of(report(finding(location=at("gone.py", 3, 4, 5))))
    assert "  --> app/llm.py:99:4" in lines_of(report(finding(location=at("app/llm.py", 99, 4, 5))))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "gitlab"])  # a bare list: no place for it
def test_every_format_says_what_was_looked_at(name: str) -> None:
    counts = Counts(checked=1234, analysed=7, excluded=77, unreadable=55, suppressed=66)
    text = render(name, report(counts=counts), SOURCE, options()).replace("1,234", "1234")
    assert all(number in text for number in ("1234", "77", "55", "66", "2026-11-23"))


@pytest.mark.parametrize("name", ["full", "concise", "github"])
def test_nothing_to_check_is_said(name: str) -> None:
    assert render(name, report(checked=0), SOURCE, options(200)).startswith("Nothing to check")


def test_a_clean_report_imports_no_heavy_library() -> None:
    code = (
        "import sys; from datetime import date; from aidep.model.finding import Counts, Report\n"
        "from aidep.report import RenderOptions, render\n"
        "report = Report((), Counts(1, 0, 0, 0), date(2026, 1, 1), date(2026, 1, 1), ())\n"
        "for color in (False, True): render('full', report, None, RenderOptions(color=color))\n"
        "print([m for m in ('rich', 'libcst', 'pydantic', 'json', 'hashlib') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
