"""Settings: ``aidep.toml``, ``.aidep.toml`` or ``[tool.aidep]`` in pyproject.toml, below what the command line says."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from aidep.day import parse_day
from aidep.errors import UsageError
from aidep.model.finding import Severity
from aidep.model.policy import Policy
from aidep.model.source import Unreadable
from aidep.report import FORMATS
from aidep.select import did_you_mean
from aidep.sources.ignore import repository_of
from aidep.sources.read import read_bytes

_LONGEST_CHAIN = 20
FILE_NAMES = ("aidep.toml", ".aidep.toml", "pyproject.toml")


_ANYTHING = Policy()


@dataclass(frozen=True, slots=True)
class Words:
    """Values of one setting and where they were set: selectors, or patterns with the folder that they hang on."""

    values: tuple[str, ...]
    where: str
    """For errors: ``aidep.toml: ignore`` or ``--ignore``."""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class FileIgnores:
    """Rules that are off for the files of a pattern."""

    pattern: str
    codes: Words


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for a run. Field names are the keys of the file with ``_`` for ``-``."""

    select: Words | None = None
    ignore: Words | None = None
    extend_select: tuple[Words, ...] = ()
    extend_ignore: tuple[Words, ...] = ()
    per_file_ignores: tuple[FileIgnores, ...] = ()
    exclude: Words | None = None
    """Instead of the default excludes."""
    extend_exclude: tuple[Words, ...] = ()
    respect_gitignore: bool = True
    force_exclude: bool = False
    fail_on: Severity = Severity.HIGH
    min_severity: Severity = Severity.INFO
    output_format: str = "full"
    all_roles: bool = False
    rules: tuple[Path, ...] = ()
    baseline: Path | None = None
    policy: Policy = _ANYTHING
    projects: tuple[str, ...] = ()
    """Folders that are projects of their own, as patterns; empty: those with a manifest."""
    max_catalog_age: int = 180
    """Days."""
    as_of: date | None = None
    """None: today."""
    cache_dir: Path | None = None
    """None: by the custom of the system."""
    cache: bool = True
    workers: int = 0
    """Processes that may parse; 0: as many as the machine has processors."""
    files: tuple[Path, ...] = field(default=())
    """The configuration files that were read, the nearest first."""


def load_settings(start: str, *, isolated: bool = False, config: str | None = None) -> Settings:
    """The settings for a run whose first path is ``start``: of ``config``, else of the nearest configuration upward."""
    if config is not None:
        file = Path(os.path.abspath(config))
        if not config or not os.path.isfile(file):
            what = "is a folder, not a file" if config and os.path.isdir(file) else "no such file"
            raise UsageError(f"--config: {config or 'an empty name'}: {what}")
        table = _table(file)
        if table is None:
            raise UsageError(f"--config: {config}: has no [tool.aidep] table")
        return _settings(file, table, ())
    if isolated:
        return Settings()
    here = Path(os.path.abspath(start))
    for folder in (here, *here.parents):
        for name in FILE_NAMES:
            file = folder / name
            if name != "pyproject.toml" and os.path.isdir(file):
                raise UsageError(f"{_shown(file)}: is a folder; settings stand in a file of that name")
            table = _table(file) if os.path.isfile(file) else None
            if table is not None:
                if not _within(file, folder):
                    raise UsageError(f"{_shown(file)}: is a link that leads out of its tree; name it with --config")
                return _settings(file, table, ())
    return Settings()


def read_toml(file: Path) -> dict[str, Any]:
    """A TOML file; one that cannot be read is a UsageError."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        table: dict[str, Any] = tomllib.loads(read_bytes(str(file)).decode("utf-8-sig"))
        return table
    except Unreadable as error:
        raise UsageError(f"{_shown(file)}: {error.message}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{_shown(file)}: is not UTF-8") from None
    except RecursionError:
        raise UsageError(f"{_shown(file)}: is TOML that is nested too deeply") from None
    except ValueError as error:  # mostly TOMLDecodeError; a number of thousands of digits has none
        raise UsageError(f"{_shown(file)}: is no valid TOML: {error}") from None


def _table(file: Path) -> dict[str, Any] | None:
    """The table with our settings, None if the file has none."""
    if file.name != "pyproject.toml":
        return read_toml(file)
    try:
        if b"aidep" not in read_bytes(str(file)):  # whatever is wrong with it is none of our business
            return None
    except Unreadable:
        return None
    tool = read_toml(file).get("tool")
    table = tool.get("aidep") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise UsageError(f"{_shown(file)}: tool.aidep must be a table")
    return table


def _settings(file: Path, table: Mapping[str, Any], below: tuple[Path, ...]) -> Settings:
    """The settings of a file over those of the file that it extends."""
    if file in below:
        chain = " -> ".join(map(_shown, (*below, file)))
        raise UsageError(f"{_shown(below[0])}: extend: goes round in a circle: {chain}")
    if len(below) > _LONGEST_CHAIN:
        raise UsageError(f"{_shown(below[0])}: extend: leads through more than {_LONGEST_CHAIN} files")
    base = Settings()
    if "extend" in table:
        target = _inside(table["extend"], _Place(file, "extend"))
        if not os.path.isfile(target):
            raise UsageError(f"{_shown(file)}: extend: {table['extend']}: no such file")
        base = _settings(target, _table(target) or {}, (*below, file))
    changes: dict[str, Any] = {}
    for key, value in table.items():
        if key == "extend":
            continue
        reader = _READERS.get(key)
        if reader is None and key == "tool" and file.name != "pyproject.toml":
            raise UsageError(f"{_shown(file)}: in {file.name} the keys stand at the top, without [tool.aidep]")
        if reader is None:
            hint = did_you_mean(key, (*_READERS, "extend"))
            raise UsageError(f"{_shown(file)}: unknown key {key!r}{hint or '; aidep config shows all keys'}")
        name = key.replace("-", "_")
        read = reader(value, _Place(file, key))
        changes[name] = (*getattr(base, name), *read) if key in _ADDED else read
    return replace(base, **changes, files=(file, *base.files))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands."""

    file: Path
    key: str

    def __str__(self) -> str:
        return f"{_shown(self.file)}: {self.key}"


def _strings(value: Any, place: _Place) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise UsageError(f"{place}: must be a list of texts, none of them empty")
    return tuple(dict.fromkeys(value))


def _words(value: Any, place: _Place) -> Words:
    return Words(_strings(value, place), str(place), str(place.file.parent))


def _more_words(value: Any, place: _Place) -> tuple[Words, ...]:
    return (_words(value, place),)


def _file_ignores(value: Any, place: _Place) -> tuple[FileIgnores, ...]:
    if not isinstance(value, dict):
        raise UsageError(f'{place}: must be a table such as {{ "tests/*" = ["AID201"] }}')
    return tuple(
        FileIgnores(key, _words(codes, _Place(place.file, f"{place.key}.{key!r}"))) for key, codes in value.items()
    )


def _policy(value: Any, place: _Place) -> Policy:
    if not isinstance(value, dict):
        raise UsageError(f'{place}: must be a table such as {{ banned-platforms = ["openrouter"] }}')
    known = {item.name.replace("_", "-"): item.name for item in fields(Policy)}
    given = {}
    for key, words in value.items():
        if key not in known:
            hint = did_you_mean(key, known) or f"; known are {', '.join(known)}"
            raise UsageError(f"{place}: unknown key {key!r}{hint}")
        inner = _Place(place.file, f"{place.key}.{key}")
        read = _strings(words, inner)
        if not read and key.startswith("allowed-"):
            raise UsageError(f"{inner}: is an empty list; leave the key out to allow all")
        if key.endswith("jurisdictions"):
            read = tuple(_country(word, inner) for word in read)
        given[known[key]] = read
    return Policy(**given)


def _country(word: str, place: _Place) -> str:
    from aidep.model.countries import COUNTRIES  # most projects have no policy

    if word.upper() not in COUNTRIES:
        raise UsageError(f"{place}: {word!r} is no country code; write US, FR, CN (ISO 3166)")
    return word.upper()


def _days(value: Any, place: _Place) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100_000:
        raise UsageError(f"{place}: must be a number of days, is {value!r}")
    return value


def _boolean(value: Any, place: _Place) -> bool:
    if not isinstance(value, bool):
        raise UsageError(f"{place}: must be true or false, is {value!r}")
    return value


def one_of(value: Any, allowed: tuple[str, ...], place: object) -> str:
    """``value`` if it is one of the allowed words, else a UsageError."""
    if value not in allowed:
        hint = did_you_mean(value, allowed) if isinstance(value, str) else ""
        raise UsageError(f"{place}: {value!r} is not one of {', '.join(allowed)}{hint}")
    return str(value)


def parse_workers(value: Any, place: object) -> int:
    """A number of processes, 0 for ``auto``."""
    if value == "auto":
        return 0
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 3:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 256:
        raise UsageError(f"{place}: {value!r} is no number of processes; write 1 to 256, or auto")
    return value


def _severity(value: Any, place: _Place) -> Severity:
    return Severity(one_of(value, tuple(level.value for level in Severity), place))


def _format(value: Any, place: _Place) -> str:
    return one_of(value, FORMATS, place)


def _folders(value: Any, place: _Place) -> tuple[Path, ...]:
    folders = []
    for item in _strings(value, place):
        folder = _inside(item, place)
        if not os.path.isdir(folder):
            raise UsageError(f"{place}: {item}: no such folder")
        folders.append(folder)
    return tuple(folders)


def _project_folders(value: Any, place: _Place) -> tuple[str, ...]:
    patterns = _strings(value, place)
    for pattern in patterns:
        if os.path.isabs(pattern) or ".." in pattern.replace("\\", "/").split("/"):
            raise UsageError(f"{place}: {pattern!r} leads outside; write folders below this one, such as services/*")
    return patterns


def _inside(value: Any, place: _Place) -> Path:
    """A path from the configuration file that stays in its repository, or in its folder outside of one."""
    if not isinstance(value, str) or not value or "\0" in value:
        raise UsageError(f"{place}: must be a path")
    folder = place.file.parent
    target = folder / value
    if not _within(target, folder):
        raise UsageError(f"{place}: {value}: lies outside of {_tree(folder)}")
    return Path(os.path.realpath(target))


def _within(file: Path, folder: Path) -> bool:
    """Whether a file, where its links lead, lies in the tree of a folder."""
    tree = _tree(folder)
    return os.path.commonpath([tree, os.path.realpath(file)]) == tree


def _tree(folder: Path) -> str:
    """The repository around a folder, the folder itself outside of one."""
    return os.path.realpath(repository_of(str(folder)) or folder)


def _shown(file: Path) -> str:
    """A path as short as it can be said."""
    try:
        return str(file.relative_to(Path.cwd()))
    except ValueError:
        return str(file)


_READERS: dict[str, Callable[[Any, _Place], Any]] = {
    "select": _words,
    "ignore": _words,
    "extend-select": _more_words,
    "extend-ignore": _more_words,
    "per-file-ignores": _file_ignores,
    "exclude": _words,
    "extend-exclude": _more_words,
    "respect-gitignore": _boolean,
    "force-exclude": _boolean,
    "fail-on": _severity,
    "min-severity": _severity,
    "output-format": _format,
    "all-roles": _boolean,
    "rules": _folders,
    "baseline": _inside,
    "policy": _policy,
    "projects": _project_folders,
    "max-catalog-age": _days,
    "as-of": parse_day,
    "cache-dir": _inside,
    "cache": _boolean,
    "workers": parse_workers,
}
_ADDED = frozenset({"extend-select", "extend-ignore", "extend-exclude", "per-file-ignores", "rules"})
"""Keys that add to what the extended file says; the others replace it."""

assert {key.replace("-", "_") for key in _READERS} | {"files"} == {item.name for item in fields(Settings)}
