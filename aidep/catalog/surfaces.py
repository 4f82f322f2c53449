"""Run-time lookup of SDK surfaces by dotted call name. Standard library only.

A *call name* is what the analysis makes of an expression: ``openai.OpenAI().chat.completions.create`` for a method of
an object that was constructed somewhere, ``litellm.completion`` for a function.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Argument:
    names: tuple[str, ...] = ()
    position: int | None = None


@dataclass(frozen=True, slots=True)
class ModelArgument:
    names: tuple[str, ...] = ()
    position: int | None = None
    default: str | None = None
    env: tuple[str, ...] = ()
    optional: bool = False
    constructor: bool = False
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Switch:
    keyword: str
    value: str | bool | None
    platform: str


@dataclass(frozen=True, slots=True)
class Client:
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


@dataclass(frozen=True, slots=True)
class Surface:
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


@dataclass(frozen=True, slots=True)
class Wrapper:
    position: int
    keyword: str | None


@dataclass(frozen=True, slots=True)
class Request:
    sdk: str
    call: str
    url: Argument
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A surface, the name it was found under, and the client class in front of it, if any."""

    surface: Surface
    call: str
    client: Client | None
    certain: bool
    """False: only the last parts of the name matched."""


class SdkIndex:
    """All SDKs of the catalog, keyed for lookups."""

    def __init__(self, files: Iterable[Mapping[str, Any]]) -> None:
        self.platform: dict[str, str | None] = {}
        """SDK -> its usual platform."""
        self.roots: dict[str, str] = {}
        """Import root -> SDK."""
        self._imports: dict[str, list[str]] = {}
        self._reexports: dict[str, str] = {}
        self._clients: dict[str, list[Client]] = {}
        self._surfaces: dict[str, Surface] = {}
        self._wild: dict[str, list[tuple[tuple[str, ...], Surface]]] = {}
        self._suffixes: dict[str, list[tuple[str, Surface, bool]]] = {}
        self._wrappers: dict[str, Wrapper] = {}
        self._requests: dict[str, Request] = {}
        self._transparent: dict[str, frozenset[str]] = {}
        self._leaves: set[str] = set()
        for file in files:
            self._add(file)

    # -- lookups -------------------------------------------------------------------------------

    def sdk_of(self, module: str) -> str | None:
        """The SDK that a dotted module or symbol belongs to: the longest import root wins."""
        roots = self.roots
        while module:
            found = roots.get(module)
            if found is not None:
                return found
            module = module.rpartition(".")[0]
        return None

    def clients(self, symbol: str) -> list[Client]:
        """Client classes (or factories) under that dotted name; several if an argument decides."""
        found = self._clients.get(symbol)
        if found is None:
            renamed = self.canonical(symbol)
            found = self._clients.get(renamed, []) if renamed != symbol else []
        return found

    def wrapper(self, call: str) -> Wrapper | None:
        return self._wrappers.get(call) or self._wrappers.get(self.canonical(call))

    def request(self, call: str) -> Request | None:
        return self._requests.get(call) or self._requests.get(self.canonical(call))

    def is_leaf(self, name: str) -> bool:
        """Whether some surface's last part has this name: a cheap test before resolving a call."""
        return name in self._leaves

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
        surface = self._surfaces.get(call)
        if surface is not None:
            return Match(surface, call, None, True)
        call = self.canonical(call)
        at = call.find("()")
        while at >= 0:  # in ``boto3.Session().client().converse`` the client is made by the second call
            head, rest = call[:at], call[at + 2 :]
            for client in self._clients.get(head, ()):
                stripped = self._strip(client.sdk, rest)
                surface = self._surfaces.get(f"<{client.sdk}:{client.name}>(){stripped}")
                if surface is not None:
                    return Match(surface, f"{head}(){stripped}", client, True)
            at = call.find("()", at + 2)
        sdk = self.sdk_of(call.partition("()")[0])
        if sdk is not None:
            call = self._strip(sdk, "." + call)[1:]
        surface = self._surfaces.get(call) or self._find_wild(call)
        return None if surface is None else Match(surface, call, None, True)

    def find_suffix(self, call: str, imported: Iterable[str]) -> Match | None:
        """A surface by the last parts of a call whose receiver is unknown.

        ``imported`` are the SDKs that the file (or project) imports: among several candidates theirs win, then the one
        that says most; the match names no client.
        """
        candidates = self._suffixes.get(call.rpartition(".")[2])
        if not candidates:
            return None
        known = set(imported)
        best: tuple[tuple[bool, int], Surface] | None = None
        for suffix, surface, demands_import in candidates:
            if call != suffix and not call.endswith("." + suffix):
                continue
            score = (surface.sdk in known, len(suffix))
            if (score[0] or not demands_import) and (best is None or score > best[0]):
                best = (score, surface)
        return None if best is None else Match(best[1], call, None, False)

    # -- building ------------------------------------------------------------------------------

    def _add(self, file: Mapping[str, Any]) -> None:
        sdk: str = file["sdk"]
        self.platform[sdk] = file["platform"]
        self._imports[sdk] = file["imports"]
        for root in file["imports"]:
            self.roots.setdefault(root, sdk)
        self._reexports.update(file["reexports"])
        self._transparent[sdk] = frozenset(file["transparent"])
        for row in file["classes"]:
            self._add_class(sdk, row)
        for row in file["surfaces"]:
            self._add_surface(sdk, row)
        for row in file["wrappers"]:
            for call in row["calls"]:
                self._wrappers[call] = Wrapper(row["position"], row["keyword"])
        for row in file["requests"]:
            for call in row["calls"]:
                self._leaves.add(call.rpartition(".")[2])
                self._requests[call] = Request(sdk, call, _argument(row["url"]), tuple(row["body"]))

    def _add_class(self, sdk: str, row: Mapping[str, Any]) -> None:
        base_url, when = row["base_url"], row["when"]
        for symbol in row["symbols"]:
            client = Client(
                sdk=sdk,
                symbol=symbol,
                name=row["name"],
                platform=row["platform"],
                base_url=_argument(base_url) if base_url else None,
                base_url_env=tuple(base_url["env"]) if base_url else (),
                switches=tuple(Switch(s["keyword"], s["value"], s["platform"]) for s in row["switch"]),
                when=_argument(when) if when else None,
                when_value=when["value"] if when else None,
                deployment=row["deployment"],
            )
            self._clients.setdefault(symbol, []).append(client)

    def _add_surface(self, sdk: str, row: Mapping[str, Any]) -> None:
        model = row["model"]
        argument = model and ModelArgument(
            tuple(model["names"]),
            model["position"],
            model["default"],
            tuple(model["env"]),
            model["optional"],
            model["constructor"],
            tuple(model["path"]),
        )
        for call in row["calls"]:
            key = call.replace("<", f"<{sdk}:", 1) if call.startswith("<") else call
            surface = Surface(
                sdk=sdk,
                call=call,
                kind=row["kind"],
                platform=row["platform"],
                model=argument,
                also=tuple(row["also"]),
                router=row["router"],
                deployment=row["deployment"],
                endpoint=row["endpoint"],
                removed_in=row["removed_in"],
                versions=row["versions"],
            )
            leaf = key.rpartition(".")[2]
            self._leaves.add(leaf)
            parts = key.split(".")
            if any("*" in part for part in parts):
                self._wild.setdefault(leaf, []).append((tuple(parts), surface))
            else:
                self._surfaces.setdefault(key, surface)
            if row["suffix"]:
                demands_import = row["suffix"] == "imported"
                self._suffixes.setdefault(leaf, []).append((self._suffix(call, sdk), surface, demands_import))

    def _suffix(self, call: str, sdk: str) -> str:
        """What is distinctive of a call: after the last ``()`` or ``*``, or else after the import root."""
        at = max(call.rfind("()."), call.rfind("*."))
        if at >= 0:
            return call[call.index(".", at) + 1 :]
        roots = [root for root in self._imports[sdk] if call.startswith(root + ".")]
        return call[len(max(roots, key=len, default="")) :].lstrip(".")

    def _find_wild(self, call: str) -> Surface | None:
        leaf = call.rpartition(".")[2]
        candidates = self._wild.get(leaf, []) + self._wild.get("*", [])
        parts = call.split(".") if candidates else []
        return next((surface for pattern, surface in candidates if _fits(parts, pattern)), None)

    def _strip(self, sdk: str, rest: str) -> str:
        transparent = self._transparent.get(sdk)
        if not transparent or not rest:
            return rest
        return "".join("." + part for part in rest[1:].split(".") if part not in transparent)


def _argument(row: Mapping[str, Any]) -> Argument:
    return Argument(tuple(row["names"]), row["position"])


def _fits(parts: list[str], pattern: tuple[str, ...]) -> bool:
    """``*`` stands for one part, ``**`` for one or more, ``*()`` for one constructed part, ``X*`` for a prefix."""
    if "**" in pattern:
        at = pattern.index("**")
        tail = pattern[at + 1 :]
        return (
            len(parts) > len(tail) + at
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
