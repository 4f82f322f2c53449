"""Packages that a project requires: requirements files, pyproject.toml, setup.py, setup.cfg, lock files, metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aidep.analysis.config.places import Text, texts
from aidep.model.facts import Context, DictOf, Expr, FileFacts, Lit

LOCKS: Final = frozenset(
    {"uv.lock", "poetry.lock", "pdm.lock", "pylock.toml", "pipfile.lock", "pixi.lock", "conda-lock.yml"}
)
"""Files of packages and hashes, by lower-case name."""
_LISTS: Final = re.compile(
    r"project/dependencies|project/optional-dependencies/[^/]*|dependency-groups/[^/]*|tool/uv/(dev|constraint)-dependencies"
    r"|tool/pdm/dev-dependencies/[^/]*|tool/hatch/envs/[^/]*/(extra-)?dependencies"
    r"|options/install_requires|options\.extras_require/[^/]*"
    r"|dependencies(/pip)?"
)
"""Paths of keys below which requirements stand as texts (the last two lines: setup.cfg and environment.yml)."""
_TABLES: Final = re.compile(
    r"tool/poetry/(group/[^/]*/)?(dev-)?dependencies|(dev-)?packages|default|develop"
    r"|(tool/pixi/)?(feature/[^/]*/)?(pypi-)?dependencies"
)
"""Paths of tables of names and versions: Poetry, Pipfile, Pipfile.lock, Pixi."""
_REQUIREMENT: Final = re.compile(
    r"(?:[\w.-]+::)?(?P<name>[A-Za-z0-9][\w.-]*)[ \t]*(\[[^\]]*\])?[ \t]*\(?(?P<rest>[^;#)]*)"
)
_ONE: Final = re.compile(r"={1,3}[ \t]*v?(?P<version>[^\s,*=]+)(?:=\w+)?\Z|(?P<bare>\d[^\s,*]*)\Z")
_WORKSHOP: Final = (
    r"(?:dev|develop|development|tests?|testing|ci|lint|linting|typing|types|mypy|docs?|documentation|style|quality|nox|tox"
    r"|test[-_]\w+|\w+[-_]tests?|\w+[-_]dev)"
)
_FOR_WORK: Final = re.compile(
    rf"(?:project/optional-dependencies|dependency-groups|tool/poetry/group|tool/pdm/dev-dependencies"
    rf"|tool/hatch/envs|options\.extras_require|(?:tool/pixi/)?feature)/{_WORKSHOP}(?:/.*)?"
    r"|tool/(?:uv|poetry|pdm)/dev-dependencies(?:/.*)?|dev-packages|develop",
    re.IGNORECASE,
)
_FILE_FOR_WORK: Final = re.compile(
    rf"(?:.*/)?(?:requirements[-_.]{_WORKSHOP}|{_WORKSHOP}[-_.]requirements|(?:requirements|reqs)/{_WORKSHOP})\.(?:txt|in)",
    re.IGNORECASE,
)
"""What only those install who work on the project: by the name of the group or file."""
_DECLARING: Final = frozenset({"pyproject.toml", "setup.py", "setup.cfg"})


@dataclass(frozen=True, slots=True)
class Required:
    """A requirement as it is written."""

    package: str
    """In lower case with hyphens."""
    written: str
    lit: Lit
    offset: int
    """Where in the literal the name begins."""
    specifier: str
    version: str | None
    source: str
    """As in :class:`aidep.model.usage.PackageRequirement`."""


def required(facts: FileFacts) -> Iterator[Required]:
    """All requirements of a file, known or not."""
    name = facts.path.rpartition("/")[2].lower()
    if name == "setup.py":
        for lit in facts.literals:
            if _is_required(lit.context):
                yield from _of_text(lit, "development" if _is_extra_for_work(lit.context) else "library")
    elif facts.root is None:
        return
    elif name in LOCKS and name != "pipfile.lock":
        yield from _of_lock(facts.root)
    elif name.endswith((".txt", ".in", ".lock")) and name not in LOCKS:
        source = "development" if _FILE_FOR_WORK.fullmatch(facts.path) else "application"
        for text in texts(facts.root):
            yield from _of_text(text.lit, source)
    elif name in ("metadata", "pkg-info"):
        for text in texts(facts.root):
            yield from _of_text(text.lit, "metadata")
    elif name in ("pyproject.toml", "setup.cfg", "pipfile", "pipfile.lock", "pixi.toml") or name.startswith(
        "environment"
    ):
        yield from _of_tables(facts.root, name)


def normal(name: str) -> str:
    """The name of a package as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _of_tables(root: Expr, name: str) -> Iterator[Required]:
    for text in texts(root):
        keys = [place.key for place in text.place.chain() if place.key] if text.place is not None else []
        path = "/".join(reversed(keys))
        if text.is_key:
            if _TABLES.fullmatch(path):
                yield _of_key(text, name, "development" if _FOR_WORK.fullmatch(path) else "application")
            continue
        if text.key and (not keys or keys[0] != text.key):
            path = f"{path}/{text.key}" if path else text.key
        if _LISTS.fullmatch(path):
            declared = "project/dep" in path or "project/opt" in path or path.startswith("options")
            source = "library" if declared else "application"
            yield from _of_text(text.lit, "development" if _FOR_WORK.fullmatch(path) else source)


def _of_text(lit: Lit, source: str) -> Iterator[Required]:
    """``openai[realtime] >= 1, < 2 ; python_version > "3.9"``"""
    found = _REQUIREMENT.match(lit.text)
    if found is None or not lit.plain:
        return
    specifier = "".join(found["rest"].split())
    if specifier and specifier[0] not in "<>=!~@":
        return
    yield Required(
        normal(found["name"]), found["name"], lit, found.start("name"), specifier, _version(specifier), source
    )


def _of_key(text: Text, name: str, source: str) -> Required:
    """``openai = "^1.2"``, ``openai = {version = "^1.2"}``"""
    value: Expr | None = None
    if text.place is not None and isinstance(text.place.table, DictOf):
        value = next((value for key, value in text.place.table.items if key is text.lit), None)
    if isinstance(value, DictOf):
        entries = {key.text: item for key, item in value.items if isinstance(key, Lit)}
        value = entries.get("version") or next((entries[k] for k in ("git", "path", "url") if k in entries), None)
        if isinstance(value, Lit) and "version" not in entries:
            value = Lit(f"@{value.text}", value.site, 0, value.context)
    specifier = "".join(value.text.split()) if isinstance(value, Lit) else ""
    specifier = "" if specifier == "*" else specifier
    locked = name == "pipfile.lock"
    written = text.lit.text
    source = "lock" if locked else source
    return Required(normal(written), written, text.lit, 0, specifier, _version(specifier), source)


def _of_lock(root: Expr) -> Iterator[Required]:
    """``[[package]]`` (in pylock.toml ``[[packages]]``) with a name and a version."""
    for text in texts(root):
        if text.is_key or text.key != "name" or text.place is None:
            continue
        up = text.place.up
        entries = dict(text.place.entries())
        version = entries.get("version")
        if up is not None and up.key in ("package", "packages") and isinstance(version, Lit):
            name = text.lit.text
            yield Required(normal(name), name, text.lit, 0, f"=={version.text}", version.text, "lock")


def _version(specifier: str) -> str | None:
    found = _ONE.match(specifier)
    return (found["version"] or found["bare"]) if found is not None else None


def _is_extra_for_work(context: Context | None) -> bool:
    """``extras_require={"dev": [...]}``, ``tests_require=[...]``"""
    while context is not None:
        if context.kind == "value" and re.fullmatch(_WORKSHOP, context.name, re.IGNORECASE):
            return True
        if context.kind == "arg":
            return context.detail == "tests_require"
        context = context.up
    return False


def _is_required(context: Context | None) -> bool:
    while context is not None:
        if context.kind == "arg":
            return context.detail in ("install_requires", "extras_require", "tests_require")
        if context.kind in ("assign", "param"):
            return "require" in context.name.lower()
        context = context.up
    return False
