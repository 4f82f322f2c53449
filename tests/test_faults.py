"""What goes wrong around aidep costs no more than it must: one clear message, the exit code, all other results."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from aidep import run as runner
from aidep.config import Settings
from aidep.replace import replace_file
from aidep.run import findings, scan
from aidep.sources import read
from aidep.sources.read import read_bytes
from tests.conftest import ROOT, Aidep, Tree
from tools.kill import Trial, kill

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals, limits and modes of POSIX")
DAY = ("--as-of", "2026-11-23")
FIX = ("check", *DAY, "--select", "AID101", "--fix", "--unsafe-fixes")
DEAD = 'from openai import OpenAI\n\nOpenAI().chat.completions.create(model="gpt-4-32k-0613")\n'
LARGE = DEAD + "# " + "x" * 300_000 + "\n"


def process(
    arguments: Sequence[str], home: Path, before: str = "", prefix: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """aidep in a process of its own, after some Python, with its caches below ``home``."""
    code = f"{before}\nfrom aidep.cli.main import entry\nentry()\n"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(home / "caches"), "HOME": str(home)}
    return subprocess.run(
        [*prefix, sys.executable, "-c", code, *arguments], env=env, capture_output=True, text=True, timeout=120
    )


def codes(out: str) -> dict[str, list[str]]:
    """Codes of findings by path, of a report in JSON."""
    found: dict[str, list[str]] = {}
    for one in json.loads(out)["findings"]:
        found.setdefault(one["path"], []).append(one["code"])
    return found


# -- killed ----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_killed_while_it_writes_each_file_is_the_old_or_the_new_one() -> None:
    """The long run: ``python -m tools.kill``."""
    trials = kill(9, 20261125)
    assert [trial.harm for trial in trials] == [[], [], []]
    assert min(trial.moments.total() for trial in trials) >= 3


@pytest.mark.slow
@pytest.mark.parametrize("name", ["fix", "baseline"])
def test_killed_before_each_write_each_file_is_the_old_or_the_new_one(tmp_path: Path, name: str) -> None:
    trial = Trial(name, tmp_path, files=2)
    assert trial.events >= (7 if name == "fix" else 4)
    for write in range(1, trial.events + 1):
        trial.kill(write, None)
    assert trial.harm == []


LONELY = """
import os
from aidep.analysis import workers
first, read = os.getpid(), workers.read
def deadly(source, speaks=None):
    if "deadly" in source.text and os.getpid() != first:
        os.kill(os.getpid(), 9)
    return read(source, speaks)
workers.read = deadly
"""


def test_a_worker_that_is_killed_costs_its_file(tree: Tree, tmp_path: Path) -> None:
    tree({f"a{number}.py": LARGE for number in range(12)} | {"b.py": "import openai\ndeadly = 1\n"})
    done = process(("check", *DAY, "--select", "AID1,AID000", "--output-format", "json"), tmp_path, LONELY)
    assert (done.returncode, done.stderr) == (1, "")
    assert codes(done.stdout) == {f"a{number}.py": ["AID101"] for number in range(12)} | {"b.py": ["AID000"]}
    assert "it ended the process" in done.stdout


# -- a full disk -----------------------------------------------------------------------------------

FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))"
"""No file can grow beyond that, which fails as a full disk does."""


def test_a_full_disk_leaves_the_file_as_it_was(tree: Tree, tmp_path: Path) -> None:
    root = tree({"a.py": DEAD, "b.py": LARGE, "c.py": DEAD})
    process(("check",), tmp_path)  # the catalog is compiled
    done = process(FIX, tmp_path, FULL)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "aidep: error: b.py: cannot be written: File too large; it is as it was; 1 of 3 files were changed before it\n"
    )
    assert [(root / name).read_text() == old for name, old in (("b.py", LARGE), ("c.py", DEAD))] == [True, True]
    assert "gpt-4-32k-0613" not in (root / "a.py").read_text()
    assert sorted(os.listdir(root)) == ["a.py", "b.py", "c.py"]


@pytest.mark.parametrize("arguments", [("baseline", *DAY), ("check", *DAY, "--output", "json=out.json")])
def test_a_full_disk_leaves_no_half_report(tree: Tree, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    root = tree({f"{number:03}.py": DEAD for number in range(200)})
    process(("check",), tmp_path)
    (root / "out.json").write_text("old")
    done = process(arguments, tmp_path, FULL.replace("100_000", "20_000"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "File too large" in done.stderr
    assert (root / "out.json").read_text() == "old"
    assert [name for name in os.listdir(root) if not name.endswith(".py")] == ["out.json"]


def test_a_full_disk_is_no_matter_to_a_check(tree: Tree, tmp_path: Path) -> None:
    tree({"a.py": DEAD})
    full = process(("check", *DAY, "--output-format", "json"), tmp_path, FULL.replace("100_000", "100"))
    assert full.stdout == process(("check", *DAY, "--output-format", "json", "--no-cache"), tmp_path).stdout
    assert (full.returncode, full.stderr) == (1, "")


def test_a_full_disk_behind_standard_output(tree: Tree, tmp_path: Path) -> None:
    tree({"a.py": DEAD})
    if not os.path.exists("/dev/full"):
        pytest.skip("has no /dev/full")
    with open("/dev/full", "w") as full:
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-m", "aidep", "check", *DAY], env=env, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interrupted_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a").write_text("old")
    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(str(tmp_path / "a"), b"new")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a", "old")]


# -- no permission ---------------------------------------------------------------------------------


def ordinary() -> list[str]:
    """What makes a command heed modes: root does not, unless it gives that up."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root heeds no modes, and there is no setpriv to give that up")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"]


def test_files_and_folders_that_may_not_be_read(tree: Tree, tmp_path: Path) -> None:
    root = tree({"a.py": DEAD, "closed.py": DEAD, "closed/b.py": DEAD, "settings.yaml": "model: gpt-4-32k-0613\n"})
    for name in ("closed.py", "closed", "settings.yaml"):
        (root / name).chmod(0)
    arguments = ("check", *DAY, "--select", "AID101,AID000", "--output-format", "json")
    done = process(arguments, tmp_path, prefix=ordinary())
    (root / "closed").chmod(0o755)
    assert (done.returncode, done.stderr) == (1, "")
    assert codes(done.stdout) == {
        "a.py": ["AID101"],
        "closed": ["AID000"],
        "closed.py": ["AID000"],
        "settings.yaml": ["AID000"],
    }
    assert done.stdout.count("Permission denied") == 3


@pytest.mark.parametrize("arguments", [FIX, ("baseline", *DAY), ("check", *DAY, "--output", "json=out.json")])
def test_a_folder_that_may_not_be_written_to(tree: Tree, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    root = tree({"a.py": DEAD})
    root.chmod(0o555)
    done = process(arguments, tmp_path, prefix=ordinary())
    root.chmod(0o755)
    assert done.returncode == 2
    assert "Permission denied" in done.stderr
    assert done.stderr.count("\n") == 1
    assert [(file.name, file.read_text()) for file in root.iterdir()] == [("a.py", DEAD)]


def test_a_read_only_file_is_not_fixed(tree: Tree, tmp_path: Path) -> None:
    root = tree({"a.py": DEAD, "b.py": DEAD})
    (root / "b.py").chmod(0o444)
    done = process(FIX, tmp_path, prefix=ordinary())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "aidep: error: b.py: is read-only; nothing was written\n"
    assert [(root / name).read_text() for name in ("a.py", "b.py")] == [DEAD, DEAD]


def test_a_home_that_may_not_be_written_to(tree: Tree, tmp_path: Path) -> None:
    tree({"a.py": DEAD})
    home = tmp_path / "home"
    home.mkdir(mode=0o555)
    done = process(("check", *DAY, "--output-format", "json"), home, prefix=ordinary())
    assert (done.returncode, done.stderr) == (1, "")
    assert "AID101" in done.stdout
    assert list(home.iterdir()) == []


# -- files that move -------------------------------------------------------------------------------


def test_a_file_that_vanishes_before_it_is_read(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree({"a.py": DEAD, "b.py": DEAD})
    find = runner.find_files

    def find_and_lose(*arguments: object) -> object:
        found = find(*arguments)  # type: ignore[arg-type]  # whatever it takes
        (root / "b.py").unlink()
        return found

    monkeypatch.setattr(runner, "find_files", find_and_lose)
    settings = Settings(cache=False)
    found = findings(scan(["."], settings), settings)
    assert {f.location.path: f.code for f in found if f.code in ("AID101", "AID000")} == {
        "a.py": "AID101",
        "b.py": "AID000",
    }
    assert "has vanished since it was found" in next(f.message for f in found if f.code == "AID000")


@pytest.mark.parametrize(("then", "found"), [(b"xyz" * 1000, b"abcxyz" + b"xyz" * 999), (None, b"a")])
def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: bytes | None, found: bytes
) -> None:
    """It is read to its end, wherever that is by then."""
    file = tmp_path / "a.py"
    file.write_bytes(b"abc")
    state = os.fstat

    def change(handle: int) -> os.stat_result:
        before = state(handle)
        if then is None:
            os.truncate(file, 1)
        else:
            with open(file, "ab") as stream:
                stream.write(then)
        return before

    monkeypatch.setattr(read.os, "fstat", change)
    assert read_bytes(str(file)) == found


def test_a_file_that_grows_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.py"
    file.write_bytes(b"abc")
    handed = 0

    def endless(_handle: int, size: int) -> bytes:
        nonlocal handed
        handed += size
        return b"x" * size

    monkeypatch.setattr(read.os, "read", endless)
    with pytest.raises(read.Unreadable, match="too large"):
        read_bytes(str(file), limit=10_000_000)
    assert handed < 12_000_000


def test_a_file_that_changes_before_it_is_fixed(tree: Tree, tmp_path: Path) -> None:
    """What somebody has written meanwhile is not overwritten."""
    root = tree({"a.py": DEAD, "b.py": DEAD})
    change = (
        "from aidep.cli import fixes\nwrite = fixes.write_files\n"
        "def late(*arguments):\n    open('b.py', 'a').write('# mine')\n    write(*arguments)\n"
        "fixes.write_files = late\nfrom aidep.cli import check\n"
        "if hasattr(check, 'write_files'): check.write_files = late\n"
    )
    done = process(FIX, tmp_path, change)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "aidep: error: b.py: has changed meanwhile; nothing was written, run again\n"
    assert [(root / name).read_text() for name in ("a.py", "b.py")] == [DEAD, DEAD + "# mine"]


# -- ends that are gone ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["full", "json", "html", "sarif"])
def test_a_reader_that_has_gone(tree: Tree, name: str) -> None:
    tree({f"{number:03}.py": DEAD for number in range(100)})
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(
        [sys.executable, "-m", "aidep", "check", *DAY, "--output-format", name],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    errors = running.stderr.read()
    running.stderr.close()
    assert (running.wait(), errors) == (1, b"")


def test_a_folder_that_is_gone(aidep: Aidep, tree: Tree) -> None:
    root = tree({"a.py": DEAD})
    shutil.rmtree(root)
    done = aidep("check")
    assert done.code == 2
    assert done.err.count("\n") == 1
