"""From ``rules/`` to the compiled catalog: one JSON document of compact rows.

The wheel ships it ready (``compiled.json``); elsewhere :mod:`aidep.catalog.kept` asks for it when rules have changed.
Only this path imports pydantic.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aidep.catalog.compiled import Compiled
from aidep.catalog.glance import FORMAT
from aidep.catalog.kept import write_compiled
from aidep.catalog.known import apart, groups, ids_of
from aidep.catalog.measure import notice_given
from aidep.catalog.modelid import is_word
from aidep.catalog.rows import (
    DEPRECATED,
    FLAGS,
    GONE,
    KIND,
    LEGACY,
    NOTES,
    PLATFORM,
    PREVIEW,
    REROUTE,
    RETIRES,
    SPECIAL,
    VERSION,
    Row,
    cell,
    encode,
)
from aidep.catalog.sdktables import build

if TYPE_CHECKING:
    from aidep.catalog.records import Entry, Rules
    from aidep.catalog.schema import EndpointEntry, ModelEntry


def write(rules_dir: str | os.PathLike[str], target_path: str | os.PathLike[str]) -> None:
    """Compile a rules folder into a file. For the build of the wheel.

    Raises:
        UsageError: if the rules are wrong.
    """
    write_compiled(Path(target_path), compile_rules([Path(rules_dir)], digest="wheel"))


def compile_rules(folders: Sequence[Path], digest: str) -> Compiled:
    """Read, check and compile."""
    from aidep.catalog.load import load_rules

    return _Compiler(load_rules(folders)).compiled(digest)


_PATHS = (
    "chat/completions",
    "v1/completions",
    "v1/complete",
    "v1/messages",
    "v1/embeddings",
    "v1/responses",
    "v1/rerank",
    "api/generate",
    "api/chat",
    "api/embed",
    "images/generations",
)
"""Of requests that name no host: servers of models answer at them, whoever runs them."""


class _Compiler:
    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        ranked = sorted(rules.platforms.values(), key=lambda p: (p.rank, p.id))
        self.platforms = [p.model_dump(mode="json", exclude_defaults=True) for p in ranked]
        with_models = {platform for platform, _, _ in rules.models}
        measured = notice_given(rules)
        for platform in self.platforms:
            if platform["id"] in measured:
                platform["measured"] = measured[platform["id"]]
            platform["any_model"] = platform.get("any_model", False) or platform["id"] not in with_models
        self.order = {p.id: number for number, p in enumerate(ranked)}
        self.sources: dict[tuple[str, str], int] = {}
        self.notes: dict[str, int] = {}
        self.rows: list[Row] = []
        self.ids: dict[str, list[int]] = {}
        self.words: set[str] = set()

    def compiled(self, digest: str) -> Compiled:
        """The document."""
        for key in sorted(self.rules.models, key=lambda k: (self.order[k[0]], k[1], k[2] or "")):
            self._add_model(key[1], self.rules.models[key])
        versionless = len(self.rows)
        self._add_versionless()
        endpoints, paths = self._endpoints()
        entries: list[Entry[Any]] = [*self.rules.models.values(), *self.rules.endpoints.values()]
        self.known = groups(self.rules, self.order, self.sources)
        sdks = build(self.rules.sdks.values())
        checked = [source.checked for entry in entries for source in entry.sources.values()]
        return {
            "format": FORMAT,
            "digest": digest,
            "checked": str(max(checked, default=date.min)),
            "platforms": self.platforms,
            "sources": [list(source) for source in self.sources],
            "notes": list(self.notes),
            "rows": self.rows,
            "versionless": [versionless, len(self.rows) - sum(map(len, endpoints.values()))],
            "ids": self.ids,
            "known": self.known,
            "words": sorted(self.words),
            "endpoints": endpoints,
            "ends": {where: id_ for (where, id_), entry in self.rules.endpoints.items() if entry.entry.everything},
            "paths": paths,
            "rejected": self._rejected(),
            "first": [
                [platform, first.task, first.size, first.model, [[table.text, str(table.checked)] for table in tables]]
                for platform, first, tables in self.rules.first
            ],
            "sizes": self._sizes(),
            "sdks": sdks,
            "open_weights": {
                task: [candidate.model_dump(mode="json", exclude_defaults=True) for candidate in known.values()]
                for task, known in self.rules.open_weights.items()
            },
            "tokens": self._tokens(sdks["suffixes"]),
            "packages": self._package_names(),
            "imports": sorted({name for sdk in self.rules.sdks.values() for name in sdk["imports"]}),
            "overrides": self.rules.overrides,
        }

    def _add_model(self, id_: str, entry: Entry[ModelEntry]) -> None:
        item = entry.entry
        if item.common or is_word(id_):
            self.words.add(id_)
        fields = {
            "kind": item.kind,
            "version": item.version,
            "task": item.task,
            "identical": item.identical,
            "points_to": [[point.id, _day(point.since)] for point in item.points_to],
        }
        flags = PREVIEW * item.preview + SPECIAL * bool(item.purpose)
        self.ids.setdefault(id_, []).append(self._add_row(entry, fields, flags))

    def _add_row(self, entry: Entry[Any], fields: dict[str, Any], flags: int) -> int:
        item: ModelEntry | EndpointEntry = entry.entry
        flags += DEPRECATED * item.deprecated + LEGACY * item.legacy + GONE * item.gone
        flags += REROUTE * (item.after == "reroute")
        notes = f"Withdrawn: {item.withdrawn} {item.notes}".strip() if item.withdrawn else item.notes
        self.rows.append(
            encode(
                {
                    "name": None,
                    "identical": None,
                    **fields,
                    "platform": self.order[entry.platform],
                    "id": item.id,
                    "flags": flags,
                    "announced": _day(item.announced),
                    "retires": _day(item.retires),
                    "sources": [self._source(entry, name) for name in item.sources],
                    "replaced_by": [r if isinstance(r, str) else r.id for r in item.replaced_by],
                    "notes": self._note(notes) if notes else None,
                    "confidence": None if item.confidence == "official" else item.confidence,
                    "retires_not_before": _day(item.retires_not_before),
                    "rerouted_to": item.rerouted_to,
                    "legacy_since": _day(item.legacy_since),
                    "released": _day(item.released),
                    "disputed": [
                        [self._source(entry, claim.source), _day(claim.retires), _day(claim.retires_not_before)]
                        for claim in item.disputed
                    ],
                }
            )
        )
        return len(self.rows) - 1

    def _source(self, entry: Entry[Any], name: str) -> int:
        table = entry.sources[name]
        return self.sources.setdefault((table.text, str(table.checked)), len(self.sources))

    def _note(self, text: str) -> int:
        return self.notes.setdefault(text, len(self.notes))

    def _add_versionless(self) -> None:
        """One row for each id that has only versions: it lives as long as the longest-lived of them."""
        for numbers in self.ids.values():
            by_platform: dict[int, list[Row]] = {}
            for number in numbers:
                by_platform.setdefault(self.rows[number][PLATFORM], []).append(self.rows[number])
            for rows in by_platform.values():
                if all(cell(row, VERSION) for row in rows):
                    numbers.append(self._family(rows))
            numbers.sort(key=lambda number: self.rows[number][PLATFORM])

    def _family(self, rows: list[Row]) -> int:
        last = max(rows, key=lambda row: cell(row, RETIRES) or ("" if row[FLAGS] & GONE else "9999"))
        family: Row = [*last, *[None] * (VERSION + 1 - len(last))]
        family[VERSION] = None
        if len(rows) > 1:
            ends = ", ".join(f"{cell(row, VERSION)} {cell(row, RETIRES) or 'without a date'}" for row in rows)
            family[KIND], family[NOTES] = "family", self._note(f"The last version counts. Versions: {ends}.")
        self.rows.append(family)
        return len(self.rows) - 1

    def _endpoints(self) -> tuple[dict[str, dict[str, int]], list[list[str]]]:
        endpoints: dict[str, dict[str, int]] = {}
        paths = []
        for (platform, id_), entry in sorted(self.rules.endpoints.items()):
            item = entry.entry
            fields: dict[str, Any] = {"kind": "endpoint", "version": None, "points_to": []}
            fields |= {"task": item.task, "name": item.name}
            endpoints.setdefault(platform, {})[id_] = self._add_row(entry, fields, 0)
            paths += [[platform, path, id_] for path in item.paths]
        return endpoints, paths

    def _sizes(self) -> dict[str, list[list[str]]]:
        """By platform, the parts of its ids that tell a size class, the longest first: ``flash-lite`` says more than
        ``flash``."""
        sizes: dict[str, list[list[str]]] = {}
        for id_, platform in self.rules.platforms.items():
            told = {part.lower(): size for size, parts in platform.sizes.items() for part in parts}
            if told:
                sizes[id_] = [[part, told[part]] for part in sorted(told, key=lambda part: (-len(part), part))]
        return sizes

    def _rejected(self) -> dict[str, list[list[Any]]]:
        rejected: dict[str, list[list[Any]]] = {}
        for platform, entry, tables in self.rules.rejected:
            pages = [[table.text, str(table.checked)] for table in tables]
            models = [pattern.lower() for pattern in entry.models]
            row = [
                entry.parameters,
                models,
                entry.calls,
                entry.instead,
                pages,
                entry.together,
                list(entry.accepts.items()),
                [[name, [value.lower() for value in values]] for name, values in entry.values.items()],
            ]
            rejected.setdefault(platform, []).append(row)
        return rejected

    def _tokens(self, suffixes: Mapping[str, Sequence[Sequence[Any]]]) -> list[str]:
        """Short strings of which any file that matters holds at least one, in lower case, if it names no SDK."""
        families = {family.lower() for p in self.rules.platforms.values() for family in p.families}
        stems = set(families)
        stems.update(_call_stem(row[0]) for rows in suffixes.values() for row in rows if not row[3])
        stems.update(_host_stem(host) for p in self.rules.platforms.values() for host in p.hosts)
        stems.update(name.lower() for p in self.rules.platforms.values() for name in p.env)
        stems.update(_PATHS)
        stems.update(variable.name.lower() for p in self.rules.platforms.values() for variable in p.address_env)
        stems.update(name.lower() for sdk in self.rules.sdks.values() for name in sdk["address_env"])
        known = tuple(families)
        alone = [
            *(id_ for id_ in self.ids if id_ not in self.words),
            *(i.lower() for group in apart(self.known)[0] for i in ids_of(group)),
        ]
        stems.update(_stem(id_) for id_ in alone if not id_.startswith(known))
        kept: list[str] = []
        for token in sorted(stems, key=lambda t: (len(t), t)):
            if token and not any(_begins_in(shorter, token) for shorter in kept):
                kept.append(token)
        return kept

    def _package_names(self) -> list[str]:
        """The packages of SDKs in lower case, in each way that they are written."""
        packages = {sdk["package"].lower() for sdk in self.rules.sdks.values() if sdk["imports"]}
        return sorted({name.replace("-", mark) for name in packages for mark in "-_."})


def _stem(id_: str) -> str:
    """The id up to its first separator that leaves twelve characters: with less it may be a word of plain English."""
    for number, character in enumerate(id_):
        if number >= 12 and character in "-./:@_":
            return id_[: number + 1]
    return id_


def _begins_in(shorter: str, token: str) -> bool:
    """Whether wherever a token stands, a shorter one does as well, with no letter or digit right before it."""
    at = token.find(shorter)
    while at > 0 and token[at - 1].isalnum():
        at = token.find(shorter, at + 1)
    return at >= 0


def _call_stem(suffix: str) -> str:
    """What a file must hold in which such a call can be found without an import of its SDK."""
    parts = suffix.lower().split(".")
    return parts[-1] if len(parts[-1]) >= 10 else ".".join(parts[-2:])


def _host_stem(host: str) -> str:
    first, star, last = host.lower().partition("*")
    return first.rstrip(".") if not star or len(first) > 6 else last.lstrip(".")


def _day(day: date | None) -> str | None:
    return str(day) if day else None
