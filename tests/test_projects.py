"""A monorepo is judged by project: each folder with a manifest of its own, or as the settings say."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Aidep, Tree

OPENAI = "import openai\n\n\ndef ask(q):\n    return openai.OpenAI().responses.create(model='gpt-6-sol', input=q)\n"
CLAUDE = "import anthropic\n\nanthropic.Anthropic().messages.create(model='claude-opus-5', messages=[])\n"
FILES = {"chat/app.py": OPENAI, "chat/more.py": "", "film/app.py": CLAUDE, "film/more.py": "", "setup.cfg": ""}


def singles(aidep: Aidep, *arguments: str) -> list[tuple[str, str]]:
    done = aidep("check", *arguments, "--select", "AID301", "--output-format", "json")
    assert done.code in (0, 1), done.err
    return sorted((finding["path"], finding["platform"]) for finding in json.loads(done.out)["findings"])


def test_one_project_with_two_platforms_has_a_way_out(tree: Tree, aidep: Aidep) -> None:
    tree(FILES)
    assert singles(aidep) == []


@pytest.mark.parametrize("manifest", ["pyproject.toml", "requirements.txt", "setup.py", "Pipfile"])
def test_folders_with_a_manifest_are_projects(tree: Tree, aidep: Aidep, manifest: str) -> None:
    tree({**FILES, f"chat/{manifest}": "", f"film/{manifest}": ""})
    assert singles(aidep) == [("chat/app.py", "openai"), ("film/app.py", "anthropic")]


def test_the_rest_is_a_project_too(tree: Tree, aidep: Aidep) -> None:
    tree({**FILES, "film/pyproject.toml": "", "film/deep/er.py": OPENAI})
    assert singles(aidep) == [("chat/app.py", "openai")]


def test_one_script_is_a_project_if_it_says_so(tree: Tree, aidep: Aidep) -> None:
    tree({"app.py": OPENAI})
    assert singles(aidep) == []
    tree({"requirements.txt": "openai\n"})
    assert singles(aidep) == [("app.py", "openai")]


def test_the_settings_decide(tree: Tree, aidep: Aidep) -> None:
    tree({**FILES, "aidep.toml": 'projects = ["f*"]\n', "chat/requirements.txt": ""})
    assert singles(aidep) == [("chat/app.py", "openai"), ("film/app.py", "anthropic")]
    assert aidep("check", "--config", "aidep.toml", "chat").code == 0


def test_wrong_settings(tree: Tree, aidep: Aidep) -> None:
    tree({"aidep.toml": "projects = 3\n", "app.py": ""})
    done = aidep("check")
    assert done.code == 2
    assert "aidep.toml: projects: must be a list" in done.err
