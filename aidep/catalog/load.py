"""From the TOML files of ``rules/`` to checked records. Compile time only."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from aidep.catalog.schema import EndpointEntry, ModelEntry, ModelsFile, PlatformFile, SourceTable
from aidep.catalog.sdkschema import SdkFile
from aidep.errors import UsageError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_File = TypeVar("_File", bound=BaseModel)
_Item = TypeVar("_Item", ModelEntry, EndpointEntry)
_Key = TypeVar("_Key")
_FOLDERS = ("platforms", "models", "sdks")

Key = tuple[str, str, "str | None"]
"""Platform, id in lower case, version."""


@dataclass(frozen=True)
class Entry(Generic[_Item]):
    """A record with the file it comes from."""

    platform: str
    entry: _Item
    file: Path
    sources: Mapping[str, SourceTable]

    @property
    def where(self) -> str:
        table = "model" if isinstance(self.entry, ModelEntry) else "endpoint"
        version = getattr(self.entry, "version", None)
        return f"{self.file}: [[{table}]] {self.entry.id}" + (f" ({version})" if version else "")


@dataclass
class Rules:
    """All of ``rules/``, merged."""

    platforms: dict[str, PlatformFile] = field(default_factory=dict)
    models: dict[Key, Entry[ModelEntry]] = field(default_factory=dict)
    endpoints: dict[tuple[str, str], Entry[EndpointEntry]] = field(default_factory=dict)
    sdks: dict[str, dict[str, Any]] = field(default_factory=dict)
    overrides: list[str] = field(default_factory=list)
    """One line for each record or file that a later folder replaced."""


def load_rules(folders: Sequence[Path]) -> Rules:
    """Read and check the folders, later ones winning.

    Raises:
        UsageError: naming file, record and what is wrong.
    """
    rules, problems = read(folders)
    if problems:
        more = f" (and {len(problems) - 1} more: aidep catalog validate)" if len(problems) > 1 else ""
        raise UsageError(problems[0] + more)
    return rules


def read(folders: Sequence[Path]) -> tuple[Rules, list[str]]:
    """Like :func:`load_rules`, but returns all problems."""
    rules, problems = Rules(), list[str]()
    for folder in folders:
        files = rule_files(folder)
        if not files:
            raise UsageError(f"{folder}: no rules here: expected {', '.join(f'{name}/*.toml' for name in _FOLDERS)}")
        seen: set[object] = set()
        for file in files:
            problems += _read_file(file, rules, seen)
    problems += _cross_check(rules)
    return rules, problems


def rule_files(folder: Path) -> list[Path]:
    """The rules files of a folder, platforms first; empty if there are none."""
    return [file for name in _FOLDERS for file in sorted((folder / name).glob("*.toml"))]


def _read_file(file: Path, rules: Rules, seen: set[object]) -> list[str]:
    if not file.is_file():  # a pipe would hang, a dangling link is no file
        return [f"{file}: cannot be read: not a file"]
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:  # TOML errors are ValueErrors, and so are huge numbers
        return [f"{file}: cannot be read: {error}"]
    folder, name = file.parent.name, file.stem
    if folder == "platforms":
        return _add_platform(file, raw, rules)
    if folder == "models":
        return _add_models(file, raw, rules, seen)
    sdk, problems = _parse(SdkFile, file, raw)
    if sdk is not None:
        if name in rules.sdks:
            rules.overrides.append(f"{file}: replaces the sdk {name}")
        rules.sdks[name] = sdk.compiled(name)
    return problems


def _add_platform(file: Path, raw: dict[str, Any], rules: Rules) -> list[str]:
    platform, problems = _parse(PlatformFile, file, raw)
    if platform is None:
        return problems
    if platform.id != file.stem:
        return [f"{file}: id {platform.id!r} must be the file name"]
    if platform.id in rules.platforms:
        rules.overrides.append(f"{file}: replaces the platform {platform.id}")
    rules.platforms[platform.id] = platform
    return []


def _add_models(file: Path, raw: dict[str, Any], rules: Rules, seen: set[object]) -> list[str]:
    parsed, problems = _parse(ModelsFile, file, raw)
    if parsed is None:
        return problems
    put = _Put(file.stem, file, parsed.source, seen, problems, rules.overrides)
    for model in parsed.model:
        put(rules.models, (file.stem, model.id.lower(), model.version), model)
    for endpoint in parsed.endpoint:
        put(rules.endpoints, (file.stem, endpoint.id), endpoint)
    return problems


@dataclass
class _Put:
    """Adds the records of one file."""

    platform: str
    file: Path
    sources: Mapping[str, SourceTable]
    seen: set[object]
    problems: list[str]
    overrides: list[str]

    def __call__(self, table: dict[_Key, Entry[_Item]], key: _Key, item: _Item) -> None:
        entry = Entry(self.platform, item, self.file, self.sources)
        self.problems += [
            f"{entry.where}: source {name!r} is not defined: add [source.{name}]"
            for name in item.sources
            if name not in self.sources
        ]
        if key in self.seen:
            self.problems.append(f"{entry.where}: a second record for this id on {self.platform}")
            return
        if key in table:
            self.overrides.append(f"{entry.where}: replaces the record of {table[key].file}")
        self.seen.add(key)
        table[key] = entry


def _parse(kind: type[_File], file: Path, raw: dict[str, Any]) -> tuple[_File | None, list[str]]:
    try:
        return kind.model_validate(raw), []
    except ValidationError as error:
        return None, [f"{file}: {_place(raw, item['loc'])}: {_message(item)}" for item in error.errors()]


def _message(item: Any) -> str:
    if item["type"] == "extra_forbidden":
        return f"unknown key {item['loc'][-1]!r}"
    return str(item["msg"]).removeprefix("Value error, ")


def _place(raw: dict[str, Any], loc: tuple[int | str, ...]) -> str:
    """``[[model]] gpt-4: retires`` for ``("model", 3, "retires")``."""
    if len(loc) >= 2 and isinstance(loc[1], int):
        row = raw[str(loc[0])][loc[1]]
        name = row.get("id") or row.get("symbol") or row.get("call") if isinstance(row, dict) else None
        rest = "".join(f": {part}" for part in loc[2:])
        return f"[[{loc[0]}]] {name or f'number {loc[1] + 1}'}{rest}"
    return ".".join(map(str, loc)) or "file"


def _cross_check(rules: Rules) -> list[str]:
    used = {entry.platform for entry in rules.models.values()} | {e.platform for e in rules.endpoints.values()}
    problems = [
        f"models/{platform}.toml: there is no platforms/{platform}.toml"
        for platform in sorted(used - set(rules.platforms))
    ]
    ids = {(platform, id_) for platform, id_, _ in rules.models}
    problems += [
        f"{entry.where}: {role} {target!r} is no record of {entry.platform}: add one or mark it external"
        for entry in rules.models.values()
        for target, role in _targets(entry.entry)
        if (entry.platform, target.lower()) not in ids
    ]
    problems += _other_tasks(rules)
    words: dict[str, str] = {}
    for platform in rules.platforms.values():
        for word in platform.prefixes:
            other = words.setdefault(word, platform.id)
            if other != platform.id:
                problems.append(f"platforms/{platform.id}.toml: prefix {word!r} is taken by {other}")
    return problems + _cycles(rules)


def _other_tasks(rules: Rules) -> Iterator[str]:
    """Replacements that do something else: a reranker for embeddings."""
    tasks = {(platform, id_): entry.entry.task for (platform, id_, _), entry in rules.models.items()}
    for entry in rules.models.values():
        task = entry.entry.task
        for target in entry.entry.replaced_by:
            other = tasks.get((entry.platform, target.lower())) if isinstance(target, str) else None
            if task and other and task != other:
                yield (
                    f"{entry.where}: replacement {target!r} is for {other}, not for {task}: "
                    "drop it, or mark it other_task if the platform says so"
                )


def _targets(item: ModelEntry) -> Iterator[tuple[str, str]]:
    """Ids that must be records of the same platform, with the key that names them."""
    for target in item.replaced_by:
        if isinstance(target, str):
            yield target, "replacement"
        elif not target.external:
            yield target.id, "replacement"
    for point in item.points_to:
        if not point.external:
            yield point.id, "target"
    if item.rerouted_to:
        yield item.rerouted_to, "rerouted_to"


def _cycles(rules: Rules) -> list[str]:
    """A replacement that leads back to where it started (records with a version are replaced by versions: left out)."""
    graph = {
        (platform, id_): [(platform, target.lower()) for target, role in _targets(entry.entry) if role == "replacement"]
        for (platform, id_, version), entry in rules.models.items()
        if version is None
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        nodes: list[tuple[str, str]] = error.args[1][::-1]
        names = " -> ".join(id_ for _, id_ in nodes)
        return [f"models/{nodes[0][0]}.toml: replacements go round in a circle: {names}"]
    return []
