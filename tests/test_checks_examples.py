"""The annotated examples in ``tests/checks``, each run through the whole pipeline as a project of its own.

A line ends in ``# expect: AID101`` (several codes with commas) if findings start there, in ``# ok`` if it is one that
must stay silent; every other line must stay silent as well. ``# as-of: 2026-08-01`` at the top of a file sets the day.
Rules that speak of a whole project count in their own folder only. A folder may have an ``aidep.toml``.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from aidep.checks import rules
from aidep.config import Settings, load_settings
from aidep.run import judge, scan
from aidep.sources.formats import format_of

EXAMPLES = Path(__file__).parent / "checks"
PROJECTS = sorted(path for folder in EXAMPLES.glob("AID*") for path in folder.iterdir() if path.name != "__pycache__")
TODAY = date(2026, 11, 23)

OF_PROJECTS = {"AID301", "AID302", "AID303", "AID304"}
_EXPECT = re.compile(r"#\s*expect:\s*(AID\d{3}(?:\s*,\s*AID\d{3})*)")
_AS_OF = re.compile(r"^# as-of: (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


def sources(project: Path) -> list[Path]:
    files = project.rglob("*") if project.is_dir() else [project]
    return sorted(file for file in files if file.suffix in (".py", ".ipynb") or format_of(file.as_posix()))


def expected(project: Path) -> set[tuple[str, int, str]]:
    root = project if project.is_dir() else project.parent
    return {
        (file.relative_to(root).as_posix(), number, code.strip())
        for file in sources(project)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        for found in _EXPECT.finditer(line)
        for code in found[1].split(",")
    }


def as_of(project: Path) -> date:
    texts = (file.read_text(encoding="utf-8") for file in sources(project))
    days = [date.fromisoformat(found[1]) for text in texts for found in _AS_OF.finditer(text)]
    return days[0] if days else TODAY


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.relative_to(EXAMPLES).as_posix())
def test_exactly_what_is_annotated_is_found(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    if project.is_dir():
        shutil.copytree(project, folder)
    else:
        folder.mkdir()
        shutil.copy(project, folder)
    settings = replace(load_settings(str(folder)), as_of=as_of(project))
    report = judge(scan([str(folder)], settings), settings)
    found = {
        (finding.location.path, finding.location.span.line, finding.code)
        for finding in report.findings
        if finding.code not in OF_PROJECTS or project.parent.name == finding.code
    }
    assert found == expected(project)


def test_the_film_pipeline_of_the_readme() -> None:
    settings = Settings(as_of=TODAY)
    report = judge(scan([str(EXAMPLES.parent.parent / "examples" / "critterz")], settings), settings)
    by_subject = {(finding.code, finding.subject): finding for finding in report.findings}
    assert set(by_subject) == {
        ("AID101", "openai:sora-2"),
        ("AID101", "openai:sora-2-pro"),
        ("AID103", "openai:gpt-4o"),
        ("AID103", "openai:gpt-4o-mini-tts"),
        ("AID105", "openai:videos"),
        ("AID201", "openai:chat-latest"),
        ("AID203", "openai:library"),
        ("AID301", "openai"),
        ("AID302", "no-fallback"),
        ("AID303", "hosted-only"),
    }
    for code, subject in (("AID101", "openai:sora-2"), ("AID105", "openai:videos")):
        finding = by_subject[code, subject]
        assert (finding.announced, finding.retires) == (date(2026, 3, 24), date(2026, 9, 24))
        assert finding.help.startswith(
            "the platform names no replacement; others have models for video, the newest on record: "
        )
        assert "weights to run yourself: Wan-AI/" in finding.help
    constant = by_subject["AID101", "openai:sora-2-pro"]
    assert constant.location.path.endswith("settings.py")
    assert [hop.location.path.rpartition("/")[2] for hop in constant.related] == ["render.py"]


@pytest.mark.parametrize("code", [rule.code for rule in rules()])
def test_every_rule_has_examples_that_it_reports_and_lines_that_it_does_not(code: str) -> None:
    projects = [project for project in PROJECTS if project.parent.name == code]
    assert code in {found for project in projects for _, _, found in expected(project)}
    if code != "AID000":
        assert any("# ok" in file.read_text(encoding="utf-8") for project in projects for file in sources(project))
