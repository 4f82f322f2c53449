"""Configuration files that do not parse are reported with the place, still read, and never rewritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aidep.analysis.config.faults import fault_of
from aidep.cli.main import main
from aidep.model.source import ConfigFile
from aidep.sources.files import to_source

OLD = "gpt-4-32k-0613"
BROKEN = {
    "x.yaml": (f"model: [{OLD}\n a: : b", (2, 3), "YAML"),
    "tab.yml": (f"model: {OLD}\n\tb: 1\n", (2, 1), "YAML"),
    "x.toml": (f'model = "{OLD}"\nb = \n', (2, 5), "TOML"),
    "pyproject.toml": ('[project]\ndependencies=["openai"\n', (3, 1), "TOML"),
    "x.json": (f'{{"model": "{OLD}",\n "b": [1,,2]}}', (2, 10), "JSON"),
    "prompt.json": (f'{{"model": "{OLD}", "prompt": "hello {{{{ you }}}}"', (1, 56), "JSON"),
}
SOUND = {
    "tags.yaml": f"model: {OLD}\nb: !Ref x\n---\n!other!tag a: 1\n--- \n...\n",
    "helm.yaml": f"model: {OLD}\n{{{{- if .Values.x }}}}\nb: : c\n",
    "jinja.yaml": f"model: {OLD}\n{{% if x %}}\n",
    "cookie.toml": f'model = "{OLD}"\nname = {{{{ name }}}}\n',
    "tpl.json": f'{{"model": "{OLD}", "n": {{{{ n }}}}}}',
    "env.json": f'{{"model": "{OLD}", "n": ${{N}}}}',
    "comments.json": f'// a\n{{"model": "{OLD}", /* b , */ "url": "http://x", "l": [1, 2, // c\n ],\n}}\n',
    "rows.json": f'{{"model": "{OLD}"}}\n{{"model": "{OLD}"}}\n',
    "x.json5": f"{{model: '{OLD}'}}",
    "deep.json": "[" * 100_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_has_a_place(name: str) -> None:
    text, place, language = BROKEN[name]
    source = to_source(name, text.encode())
    assert isinstance(source, ConfigFile)
    fault = fault_of(source)
    assert fault is not None
    assert fault.message.startswith(f"it is not valid {language}: ")
    assert (fault.line, fault.column) == place


@pytest.mark.parametrize("name", SOUND)
def test_templates_and_comments_are_no_faults(name: str) -> None:
    source = to_source(name, SOUND[name].encode())
    assert isinstance(source, ConfigFile)
    assert fault_of(source) is None


def test_bytes_that_are_no_utf8() -> None:
    source = to_source("requirements.txt", b"openai==1.0\nx \xe9\n")
    assert isinstance(source, ConfigFile)
    fault = fault_of(source)
    assert fault is not None
    assert (fault.message, fault.line, fault.column) == ("it is not UTF-8", 2, 3)


@pytest.mark.parametrize("start", ["//", "/*", "/*/", '"', ",", '"\\', ", "])
def test_hostile_json_takes_linear_time(start: str) -> None:
    assert fault_of(ConfigFile("x.json", "{" + start * 100_000, "json")) is not None


def test_a_broken_file_is_reported_read_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, (text, _, _) in BROKEN.items():
        (tmp_path / name).write_text(text)
    arguments = ["check", ".", "--isolated", "--as-of", "2026-11-25", "--select", "AID000,AID101", "--fix"]
    main([*arguments, "--unsafe-fixes", "--show-fixes", "--output-format", "json"])
    out, err = capsys.readouterr()
    found = json.loads(out)["findings"]
    places = {f["path"]: (f["line"], f["column"]) for f in found if f["code"] == "AID000"}
    assert places == {name: place for name, (_, place, _) in BROKEN.items()}
    assert {f["path"] for f in found if f["code"] == "AID101"} >= {"tab.yml", "x.toml", "x.json"}
    assert "not fixable: the file does not parse" in err
    assert {name: (tmp_path / name).read_text() for name in BROKEN} == {name: row[0] for name, row in BROKEN.items()}
    main([*arguments, "--unsafe-fixes", "--ignore", "AID000", "--output-format", "json"])
    assert {name: (tmp_path / name).read_text() for name in BROKEN} == {name: row[0] for name, row in BROKEN.items()}
