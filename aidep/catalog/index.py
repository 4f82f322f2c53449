"""The catalog at run time: lookups over compiled rows. Standard library only."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from aidep.catalog.known import apart, expand, rows_of
from aidep.catalog.lent import is_lent
from aidep.catalog.modelid import core
from aidep.catalog.names import Ident, Names
from aidep.catalog.platform import Measured, Platform, decode_platform
from aidep.catalog.rows import ID, KIND, PLATFORM, Row, decode
from aidep.model.lifecycle import Kind, Record, Rejected, Source, Status, spelling

if TYPE_CHECKING:  # what only a run of the analysis needs is imported when it asks
    from aidep.catalog.choices import Choices
    from aidep.catalog.hosts import HostIndex
    from aidep.catalog.openweights import Candidate
    from aidep.catalog.surfaces import SdkIndex

__all__ = ["Catalog", "Ident", "Measured", "Platform"]

_DATED = re.compile(r"-(\d{4}-\d{2}-\d{2}|\d{8}|\d{4})$")
"""The end of a snapshot's id that its undated alias leaves out."""
_DEAD = (Status.RETIRED, Status.REROUTED)


class Catalog:
    """Lifecycles of models and endpoints by platform and id. Ids compare without regard to case."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._listed = len(data["rows"])
        """From this row on: ids of which only the existence is known."""
        anywhere, self._scoped_groups = apart(data["known"])
        listed, everywhere = expand(anywhere, self._listed)
        self._rows: list[Row] = [*data["rows"], *listed]
        self._ids: dict[str, list[int]] = {**everywhere, **data["ids"]}
        self._versionless: list[int] = data["versionless"]
        """First and last of the rows that stand for ids of which only versions are on record."""
        self._sources: list[list[str]] = data["sources"]
        self._notes: list[str] = data["notes"]
        self._endpoints: dict[str, dict[str, int]] = data["endpoints"]
        self._ends: dict[str, str] = data["ends"]
        """The endpoint with which a whole platform goes."""
        self._paths: list[list[str]] = data["paths"]
        self._first: list[list[Any]] = data["first"]
        self._sizes: dict[str, list[list[str]]] = data["sizes"]
        self._rejected: dict[str, list[list[Any]]] = data["rejected"]
        self._sdks: bytes | dict[str, Any] = data["sdks"]
        self._tokens: list[str] = data["tokens"]
        self.packages: tuple[str, ...] = tuple(data["packages"])
        """The packages of the SDKs in lower case, in each way that they are written."""
        self.sdk_imports: tuple[str, ...] = tuple(data["imports"])
        """What the SDKs are imported as, dotted names among them."""
        self.overrides: tuple[str, ...] = tuple(data["overrides"])
        """One line for each record that the user's rules replaced."""
        self.digest: str = data["digest"]
        """Names what the catalog was made from; the same for all that an installation brings along."""
        self.checked = date.fromisoformat(data["checked"])
        """The newest day on which any source was read."""
        self.platforms: Mapping[str, Platform] = {row["id"]: decode_platform(row) for row in data["platforms"]}
        """By id, homes first."""
        self._order = list(self.platforms)
        self._names = Names(self._rows, self._ids, self._scoped_ids, frozenset(data["words"]), self.platforms)
        self._open_weights: Mapping[str, Sequence[Mapping[str, Any]]] = data["open_weights"]
        self._records: dict[int, Record] = {}

    @cached_property
    def sdks(self) -> SdkIndex:
        """The SDK surfaces."""
        from aidep.catalog.surfaces import SdkIndex

        return SdkIndex(json.loads(self._sdks) if isinstance(self._sdks, bytes) else self._sdks)

    # -- records -------------------------------------------------------------------------------

    def find(self, platform: str, model: str, version: str | None = None) -> Record | None:
        """The record of a model on a platform, ``model`` written as that platform takes it.

        Without a version, an id that has only versions (Azure) lives as long as the last of them.
        """
        number = self._names.find(platform, model.lower(), version)
        return None if number is None else self._record(number)

    def platforms_of(self, model: str) -> tuple[str, ...]:
        """Platforms with exactly this id, its home first; lists of routers and hubs do not count."""
        return self._names.platforms_of(model.lower())

    def lists(self, platform: str, model: str) -> bool:
        """Whether a model may well be served there: the platform has a record of it, or serves what is not kept here.

        A platform that the catalog does not know, and one of which it keeps no models, lists anything.
        """
        where = self.platforms.get(platform)
        return where is None or where.any_model or self._names.find(platform, model.lower()) is not None

    def endpoint(self, platform: str, id: str) -> Record | None:
        """The lifecycle of an API; ``replaced_by`` is free text."""
        number = self._endpoints.get(platform, {}).get(id)
        return None if number is None else self._record(number)

    def endpoint_at(self, platform: str, url: str) -> str | None:
        """The id of the endpoint that a request URL (or path) of the platform belongs to, if its lifecycle is kept."""
        from aidep.catalog.hosts import path_of

        path = path_of(url)
        fits = [(len(known), id_) for owner, known, id_ in self._paths if owner == platform and _under(path, known)]
        return max(fits)[1] if fits else None

    def open_weights(self, task: str, model: str = "") -> Sequence[Candidate]:
        """Weights for a task to run oneself: those nearest to ``model`` first, none of other families."""
        from aidep.catalog.openweights import decode_candidate, nearest_first

        return nearest_first(map(decode_candidate, self._open_weights.get(task, ())), model)

    def records(
        self, platform: str | None = None, *, listed: bool = False, where: Callable[[str], bool] | None = None
    ) -> Iterator[Record]:
        """All records as the rules state them: models by platform and id, then endpoints.

        With ``listed`` also the ids of which only the existence is known; ``where`` chooses by the id.
        """
        rows = self._all_rows() if listed else self._rows
        for number, row in enumerate(rows):
            stated = not self._versionless[0] <= number < self._versionless[1]
            if number == self._listed and not listed:
                break
            here = platform is None or self._order[row[PLATFORM]] == platform
            if stated and here and (where is None or where(row[ID])):
                yield self._record(number)

    def written(self, id_: str, platform: str | None = None) -> list[Record]:
        """The records and listed ids that are written exactly so, of all platforms or one, homes first."""
        key = id_.lower()
        numbers = self._ids.get(key, ())
        found = [self._record(n) for n in numbers if not self._versionless[0] <= n < self._versionless[1]]
        found += [self.decoded(row) for row in rows_of(self._scoped_groups, key)]
        return [record for record in found if platform in (None, record.platform)]

    def replacements(self, record: Record, as_of: date) -> tuple[str, ...]:
        """What to use instead: the named replacements, followed to ids of the platform that are alive on that day.

        Those without a retirement date come before those that have one. Where the platform names a replacement for an
        alias only, or only for the snapshot behind it, it counts for both.
        """
        alive: dict[str, bool] = {}
        seen = {record.id.lower()}
        queue = list(self._successors(record, as_of))
        while queue:
            id_ = queue.pop(0)
            found = None if id_.lower() in seen else self.find(record.platform, id_)
            seen.add(id_.lower())
            if found is None:
                continue
            status = found.status(as_of)
            if status not in _DEAD:
                alive[found.id] = status is Status.RETIRING
            if status in _DEAD or status is Status.RETIRING:
                queue += self._successors(found, as_of)
        return tuple(sorted(alive, key=lambda id_: alive[id_]))

    def rejected(self, platform: str, model: str) -> Iterator[Rejected]:
        """What calls of a model must not pass, by a stated source."""
        name = model.lower()
        rows = self._rejected.get(platform, ())
        for parameters, models, calls, instead, pages, together, accepts, values in rows:
            if any(name.startswith(known[:-1]) if known.endswith("*") else name == known for known in models):
                sources = tuple(Source(text, date.fromisoformat(day)) for text, day in pages)
                accepted = tuple((parameter, number) for parameter, number in accepts)
                refused = tuple((parameter, tuple(texts)) for parameter, texts in values)
                yield Rejected(frozenset(parameters), tuple(calls), instead, sources, together, accepted, refused)

    def address_variables(self) -> frozenset[str]:
        """Environment variables by which an SDK, or a client of servers on one's own machines, finds the server."""
        local = (name for platform in self.platforms.values() for name in platform.address_env)
        return frozenset((*local, *(name for names in self.sdks.address_env.values() for name in names)))

    def refusable(self) -> frozenset[str]:
        """The arguments of which some model refuses something, the outermost of dotted ones, by :func:`spelling`."""
        parameters = (name for rows in self._rejected.values() for row in rows for name in row[0])
        return frozenset(spelling(name.partition(".")[0]) for name in parameters)

    def twins(self, model: str, platform: str | None) -> Iterator[Record]:
        """Records of the same model on other platforms, as those write it. ``platform``: whose way ``model`` is."""
        for number in self._cores.get(core(model, platform), ()):
            record = self._record(number)
            if record.platform != platform and record.kind is not Kind.ENDPOINT:
                yield record

    @cached_property
    def _cores(self) -> Mapping[str, list[int]]:
        """All rows by what the model is called whoever serves it."""
        found: dict[str, list[int]] = {}
        for number, row in enumerate(self._all_rows()):
            found.setdefault(core(row[ID], self._order[row[PLATFORM]]), []).append(number)
        return found

    @cached_property
    def choices(self) -> Choices:
        """What other platforms have for a task."""
        from aidep.catalog.choices import Choices

        return Choices(self, self._first, self._sizes, self._rows[: self._listed])

    def twin(self, model: str, home: str, platform: str) -> str | None:
        """How a platform writes a model of another one, ``None`` if it is not known to serve it."""
        return next((record.id for record in self.twins(model, home) if record.platform == platform), None)

    # -- what is this text? ----------------------------------------------------------------------

    def identify(self, text: str, platform: str | None = None) -> Ident | None:
        """What the whole text is known as, routing prefixes, paths, regions and fine-tunes seen through.

        Words of the language ("base", "command", "o1") count only when the platform is known. The platform's own way
        to write ids is tried first; an id that is known elsewhere is still found.
        """
        return self._names.identify(text, platform)

    def is_lent(self, model: str, platform: str) -> bool:
        """Whether a platform serves weights under the name that others gave them: no evidence of the platform."""
        known = self.platforms.get(platform)
        return known is not None and is_lent(model, known)

    def looks_like(self, text: str) -> str | None:
        """The platform whose id families a text fits, or that a routing prefix in front of such an id names."""
        return self._names.looks_like(text)

    def closest(self, text: str, platform: str | None = None, count: int = 3, cutoff: float = 0.75) -> tuple[str, ...]:
        """The known ids (of a platform) that are written most alike, the closest first."""
        from difflib import get_close_matches

        known: dict[str, str] = {}
        for row in self._all_rows():
            here = platform is None or self._order[row[PLATFORM]] == platform
            if here and row[KIND] != Kind.ENDPOINT.value:
                known.setdefault(_spelling(row[ID]), row[ID])
        return tuple(known[word] for word in get_close_matches(_spelling(text), known, n=count, cutoff=cutoff))

    def host(self, url: str) -> str | None:
        """The platform behind a base URL or host name, ``"self-hosted"`` for this machine and private networks."""
        return self._hosts.find(url)

    def prefix_platform(self, word: str) -> str | None:
        """The platform that a router or framework means by a word (``bedrock_converse``)."""
        return self._names.prefixes.get(word.lower())

    def tokens(self) -> tuple[bytes, ...]:
        """Of any file that may matter and names no SDK, the lower-cased bytes contain at least one of these."""
        return tuple(token.encode() for token in self._tokens)

    # -- inside ----------------------------------------------------------------------------------

    def _successors(self, record: Record, as_of: date) -> tuple[str, ...]:
        """What the platform names in place of a record, else in place of its snapshot or its undated alias."""
        named = _named(record)
        if named or record.kind is Kind.ENDPOINT:
            return named
        target = record.target(as_of)
        twin = self.find(record.platform, target or _DATED.sub("", record.id))
        if twin is None or twin.id == record.id:
            return ()
        if target is None and record.id not in (point.id for point in twin.points_to):
            return ()
        # An alias that outlives its snapshot moves on: it is no advice on what follows it.
        return _named(twin) if record.status(as_of) is twin.status(as_of) else ()

    @cached_property
    def _scoped(self) -> dict[str, list[int]]:
        """Rows by id of what is listed for one platform only: thousands, of which few runs ask for one."""
        rows, ids = expand(self._scoped_groups, len(self._rows))
        self._rows += rows
        return ids

    def prepare(self) -> None:
        """Do now what takes time when the first rare id is looked up."""
        assert self._scoped is not None  # looking at it puts its rows at the end

    def _all_rows(self) -> list[Row]:
        self.prepare()
        return self._rows

    def _scoped_ids(self, key: str) -> list[int]:
        return self._scoped.get(key, [])

    @cached_property
    def _hosts(self) -> HostIndex:
        from aidep.catalog.hosts import HostIndex

        return HostIndex({p.id: p.hosts for p in self.platforms.values()})

    def decoded(self, row: Row) -> Record:
        """The record of a compiled row."""
        record = decode(row, self._order, self._sources, self._notes)
        if record.platform in self._ends and record.kind is not Kind.ENDPOINT and not record.retires:
            return self._ended(record)
        return record

    def _ended(self, record: Record) -> Record:
        """A record of a platform that is going as a whole: its end is that of the platform."""
        last = self.endpoint(record.platform, self._ends[record.platform])
        assert last is not None
        return record._replace(
            listed=False,
            announced=last.announced,
            retires=last.retires,
            gone=last.gone,
            confidence=last.confidence,
            sources=(*last.sources, *record.sources),
        )

    def _record(self, number: int) -> Record:
        found = self._records.get(number)
        if found is None:
            found = self.decoded(self._rows[number])
            self._records[number] = found
        return found


def _named(record: Record) -> tuple[str, ...]:
    return record.replaced_by or ((record.rerouted_to,) if record.rerouted_to else ())


def _spelling(id_: str) -> str:
    return id_.lower().replace(".", "-").replace("_", "-")


def _under(path: str, known: str) -> bool:
    """Whether a path lies at or below a known one, whatever stands before (``/openai/v1/videos``: ``/v1/videos``)."""
    parts, wanted = path.strip("/").split("/"), known.strip("/").split("/")
    return any(
        all(want in ("*", part) for part, want in zip(parts[start:], wanted, strict=False))
        for start in range(len(parts) - len(wanted) + 1)
    )
