"""A page for each platform of the catalog: what it promises, what it did, every record with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from aidep.catalog.index import Catalog
from aidep.catalog.modelid import Grammar
from aidep.catalog.platform import Platform
from aidep.model.lifecycle import Kind, Record, Source, Status
from tools.docs.markdown import code, page, plain, table

_GOING = (Status.RETIRING, Status.DEPRECATED, Status.LEGACY)
_GONE = (Status.RETIRED, Status.REROUTED)
_SELF_HOSTABLE = {"all": "all models here", "some": "some models here", "none": "no model here"}
_GRAMMAR = {
    "at_version": "`id@version` chooses a version",
    "last_segment": "what follows the last slash is the id",
    "arn": "ARNs are read",
    "fine_tunes": "`ft:base:organisation::id` lives as long as its base",
    "hash_suffix": "what follows a colon chooses a build of the same model",
    "deployment_mark": "`model#deployment` is a deployment of the model",
}


def platform_pages(catalog: Catalog) -> dict[str, str]:
    """Text by the id of the platform."""
    records: dict[str, list[Record]] = {id_: [] for id_ in catalog.platforms}
    for record in catalog.records(listed=True):
        records[record.platform].append(record)
    return {id_: _Page(catalog, platform, records[id_]).text() for id_, platform in catalog.platforms.items()}


class _Page:
    def __init__(self, catalog: Catalog, platform: Platform, records: list[Record]) -> None:
        self.catalog = catalog
        self.platform = platform
        self.as_of: date = catalog.checked
        self.told = [record for record in records if not record.listed]
        self.listed = [record for record in records if record.listed]
        self.numbers: dict[Source, int] = {}

    def text(self) -> str:
        going = [r for r in self.told if r.status(self.as_of) in _GOING]
        alive = [r for r in self.told if r.status(self.as_of) is Status.ACTIVE]
        gone = [r for r in self.told if r.status(self.as_of) in _GONE]
        going.sort(key=lambda r: (r.retires or date.max, r.id))
        gone.sort(key=lambda r: (-(r.retires or date.min).toordinal(), r.id))
        sections = [
            *self._section("Going", going, "A committed date ahead, or announced, deprecated, superseded."),
            *self._section("Alive", sorted(alive, key=lambda r: r.id), "Nothing announced, as far as the sources say."),
            *self._section("Gone", gone, "Calls fail, or are answered by another model."),
        ]
        return page(
            f"# {plain(self.platform.name)}",
            table(("", ""), self._facts()),
            f"As of {self.as_of}, the newest day on which any source was read. "
            f"In the terminal: `aidep models --platform {self.platform.id}`.",
            *sections,
            *self._listed(),
            *self._sources(),
        )

    def _facts(self) -> Iterator[tuple[str, str]]:
        platform = self.platform
        yield "id", code(platform.id)
        yield "run by", plain(platform.owner)
        yield "jurisdiction", plain(platform.jurisdiction or "not known")
        yield "lifecycle page", f"<{platform.url}>" if platform.url else "none was found"
        if platform.notice_days is not None:
            said = f": {plain(platform.notice_text)}" if platform.notice_text else ""
            yield "notice promised", f"{platform.notice_days} days{said} ([source]({platform.notice_source}))"
        else:
            yield "notice promised", "none was found"
        given = platform.measured
        if given:
            told = f"median {given.median_days} days, shortest {given.shortest_days}, over {given.count} ends on record"
            yield "notice given", told
        if platform.router:
            yield "router", "passes requests on to models of other platforms"
        for title, values in (
            ("hosts", platform.hosts),
            ("environment", platform.env),
            ("OpenAI-compatible", platform.openai_compatible),
            ("prefixes", platform.prefixes),
        ):
            if values:
                yield title, ", ".join(map(code, values))
        for country, hosts in platform.regions.items():
            yield f"stays in {country}", ", ".join(map(code, hosts))
        if platform.self_hostable:
            yield "public weights", _SELF_HOSTABLE[platform.self_hostable]
        grammar = "; ".join(_grammar(platform.grammar))
        if grammar:
            yield "ids", grammar
        if platform.notes:
            yield "notes", plain(platform.notes)

    def _section(self, title: str, records: list[Record], meaning: str) -> Iterator[str]:
        if records:
            yield f"## {title}"
            yield meaning
            yield table(
                ("model", "what", "state", "announced", "ends", "instead", "on whose word"), map(self._row, records)
            )

    def _row(self, record: Record) -> tuple[str, ...]:
        name = plain(record.name) if record.kind is Kind.ENDPOINT else code(record.id)
        version = f" ({plain(record.version)})" if record.version else ""
        kind = "" if record.kind is Kind.UNSTATED else record.kind.value
        what = ", ".join(filter(None, (kind, record.task, "preview" if record.preview else "")))
        instead = self.catalog.replacements(record, self.as_of) or record.replaced_by
        word = "" if record.confidence == "official" else f"{record.confidence} "
        marks = "".join(f"[{self._number(source)}](#sources)" + " " for source in record.sources).strip()
        return (
            name + version,
            what,
            record.status(self.as_of).value,
            str(record.announced or ""),
            _end(record),
            ", ".join(code(one) if record.kind is not Kind.ENDPOINT else plain(one) for one in instead[:3]),
            word + marks if record.sources else "",
        )

    def _number(self, source: Source) -> int:
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def _listed(self) -> Iterator[str]:
        if self.listed:
            yield "## Listed"
            yield f"{len(self.listed)} more ids are known to exist; nothing is on record of when they end."
            yield ", ".join(code(record.id) for record in sorted(self.listed, key=lambda r: r.id))

    def _sources(self) -> Iterator[str]:
        if self.numbers:
            yield "## Sources"
            yield "\n".join(
                f"{number}. {f'<{source.url}>' if '://' in source.url else plain(source.url)}, read on {source.checked}"
                for source, number in self.numbers.items()
            )


def _end(record: Record) -> str:
    if record.retires:
        after = f", then answered by {code(record.rerouted_to) if record.rerouted_to else 'another model'}"
        return f"{record.retires}{after if record.reroute else ''}"
    if record.retires_not_before:
        return f"not before {record.retires_not_before}"
    return "on a day that was not found" if record.gone else ""


def _grammar(grammar: Grammar) -> Iterable[str]:
    """What may stand around an id."""
    for title, values in (
        ("regions in front", grammar.regions),
        ("paths in front", grammar.paths),
        ("owners in front", grammar.owners),
        ("variants behind", grammar.suffixes),
    ):
        if values:
            yield f"{title}: {', '.join(map(code, values))}"
    for name, words in _GRAMMAR.items():
        if getattr(grammar, name):
            yield words
