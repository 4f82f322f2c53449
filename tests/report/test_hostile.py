"""Names, ids and source lines that strangers chose do no harm in any format."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidep.model.finding import Counts, Related, Report
from aidep.model.usage import Confidence, Inventory, ModelReference, Problem, Role
from aidep.report import FORMATS, render
from aidep.report.inventory import render_json, render_text
from aidep.report.text import text_width, visible

from .samples import SampleSource, at, finding, options, report

NAMES = [
    "a\nb.py",
    "a\r\n::error file=x::forged.py",
    "::error file=x,line=1::forged.py",
    "  ::set-output name=x::forged.py",
    "##[add-mask]x.py",
    "\x1b[2J\x1b]0;title\x07.py",
    "\x9b31mred.py",
    "%0A::error::x.py",
    "%1B[31m.py",
    "safe\u202egnp.py",
    "\u2066iso\u2069late.py",
    "zero\u200bwidth\ufeff.py",
    "line\u2028sep\u0085next.py",
    "back\b\b\bspace.py",
    "quote\"'`$(id)`.py",
    "<b>&amp;.py",
    "</script><script>alert(1)</script>.py",
    "\"onload='x'.py",
    "[link](javascript:x).py",
    "{0}{{1}}.py",
    "\udcff\ud800.py",
    "名前\t.py",
    "nul\0.py",
]
COMMAND = re.compile(r"\s*::[A-Za-z]|##\[")


def shown(text: str) -> Report:
    item = finding(
        location=at(text, 1, 1, 3),
        message=f"{text} was retired",
        help=f"use {text}",
        model=text,
        subject=text,
        replacement=(text,),
        evidence=(f"https://example.org/{text}",),
        related=(Related(at(text, 1, 1, 3), text),),
        scope=text,
    )
    return report(item, item, finding("AID000", at(text, 1, 1, 0), message=text), unreadable=1)


def dangers(text: str) -> list[str]:
    """Characters that are not printed as themselves."""
    return [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


@pytest.mark.parametrize("text", NAMES)
@pytest.mark.parametrize("name", FORMATS)
def test_no_format_passes_them_on(name: str, text: str) -> None:
    source = SampleSource({text: [f"x = '{text}'"]})
    written = render(name, shown(text), source, options())
    assert dangers(written) == []
    written.encode("utf-8")
    lines = written.splitlines()
    assert len(lines) == len(render(name, shown("harmless"), source, options()).splitlines()) or name == "full"
    commands = [line for line in lines if COMMAND.match(line) or "##[" in line]
    assert len(commands) == (3 if name == "github" else 0)
    assert [line for line in commands if not line.startswith(("::error file=", "::notice file="))] == []


@pytest.mark.parametrize("text", NAMES)
def test_colored_text_holds_only_our_own_sequences(text: str) -> None:
    source = SampleSource({text: [f"x = '{text}'"]})
    for name in ("full", "concise"):
        written = render(name, shown(text), source, options(color=True, hyperlinks=True))
        ours = r"\x1b\[[0-9;]*m|\x1b\]8;;(https://github\.com/[\w./-]+)?\x1b\\"
        assert dangers(re.sub(ours, "", written)) == []


@pytest.mark.parametrize("text", NAMES)
def test_github_properties_cannot_be_forged(text: str) -> None:
    for line in render("github", shown(text), SampleSource({}), options()).splitlines()[:-1]:
        match = re.fullmatch(r"::(error|notice) ([^:]*)::(.*)", line)
        assert match
        keys = [part.partition("=")[0] for part in match[2].split(",")]
        assert keys in (["file", "line", "col", "endLine", "endColumn", "title"], ["file", "line", "col", "title"])


@pytest.mark.parametrize("text", NAMES)
def test_json_gives_them_back_unchanged(text: str) -> None:
    first = json.loads(render("json", shown(text), SampleSource({}), options()))["findings"][0]
    assert (first["path"], first["model"], first["replacement"]) == (text, text, [text])


@pytest.mark.parametrize("text", NAMES)
def test_inventory(text: str) -> None:
    reference = ModelReference(at(text, 1, 1, 3), text, text, Role.OTHER, Confidence.LOW, platform=text)
    inventory = Inventory(references=(reference,), problems=(Problem(at(text, 1, 1, 0), text),))
    for written in (render_json(inventory, Counts()), render_text(inventory, Counts(), options())):
        assert dangers(written) == []
        assert not any(COMMAND.match(line) or "##[" in line for line in written.splitlines())
    assert json.loads(render_json(inventory, Counts()))["usages"][0]["text"] == text


@given(st.text(max_size=60))
def test_visible_is_one_line_of_known_width(text: str) -> None:
    seen = visible(text)
    assert dangers(seen) == []
    assert "\n" not in seen
    assert not COMMAND.match(seen)
    assert text_width(seen) >= 0


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain text", "plain text"),
        ("naïve 名 🚀", "naïve 名 🚀"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\u202e", "\\u202e"),
        ("\U000e0041", "\\U000e0041"),
        ("std::vector", "std::vector"),
        ("a ::warning::b", "a \\x3a:warning::b"),
        ("##[group]", "#\\x23[group]"),
    ],
)
def test_visible(text: str, seen: str) -> None:
    assert visible(text) == seen


@given(st.text(max_size=40), st.sampled_from(FORMATS))
def test_no_text_raises(text: str, name: str) -> None:
    written: Any = render(name, shown(text), SampleSource({text: [text]}), options(color=True))
    assert written.endswith("\n")


MARKUP = "x <img src=x onerror=alert(1)> [y](javascript:alert(1)) **z**"


def test_html_is_escaped() -> None:
    page = render("html", shown(MARKUP), SampleSource({MARKUP: [MARKUP]}), options())
    assert "onerror=alert" in page
    assert "<img src=x" not in page


def test_sarif_viewers_see_no_link() -> None:
    log = json.loads(render("sarif", shown(MARKUP), SampleSource({MARKUP: [MARKUP]}), options()))
    texts = [result["message"]["text"] for result in log["runs"][0]["results"]]
    texts += [
        place["message"]["text"] for one in log["runs"][0]["results"] for place in one.get("relatedLocations", ())
    ]
    assert len(texts) >= 4
    assert not [text for text in texts if "](" in text]


def test_markdown_shows_names_as_they_are() -> None:
    written = render("markdown", shown(MARKUP), SampleSource({MARKUP: [MARKUP]}), options())
    assert "onerror" in written
    assert not [sign for sign in ("<img", "[y](", "**z") if sign in written]
