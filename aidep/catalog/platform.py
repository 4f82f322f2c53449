"""A platform at run time."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from aidep.catalog.modelid import Grammar


class Measured:
    """Days of notice that a platform really gave, over ``count`` retirements on record."""

    __slots__ = ("count", "median_days", "shortest_days")

    def __init__(self, median_days: int, shortest_days: int, count: int) -> None:
        self.median_days = median_days
        self.shortest_days = shortest_days
        self.count = count


class Platform(NamedTuple):
    """Where models are served. Fields as in :class:`aidep.catalog.schema.PlatformFile`.

    A named tuple: its class is made in a tenth of the time of a data class, and every run makes it.
    """

    id: str
    name: str
    provider: str
    owner: str
    rank: int
    jurisdiction: str | None
    url: str | None
    """The lifecycle page, ``None`` if none is published."""
    notice_days: int | None
    notice_text: str
    notice_source: str | None
    measured: Measured | None
    hosts: tuple[str, ...]
    env: tuple[str, ...]
    address_env: tuple[str, ...]
    openai_compatible: tuple[str, ...]
    regions: Mapping[str, Sequence[str]]
    self_hostable: str | None
    prefixes: tuple[str, ...]
    families: tuple[str, ...]
    """In lower case."""
    router: bool
    transparent: bool
    any_model: bool
    """An unknown id says nothing here."""
    grammar: Grammar
    notes: str


def decode_platform(row: Mapping[str, Any]) -> Platform:
    """A platform from its compiled form, which leaves defaults out."""
    notice = row.get("notice") or {}
    return Platform(
        id=row["id"],
        name=row["name"],
        provider=row["provider"],
        owner=row["owner"],
        rank=row.get("rank", 60),
        jurisdiction=row.get("jurisdiction"),
        url=row.get("lifecycle_page"),
        notice_days=notice.get("days"),
        notice_text=notice.get("text", ""),
        notice_source=notice.get("source"),
        measured=Measured(**row["measured"]) if "measured" in row else None,
        hosts=tuple(row.get("hosts", ())),
        env=tuple(row.get("env", ())),
        address_env=tuple(variable["name"] for variable in row.get("address_env", ())),
        openai_compatible=tuple(row.get("openai_compatible", ())),
        regions=row.get("regions", {}),
        self_hostable=row.get("self_hostable"),
        prefixes=tuple(row.get("prefixes", ())),
        families=tuple(family.lower() for family in row.get("families", ())),
        router=row.get("router", False),
        transparent=row.get("transparent", False),
        any_model=row.get("any_model", False),
        grammar=_grammar(row.get("ids", {})),
        notes=row.get("notes", ""),
    )


def _grammar(row: Mapping[str, Any]) -> Grammar:
    return Grammar(
        regions=tuple(row.get("regions", ())),
        paths=tuple(path.lower() for path in row.get("paths", ())),
        owners=tuple(owner.lower() for owner in row.get("owners", ())),
        suffixes=tuple(row.get("suffixes", ())),
        at_version=row.get("at_version", False),
        last_segment=row.get("last_segment", False),
        arn=row.get("arn", False),
        fine_tunes=row.get("fine_tunes", False),
        hash_suffix=row.get("hash_suffix", False),
        deployment_mark=row.get("deployment_mark", False),
    )
