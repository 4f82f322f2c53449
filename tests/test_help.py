"""``--help`` answers what a manual would: every option, examples that hold, and no line too wide for a terminal."""

from __future__ import annotations

import argparse
import json
import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from aidep.cli import manual
from aidep.cli.main import COMMANDS, complete_parser
from aidep.config import _ADDED, _READERS, Settings, load_settings
from aidep.report import rule_url
from aidep.settingkeys import KEYS, POLICY, json_schema
from tests.conftest import Aidep, Tree


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from parsers(inner)


EVERY = {parser.prog: parser for parser in parsers(complete_parser())}


def test_every_command_is_there() -> None:
    assert {f"aidep {name}" for name in COMMANDS} < set(EVERY)
    assert set(EVERY) == set(manual.EXAMPLES)
    assert set(manual.EXIT_CODES) < set(EVERY)


@pytest.mark.parametrize("prog", EVERY)
def test_every_option_is_explained(prog: str) -> None:
    for action in EVERY[prog]._actions:
        if not isinstance(action, argparse._SubParsersAction):
            assert action.help, f"{prog}: {action.option_strings or action.dest}"


@pytest.mark.parametrize("prog", EVERY)
def test_help_fits_and_names_everything(prog: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = EVERY[prog].format_help()
    assert max(map(len, text.splitlines())) <= 80, max(text.splitlines(), key=len)
    assert text.startswith(f"usage: {prog} [OPTIONS]")
    for action in EVERY[prog]._actions:
        for flag in action.option_strings:
            either = "--[no-]" + flag.removeprefix("--no-").removeprefix("--")
            assert flag in text or either in text
    assert "examples:\n" in text


@pytest.mark.parametrize(
    ("prog", "example"), [(prog, text) for prog, rows in manual.EXAMPLES.items() for text, _ in rows]
)
def test_examples_are_right(prog: str, example: str) -> None:
    words = shlex.split(example, comments=True)
    words = words[: next((n for n, word in enumerate(words) if word in "<>"), None)]
    assert words[0] == "aidep"
    namespace, unknown = complete_parser().parse_known_args(words[1:])
    assert (namespace.command in COMMANDS, unknown) == (True, [])
    if prog not in ("aidep", "aidep baseline", "aidep catalog"):  # those show how commands go together
        assert example.startswith(prog)


@pytest.mark.parametrize("arguments", [(), ("check",), ("catalog", "sync")])
def test_help_is_printed(aidep: Aidep, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = aidep(*arguments, "--help", env={"COLUMNS": "80"})
    assert (done.code, done.err, done.out) == (0, "", EVERY[" ".join(("aidep", *arguments))].format_help())


# -- the keys of the settings ------------------------------------------------------------------------


def test_keys_are_those_that_are_read() -> None:
    assert {key.name for key in KEYS} == {*_READERS, "extend"}
    assert {key.name for key in KEYS if key.adds} == _ADDED
    assert {key.name.replace("-", "_") for key in POLICY} == set(Settings().policy.__dataclass_fields__)


def toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {toml(inner)}" for key, inner in value.items()) + " }"
    return json.dumps(value)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_examples_of_keys_are_accepted(key: Any, tree: Tree) -> None:
    root = tree({"here/aidep.toml": f"{key.name} = {toml(key.example)}\n", "aidep.toml": "", "here/rules/a.toml": ""})
    (root / ".git").mkdir()
    settings = load_settings(str(root / "here"))
    assert Path(settings.files[0]).parent == root / "here"
    if key.name != "extend":
        assert settings != Settings(files=settings.files), "the example says nothing that is not so already"
    jsonschema.validate({key.name: key.example}, json_schema())


def test_every_key_of_a_policy_is_accepted(tree: Tree) -> None:
    for key in POLICY:
        root = tree({"aidep.toml": f"policy = {toml({key.name: key.example})}\n"})
        assert getattr(load_settings(str(root)).policy, key.name.replace("-", "_")) == tuple(key.example)


@pytest.mark.parametrize(
    "wrong",
    [
        {"selct": ["AID1"]},
        {"select": "AID1"},
        {"fail-on": "bad"},
        {"workers": 0},
        {"policy": {"allowed": []}},
        {"rules": [""]},
    ],
)
def test_the_schema_refuses_what_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, json_schema())


def test_the_schema_is_printed_and_sound(aidep: Aidep) -> None:
    done = aidep("config", "--schema")
    assert (done.code, json.loads(done.out)) == (0, json_schema())
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert date.fromisoformat(next(key.example for key in KEYS if key.name == "as-of"))


def test_an_editor_shows_what_every_key_means() -> None:
    schema = json_schema()["properties"]
    described = {**schema, **schema["policy"]["properties"]}
    assert len(described) == len(KEYS) + len(POLICY)
    assert all(key["description"] for key in described.values())
    links = [link for key in described.values() for link in re.findall(r"\]\(([^)]*)\)", key["description"])]
    assert rule_url("AID501") in links
    assert all(link.startswith("https://") for link in links)
