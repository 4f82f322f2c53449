"""Every row of the survey of SDKs is a surface of ours, or is left out with a reason."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

from aidep.catalog import load_catalog
from tests.sdk_rows.match import call_of, covered

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).parent / "sdk_rows"
ROWS = list(csv.DictReader((FOLDER / "rows.csv").read_text(encoding="utf-8").splitlines()))
LEFT_OUT = {
    row: entry["why"]
    for entry in tomllib.loads((FOLDER / "left_out.toml").read_text(encoding="utf-8"))["left_out"]
    for row in entry["rows"]
}


def key(row: dict[str, str]) -> str:
    return f"{row['package']} | {row['name']} | {row['argument']}"


def test_every_row_is_covered_or_left_out_with_a_reason() -> None:
    index = load_catalog().sdks
    open_rows = [key(row) for row in ROWS if not covered(index, row["name"], row["argument"])]
    assert sorted(set(open_rows) - LEFT_OUT.keys()) == []
    assert sorted(LEFT_OUT.keys() - set(open_rows)) == [], "covered by now: no reason to leave them out"
    assert all(LEFT_OUT.values())


def test_what_was_removed_is_known_too() -> None:
    index = load_catalog().sdks
    removed = [row for row in ROWS if row["status"] == "removed"]
    known = [row for row in removed if covered(index, row["name"], row["argument"])]
    assert len(known) > 0.8 * len(removed)


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("boto3.client('bedrock-runtime').converse", "boto3.client().converse"),
        ('transformers.pipeline("fill-mask")', "transformers.pipeline"),
        ("mem0.Memory.from_config[llm:openai]", "mem0.Memory.from_config"),
        ("openai.OpenAI().chat.completions.create", "openai.OpenAI().chat.completions.create"),
    ],
)
def test_names(name: str, call: str) -> None:
    assert call_of(name) == call
