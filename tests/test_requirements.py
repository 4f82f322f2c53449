"""Package requirements: exact places, versions, and which hold for a file."""

from __future__ import annotations

import json
from datetime import date

import pytest

from aidep.config import Settings
from aidep.model.finding import Finding
from aidep.model.requirements import is_bounded, requirements_at
from aidep.model.usage import PackageRequirement
from aidep.run import findings, scan
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
        ("pylock.toml", '[[packages]]\nname = "openai"\nversion = "1.2"\n', ("openai", "==1.2", "1.2", 2, 9)),
        ("x-1.dist-info/METADATA",
         "License: x\n        \n        y\nRequires-Dist: openai (>=1) ; extra == 'a'\n\nRequires-Dist: anthropic\n",
         ("openai", ">=1", None, 4, 16)),
        ("PKG-INFO", "Name: x\r\nRequires-Dist: openai[x]<2,>=1\r\n", ("openai", "<2,>=1", None, 2, 16)),
        ("environment.yml", "dependencies:\n- openai=1.2\n", ("openai", "=1.2", "1.2", 2, 3)),
        ("environment.yml", "dependencies:\n- conda-forge::openai=1.2=py_0\n", ("openai", "=1.2=py_0", "1.2", 2, 16)),
        ("environment.yml", "dependencies:\n- pip:\n  - openai==1.2\n", ("openai", "==1.2", "1.2", 3, 5)),
        ("pixi.toml", '[pypi-dependencies]\nopenai = "==1.2"\n', ("openai", "==1.2", "1.2", 2, 1)),
        ("pixi.toml", '[feature.x.dependencies]\nopenai = { version = ">=1", channel = "c" }\n',
         ("openai", ">=1", None, 2, 1)),
        ("pyproject.toml", '[tool.pixi.dependencies]\nopenai = ">=1"\n', ("openai", ">=1", None, 2, 1)),
        ("pixi.lock",
         "packages:\n- pypi: https://h/x.whl\n  name: openai\n  version: '1.2'\n  requires_dist:\n  - openai\n",
         ("openai", "==1.2", "1.2", 3, 9)),
        ("pixi.lock", "packages:\n- conda: https://h/noarch/google-generativeai-0.8.3-pyhd8ed1ab_0.conda\n  md5: 0\n",
         ("google-generativeai", "==0.8.3", "0.8.3", 2, 27)),
        ("conda-lock.yml",
         "version: 1\npackage:\n  - name: openai\n    version: 1.2\n    dependencies:\n      name: openai\n",
         ("openai", "==1.2", "1.2", 3, 11)),
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
        ("poetry.lock", '[[package]]\nname = "x"\nversion = "1"\n[package.extras]\nname = "openai"\nversion = "1"\n'),
        ("uv.lock", '[[package]]\nversion = "1"\nwheels = [\n    { name = "openai", version = "1" },\n]\n'),
        ("setup.py", "name = 'openai'\nsetup(name='openai', keywords=['openai'])\n"),
        ("notes.txt", "openai\n"),
        ("pixi.toml", '[workspace]\nname = "openai"\n[tasks]\nopenai = "1"\n'),
        ("pixi.lock", "environments:\n  default:\n    packages:\n    - name: openai\n      version: 1\n"),
        (
            "conda-lock.yml",
            "package:\n- name: x\n  version: 1\n  dependencies:\n  - name: openai\nmetadata:\n  name: openai\n",
        ),
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


OLD = "0.28.1"
NEW = "1.66.0"
PINS = {
    "requirements.txt": "openai=={}\n",
    "requirements/base.in": "openai == {}  # held\n",
    "pyproject.toml": '[project]\nname = "x"\ndependencies = ["openai=={}"]\n',
    "extras/pyproject.toml": '[project.optional-dependencies]\nai = ["openai[datalib]=={}"]\n',
    "groups/pyproject.toml": '[dependency-groups]\ndev = [{{include-group = "x"}}, "openai=={}"]\n',
    "poetry/pyproject.toml": '[tool.poetry.dependencies]\nopenai = "^{}"\n',
    "group/pyproject.toml": '[tool.poetry.group.ai.dependencies]\nopenai = {{version = "~{}", extras = ["x"]}}\n',
    "pdm/pyproject.toml": '[tool.pdm.dev-dependencies]\nai = ["openai~={}"]\n',
    "uv/pyproject.toml": '[tool.uv]\ndev-dependencies = ["openai=={}"]\n',
    "setup.cfg": "[options]\ninstall_requires =\n    requests\n    openai=={}\n",
    "setup.py": "from setuptools import setup\nREQUIRES = ['openai=={}']\nsetup(install_requires=REQUIRES)\n",
    "Pipfile": '[packages]\nopenai = "=={}"\n',
    "Pipfile.lock": '{{"default": {{"openai": {{"hashes": [], "version": "=={}"}}}}}}',
    "uv.lock": 'version = 1\n\n[[package]]\nname = "openai"\nversion = "{}"\nsource = {{ registry = "x" }}\n',
    "poetry.lock": '[[package]]\nname = "openai"\nversion = "{}"\ndescription = ""\nfiles = []\n',
    "pdm.lock": '[[package]]\nname = "openai"\nversion = "{}"\nsummary = ""\n',
    "pylock.toml": 'lock-version = "1.0"\n[[packages]]\nname = "openai"\nversion = "{}"\n',
    "pixi.lock": "version: 6\npackages:\n- pypi: https://h/x.whl\n  name: openai\n  version: {}\n  sha256: 00\n",
    "conda-lock.yml": "version: 1\npackage:\n- name: openai\n  version: {}\n  manager: pip\n",
    "pixi.toml": '[pypi-dependencies]\nopenai = "=={}"\n',
    "requirements-dev.txt": "# by pip-compile\nopenai=={} \\\n    --hash=sha256:00\n    # via x\n",
    "requirements.lock": "# by rye\n-e file:.\nopenai=={}\n    # via x\n",
    "environment.yaml": "dependencies:\n  - python=3.11\n  - pip:\n      - openai=={}\n",
    "x-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: x\nRequires-Dist: openai (=={})\n\nText\n",
    "x.egg-info/PKG-INFO": "Metadata-Version: 2.1\nName: x\nRequires-Dist: openai=={}; python_version > '3'\n",
}


def reported(code: str) -> list[Finding]:
    settings = Settings(as_of=date(2026, 11, 23))
    return [finding for finding in findings(scan(["."], settings), settings) if finding.code == code]


@pytest.mark.parametrize("path", PINS)
def test_the_version_decides_what_is_gone(tree: Tree, path: str) -> None:
    code = "import openai\nopenai.ChatCompletion.create(model='gpt-4o', messages=[])\n"
    for version, severities in ((OLD, []), (NEW, ["high"])):
        tree({path: PINS[path].format(version), f"{path.rpartition('/')[0] or '.'}/app.py": code})
        assert [finding.severity.value for finding in reported("AID107")] == severities


@pytest.mark.parametrize("path", PINS)
def test_the_version_decides_the_default(tree: Tree, path: str) -> None:
    code = "from agno.models.groq import Groq\nGroq()\n"
    for version, model in (("1.8.4", "llama-3.3-70b-versatile"), ("2.1.0", "openai/gpt-oss-120b")):
        text = PINS[path].replace("openai", "agno").format(version)
        tree({path: text, f"{path.rpartition('/')[0] or '.'}/app.py": code})
        assert [finding.model for finding in reported("AID204")] == [model]


def test_metadata_says_which_version_and_is_no_place_to_mend(tree: Tree) -> None:
    tree({
        "x-1.dist-info/METADATA": "Name: x\nRequires-Dist: openai>=1\nRequires-Dist: google-generativeai\n",
        "x/a.py": "import openai\n",
    })  # fmt: skip
    assert [finding for code in ("AID107", "AID203") for finding in reported(code)] == []
