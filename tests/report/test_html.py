"""The page of findings: one file, nothing loaded, nothing of the repository acts in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from aidep.model.exposure import Dependency, Exposure
from aidep.model.finding import Counts, Severity
from aidep.model.lifecycle import Kind, Record, Source, Status
from aidep.model.usage import Confidence
from aidep.report import render

from .samples import SOURCE, TODAY, SampleSource, at, finding, options, picture, report

ATTACKS = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "</style><svg onload=alert(1)>",
    "javascript:alert(1)",
    "&lt;b&gt;",
]
TAGS = set(
    "html head meta title style body header h1 h2 h3 p ul li b main section table thead tbody tr th td span svg rect"
    " line text circle path form input select option label output article a pre mark div details summary footer script"
    " ol".split()
)


class Reader(HTMLParser):
    """What a browser would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def exposure(name: str = "gpt-4o") -> Exposure:
    record = Record(
        "openai", name, Kind.SNAPSHOT, retires=date(2027, 1, 14), sources=(Source("https://example.org", TODAY),)
    )
    one = Dependency(
        name,
        name,
        "openai",
        "OpenAI API",
        False,
        record,
        Status.RETIRING,
        Severity.HIGH,
        Confidence.HIGH,
        (at(name, 1, 1, 3),),
    )
    other = replace(one, id="old", name="old", platform_name="Elsewhere", record=None, status=None, severity=None)
    return Exposure((one, other), TODAY, TODAY, Counts(3))


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_of_the_repository_acts(text: str) -> None:
    item = finding(
        location=at(text, 1, 1, 3),
        message=text,
        help=text,
        model=text,
        platform=text,
        subject=text,
        evidence=(text, f"https://example.org/{text}"),
    )
    shown = replace(report(item), exposure=exposure(text))
    page = read(render("html", shown, SampleSource({text: [text]}), options()))
    harmless = replace(report(replace(item, evidence=("none", "https://example.org/"))), exposure=exposure("x"))
    same = read(render("html", harmless, SampleSource({text: ["x" * len(text)]}), options()))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in same.tags]
    assert {tag for tag, _ in page.tags} <= TAGS
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert all(link and link.startswith("https://") for link in links)


def test_loads_nothing() -> None:
    page = render("html", replace(picture(), exposure=exposure()), SOURCE, options())
    seen = read(page)
    assert not [attrs for _, attrs in seen.tags if {"src", "srcset", "action", "formaction", "background"} & set(attrs)]
    assert not re.search(r"@import|url\(", page)
    (policy,) = (attrs["content"] for _, attrs in seen.tags if attrs.get("http-equiv"))
    assert policy
    assert policy.startswith("default-src 'none'")
    assert "script-src 'sha256-" in policy


def test_shows_findings_timeline_and_shares() -> None:
    seen = read(render("html", replace(picture(), exposure=exposure()), SOURCE, options()))
    assert sum(tag == "article" for tag, _ in seen.tags) == 5
    assert "gpt-4-32k-0613 was retired on the OpenAI API on 2025-06-06" in seen.text
    assert "2027-01-14, in 52 days" in seen.text
    assert seen.text.count("50.0 %") == 2
    marked = re.search(r"<mark>(.*?)</mark>", render("html", picture(), SOURCE, options()))
    assert marked
    assert marked[1] == "gpt-4-32k-0613"


def test_clean() -> None:
    seen = read(render("html", report(), SOURCE, options()))
    assert "No AI dependency risks found" in seen.text
    assert not [tag for tag, _ in seen.tags if tag == "article"]
