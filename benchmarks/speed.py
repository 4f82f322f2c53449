"""Is aidep as fast as it promises? Each promise is a ratio, measured on this machine in this run.

usage: python benchmarks/speed.py [POINT ...] [--runs N] [--cache DIR] [--check] [--markdown]

Points: free (a tree without AI), dense (a tree full of it), small (three applications), warm (the cache), clean (one
file), rivals (other tools for the same purpose), memory. Without a name: all of them, ten minutes and as long again
for the rivals, each of which gets two minutes for a tree.

Trees and tools are fetched from the package registry, by name and version, into a folder that is kept. Trees are only
unpacked; a tool is installed into an environment of its own and run as its documentation says. `rg` is used if it is
installed (Debian: ripgrep). `--check`: exit 1 if a promise is broken.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from pathlib import Path

from inputs import age, tool, tree
from overhead import BARE, PACKAGES, candidates
from timing import Bounded, Command, Cost, in_turn, median, once, ratio

FREE, DENSE, LARGE = "homeassistant==2024.1.0", "langchain-community==0.3.27", "litellm==1.109.1"
RUFF = "ruff==0.9.10"
WORDS = "openai|anthropic|gpt-|claude"
RIVALS: dict[str, tuple[str, list[str]]] = {
    "llm-sunset==0.3.1": ("llm-sunset", ["scan", "--offline", "--no-fail"]),
    "depdesk==0.3.0": ("depdesk", ["check"]),
    "bydtech-model-retire==0.1.1": ("model-retire", []),
    "chowkidar==0.9.5": ("chowkidar", ["scan"]),
}
"""Package -> command and arguments before the path. All of them match texts."""
_PATIENCE = 120
"""Seconds that another tool is given for a tree; one that takes longer counts as that much."""
AIDEP = [sys.executable, "-m", "aidep", "check", "--isolated", "--exit-zero"]
COLD = [*AIDEP, "--no-cache"]
ONE = [*COLD, "--workers", "1"]


@dataclass(frozen=True)
class Row:
    """A promise: what is measured may not be more than the limit."""

    point: str
    what: str
    limit: float
    measured: float
    note: str = ""

    @property
    def kept(self) -> bool:
        return self.measured <= self.limit


@dataclass(frozen=True)
class Bench:
    """Where things lie, and how often they are measured."""

    folder: Path
    runs: int

    def tree(self, package: str) -> Path:
        return tree(package, self.folder)


def free(bench: Bench) -> Iterator[Row]:
    """A tree without AI: 6,452 modules, three of which use a model."""
    folder = bench.tree(FREE)
    works: list[Command] = [[*COLD, folder]]
    ruff, why = tool(RUFF, "ruff", bench.folder)
    if ruff is None:
        print(f"ruff: skipped: {why}")
    else:
        works.append([ruff, "check", "--no-cache", "--isolated", "--quiet", folder])
    rg = shutil.which("rg")
    if rg is None:
        print("rg: skipped: not installed")
    else:
        works.append([rg, "-c", WORDS, folder])
    ours, *others = in_turn(bench.runs, *(partial(once, work) for work in works))
    seconds = f"{median(ours, 'wall'):.2f} s"
    if ruff is not None:
        theirs = others.pop(0)
        yield Row("1", "AI-free tree, wall: ruff", 0.5, ratio(ours, theirs, "wall"), f"{seconds} : {_s(theirs)}")
    if rg is not None:
        theirs = others.pop(0)
        yield Row("1", "AI-free tree, wall: rg", 3.0, ratio(ours, theirs, "wall"), f"{seconds} : {_s(theirs)}")


def dense(bench: Bench) -> Iterator[Row]:
    """A tree full of AI, against the bare parser on the files that must be parsed."""
    folder = bench.tree(DENSE)
    one, two, bare = in_turn(
        bench.runs, partial(once, [*ONE, folder]), partial(once, [*COLD, "--workers", "2", folder]), _bare(folder)
    )
    yield Row("2", "dense tree, cpu: bare parser", 1.5, ratio(one, bare, "cpu"), _cpu(one, bare))
    note = f"{median(two, 'wall'):.1f} s : {_s(one)}; {os.cpu_count()} processors"
    yield Row("2", "dense tree, wall: two workers to one", 0.6, ratio(two, one, "wall"), note)


def small(bench: Bench) -> Iterator[Row]:
    """Applications, where what every run costs weighs more."""
    for package in PACKAGES:
        folder = bench.tree(package)
        ours, bare = in_turn(bench.runs, partial(once, [*ONE, folder]), _bare(folder))
        yield Row("2", f"{package}, cpu: bare parser", 2.0, ratio(ours, bare, "cpu"), _cpu(ours, bare))


def warm(bench: Bench) -> Iterator[Row]:
    """With a cache: nothing has changed, or one file has."""
    folder = bench.tree(DENSE)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch, "tree")
        shutil.copytree(folder, copy)
        cached = [*AIDEP, "--cache-dir", Path(scratch, "cache"), "--workers", "1", copy]
        edited = copy / "langchain_community" / "chat_models" / "openai.py"
        text = edited.read_text()
        count = iter(range(10_000))

        def edit() -> Cost:
            edited.write_text(f"{text}\n_EDITED = {next(count)}\n")
            os.utime(edited, (1_650_000_000, 1_650_000_000 + next(count)))
            return once(cached)

        cold, one, again = in_turn(bench.runs, partial(once, [*ONE, copy]), edit, partial(once, cached))
    yield Row("3", "unchanged tree, cpu: cold", 0.1, ratio(again, cold, "cpu"), _cpu(again, cold))
    yield Row("3", "one file edited, cpu: cold", 0.15, ratio(one, cold, "cpu"), _cpu(one, cold))


def clean(bench: Bench) -> Iterator[Row]:
    """One file without AI, as a hook is given it."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch, "clean.py")
        file.write_text("import os\n\n\ndef main() -> None:\n    print(os.getcwd())\n")
        script = Path(sys.executable).with_name("aidep")
        ours, bare = in_turn(
            4 * bench.runs + 1, partial(once, [script, "check", file]), partial(once, [sys.executable, "-c", "pass"])
        )
    yield Row("4", "one clean file, cpu: bare interpreter", 4.0, ratio(ours, bare, "cpu"), _cpu(ours, bare))


def rivals(bench: Bench) -> Iterator[Row]:
    """Tools that look for the same by matching texts."""
    tools = {}
    for package, (script, arguments) in RIVALS.items():
        command, why = tool(package, script, bench.folder)
        if command is None:
            print(f"{package}: skipped: {why}")
        else:
            tools[package] = [command, *arguments]
    with tempfile.TemporaryDirectory() as scratch:
        cached = [*AIDEP, "--cache-dir", scratch]
        for kind, package, ours in (
            ("AI-free", FREE, COLD),
            ("dense, warm", DENSE, cached),
            ("dense, cold", DENSE, COLD),
        ):
            folder = bench.tree(package)
            works = (Bounded([*command, folder], _PATIENCE) for command in tools.values())
            mine, *others = in_turn(bench.runs, partial(once, [*ours, folder]), *works)
            limit = 1.0
            if kind == "dense, cold":
                limit, others = 3.0, [min(others, key=lambda costs: median(costs, "wall"))] if others else []
            for name, theirs in zip(tools if limit == 1.0 else ["the fastest"], others, strict=False):
                over = f", ended after {_PATIENCE} s" if theirs[0].cut else ""
                note = f"{median(mine, 'wall'):.2f} s : {_s(theirs)}{over}"
                yield Row("5", f"{kind}, wall: {name}", limit, ratio(mine, theirs, "wall"), note)


def memory(bench: Bench) -> Iterator[Row]:
    """MB of the largest process; growth with the number of files; a huge generated file."""
    for package in (FREE, DENSE, LARGE):
        yield Row("6", f"{package}, MB of a process", 250, once([*COLD, bench.tree(package)]).peak)
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(10):
            shutil.copytree(bench.tree(PACKAGES[2]), Path(scratch, f"copy{number}"))
        age(Path(scratch))
        ten, one = in_turn(1, partial(once, [*ONE, scratch]), partial(once, [*ONE, Path(scratch, "copy0")]))
        yield Row("6", f"ten copies of {PACKAGES[2]}, cpu: one", 10.5, ratio(ten, one, "cpu"), _cpu(ten, one))
        copy = Path(scratch, "copy0")
        before = in_turn(bench.runs, partial(once, [*COLD, copy]))[0]
        Path(copy, "generated.py").write_text("import openai\n" + "x = ['gpt-4o', 1, 2, 3]\n" * 850_000)
        after = in_turn(bench.runs, partial(once, [*COLD, copy]))[0]
        note = f"{median(after, 'wall'):.2f} s : {_s(before)}"
        yield Row("6", "with a generated file of 20 MB, wall: without", 1.2, ratio(after, before, "wall"), note)


def _bare(folder: Path) -> Callable[[], Cost]:
    """The parser alone, garbage collection off, on the files that the prefilter lets through."""
    return partial(once, [sys.executable, "-c", BARE], candidates(folder))


def _s(costs: list[Cost]) -> str:
    return f"{median(costs, 'wall'):.2f} s"


def _cpu(ours: list[Cost], theirs: list[Cost]) -> str:
    return f"{median(ours, 'cpu'):.3g} s : {median(theirs, 'cpu'):.3g} s"


POINTS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "free": free,
    "dense": dense,
    "small": small,
    "warm": warm,
    "clean": clean,
    "rivals": rivals,
    "memory": memory,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("points", nargs="*", metavar="POINT", help=", ".join(POINTS))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--cache", type=Path, default=Path("~/.cache/aidep-benchmarks").expanduser())
    parser.add_argument("--check", action="store_true", help="exit 1 if a promise is broken")
    parser.add_argument("--markdown", action="store_true", help="print the table for docs/performance.md")
    args = parser.parse_args()
    unknown = set(args.points) - set(POINTS)
    if unknown:
        parser.error(f"no such point: {', '.join(sorted(unknown))}")
    args.cache.mkdir(parents=True, exist_ok=True)
    bench = Bench(args.cache.resolve(), args.runs)
    rows = []
    for name in args.points or POINTS:
        for row in POINTS[name](bench):
            rows.append(row)
            print(_line(row), flush=True)
    if args.markdown:
        print(_markdown(rows))
    return 1 if args.check and not all(row.kept for row in rows) else 0


def _line(row: Row) -> str:
    mark = "kept" if row.kept else "BROKEN"
    return f"{row.point}  {row.what:52} {row.measured:8.3g}  limit {row.limit:<6g} {mark:7} {row.note}"


def _markdown(rows: list[Row]) -> str:
    head = f"{datetime.now(timezone.utc).date()}, Python {platform.python_version()}, {os.cpu_count()} cores\n\n"
    lines = ["| point | what | limit | measured | |", "|---|---|---|---|---|"]
    for row in rows:
        held = "yes" if row.kept else "**no**"
        lines.append(f"| {row.point} | {row.what} | {row.limit:g} | {row.measured:.3g} ({row.note or 'MB'}) | {held} |")
    return head + "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
