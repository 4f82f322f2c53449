"""Run-time lookup of SDK surfaces by dotted call name. Standard library only.

A *call name* is what the analysis makes of an expression: ``openai.OpenAI().chat.completions.create`` for a method of
an object that was constructed somewhere, ``litellm.completion`` for a function.

Every run loads this module and few of its rows: the tables come ready from :mod:`aidep.catalog.sdktables`, and objects
are made on lookup. Named tuples because their classes are made in a tenth of the time that data classes take.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

_CACHED = 50_000
"""Answers that are kept: code asks for the same few names again and again."""


class Argument(NamedTuple):
    names: tuple[str, ...] = ()
    position: int | None = None


class ModelArgument(NamedTuple):
    names: tuple[str, ...] = ()
    position: int | None = None
    default: str | None = None
    env: tuple[str, ...] = ()
    optional: bool = False
    constructor: bool = False
    path: tuple[str, ...] = ()
    older: tuple[tuple[str, str], ...] = ()
    """Version before which another default was taken, and that default; oldest first."""


class Switch(NamedTuple):
    keyword: str
    value: str | bool | None
    platform: str


class Client(NamedTuple):
    """A class or factory of an SDK."""

    sdk: str
    symbol: str
    name: str
    platform: str | None
    base_url: Argument | None
    base_url_env: tuple[str, ...]
    switches: tuple[Switch, ...]
    when: Argument | None
    when_value: str | None
    deployment: bool


class GoneValues(NamedTuple):
    """Values of another argument that newer versions refuse."""

    names: tuple[str, ...]
    position: int | None
    values: tuple[str, ...]
    removed_in: str


class Surface(NamedTuple):
    sdk: str
    call: str
    kind: str
    platform: str | None
    model: ModelArgument | None
    also: tuple[str, ...]
    router: str | None
    deployment: bool
    endpoint: str | None
    removed_in: str | None
    versions: str | None
    gone: GoneValues | None
    downloads: Argument | None
    """Loaders: weights are fetched only where this argument is true; left out, it is false."""


class Ended(NamedTuple):
    """A package that nobody mends any more."""

    package: str
    how: str
    """``unsupported``, ``unmaintained`` or ``shut-down``."""
    since: str
    """ISO date."""
    announced: str | None
    replaced_by: str | None
    sources: list[str]


class Dead(NamedTuple):
    """A module, class or function that newer versions of a package lack, or that its owner has ended."""

    package: str
    removed_in: str | None
    ends: str | None
    """ISO date."""
    announced: str | None
    replaced_by: str | None
    sources: list[str]


class Wrapper(NamedTuple):
    position: int
    keyword: str | None


class Request(NamedTuple):
    sdk: str
    call: str
    url: Argument
    body: tuple[str, ...]


class Match(NamedTuple):
    """A surface, the name it was found under, and the client class in front of it, if any."""

    surface: Surface
    call: str
    client: Client | None
    certain: bool
    """False: only the last parts of the name matched."""


class SdkIndex:
    """All SDKs of the catalog, keyed for lookups."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self.platform: Mapping[str, str | None] = tables["platform"]
        """SDK -> its usual platform."""
        self.packages: Mapping[str, str] = tables["packages"]
        """Name of the distribution, in lower case with hyphens -> SDK."""
        self.roots: Mapping[str, str] = tables["roots"]
        """Import root -> SDK."""
        self.address_env: Mapping[str, Sequence[str]] = tables["address_env"]
        """SDK -> environment variables by which it finds the server where code says nothing."""
        self.spread: Mapping[str, Sequence[str]] = tables["spread"]
        """SDK -> arguments whose entries are parameters like the call's own."""
        self._handed: Mapping[str, Sequence[list[Any]]] = tables["handed"]
        self.drops: Mapping[str, str] = tables["drops"]
        """SDK -> the switch that has it leave out what a model refuses."""
        self._reexports: dict[str, str] = tables["reexports"]
        self._transparent: dict[str, list[str]] = tables["transparent"]
        self._clients: dict[str, list[int]] = tables["clients"]
        self._client_rows: list[list[Any]] = tables["client_rows"]
        self._surfaces: dict[str, int] = tables["surfaces"]
        self._surface_rows: list[list[Any]] = tables["surface_rows"]
        self._wild: dict[str, list[tuple[list[str], int]]] = tables["wild"]
        self._suffixes: dict[str, list[tuple[str, int, str, bool]]] = tables["suffixes"]
        self._wrappers: dict[str, list[Any]] = tables["wrappers"]
        self._requests: dict[str, list[Any]] = tables["requests"]
        self._leaves = frozenset(tables["leaves"])
        self.failover_calls = frozenset(tables["failover_calls"])
        """Last parts of callables that take what is to take over when a call fails."""
        self.failover_keywords = frozenset(tables["failover_keywords"])
        self.distributions: Mapping[str, str] = tables["distributions"]
        """SDK -> its distribution."""
        self._ended: dict[str, list[Any]] = tables["ended"]
        self._dead: dict[str, list[Any]] = tables["dead"]
        self._made_clients: dict[str, list[Client]] = {}
        self._made_surfaces: dict[tuple[int, str], Surface] = {}
        self._matches: dict[str, Match | None] = {}
        self._owners: dict[str, str | None] = {}

    # -- lookups -------------------------------------------------------------------------------

    def sdk_of(self, module: str) -> str | None:
        """The SDK that a dotted module or symbol belongs to: the longest import root wins."""
        try:
            return self._owners[module]
        except KeyError:
            pass
        found, name = None, module
        while name and found is None:
            found = self.roots.get(name)
            name = name.rpartition(".")[0]
        if len(self._owners) < _CACHED:
            self._owners[module] = found
        return found

    def describes(self, module: str) -> bool:
        """Whether classes or calls of a module are on record by its full name."""
        return module in self._described

    @cached_property
    def _described(self) -> frozenset[str]:
        """What a symbol starts with, up to each of its dots."""
        symbols = (*self._clients, *self._surfaces)
        return frozenset(symbol[:at] for symbol in symbols for at, char in enumerate(symbol) if char == ".")

    def may_mean(self, imported: frozenset[str], name: str) -> bool:
        """Whether the name of a package or module stands for something that imported modules are, or hand on.

        A router hands on any SDK; a framework has a class or function that is called like it.
        """
        sdks = {sdk for sdk in map(self.sdk_of, imported) if sdk}
        plain = re.sub(r"[-_.]+", "-", name).lower()
        if (
            name in imported
            or self.packages.get(plain) in sdks
            or self.sdk_of(name) in sdks
            or not self._routers.isdisjoint(sdks)
        ):
            return True
        word = plain.replace("-", "")
        symbols = (symbol for symbol in (*self._clients, *self._surfaces) if word in symbol.lower().replace("_", ""))
        return any(self.sdk_of(symbol.partition("()")[0]) in sdks for symbol in symbols)

    @cached_property
    def _routers(self) -> frozenset[str]:
        return frozenset(row[0] for row in self._surface_rows if row[5])

    def clients(self, symbol: str) -> list[Client]:
        """Client classes (or factories) under that dotted name; several if an argument decides."""
        found = self._made_clients.get(symbol)
        if found is None:
            name = symbol if symbol in self._clients else self.canonical(symbol)
            found = [_client(name, self._client_rows[number]) for number in self._clients.get(name, ())]
            self._made_clients[symbol] = found
        return found

    def symbols_of(self, sdk: str) -> list[str]:
        """The client classes and factories of an SDK."""
        return [name for name, rows in self._clients.items() if any(self._client_rows[row][0] == sdk for row in rows)]

    def handed(self, sdk: str) -> list[Argument]:
        """The arguments by which objects of an SDK take the client that says where they lead."""
        return [Argument(tuple(names), position) for names, position in self._handed.get(sdk, ())]

    def wrapper(self, call: str) -> Wrapper | None:
        """Which argument of a call is the client that it gives back."""
        row = self._wrappers.get(call) or self._wrappers.get(self.canonical(call))
        return Wrapper(row[0], row[1]) if row else None

    def request(self, call: str) -> Request | None:
        """Which arguments of a plain HTTP call are its URL and body."""
        name = call if call in self._requests else self.canonical(call)
        row = self._requests.get(name)
        return Request(row[0], name, Argument(tuple(row[1]), row[2]), tuple(row[3])) if row else None

    def is_leaf(self, name: str) -> bool:
        """Whether some surface's last part has this name: a cheap test before resolving a call."""
        return name in self._leaves

    @cached_property
    def model_keywords(self) -> frozenset[str]:
        """Keywords under which some surface takes a model."""
        rows = self._surface_rows
        return frozenset(name for row in rows for name in (*(row[3][0] if row[3] else ()), *row[4]))

    def canonical(self, symbol: str) -> str:
        """The name that surfaces use for a re-exported class, function or module, else the name itself."""
        head, call, rest = symbol.partition("()")
        tail = ""
        while head:
            found = self._reexports.get(head)
            if found is not None:
                return found + tail + call + rest
            head, _, last = head.rpartition(".")
            tail = f".{last}{tail}"
        return symbol

    def find(self, call: str) -> Match | None:
        """The surface of a resolved call name."""
        try:
            return self._matches[call]
        except KeyError:
            pass
        found = self._find(call)
        if len(self._matches) < _CACHED:
            self._matches[call] = found
        return found

    def _find(self, call: str) -> Match | None:
        number = self._surfaces.get(call)
        if number is not None:
            return Match(self._surface(number, call), call, None, True)
        call = self.canonical(call)
        at = call.find("()")
        while at >= 0:  # in ``boto3.Session().client().converse`` the client is made by the second call
            head, rest = call[:at], call[at + 2 :]
            for client in self.clients(head) if head in self._clients else ():
                stripped = self._strip(client.sdk, rest)
                number = self._surfaces.get(f"<{client.sdk}:{client.name}>(){stripped}")
                if number is not None:
                    surface = self._surface(number, f"<{client.name}>(){stripped}")
                    return Match(surface, f"{head}(){stripped}", client, True)
            at = call.find("()", at + 2)
        sdk = self.sdk_of(call.partition("()")[0])
        if sdk is not None:
            call = self._strip(sdk, "." + call)[1:]
        number = self._surfaces.get(call)
        if number is not None:
            return Match(self._surface(number, call), call, None, True)
        found = self._find_wild(call)
        return None if found is None else Match(found, call, None, True)

    def find_suffix(self, call: str, imported: Iterable[str]) -> Match | None:
        """A surface by the last parts of a call whose receiver is unknown.

        ``imported`` are the SDKs that the file (or project) imports: among several candidates theirs win, then the one
        that says most; the match names no client.
        """
        candidates = self._suffixes.get(call.rpartition(".")[2])
        if not candidates:
            return None
        known = set(imported)
        best: tuple[tuple[bool, int], int, str] | None = None
        for suffix, number, written, demands_import in candidates:
            if call != suffix and not call.endswith("." + suffix):
                continue
            score = (self._surface_rows[number][0] in known, len(suffix))
            if (score[0] or not demands_import) and (best is None or score > best[0]):
                best = (score, number, written)
        return None if best is None else Match(self._surface(best[1], best[2]), call, None, False)

    def ended(self, module: str) -> Ended | None:
        """What is known of the end of the package that a dotted module belongs to."""
        while module:
            row = self._ended.get(module)
            if row is not None:
                return Ended(*row)
            module = module.rpartition(".")[0]
        return None

    def ended_packages(self) -> dict[str, Ended]:
        """The same by distribution."""
        return {row[0]: Ended(*row) for row in self._ended.values()}

    def dead(self, symbol: str) -> tuple[str, Dead] | None:
        """The dead symbol that a dotted name is or lies below, the most special one, and what is known of it."""
        while symbol:
            above, _, last = symbol.rpartition(".")
            for key in (symbol, *(f"{above}.{last[:size]}*" for size in range(len(last), -1, -1))):
                row = self._dead.get(key)
                if row is not None:
                    return (symbol, Dead(*row)) if row else None
            symbol = above
        return None

    # -- inside --------------------------------------------------------------------------------

    def _surface(self, number: int, call: str) -> Surface:
        found = self._made_surfaces.get((number, call))
        if found is None:
            found = _surface(call, self._surface_rows[number])
            self._made_surfaces[number, call] = found
        return found

    def _find_wild(self, call: str) -> Surface | None:
        candidates = [*self._wild.get(call.rpartition(".")[2], ()), *self._wild.get("*", ())]
        parts = call.split(".") if candidates else []
        for pattern, number in candidates:
            if _fits(parts, pattern):
                return self._surface(number, ".".join(pattern))
        return None

    def _strip(self, sdk: str, rest: str) -> str:
        transparent = self._transparent.get(sdk)
        if not transparent or not rest:
            return rest
        return "".join("." + part for part in rest[1:].split(".") if part not in transparent)


def _client(symbol: str, row: list[Any]) -> Client:
    sdk, name, platform, base_url, env, switches, when, value, deployment = row
    return Client(
        sdk,
        symbol,
        name,
        platform,
        Argument(tuple(base_url[0]), base_url[1]) if base_url else None,
        tuple(env),
        tuple(Switch(*switch) for switch in switches),
        Argument(tuple(when[0]), when[1]) if when else None,
        value,
        deployment,
    )


def _surface(call: str, row: list[Any]) -> Surface:
    sdk, kind, platform, model, also, router, deployment, endpoint, removed_in, versions, gone, downloads = row
    argument = None
    if model:
        names, position, default, env, optional, constructor, path, older = model
        more = tuple((before, text) for before, text in older)
        argument = ModelArgument(tuple(names), position, default, tuple(env), optional, constructor, tuple(path), more)
    refused = GoneValues(tuple(gone[0]), gone[1], tuple(gone[2]), gone[3]) if gone else None
    switch = Argument(tuple(downloads[0]), downloads[1]) if downloads else None
    return Surface(
        sdk,
        call,
        kind,
        platform,
        argument,
        tuple(also),
        router,
        deployment,
        endpoint,
        removed_in,
        versions,
        refused,
        switch,
    )


def _fits(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    """``*`` stands for one part, ``**`` for any number, ``*()`` for one constructed part, ``X*`` for a prefix."""
    if "**" in pattern:
        at = pattern.index("**")
        tail = pattern[at + 1 :]
        return (
            len(parts) >= len(tail) + at
            and _fits(parts[:at], pattern[:at])
            and (not tail or _fits(parts[-len(tail) :], tail))
        )
    return len(parts) == len(pattern) and all(map(_part_fits, parts, pattern))


def _part_fits(part: str, pattern: str) -> bool:
    if "*" not in pattern:
        return part == pattern
    before, _, after = pattern.partition("*")
    middle = part[len(before) : len(part) - len(after)]
    return (
        len(part) > len(before) + len(after) - 1
        and part.startswith(before)
        and part.endswith(after)
        and "()" not in middle
    )
