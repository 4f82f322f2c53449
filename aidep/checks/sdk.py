"""AID107: packages that nobody mends any more, and symbols that newer versions of a package lack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from aidep.catalog.surfaces import Dead, Ended
from aidep.checks.context import Context
from aidep.checks.places import live_calls
from aidep.checks.versions import Has, has, normal, specifiers
from aidep.checks.wording import listed, when
from aidep.model.finding import Finding, Rule, Severity
from aidep.model.span import Location
from aidep.model.usage import Confidence, Inventory

DEAD = Rule(
    code="AID107",
    name="dead-sdk",
    severity=Severity.MEDIUM,
    summary="The package, or what is imported from it, is removed in newer versions or no longer maintained.",
    why=(
        "An SDK that nobody mends breaks with the next change of the API behind it, and a symbol that newer versions "
        "lack breaks with the next installation that is not pinned. `high` where the requirements leave only versions "
        "that lack the symbol, or the service behind the package is gone; `medium` otherwise. A project that is pinned "
        "to a version which still has the symbol is not reported, and neither is code that asks first: under "
        "`if TYPE_CHECKING`, beside an import that stands in where the other one fails, behind a question about the "
        "version of that package.\n\n"
        "Move to the named successor. Until then, pin the version that you tested."
    ),
)

RULES = (DEAD,)


@dataclass(frozen=True, slots=True)
class Place:
    """A dotted name of an SDK in the code."""

    symbol: str
    location: Location
    live: bool
    confidence: Confidence
    scope: str = ""
    called: bool = False
    lacking: Dead | None = None
    """What the surface itself says of the version that removed it."""


class _Chosen:
    """Dead symbols and packages that a module only takes where they are there: its calls mean what stands in as well,
    and so do those of modules that take the name from it instead of importing the SDK themselves."""

    def __init__(self, inventory: Inventory, context: Context) -> None:
        sdks = context.catalog.sdks
        self._paths: dict[str, set[str]] = {}
        """Where each is imported with an alternative."""
        self._importing = {(one.location.path, one.module.partition(".")[0]) for one in inventory.imports}
        for one in inventory.imports:
            for name in one.symbols if one.alternative else ():
                dead, ended = sdks.dead(name), sdks.ended(name)
                for found in (*(dead[:1] if dead else ()), *((ended.package,) if ended else ())):
                    self._paths.setdefault(found, set()).add(one.location.path)

    def means(self, place: Place, what: str) -> bool:
        """Whether a call of the dead symbol, or of the package, may be one of what stands in for it."""
        paths, path = self._paths.get(what, ()), place.location.path
        return path in paths or (bool(paths) and (path, place.symbol.partition(".")[0]) not in self._importing)


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """One finding for each import and call of a dead symbol, and one for each dead package: where the project asks for
    it, else where it is first imported."""
    requirements = list(_requirements(inventory, context))
    yield from requirements
    ended_packages = {finding.subject for finding in requirements}
    said: set[tuple[str, str]] = set()
    chosen = _Chosen(inventory, context)
    for place in sorted(_places(inventory, context), key=lambda place: not place.live):
        found = context.catalog.sdks.dead(place.symbol)
        if found is None and place.lacking is not None:
            found = place.symbol, place.lacking
        if found is not None:
            symbol, dead = found
            if place.called and chosen.means(place, symbol):
                continue
            if (place.location.path, symbol) not in said:  # where it is imported, or first used
                finding = _of_symbol(place, symbol, dead, inventory, context)
                if finding is not None:
                    said.add((place.location.path, symbol))
                    yield finding
            continue
        ended = context.catalog.sdks.ended(place.symbol)
        if ended is None or "()" in place.symbol or (place.called and chosen.means(place, ended.package)):
            continue
        if ended.package not in ended_packages:
            ended_packages.add(ended.package)
            yield _of_package(ended, place.location, place.live, context)


def _places(inventory: Inventory, context: Context) -> Iterator[Place]:
    for one in inventory.imports:
        live = one.location.path not in inventory.tests
        if (live or context.all_roles) and not one.fenced:
            for symbol in one.symbols or (one.module,):
                yield Place(symbol, one.location, live, Confidence.HIGH)
    for call, live in live_calls(inventory, context):
        if call.fenced:
            continue
        lacking = None
        if call.removed_in is not None and call.confidence is Confidence.HIGH:
            package = context.catalog.sdks.distributions[call.sdk]
            lacking = Dead(package, call.removed_in, None, None, None, [])
        symbol = call.call if call.refused is None else f'{call.call}("{call.refused}")'
        yield Place(symbol, call.location, live, call.confidence, call.scope, True, lacking)


def _of_symbol(place: Place, symbol: str, dead: Dead, inventory: Inventory, context: Context) -> Finding | None:
    severity = Severity.MEDIUM
    if dead.removed_in is None:
        assert dead.ends is not None
        ends = date.fromisoformat(dead.ends)
        verb = "ends" if ends > context.as_of else "ended"
        what = f"support for {symbol} {verb} {when(ends, context.as_of)}, on {ends}"
    else:
        pins = specifiers(dead.package, inventory.requirements)
        answer = has(dead.removed_in, pins)
        if answer is Has.YES:
            return None
        what = f"{symbol} is gone from {dead.package} {dead.removed_in} on"
        if answer is Has.NO:
            severity = Severity.HIGH
            what += f", and the project asks for {listed((dead.package + pin for pin in pins), 'and')}"
        elif pins:
            what += f"; {listed((dead.package + pin for pin in pins), 'and')} allows versions with and without it"
        else:
            what += "; no pin of the project keeps an older version"
    return Finding(
        code=DEAD.code,
        name=DEAD.name,
        severity=severity if place.live else Severity.INFO,
        confidence=place.confidence,
        message=what,
        location=place.location,
        help=_advice(dead.replaced_by),
        announced=_day(dead.announced),
        retires=_day(dead.ends),
        evidence=_urls(dead.sources),
        subject=f"{dead.package}:{symbol}",
        scope=place.scope,
    )


def _requirements(inventory: Inventory, context: Context) -> Iterator[Finding]:
    ended = {normal(name): row for name, row in context.catalog.sdks.ended_packages().items()}
    for requirement in inventory.requirements:
        found = ended.get(normal(requirement.package))
        if found is not None and requirement.source != "metadata":
            yield _of_package(found, requirement.location, True, context)


def _of_package(ended: Ended, location: Location, live: bool, context: Context) -> Finding:
    since = date.fromisoformat(ended.since)
    ahead = since > context.as_of
    day = f"{when(since, context.as_of)}, on {since}"
    what = {
        "unsupported": f"support for {ended.package} {'ends' if ahead else 'ended'} {day}",
        "unmaintained": f"{ended.package} is no longer maintained; its last release was {day}",
        "shut-down": f"the service behind {ended.package} {'shuts' if ahead else 'was shut'} down {day}",
    }[ended.how]
    severity = Severity.HIGH if ended.how == "shut-down" and not ahead else DEAD.severity
    return Finding(
        code=DEAD.code,
        name=DEAD.name,
        severity=severity if live else Severity.INFO,
        confidence=Confidence.HIGH,
        message=what,
        location=location,
        help=_advice(ended.replaced_by),
        announced=_day(ended.announced),
        retires=None if ended.how == "unmaintained" else since,
        evidence=_urls(ended.sources),
        subject=ended.package,
    )


def _advice(replaced_by: str | None) -> str:
    return f"move to {replaced_by}" if replaced_by else "the owner names no successor"


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _urls(sources: list[str]) -> tuple[str, ...]:
    return tuple(source for source in sources if "://" in source)
