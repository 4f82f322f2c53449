"""The wheel and the source distribution, as users get them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import bootstrap
from tests.conftest import ROOT

pytestmark = pytest.mark.slow


def call(*command: str | Path, cwd: Path, expect: int = 0) -> str:
    env = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Source distribution and, built from it, the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


def test_contents(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"aidep/py.typed", "aidep/catalog/compiled.json", "aidep/rules/platforms/openai.toml"} <= names
    assert all(name.startswith("aidep") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        inside = {name.partition("/")[2] for name in tar.getnames()}
    assert {"rules/platforms/openai.toml", "tests/conftest.py", "hatch_build.py", "LICENSE", "bootstrap.py"} <= inside
    assert any(name.startswith("examples/") for name in inside)
    assert "aidep/catalog/compiled.json" not in inside


def test_installed_in_an_empty_environment(dist: Path, tmp_path: Path) -> None:
    home = tmp_path / "empty"
    venv.create(home)
    binaries = home / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = dist.glob("*.whl")
    pip = bootstrap.pip(str(binaries / "python"), str(tmp_path))
    call(*pip, "install", "--quiet", "--disable-pip-version-check", wheel, cwd=tmp_path)
    (tmp_path / "app.py").write_text('from openai import OpenAI\n\nOpenAI().videos.create(model="sora-2")\n')
    report = call(binaries / "aidep", "check", "app.py", "--as-of", "2026-11-23", cwd=tmp_path, expect=1)
    assert "AID101" in report
    assert "2026-09-24" in report
    assert call(binaries / "aidep", "--version", cwd=tmp_path).startswith("aidep ")
    # The compiled rules are what runs: a clean check needs no pydantic, and leaves no cache behind.
    code = "import sys, aidep.catalog as c; assert c.load_catalog().platforms; assert 'pydantic' not in sys.modules"
    call(binaries / "python", "-c", code, cwd=tmp_path)


def test_the_same_tree_makes_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    """Wherever, whenever and by whom it is built; ``.ci/release`` does the same before a release."""
    copy = tmp_path / "elsewhere"
    leave = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "dist")
    shutil.copytree(ROOT, copy, ignore=leave, copy_function=shutil.copy)  # with other times
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path, copy]
    code = f"import os, sys; os.umask(0o077); os.execv(sys.executable, {[*map(str, command)]})"
    call(sys.executable, "-c", code, cwd=tmp_path)
    for file in dist.iterdir():
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), file.name


def test_what_is_locked_for_a_release_is_what_the_package_allows() -> None:
    locked = dict(re.findall(r"^([\w-]+)==([\w.]+)", (ROOT / ".ci/locked/runtime.txt").read_text(), re.MULTILINE))
    text = (ROOT / "pyproject.toml").read_text().partition("\ndependencies = [")[2].partition("]")[0]
    wanted = [Requirement(line) for line in re.findall(r'"(.+)"', text)]
    assert len(wanted) > 5
    for one in wanted:
        assert one.specifier.contains(locked[canonicalize_name(one.name)]), one
        assert any(bound.operator == "<" for bound in one.specifier) or one.name == "packaging"
