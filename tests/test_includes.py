"""Includes of requirements files that lead nowhere are reported: a pin could stand there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aidep.cli.main import main
from aidep.sources.includes import lost_include


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "openai\n  -r nope.txt # x\n",
            ("only without nope.txt, which it includes with -r and which is not there", 2, 6),
        ),
        ("-rnope.txt\n", ("only without nope.txt, which it includes with -r and which is not there", 1, 3)),
        ("--constraint=no/pe.txt", ("only without no/pe.txt, which it includes with --constraint and which", 1, 14)),
        ("openai\n-r ./requirements.txt\n", ("only by itself, for it includes itself with -r", 2, 4)),
        ("-r base.txt\n-c https://x.org/c.txt\n-r ${DIR}/a.txt\n-r {{ x }}\n# -r nope.txt\nopenai\n", None),
    ],
)
def test_includes(tmp_path: Path, text: str, says: tuple[str, int, int] | None) -> None:
    (tmp_path / "base.txt").touch()
    lost = lost_include(str(tmp_path / "requirements.txt"), text)
    if says is None:
        assert lost is None
    else:
        assert lost is not None
        assert lost.message.startswith(says[0])
        assert (lost.line, lost.column) == says[1:]


def test_a_lost_include_is_reported_until_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "requirements.txt").write_text("openai\n-r nope.txt\n")

    def places() -> list[tuple[str, int]]:
        arguments = ["--isolated", "--select", "AID000", "--output-format", "json", "--cache-dir", "cache"]
        assert main(["check", ".", *arguments]) == 0
        return [(f["path"], f["line"]) for f in json.loads(capsys.readouterr().out)["findings"]]

    assert places() == [("requirements.txt", 2)] == places()
    (tmp_path / "nope.txt").write_text("openai==1.0\n")
    assert places() == []
