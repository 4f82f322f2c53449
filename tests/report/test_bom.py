"""The bill of materials and the tables: valid, complete, and harmless."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from aidep.model.exposure import Exposure, Host
from aidep.model.finding import Counts
from aidep.model.usage import Confidence, Inventory, ModelReference, PackageRequirement, Role
from aidep.report.bom import SPECIFICATIONS, render
from aidep.report.tables import render_csv, render_markdown
from tests.conftest import Aidep, Tree

from .samples import TODAY, at
from .test_hostile import COMMAND, NAMES, dangers
from .test_timeline import SOME, dependency

schema = pytest.importorskip("cyclonedx.schema")
validation = pytest.importorskip("cyclonedx.validation.json")

OPENAI = Host(
    "openai", "OpenAI API", "OpenAI", "US", "https://example.org/deprecations", ("api.openai.com", "*.openai.com")
)
PINNED = PackageRequirement(at("requirements.txt", 1, 1, 6), "openai", "==1.2.3", "1.2.3", "application", "openai")
OPEN = PackageRequirement(at("pyproject.toml", 4, 1, 9), "anthropic", ">=0.3", None, "library", "anthropic")


def valid(text: str, name: str) -> dict[str, object]:
    version = {"1.6": schema.SchemaVersion.V1_6, "1.7": schema.SchemaVersion.V1_7}[SPECIFICATIONS[name]]
    assert validation.JsonStrictValidator(version).validate_str(text) is None
    document: dict[str, object] = json.loads(text)
    return document


@pytest.mark.parametrize("name", SPECIFICATIONS)
def test_valid_by_the_strict_schema(name: str) -> None:
    api = replace(dependency("videos", date(2026, 9, 24)), is_endpoint=True, name="Videos API")
    exposure = Exposure((*SOME, api), TODAY, TODAY, Counts(3), (OPENAI,))
    document = valid(render(name, exposure, [PINNED, OPEN], "film"), name)
    parts = {part["bom-ref"]: part for part in document["components"]}  # type: ignore[attr-defined]
    assert set(parts) == {f"model:openai:{d.id}" for d in SOME} | {"package:openai", "package:anthropic"}
    facts = {item["name"]: item["value"] for item in parts["model:openai:soon-2"]["properties"]}
    assert (facts["aidep:status"], facts["aidep:retires"]) == ("retiring", "2027-01-14")
    assert parts["model:openai:soon-2"]["evidence"]["occurrences"][0] == {
        "location": "app/llm.py",
        "line": 3,
        "offset": 5,
    }
    assert parts["package:openai"]["purl"] == "pkg:pypi/openai@1.2.3"
    assert "version" not in parts["package:anthropic"]
    (service,) = document["services"]  # type: ignore[misc]
    assert service["endpoints"] == ["https://api.openai.com"]
    assert {"name": "aidep:endpoint:videos", "value": "2026-09-24"} in service["properties"]


def test_the_same_project_gives_the_same_text() -> None:
    exposure = Exposure(SOME, TODAY, TODAY, Counts(3), (OPENAI,))
    assert render("cyclonedx", exposure, [PINNED], "film") == render("cyclonedx", exposure, [PINNED], "film")
    assert render("cyclonedx", exposure, [PINNED], "film") != render("cyclonedx", exposure, [OPEN], "film")


@pytest.mark.parametrize("text", NAMES)
def test_hostile_names(text: str) -> None:
    hostile = replace(dependency(text, date(2027, 1, 14), path=text), platform_name=text, replacements=(text,))
    exposure = Exposure((hostile,), TODAY, TODAY, Counts(1), (OPENAI,))
    requirement = replace(OPEN, package=text, location=at(text, 1, 1, 3))
    reference = ModelReference(at(text, 1, 1, 3), text, text, Role.DEFAULT, Confidence.LOW, platform=text)
    bom = render("cyclonedx", exposure, [requirement], text)
    assert json.loads(bom)["components"][0]["name"] == text
    table = render_csv(Inventory(references=(reference,)))
    for written in (bom, render_markdown(exposure), table):
        assert dangers(written) == []
        assert not any(COMMAND.match(line) or "##[" in line for line in written.splitlines())


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_formula_in_a_spreadsheet(text: str) -> None:
    reference = ModelReference(at(text, 1, 1, 3), text, text, Role.DEFAULT, Confidence.LOW)
    (row,) = csv.DictReader(io.StringIO(render_csv(Inventory(references=(reference,)))))
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert row["model"] == f"'{text}"


def test_command(aidep: Aidep, tree: Tree) -> None:
    tree(
        {
            "app.py": "import openai\nopenai.OpenAI().videos.create(model='sora-2')\n",
            "requirements.txt": "openai==1.99.0\n",
        }
    )
    for name in SPECIFICATIONS:
        document = valid(aidep("inventory", "--as-of", "2026-11-23", "--output-format", name).out, name)
        assert {part["name"] for part in document["components"]} == {"sora-2", "openai"}  # type: ignore[attr-defined]
        assert document["metadata"]["component"]["name"] == "project"  # type: ignore[index]
    table = aidep("inventory", "--as-of", "2026-11-23", "--output-format", "markdown").out
    assert "| `sora-2` | OpenAI API | retired | 2026-09-24 |" in table
    rows = list(csv.DictReader(io.StringIO(aidep("inventory", "--output-format", "csv").out)))
    assert {row["kind"] for row in rows} >= {"sdk_import", "sdk_call", "model_reference", "package_requirement"}
