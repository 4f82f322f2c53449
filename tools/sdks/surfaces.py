"""From an SDK's source and a recipe to the surfaces of its rules file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Any

from tools.sdks.recipe import Recipe, Scan
from tools.sdks.signature import Parameter
from tools.sdks.source import Source
from tools.sdks.walk import callables, fits

_NO_MODEL = ("not-provided", "not-set", "na", "none", "unknown", "mock-model", "default", "auto", "portkey-default")
"""Texts that stand for no model."""


@dataclass(frozen=True)
class Found:
    """A callable that takes a model."""

    path: str
    """As the source defines it: ``agno.models.aws.claude.Claude``, ``<class>().chat.complete``."""
    parameter: Parameter
    others: tuple[str, ...]
    kind: str
    platform: str | None
    scan: Scan = field(compare=False)
    older: tuple[tuple[str, str], ...] = ()
    """Version before which another default was taken, and that default."""

    @property
    def leaf(self) -> str:
        """The class or function, a method with its class."""
        parts = self.path.split(".")
        return ".".join(parts[-2:] if self.scan.what == "methods" else parts[-1:])

    def row(self) -> dict[str, Any]:
        """The keys of the surface, ``call`` left out."""
        given = self.parameter
        model: dict[str, Any] = {"keyword": (given.aliases or (given.name,))[0]}
        if given.position is not None:
            model["position"] = given.position
        names = [*given.aliases[1:], *([given.name] if given.aliases else []), *self.others]
        if names:
            model["or_keyword"] = names
        known = given.default if self.platform != "-" and not self.scan.optional else None
        if known and known.lower() not in _NO_MODEL:
            model["default"] = known
            if self.older:
                model["older"] = [{"before": before, "default": text} for before, text in self.older]
        elif not given.required:
            model["optional"] = True
        if given.env and not self.scan.optional:
            model["default_env"] = [given.env]
        row: dict[str, Any] = {} if self.kind == "inference" else {"kind": self.kind}
        row |= {"platform": self.platform} if self.platform else {}
        row |= {"model": model}
        row |= {"router": self.scan.router} if self.scan.router else {}
        return row | ({"deployment": True} if self.scan.deployment else {})


def found(source: Source, recipe: Recipe, words: Mapping[str, str]) -> tuple[list[Found], list[str]]:
    """All surfaces, and the paths of callables for which nothing names a platform.

    ``words``: what stands in the paths of frameworks for a vendor -> platform; the last one that is found counts.
    """
    surfaces: dict[str, Found] = {}
    homeless: list[str] = []
    for scan in recipe.scan:
        for path, parameters in callables(source, scan):
            chosen = _argument(parameters, scan)
            if chosen is None or fits(path, scan.leave_out):
                continue
            given, others = chosen
            platform = _platform(path, scan, words)
            if platform is None and not scan.router and scan.what != "client":
                homeless.append(path)
                continue
            kind = "management" if fits(path, scan.management) else scan.kind
            surfaces.setdefault(path, Found(path, given, others, kind, platform, scan))
    return list(surfaces.values()), [path for path in homeless if path not in surfaces]


def with_older(surfaces: list[Found], before: str, older: list[Found]) -> list[Found]:
    """The surfaces, with the defaults that an older release took for those that it has, where they are others."""
    defaults = {one.path.rpartition(".")[2]: one.parameter.default for one in older}
    found = []
    for one in surfaces:
        text = defaults.get(one.path.rpartition(".")[2])
        changed = text and text.lower() not in _NO_MODEL and text != one.parameter.default
        found.append(replace(one, older=(*one.older, (before, text))) if changed and text else one)
    return found


def _platform(path: str, scan: Scan, words: Mapping[str, str]) -> str | None:
    for glob, platform in reversed(scan.platforms.items()):
        if fnmatchcase(path, glob):
            return platform
    if scan.platform or scan.router or scan.what == "client":
        return scan.platform
    below = path.lower().partition(".")[2]
    return next((platform for word, platform in reversed(list(words.items())) if word in below), None)


def _argument(parameters: list[Parameter], scan: Scan) -> tuple[Parameter, tuple[str, ...]] | None:
    known = {name: p for p in parameters for name in (p.name, *p.aliases)}
    taken = list({known[name].name: known[name] for name in scan.arguments if name in known}.values())
    if not taken:
        return None
    texts = [p for p in taken if p.default]
    first = texts[0] if texts and not taken[0].default and not taken[0].required else taken[0]
    return first, tuple(p.name for p in taken if p is not first)


# -- names -------------------------------------------------------------------------------------------------------------


def patterns(surfaces: list[Found], roots: Iterable[str]) -> Mapping[str, Found]:
    """The shortest pattern that names each surface and no other: ``agno.**.Gemini``, ``agno.models.aws.**.Claude``.

    SDKs re-export their classes from the packages above, and move them between modules of a package. ``roots`` are the
    SDK's import roots.
    """
    by_name: dict[tuple[str, str], list[Found]] = defaultdict(list)
    short: dict[str, Found] = {}
    for one in surfaces:
        if one.path.startswith("<") or one.scan.root:
            short[one.path.replace("<", "{").replace(">", "}")] = one
        else:
            above = [root for root in roots if one.path.startswith(f"{root}.")]
            by_name[max(above, key=len, default=one.path.partition(".")[0]), one.leaf].append(one)
    for (root, leaf), group in by_name.items():
        for one in group:
            prefix = root if _same(group) else _package(one, group)
            short[f"{prefix}.**.{leaf}" if prefix else one.path] = one
    return short


def _same(group: list[Found]) -> bool:
    return all(one.row() == group[0].row() for one in group)


def _package(one: Found, group: list[Found]) -> str:
    """The highest package that holds this one and no other of the same name; ``""`` if only the whole path tells."""
    parts = one.path.removesuffix(f".{one.leaf}").split(".")
    for length in range(1, len(parts) + 1):
        prefix = ".".join(parts[:length])
        if all(other is one or not f"{other.path}.".startswith(f"{prefix}.") for other in group):
            return prefix
    return ""
