"""When things end, as a chart, a list, a calendar and data; and the plan for it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import icalendar
import pytest

from aidep.contingency import milestones
from aidep.model.exposure import Dependency, Exposure
from aidep.model.finding import Counts, Severity
from aidep.model.lifecycle import Kind, Record, Source, Status
from aidep.model.plan import Option, Plan
from aidep.model.usage import Confidence
from aidep.report.plan import Plans
from aidep.report.plan import render as render_plan
from aidep.report.text import text_width
from aidep.report.timeline import FORMATS, Timeline, breaks_within, render
from tests.conftest import ROOT, Aidep, Tree

from .samples import TODAY, at, options
from .test_hostile import COMMAND, NAMES, dangers

SOURCE = Source("https://example.org/deprecations", TODAY)


def dependency(
    id_: str, ends: date | None = None, earliest: date | None = None, path: str = "app/llm.py"
) -> Dependency:
    record = Record("openai", id_, Kind.SNAPSHOT, retires=ends, retires_not_before=earliest, sources=(SOURCE,))
    over = ends is not None and ends <= TODAY
    severity = Severity.CRITICAL if over else Severity.HIGH if ends else None
    return Dependency(
        id=id_,
        name=id_,
        platform="openai",
        platform_name="OpenAI API",
        is_endpoint=False,
        record=record,
        status=record.status(TODAY),
        severity=severity,
        confidence=Confidence.HIGH,
        places=(at(path, 3, 5, 4), at(path, 9, 5, 4)),
        replacements=("new-one",),
    )


def timeline(*found: Dependency, days: int = 90) -> Timeline:
    exposure = Exposure(found, TODAY, TODAY, Counts(3))
    plans = [
        Plan(d, "ends", (Option("same-platform", "new-one", "OpenAI API"),), tuple(milestones(d.ends, TODAY)), d.ends)
        for d in breaks_within(exposure, days)
    ]
    return Timeline(exposure, days, plans)


SOME = (
    dependency("gone-1", date(2026, 9, 24)),
    dependency("soon-2", date(2027, 1, 14)),
    dependency("later-3", date(2027, 10, 1)),
    dependency("kept-4", earliest=date(2027, 5, 1)),
    dependency("open-5"),
)


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_chart_fits(width: int) -> None:
    written = render("full", timeline(*SOME), options(width=width))
    assert max(map(text_width, written.splitlines())) <= width
    for name in ("gone-1", "soon-2", "later-3", "kept-4", "open-5"):
        assert name in written
    assert "Broken, or breaking by 2027-02-21 (90 days)" in " ".join(written.split())


def test_chart_marks() -> None:
    chart = render("full", timeline(*SOME), options(width=120)).partition("today\n")[0]
    rows = {line.split()[0]: line for line in chart.splitlines() if line}
    assert "✕" in rows["gone-1"]
    assert "●" in rows["soon-2"]
    assert rows["soon-2"].index("●") < rows["later-3"].index("●")
    assert "○" in rows["kept-4"]
    assert len({row.index("│") for name, row in rows.items() if name in ("gone-1", "soon-2", "kept-4")}) == 1


def test_only_what_is_committed_breaks() -> None:
    found = [d.id for d in breaks_within(timeline(*SOME).exposure, 90)]
    assert found == ["gone-1", "soon-2"]
    assert [d.id for d in breaks_within(timeline(*SOME).exposure, 400)] == ["gone-1", "soon-2", "later-3"]


def test_calendar_imports() -> None:
    calendar = icalendar.Calendar.from_ical(render("ics", timeline(*SOME), options()))
    events = calendar.walk("VEVENT")
    days = {str(event["SUMMARY"]): event.decoded("DTSTART") for event in events}
    assert days == {
        "gone-1 on OpenAI API is no longer served": date(2026, 9, 24),
        "soon-2 on OpenAI API is no longer served": date(2027, 1, 14),
        "later-3 on OpenAI API is no longer served": date(2027, 10, 1),
        "kept-4 on OpenAI API may be retired from today on": date(2027, 5, 1),
    }
    assert len({str(event["UID"]) for event in events}) == 4
    assert [len(event.walk("VALARM")) for event in events] == [0, 2, 2, 0]


def test_calendar_lines() -> None:
    written = render("ics", timeline(dependency("名" * 90, date(2027, 1, 14))), options())
    lines = written.split("\r\n")
    assert lines.pop() == ""
    assert "\n" not in "".join(lines)
    assert max(len(line.encode()) for line in lines) <= 75
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert str(event["SUMMARY"]).startswith("名" * 90)


def test_a_moved_date_keeps_its_event() -> None:
    def uid(ends: date) -> str:
        (event,) = icalendar.Calendar.from_ical(render("ics", timeline(dependency("a", ends)), options())).walk(
            "VEVENT"
        )
        return str(event["UID"])

    assert uid(date(2027, 1, 14)) == uid(date(2027, 6, 1))


@pytest.mark.parametrize("text", NAMES)
@pytest.mark.parametrize("name", FORMATS)
def test_hostile_names(name: str, text: str) -> None:
    hostile = replace(dependency(text, date(2027, 1, 14), path=text), replacements=(text,), platform_name=text)
    written = render(name, timeline(hostile), options())
    assert dangers(written.replace("\r\n", "\n")) == []
    assert not any(COMMAND.match(line) or "##[" in line for line in written.splitlines())
    if name == "ics":
        (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
        assert event.decoded("DTSTART") == date(2027, 1, 14)


@pytest.mark.parametrize("text", NAMES)
def test_hostile_plans(text: str) -> None:
    hostile = replace(dependency(text, date(2027, 1, 14), path=text), platform_name=text)
    plans = Plans(timeline(hostile).plans, TODAY, TODAY, text)
    for name in ("markdown", "json"):
        written = render_plan(name, plans)
        assert dangers(written) == []
        assert not any(COMMAND.match(line) or "##[" in line for line in written.splitlines())
    assert json.loads(render_plan("json", plans))["plans"][0]["id"] == text


@pytest.mark.parametrize("left", [1, 2, 10, 50, 120, 400])
def test_milestones_lie_between_today_and_the_end(left: int) -> None:
    end = TODAY + timedelta(days=left)
    days = [item.by for item in milestones(end, TODAY)]
    assert days == sorted(days)
    assert all(TODAY <= day < end for day in days)


def test_milestones_of_what_is_over_are_today() -> None:
    assert {item.by for item in milestones(None, TODAY, over=True)} == {TODAY}
    assert {item.by for item in milestones(TODAY, TODAY, over=True)} == {TODAY}
    assert list(milestones(None, TODAY)) == []


def test_commands(aidep: Aidep, tree: Tree) -> None:
    source = (ROOT / "examples/critterz/critterz/settings.py").read_text()
    tree({"settings.py": source, "main.py": "import openai\nopenai.OpenAI().videos.create(model='sora-2')\n"})
    done = aidep("timeline", "--as-of", "2026-11-23", "--output-format", "json")
    assert done.code == 0
    found = json.loads(done.out)
    assert [d["id"] for d in found["dependencies"]][:3] == ["sora-2", "sora-2-pro", "videos"]
    assert {d["retires"] for d in found["dependencies"][:3]} == {"2026-09-24"}
    assert found["upcoming"][0]["milestones"][0]["by"] == "2026-11-23"
    done = aidep("plan", "--as-of", "2026-11-23")
    assert done.code == 0
    assert done.out.count("\n## ") >= 3
    assert "All hosted inference of this project goes to OpenAI API" in done.out
    assert aidep("timeline", "--days", "soon").code == 2


def test_plan_names_arguments_that_the_substitute_refuses(aidep: Aidep, tree: Tree) -> None:
    call = 'model="claude-opus-4-1", max_tokens=9, temperature=0, messages=[]'
    tree({"app.py": f"import anthropic\nanthropic.Anthropic().messages.create({call})\n", "more.py": ""})
    (plan,) = json.loads(aidep("plan", "--as-of", "2026-11-23", "--output-format", "json").out)["plans"]
    assert {item["parameter"] for item in plan["parameters"]} == {"temperature"}
    assert "change `temperature`" in aidep("plan", "--as-of", "2026-11-23").out


def test_status_words() -> None:
    assert SOME[0].status is Status.RETIRED
    assert SOME[0].is_over
    assert not SOME[3].is_over
