"""``python -m tools.sdks NAME...``: refresh the generated part of ``rules/sdks/NAME.toml`` from the SDK's own source.

``recipes.toml`` says where in the SDK its surfaces stand. What is written by hand above the mark wins over what is
generated. ``--check`` changes nothing and fails if something would change; ``--archive`` reads a wheel or sdist that is
already here instead of downloading the newest release.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.sdks.recipe import Recipe
from tools.sdks.source import Source
from tools.sdks.surfaces import found, with_older
from tools.sdks.write import MARK, generated

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).resolve().parent
RULES = HERE.parent.parent / "rules" / "sdks"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.sdks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="rules files without suffix; all that have a recipe")
    parser.add_argument("--archive", type=Path, help="a wheel or sdist to read")
    parser.add_argument("--folder", type=Path, help="where downloads are kept")
    parser.add_argument("--check", action="store_true", help="change nothing, fail if something would change")
    options = parser.parse_args()
    raw = tomllib.loads((HERE / "recipes.toml").read_text(encoding="utf-8"))
    words = raw.pop("words")
    recipes = {name: Recipe.model_validate(recipe) for name, recipe in raw.items()}
    unknown = set(options.names) - set(recipes)
    if unknown:
        parser.error(f"no recipe for {', '.join(sorted(unknown))} in {HERE / 'recipes.toml'}")
    changed = False
    with tempfile.TemporaryDirectory() as scratch:
        for name in options.names or recipes:
            recipe, folder = recipes[name], options.folder or Path(scratch)
            source = Source(options.archive or _download(recipe.package, recipe.pin, folder))
            older = {before: Source(_download(recipe.package, pin, folder)) for before, pin in recipe.older.items()}
            changed |= _refresh(RULES / f"{name}.toml", source, older, recipe, words, dry=options.check)
    return int(changed and options.check)


def _download(package: str, pin: str, folder: Path) -> Path:
    """The newest release that fits the pin: a wheel where there is one."""
    target = folder / f"{package}{pin}".replace("<", "lt").replace("=", "eq").replace(",", "_")
    if not target.is_dir() or not any(target.iterdir()):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(target)]
        try:
            subprocess.run([*command, "--only-binary=:all:", package + pin], check=True, capture_output=True)
        except subprocess.CalledProcessError:
            subprocess.run([*command, "--no-build-isolation", package + pin], check=True)
    return next(file for file in sorted(target.iterdir()) if file.suffix in (".whl", ".gz", ".zip"))


def _refresh(
    file: Path, source: Source, older: dict[str, Source], recipe: Recipe, words: dict[str, str], *, dry: bool
) -> bool:
    """Write the generated part anew; whether it changed."""
    before = file.read_text(encoding="utf-8")
    head = before.partition(MARK)[0].rstrip() + "\n"
    head = re.sub(r'^checked_version = ".*"$', f'checked_version = "{source.version}"', head, flags=re.M)
    surfaces, homeless = found(source, recipe, words)
    for before, other in older.items():
        surfaces = with_older(surfaces, before, found(other, recipe, words)[0])
    for path in homeless:
        _say(f"{file.stem}: no platform for {path}: name one in the recipe, or leave it out")
    after = head + generated(head, surfaces, file.stem, f"{recipe.package} {source.version}")
    _say(f"{file.stem}: {recipe.package} {source.version}, {len(surfaces)} surfaces")
    if after != before and not dry:
        file.write_text(after, encoding="utf-8")
    return after != before


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    raise SystemExit(main())
