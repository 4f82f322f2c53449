"""Options and settings that mean nothing are refused with the true reason, or taken for what they plainly mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidep.cli.main import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("p", "q"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.py").write_text("import openai\nopenai.OpenAI()\n")
    return tmp_path


def error(capsys: Capture, *arguments: str) -> str:
    assert main(arguments) == 2
    return capsys.readouterr().err


def test_paths_behind_options(here: Path, capsys: Capture) -> None:
    assert main(["check", "p", "--no-cache", "q", "--exit-zero"]) == 0
    assert "2 files checked" in " ".join(capsys.readouterr().out.split())
    assert "standard input cannot be combined with other paths" in error(capsys, "check", "p", "--no-cache", "-")
    assert "unknown argument '--nope'" in error(capsys, "check", "p", "--no-cache", "q", "--nope")
    assert "unknown argument 'b'" in error(capsys, "explain", "AID101", "b")


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ('policy.allowed-regions = ["moon"]', "aidep.toml: policy: unknown region 'moon'"),
        ('policy.allowed-jurisdictions = ["XX"]', "aidep.toml: policy.allowed-jurisdictions: 'XX' is no country code"),
        ("policy.allowed-platforms = []", "aidep.toml: policy.allowed-platforms: is an empty list; leave the key out"),
        ('policy.allowed-platforms = ["opnai"]', "policy: unknown platform 'opnai'; did you mean 'openai'?"),
        ('policy.banned-platforms = ["nope"]', "aidep.toml: policy: unknown platform 'nope'; aidep catalog status"),
        ('projects = ["../*"]', "aidep.toml: projects: '../*' leads outside"),
        ('projects = ["/srv/*"]', "aidep.toml: projects: '/srv/*' leads outside"),
        ('baseline = "no.json"', "aidep.toml: baseline: no.json: no such baseline"),
        ('[tool.aidep]\nselect = ["AID1"]', "in aidep.toml the keys stand at the top, without [tool.aidep]"),
    ],
)
def test_settings(here: Path, capsys: Capture, settings: str, says: str) -> None:
    (here / "aidep.toml").write_text(settings + "\n")
    assert says in error(capsys, "check")


@pytest.mark.parametrize(
    "settings",
    ['allowed-regions = ["eu", "us-east-1", "europe-west4", "global"]', 'banned-jurisdictions = ["ru", "CN"]'],
)
def test_a_policy_that_means_something(here: Path, capsys: Capture, settings: str) -> None:
    (here / "aidep.toml").write_text(f"policy.{settings}\n")
    assert main(["check", "--exit-zero"]) == 0


def test_a_project_pattern_that_matches_nothing(here: Path, capsys: Capture) -> None:
    (here / "aidep.toml").write_text('projects = ["nope/*", "p"]\n')
    assert main(["check", "--exit-zero"]) == 0
    assert capsys.readouterr().err == "aidep: projects: 'nope/*' matches no folder with a file to check\n"
    assert main(["check", "p", "--exit-zero"]) == 0
    assert capsys.readouterr().err == ""


def test_folders_in_the_place_of_files(here: Path, capsys: Capture) -> None:
    assert "--config: p: is a folder" in error(capsys, "check", "--config", "p")
    assert "p: is a folder" in error(capsys, "check", "--baseline", "p")
    (here / "aidep.toml").mkdir()
    assert "aidep.toml: is a folder" in error(capsys, "check", "p")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--until", "2026-01-01"], "--until: 2026-01-01 is past"),
        (["--reason", "a\nb"], "--reason: must stand on one line"),
        (["--reason", "a] b"], "--reason: must be plain words, without #, [, ] and until="),
    ],
)
def test_add_ignores(here: Path, capsys: Capture, arguments: list[str], says: str) -> None:
    (here / "clean.py").write_text("x = 1\n")
    assert says in error(capsys, "check", "clean.py", "--as-of", "2026-11-25", "--add-ignores", *arguments)


def test_rules_that_are_none(here: Path, capsys: Capture) -> None:
    assert error(capsys, "catalog", "validate", "nosuch") == "aidep: error: nosuch: no such folder\n"
    assert "p/a.py: is a file, not a folder" in error(capsys, "catalog", "validate", "p/a.py")
    (here / "platforms").mkdir()
    (here / "platforms" / "x.toml").write_text("id = \n")
    assert main(["catalog", "validate", "."]) == 2
    assert "x.toml: is no valid TOML: Invalid value (at line 1, column 6)" in capsys.readouterr().out
    (here / "platforms" / "x.toml").write_text("id = 3\n")
    assert main(["catalog", "validate", "."]) == 2
    out = capsys.readouterr().out
    assert "id: must be a valid string, is 3" in out
    assert "name: is missing: add it" in out


def test_help_holds_no_stray_word(here: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "None" not in capsys.readouterr().out


def test_several_words(here: Path, capsys: Capture) -> None:
    assert main(["models", "gpt-4", "gpt-5"]) == 1
    assert "no id holds all of 'gpt-4', 'gpt-5'; ask for one at a time" in capsys.readouterr().err
    assert main(["explain", "aid30"]) == 0
    assert [line[:6] for line in capsys.readouterr().out.splitlines()] == ["AID301", "AID302", "AID303", "AID304"]
    assert "did you mean" not in error(capsys, "explain", "AID999")
    assert "did you mean" not in error(capsys, "check", "--nope")
