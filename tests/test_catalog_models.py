"""``aidep models``."""

from __future__ import annotations

import json

import pytest

from aidep.cli.main import main

DAY = ["--as-of", "2026-11-23"]


def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "gpt-4-32k", *DAY]) == 0
    out = capsys.readouterr().out
    assert out.startswith("gpt-4-32k  OpenAI API  retired\n")
    assert "2025-06-06 (535 days ago)" in out
    assert "replaced by  gpt-4o" in out
    assert "today        gpt-6-luna, gpt-4o" in out


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
    assert main(["models", "azure/gpt-4o", *DAY]) == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if line and not line.startswith(" ")]
    assert [head.split("  ")[0] for head in heads] == [
        "gpt-4o (2024-05-13)",
        "gpt-4o (2024-08-06)",
        "gpt-4o (2024-08-06-ev3)",
        "gpt-4o (2024-11-20)",
    ]


def test_part_of_an_id_and_endpoints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "videos", *DAY]) == 0
    assert capsys.readouterr().out.startswith("endpoint videos: Videos API (Sora)  OpenAI API  retired\n")


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
    assert captured.err == "aidep models: nothing known of 'gpt-4o-minii': did you mean gpt-4o-mini?\n"


@pytest.mark.parametrize("arguments", [["--as-of", "soon"], ["--platform", "opnai"], ["--retiring-within", "long"]])
def test_usage_errors(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "gpt-4o", *arguments]) == 2
    assert arguments[1] in capsys.readouterr().err
