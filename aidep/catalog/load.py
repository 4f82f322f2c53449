"""From the TOML files of ``rules/`` to checked records. Compile time only."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from aidep.catalog.crosscheck import cross_check
from aidep.catalog.faults import faults
from aidep.catalog.openschema import OpenWeightsFile
from aidep.catalog.openweights import TASKS
from aidep.catalog.records import Entry, Known, Rules
from aidep.catalog.schema import EndpointEntry, KnownFile, ModelEntry, ModelsFile, PlatformFile, SourceTable
from aidep.catalog.sdkschema import SdkFile
from aidep.errors import UsageError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_File = TypeVar("_File", bound=BaseModel)
_Item = TypeVar("_Item", ModelEntry, EndpointEntry)
_Key = TypeVar("_Key")
_FOLDERS = ("platforms", "models", "known", "openweights", "sdks")


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
    problems += cross_check(rules)
    return rules, problems


def rule_files(folder: Path) -> list[Path]:
    """The rules files of a folder, platforms first; empty if there are none."""
    return [file for name in _FOLDERS for file in sorted((folder / name).glob("*.toml"))]


def _read_file(file: Path, rules: Rules, seen: set[object]) -> list[str]:
    if not file.is_file():  # a pipe would hang, a dangling link is no file
        return [f"{file}: cannot be read: not a file"]
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        return [f"{file}: is no valid TOML: {error}"]
    except (OSError, ValueError, RecursionError) as error:  # huge numbers are ValueErrors
        return [f"{file}: cannot be read: {error}"]
    folder, name = file.parent.name, file.stem
    if folder == "platforms":
        return _add_platform(file, raw, rules)
    if folder == "models":
        return _add_models(file, raw, rules, seen)
    if folder == "known":
        return _add_known(file, raw, rules, seen)
    if folder == "openweights":
        return _add_open_weights(file, raw, rules)
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
    for rejected in parsed.rejected:
        missing = [name for name in rejected.sources if name not in parsed.source]
        problems += [f"{file}: [[rejected]]: source {name!r} is not defined: add [source.{name}]" for name in missing]
        if not missing:
            rules.rejected.append((file.stem, rejected, [parsed.source[name] for name in rejected.sources]))
    for first in parsed.first:
        missing = [name for name in first.sources if name not in parsed.source]
        problems += [f"{file}: [[first]]: source {name!r} is not defined: add [source.{name}]" for name in missing]
        if not missing:
            rules.first.append((file.stem, first, [parsed.source[name] for name in first.sources]))
    return problems


def _add_known(file: Path, raw: dict[str, Any], rules: Rules, seen: set[object]) -> list[str]:
    parsed, problems = _parse(KnownFile, file, raw)
    if parsed is None:
        return problems
    platform = file.stem
    for group in parsed.known:
        source = parsed.source.get(group.source)
        if source is None:
            problems.append(f"{file}: [[known]]: source {group.source!r} is not defined: add [source.{group.source}]")
            continue
        for id_ in group.ids:
            key = ("known", platform, id_.lower())
            if key in seen:
                problems.append(f"{file}: [[known]]: {id_} is listed twice")
            seen.add(key)
            rules.known[platform, id_.lower()] = Known(platform, id_, group, source, file)
    return problems


def _add_open_weights(file: Path, raw: dict[str, Any], rules: Rules) -> list[str]:
    parsed, problems = _parse(OpenWeightsFile, file, raw)
    if parsed is None:
        return problems
    if file.stem not in TASKS:
        return [f"{file}: {file.stem!r} is no task: name the file after one of {', '.join(TASKS)}"]
    known = rules.open_weights.setdefault(file.stem, {})
    fresh = {candidate.id: candidate for candidate in parsed.candidate}
    rules.overrides += [f"{file}: [[candidate]] {id_}: replaces an earlier one" for id_ in fresh if id_ in known]
    known.update(fresh)
    return [] if len(fresh) == len(parsed.candidate) else [f"{file}: a candidate is listed twice"]


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
            for name in (*item.sources, *(claim.source for claim in item.disputed))
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
        return None, faults(file, raw, error)
