"""``aidep models``."""

from __future__ import annotations

import json

import pytest

from aidep.cli.main import main

DAY = ["--as-of", "2026-11-23"]


def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "gpt-4-32k", "--platform", "openai", *DAY]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head == "gpt-4-32k  OpenAI API · alias"
    assert lines[0] == "  retired      2025-06-06, 535 days ago · announced 2024-06-06"
    assert "  points to    gpt-4-32k-0613 (retired 2025-06-06)" in lines
    assert any(line.startswith("  replaced by  gpt-4o (retiring 2027-01-14) -> ") for line in lines)
    assert "  use today    gpt-6-luna, gpt-4o" in lines
    assert sum(line.startswith("  source       https://") for line in lines) >= 1


def test_what_is_only_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "gpt-4o", *DAY]) == 0
    last = capsys.readouterr().out.split("\n\n")[-1]
    assert last.startswith("Also listed, with no lifecycle on record: ")
    assert "GitHub Copilot" in last.replace("\n", " ")
    assert main(["models", "gpt-4o", "--platform", "github-copilot", "--output-format", "json", *DAY]) == 0
    [row] = json.loads(capsys.readouterr().out)["models"]
    assert (row["status"], row["kind"], row["retires"], row["confidence"]) == ("listed", "unstated", None, "aggregator")
    assert row["sources"]


def test_many_are_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "--platform", "openai", "--status", "retiring", *DAY]) == 0
    head, *lines, count = capsys.readouterr().out.splitlines()
    assert head.split() == ["model", "status", "ends", "use", "instead"]
    assert len(lines) > 20
    assert all(" retiring  20" in line for line in lines)
    assert count == f"{len(lines)} records"


def test_words_in_any_spelling(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "Sonnet", "4.5", "--platform", "anthropic", "--output-format", "json", *DAY]) == 0
    ids = {row["id"] for row in json.loads(capsys.readouterr().out)["models"]}
    assert ids == {"claude-sonnet-4-5", "claude-sonnet-4-5-20250929"}


@pytest.mark.parametrize("width", ["40", "60", "80", "200"])
def test_fits_the_terminal(width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert main(["models", "--platform", "azure", *DAY]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= max(int(width), 60)


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "gemini-2.5-pro", "--platform", "gemini", "--output-format", "json", *DAY]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["schema_version"], document["as_of"]) == (1, "2026-11-23")
    [row] = document["models"]
    assert {"platform", "id", "kind", "status", "announced", "retires", "retires_not_before", "after"} <= set(row)
    assert {"points_to", "replaced_by", "current_replacement", "sources", "notes"} <= set(row)
    assert (row["status"], row["retires"], row["after"]) == ("retiring", "2026-12-01", "reroute")
    assert row["sources"][0] == {"url": "https://ai.google.dev/gemini-api/docs/deprecations", "checked": "2026-11-10"}


def test_versions_of_azure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "azure/gpt-4o", "--platform", "azure", *DAY]) == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if line and not line.startswith(" ")]
    assert [head.split("  ")[0] for head in heads] == [
        "gpt-4o (2024-05-13)",
        "gpt-4o (2024-08-06)",
        "gpt-4o (2024-08-06-ev3)",
        "gpt-4o (2024-11-20)",
    ]


def test_part_of_an_id_and_endpoints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "videos", "--platform", "openai", *DAY]) == 0
    assert capsys.readouterr().out.startswith("Videos API (Sora) (videos)  OpenAI API · endpoint · video\n  retired  ")


def test_retiring_within(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["models", "--platform", "anthropic", "--output-format", "json", *DAY, "--retiring-within"]
    assert main([*arguments, "2w"]) == 0
    rows = json.loads(capsys.readouterr().out)["models"]
    assert {row["id"] for row in rows} == {"claude-sonnet-4-5", "claude-sonnet-4-5-20250929"}
    assert main([*arguments, "3d"]) == 1


def test_did_you_mean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "gpt-4o-minii"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert (
        captured.err
        == "aidep models: nothing known of 'gpt-4o-minii': did you mean gpt-4o-mini or gpt-5.4-mini or gpt-4.1-mini?\n"
    )


@pytest.mark.parametrize(
    "arguments", [["--as-of", "soon"], ["--platform", "opnai"], ["--retiring-within", "long"], ["--status", "retird"]]
)
def test_usage_errors(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "gpt-4o", *arguments]) == 2
    assert arguments[1] in capsys.readouterr().err
