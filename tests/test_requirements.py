"""Package requirements: exact places, versions, and which hold for a file."""

from __future__ import annotations

import json

import pytest

from aidep.config import Settings
from aidep.model.requirements import is_bounded, requirements_at
from aidep.model.usage import PackageRequirement
from aidep.run import scan
from tests.conftest import Aidep, Tree


def found(tree: Tree, files: dict[str, str]) -> list[PackageRequirement]:
    tree(files)
    return list(scan(["."], Settings()).inventory.requirements)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("requirements.txt", "# openai\n  OpenAI[x]>=1 , <2 # c\n", ("openai", ">=1,<2", None, 2, 3)),
        ("requirements.txt", 'openai == 1.2 ; python_version < "4"\r\n', ("openai", "==1.2", "1.2", 1, 1)),
        ("requirements.txt", "openai==1.2 \\\n    --hash=sha256:aa\n", ("openai", "==1.2", "1.2", 1, 1)),
        ("requirements/dev.in", "google_generativeai\n", ("google-generativeai", "", None, 1, 1)),
        ("pyproject.toml", '[project]\ndependencies = ["x", "openai>=1"]\n', ("openai", ">=1", None, 2, 23)),
        ("pyproject.toml", '[dependency-groups]\na = [\n  "openai",\n]\n', ("openai", "", None, 3, 4)),
        ("pyproject.toml", '[tool.poetry.dependencies]\nopenai = "^1.2"\n', ("openai", "^1.2", None, 2, 1)),
        ("pyproject.toml",
         '[tool.poetry.group.d.dependencies.openai]\nversion = "1.2"\n', ("openai", "1.2", "1.2", 1, 35)),
        ("setup.cfg", "[options.extras_require]\na =\n  openai>1\n", ("openai", ">1", None, 3, 3)),
        ("setup.py", "setup(extras_require={'a': ['openai>=1']})\n", ("openai", ">=1", None, 1, 30)),
        ("Pipfile", '[packages]\nopenai = {version = "==1.2"}\n', ("openai", "==1.2", "1.2", 2, 1)),
        ("Pipfile.lock", '{"default": {"openai": {"version": "==1.2"}}}', ("openai", "==1.2", "1.2", 1, 15)),
        ("poetry.lock", '[[package]]\nname = "openai"\nversion = "1.2"\n', ("openai", "==1.2", "1.2", 2, 9)),
        ("environment.yml", "dependencies:\n- openai=1.2\n", ("openai", "=1.2", "1.2", 2, 3)),
    ],
)  # fmt: skip
def test_exact_places(tree: Tree, path: str, text: str, expected: tuple[object, ...]) -> None:
    (one,) = found(tree, {path: text})
    span = one.location.span
    assert (one.package, one.specifier, one.version, span.line, span.column) == expected
    assert one.sdk == one.package


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("requirements.txt", "--index-url https://openai.example\nnot-openai\nopenai-clone>=1\n"),
        ("pyproject.toml", '[project]\nname = "openai"\nkeywords = ["openai"]\n[tool.x]\ndependencies = 1\n'),
        ("poetry.lock", '[[package]]\nname = "x"\nversion = "1"\n[package.dependencies]\nopenai = ">=1"\n'),
        ("setup.py", "name = 'openai'\nsetup(name='openai', keywords=['openai'])\n"),
        ("notes.txt", "openai\n"),
    ],
)
def test_what_is_no_requirement(tree: Tree, path: str, text: str) -> None:
    assert found(tree, {path: text}) == []


def test_the_nearest_project_counts_and_its_lock_first(tree: Tree) -> None:
    known = found(
        tree,
        {
            "pyproject.toml": '[project]\ndependencies = ["openai>=1"]\n',
            "uv.lock": '[[package]]\nname = "openai"\nversion = "1.5"\n',
            "old/requirements/base.txt": "openai<1\n",
        },
    )
    assert [r.version for r in requirements_at("src/a.py", "openai", known)] == ["1.5", None]
    assert [r.specifier for r in requirements_at("old/src/a.py", "openai", known)] == ["<1"]
    assert requirements_at("a.py", "anthropic", known) == ()
    assert [is_bounded(r) for r in known] == [True, False, True]


def test_the_inventory_lists_them(tree: Tree, aidep: Aidep) -> None:
    tree({"requirements.txt": "openai>=1\n"})
    (usage,) = json.loads(aidep("inventory", "--output-format", "json").out)["usages"]
    assert usage == {
        "kind": "package_requirement",
        "path": "requirements.txt",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 7,
        "package": "openai",
        "specifier": ">=1",
        "version": None,
        "sdk": "openai",
        "provider": "openai",
        "platform": "openai",
    }
    assert "package  openai" in aidep("inventory").out
