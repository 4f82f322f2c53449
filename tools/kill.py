"""python -m tools.kill [--count N] [--seed S]

Ends aidep with SIGKILL while ``check --fix``, ``baseline`` and ``check`` with an empty cache write files, N times over
all: after one of the files that are opened, renamed or removed, by chance, and up to three milliseconds. Afterwards
each file of the project is the old one or the new one, byte by byte, and the next run, over what was left behind, does
what it does otherwise. Prints where the kills fell; exit code 1 if one did harm.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_CODE = (
    f'from openai import OpenAI\n\nOpenAI().chat.completions.create(model="gpt-4-32k-0613")\n# {"x" * 150_000}\n'
).encode()
_OPTIONS = ("--as-of", "2026-11-23")
ACTS = {
    "fix": ("check", *_OPTIONS, "--select", "AID101", "-q", "--fix", "--unsafe-fixes"),
    "baseline": ("baseline", *_OPTIONS),
    "cache": ("check", *_OPTIONS, "--select", "AID101", "-q"),
}
_TELLING = """
import os, sys
pipe, deadly = int(sys.argv.pop(1)), int(sys.argv.pop(1))
count = 0
def told(event, arguments):
    global count
    opened = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if opened or event in ("os.rename", "os.remove", "os.mkdir", "os.utime"):
        count += 1
        if count == deadly:
            os.kill(os.getpid(), 9)
        os.write(pipe, b".")
sys.addaudithook(told)
from aidep.cli.main import entry
entry()
"""
"""Says so through a pipe each time before it writes, or dies."""


@dataclass
class Trial:
    """A project in a folder of its own, on which one act is ended again and again."""

    name: str
    folder: Path
    files: int = 12
    harm: list[str] = field(default_factory=list)
    moments: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.project, self.cache = self.folder / "project", self.folder / "cache"
        self.project.mkdir(parents=True)
        self.old = {f"f{number}.py": _CODE for number in range(self.files)}
        self._restore()
        self._finish()  # the compiled catalog: seconds that no later run needs
        self._restore()
        self.answers = [self._finish()]
        self.new = self._contents()
        self.answers.append(self._finish())
        self._restore()
        self.events = len(self._watch())

    def kill(self, write: int, delay: float | None) -> None:
        """One run that is ended before a write, or so many seconds after it has begun; and one that is not."""
        self._restore()
        left = self._scratch()
        self._watch(write, delay)
        self.moments["scratch files left"] += len(self._scratch() - left)
        self._judge()
        answer = self._finish()
        if answer not in self.answers or self._contents().items() < self.new.items():
            self.harm.append(f"{self.name}: the next run went wrong: {answer}")

    def _judge(self) -> None:
        contents = self._contents()
        wanted = {name for name in self.new if self.old.get(name) != self.new[name]}
        changed = {name for name in wanted if contents.get(name) == self.new[name]}
        for name in self.old.keys() | self.new.keys():
            if contents.get(name) not in (self.old.get(name), self.new.get(name)):
                self.harm.append(f"{self.name}: {name} is neither the old nor the new one")
        moment = "no file new" if not changed else "all files new" if changed == wanted else "some files new"
        self.moments[moment if wanted else "kills"] += 1

    def _scratch(self) -> set[str]:
        """What is neither a file of the project nor what the act makes."""
        return self._contents().keys() - self.old.keys() - self.new.keys()

    def _watch(self, last: int = 0, delay: float | None = None) -> bytes:
        """Run to the end, or to write number ``last``; a mark for each write."""
        ours, theirs = os.pipe()
        process = subprocess.Popen(
            [sys.executable, "-c", _TELLING, str(theirs), str(last if delay is None else 0), *ACTS[self.name]],
            env=self._env(),
            cwd=self.project,
            pass_fds=[theirs],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        marks = b""
        while part := os.read(ours, 1):
            marks += part
            if delay is not None and len(marks) == last:
                time.sleep(delay)
                process.send_signal(signal.SIGKILL)
                break
        process.wait()
        os.close(ours)
        return marks

    def _restore(self) -> None:
        """The project as it was, beside what was left behind in it, and in one act of three without a cache."""
        for name in self._contents():
            if not name.startswith(".aidep-"):
                (self.project / name).unlink()
        for name, data in self.old.items():
            (self.project / name).write_bytes(data)
        if self.name == "cache":
            for file in self.cache.rglob("*"):
                if file.is_file() and not file.name.startswith("catalog-"):
                    file.unlink()

    def _contents(self) -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in self.project.iterdir()}

    def _finish(self) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "aidep", *ACTS[self.name]],
            env=self._env(),
            cwd=self.project,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    def _env(self) -> dict[str, str]:
        own = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "XDG_CACHE_HOME": str(self.cache)}
        return {**os.environ, **own}


def kill(count: int, seed: int) -> list[Trial]:
    """So many kills, by turns of each act."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as scratch:
        trials = [Trial(name, Path(scratch, name)) for name in ACTS]
        for number in range(count):
            trial = trials[number % len(trials)]
            trial.kill(chance.randint(1, trial.events), chance.choice((None, chance.uniform(0, 0.003))))
    return trials


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.kill", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    trials = kill(options.count, options.seed)
    for trial in trials:
        moments = ", ".join(f"{count} {name}" for name, count in sorted(trial.moments.items()))
        sys.stdout.write(f"{trial.name} ({trial.events} writes): {moments}\n")
    harm = [line for trial in trials for line in trial.harm]
    sys.stdout.write("".join(f"{line}\n" for line in [f"{options.count} kills, {len(harm)} did harm", *harm]))
    return 1 if harm else 0


if __name__ == "__main__":
    sys.exit(main())
