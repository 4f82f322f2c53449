"""Asks every tool every question, and writes the answers for docs/comparison.md.

usage: python -m tools.compare [FEATURE ...] [--tool TOOL] [--cache DIR] [--show | --check]

Tools are installed from the package registry into environments of their own below DIR. A tool that is a checkout is
expected in DIR/tools/<tool>, at the commit that tools.toml names, and run with `node`. With features or --tool, only
these cells are asked anew. --show prints what a command says; --check says which answers are others than those that are
kept, and exits with 1 if there are any: neither writes anything. Some questions take strace, or root.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from datetime import datetime, timezone
from pathlib import Path

from benchmarks.inputs import tool as installed
from tools.compare import cells, measured
from tools.compare.data import Feature, Tool, features, tools

CACHE = Path("~/.cache/aidep-benchmarks").expanduser()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("features", nargs="*", metavar="FEATURE")
    parser.add_argument("--tool", choices=tools())
    parser.add_argument("--cache", type=Path, default=CACHE)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    rows = [feature for group in features().values() for feature in group]
    unknown = set(arguments.features) - {feature.id for feature in rows}
    if unknown:
        parser.error(f"no such feature: {', '.join(sorted(unknown))}")
    kept = measured.load()
    wrong = 0
    for tool in tools().values():
        if arguments.tool in (None, tool.id):
            wrong += _ask(tool, rows, arguments, kept)
    if not (arguments.show or arguments.check):
        measured.save(kept)
    return 1 if wrong else 0


def _ask(tool: Tool, rows: list[Feature], arguments: argparse.Namespace, kept: measured.Measured) -> int:
    """All questions to one tool; how many could not be asked."""
    environment, why = prepared(tool, arguments.cache.resolve())
    known = kept.setdefault(tool.id, {"version": "", "why": "", "cells": {}})
    known["why"] = why
    if environment is None:
        sys.stdout.write(f"{tool.id}: left out: {why}\n")
        known["cells"] = {}
        return 0
    empty = Feature("version", "", "", {})
    known["version"] = cells.carry_out(empty, tool.version, environment)[1].split()[-1]
    wrong = 0
    for feature in rows:
        if arguments.features and feature.id not in arguments.features:
            continue
        try:
            cell = cells.cell(feature, tool, known["cells"], environment)
        except cells.UnclearError as error:
            sys.stdout.write(f"not asked: {error}\n")
            wrong += not arguments.check
            continue
        if arguments.check and cell["answer"] != known["cells"].get(feature.id, {}).get("answer"):
            sys.stdout.write(f"{tool.id} {feature.id}: another answer than the one that is kept\n")
            wrong += 1
        sys.stdout.write(f"{tool.id:10} {feature.id:16} {cell['answer']:6} {cell['seen']}\n")
        if arguments.show and cell["command"]:
            sys.stdout.write(cells.carry_out(feature, cell["command"], environment)[1])
        known["cells"][feature.id] = {**cell, "day": str(datetime.now(timezone.utc).date())}
    known["cells"] = {feature.id: known["cells"][feature.id] for feature in rows if feature.id in known["cells"]}
    return wrong


def prepared(tool: Tool, folder: Path) -> tuple[dict[str, str] | None, str]:
    """The environment in which the tool is found by its name, or ``None`` and why it cannot be had."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "GH_", "AIDEP_"))}
    plain |= {"NO_COLOR": "1", "COLUMNS": "200", "LANG": "C.UTF-8"}
    plain |= {f"GIT_{who}_{what}": "a@example.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    path = [str(Path(sys.executable).parent)]
    if tool.package:
        command, why = installed(tool.package, tool.id, folder)
        if command is None:
            return None, why
        path.insert(0, str(command.parent))
    if tool.checkout:
        home = folder / "tools" / tool.id
        nodes = (str(home.with_name("node-22") / "node_modules" / ".bin" / "node"), shutil.which("node"))
        node = next((node for node in nodes if node and os.path.exists(node)), None)
        if node is None or not (home / tool.main).is_file():
            return None, f"needs node, and a checkout in {home.name} of the folder of tools"
        launcher = home.with_name(f"{tool.id}.bin")
        launcher.mkdir(exist_ok=True)
        script = launcher / tool.id
        script.write_text(f'#!/bin/sh\nexec "{node}" "{home / tool.main}" "$@"\n', encoding="utf-8")
        script.chmod(0o755)
        path.insert(0, str(launcher))
        plain[f"{tool.id.replace('-', '_').upper()}"] = str(home)
    return {**plain, "PATH": os.pathsep.join((*path, plain.get("PATH", "")))}, ""


if __name__ == "__main__":
    sys.exit(main())
