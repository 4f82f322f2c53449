"""The format of ``rules/sdks/<sdk>.toml``: which call's which argument carries a model.

Read at compile time only; the run time sees :mod:`aidep.catalog.surfaces`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from aidep.catalog.schema import SourceTable

_BRACES = re.compile(r"\{([^{}]*)\}")

ELSEWHERE = "-"
"""As a platform: the vendor is known to the SDK and not to the catalog, so nothing is said of its models."""

Names = Annotated[list[str], Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Argument(_Strict):
    """Where a call takes a value: by keyword, by position (0-based, after ``self``), or both."""

    keyword: str | None = None
    or_keyword: list[str] = []
    position: int | None = None

    def compiled(self) -> dict[str, Any]:
        names = ([self.keyword] if self.keyword else []) + self.or_keyword
        return {"names": names, "position": self.position}


class Older(_Strict):
    """What older versions of the SDK take when nothing is passed."""

    before: str
    """The first version that no longer does."""
    default: str


class ModelArgument(Argument):
    """The argument that carries the model id."""

    default: str | None = None
    """What the SDK takes when nothing is passed (a literal in the SDK's source)."""
    older: list[Older] = []
    """Defaults of older versions, oldest first."""
    default_env: list[str] = []
    """Environment variables that the SDK reads when nothing is passed."""
    optional: bool = False
    """May be left out, and then the platform chooses: its choice is no literal in the SDK."""
    constructor: bool = False
    """If the call itself names none: the model was given to the constructor of the object the method is called on."""
    path: list[str] = []
    """Keys to follow inside the argument: ``["model"]`` for ``json={"model": ...}``; a list on the way: each entry."""

    @model_validator(mode="after")
    def _somewhere(self) -> ModelArgument:
        if not (self.keyword or self.position is not None or self.constructor or self.default):
            raise ValueError("names no keyword, no position, no constructor and no default")
        return self

    def compiled(self) -> dict[str, Any]:
        return {
            **super().compiled(),
            "default": self.default,
            "older": [[one.before, one.default] for one in self.older],
            "env": self.default_env,
            "optional": self.optional,
            "constructor": self.constructor,
            "path": self.path,
        }


class BaseUrl(Argument):
    """The argument and the environment variables that point a client at another host."""

    env: list[str] = []


class Switch(_Strict):
    """An argument whose literal value decides the platform (``vertexai=True``)."""

    keyword: str
    value: str | bool | None = None
    """``None``: any value, as long as the argument is passed."""
    platform: str


class When(Argument):
    """The class is this one only if an argument has this literal value (``boto3.client("bedrock-runtime")``)."""

    value: str


class Client(_Strict):
    """A class, or a factory, whose result carries surfaces."""

    symbol: Names
    name: str = "class"
    """How surfaces of this file refer to it: ``{class}``."""
    platform: str | None = None
    base_url: BaseUrl | None = None
    switch: list[Switch] = []
    when: When | None = None
    deployment: bool = False
    """Model arguments are free deployment names (Azure)."""


class Handed(Argument):
    """An argument that takes a client."""

    keyword: str


class GoneValues(Argument):
    """Values of another argument that newer versions refuse (the tasks of ``transformers.pipeline``)."""

    values: Names
    removed_in: str


class Surface(_Strict):
    """Callables that take a model id, or talk to an endpoint whose lifecycle is kept."""

    call: Names
    kind: Literal["inference", "constructor", "loader", "management", "tokenizer"] = "inference"
    platform: str | None = None
    """``"-"``: a vendor that the catalog does not keep."""
    model: ModelArgument | None = None
    also: list[str] = []
    """Further keyword arguments that carry model ids (fallback lists and the like)."""
    router: Literal["slash", "colon"] | None = None
    """Ids carry the platform as a prefix: ``anthropic/...`` or ``anthropic:...``."""
    deployment: bool = False
    endpoint: str | None = None
    """Endpoint id in ``rules/models/<platform>.toml``."""
    suffix: bool | Literal["imported"] = False
    """Also taken, with less confidence, when only the last parts of the call are known: those after the last ``()`` or
    ``*``, or after the import root. They must be distinctive; ``"imported"`` demands an import of the SDK besides."""
    versions: str | None = None
    """SDK versions that have it, as a PEP 440 specifier."""
    removed_in: str | None = None
    gone: GoneValues | None = None
    downloads: Argument | None = None
    """Loaders: weights are fetched only where this argument is true; left out, it is false."""
    notes: str = ""


class Wrapper(_Strict):
    """A callable that returns one of its arguments, as far as surfaces go (``instructor.from_openai(client)``)."""

    call: Names
    position: int = 0
    keyword: str | None = None


class Request(_Strict):
    """A raw HTTP call: the URL decides the platform, the body names the model."""

    call: Names
    url: Argument
    body: list[str] = []
    """Keyword arguments that carry the body."""


class Failover(_Strict):
    """How code of this SDK says what takes over when a call fails."""

    calls: list[str] = []
    """Last parts of callables that take the substitutes: ``with_fallbacks``, ``FallbackModel``."""
    keywords: list[str] = []
    """Arguments that name the substitutes."""


class Ended(_Strict):
    """A package that nobody mends any more: what ships of it is all there will be."""

    package: str | None = None
    imports: list[str] = []
    """Its name and import roots where they are not those of the file."""
    how: Literal["unsupported", "unmaintained", "shut-down"]
    """Its owner has ended it; it has no releases any more; the service that it talks to is gone."""
    since: date
    """The day from which that holds; of an unmaintained one, of its last release. May lie ahead."""
    announced: date | None = None
    replaced_by: str | None = None
    sources: Names
    notes: str = ""


class Dead(_Strict):
    """Modules, classes and functions that newer versions of the package lack, or that its owner has ended."""

    symbol: Names
    """Dotted names; what is below them is dead as well. The last part may end in ``*``: all names below a module."""
    alive: list[str] = []
    """Names below them that newer versions have."""
    package: str | None = None
    """The distribution, where it is not that of the file."""
    removed_in: str | None = None
    """The first version without them, or the first that was read (the notes say so)."""
    ends: date | None = None
    """The day on which their support ends, for those that still ship."""
    announced: date | None = None
    replaced_by: str | None = None
    sources: Names
    notes: str = ""

    @model_validator(mode="after")
    def _says_when(self) -> Dead:
        if (self.removed_in is None) == (self.ends is None):
            raise ValueError("needs either removed_in or ends")
        return self


class SdkFile(_Strict):
    """One SDK."""

    package: str
    """Name of the distribution."""
    imports: list[str]
    """Import roots (dotted where the root is shared: ``google.genai``)."""
    platform: str | None = None
    """Where its calls go unless something else says so. ``None``: frameworks and routers."""
    checked_version: str | None = None
    """The version whose source the facts were read from."""
    transparent: list[str] = []
    """Attributes and calls that return the same client: ``with_options()``, ``with_raw_response``."""
    address_env: list[str] = []
    """Environment variables by which it finds the server where code says nothing, as ``checked_version`` reads them.
    Those of a class stand in its ``base_url``."""
    spread: list[str] = []
    """Arguments whose entries are parameters like the call's own: ``extra_body``, ``config``."""
    handed: list[Handed] = []
    """Arguments by which objects of this SDK take the client, or the provider, that says where they lead:
    ``openai_client``. What any other argument is given says nothing of that."""
    drops: str | None = None
    """The switch, an argument or an attribute of the module, that has the SDK leave out what a model refuses."""
    reexports: dict[str, str] = {}
    """Dotted name -> the name that surfaces use, for classes importable from several modules."""
    clients: list[Client] = Field(default=[], alias="class")
    surfaces: list[Surface] = Field(default=[], alias="surface")
    wrappers: list[Wrapper] = Field(default=[], alias="wrapper")
    requests: list[Request] = Field(default=[], alias="request")
    failover: Failover = Failover()
    source: dict[str, SourceTable] = {}
    """What ``sources`` of this file name."""
    ended: list[Ended] = []
    dead: list[Dead] = []

    @model_validator(mode="after")
    def _sources(self) -> SdkFile:
        rows: list[Ended | Dead] = [*self.ended, *self.dead]
        named = {name for row in rows for name in row.sources}
        for name in sorted(named - set(self.source)):
            raise ValueError(f"source {name!r} is not defined: add [source.{name}]")
        return self

    @model_validator(mode="after")
    def _read_there(self) -> SdkFile:
        if self.address_env and self.checked_version is None:
            raise ValueError("address_env needs checked_version: where was it read?")
        return self

    @model_validator(mode="after")
    def _class_names(self) -> SdkFile:
        names = {c.name for c in self.clients}
        for surface in self.surfaces:
            for call in surface.call:
                expanded = expand(call)
                for path in expanded:
                    for used in re.findall(r"<(\w+)>", path):
                        if used not in names:
                            raise ValueError(f"call {call!r} names the class {used!r}, which this file does not define")
        return self

    def compiled(self, sdk: str) -> dict[str, Any]:
        """What :func:`aidep.catalog.sdktables.build` takes. ``sdk`` is the file's name without suffix."""
        return {
            "sdk": sdk,
            "package": self.package,
            "imports": self.imports,
            "platform": self.platform,
            "transparent": self.transparent,
            "address_env": list(
                dict.fromkeys((*self.address_env, *(n for c in self.clients if c.base_url for n in c.base_url.env)))
            ),
            "spread": self.spread,
            "handed": [[row["names"], row["position"]] for row in (one.compiled() for one in self.handed)],
            "drops": self.drops,
            "reexports": self.reexports,
            "classes": [
                {
                    "symbols": [s for symbol in c.symbol for s in expand(symbol)],
                    "name": c.name,
                    "platform": c.platform or self.platform,
                    "base_url": c.base_url and {**c.base_url.compiled(), "env": c.base_url.env},
                    "switch": [s.model_dump() for s in c.switch],
                    "when": c.when and {**c.when.compiled(), "value": c.when.value},
                    "deployment": c.deployment,
                }
                for c in self.clients
            ],
            "surfaces": [
                {
                    "calls": [p for call in s.call for p in expand(call)],
                    "kind": s.kind,
                    "platform": None if s.platform == ELSEWHERE else s.platform,
                    "model": s.model and s.model.compiled(),
                    "also": s.also,
                    "router": s.router,
                    "deployment": s.deployment,
                    "endpoint": s.endpoint,
                    "suffix": s.suffix,
                    "versions": s.versions,
                    "removed_in": s.removed_in,
                    "gone": s.gone and {**s.gone.compiled(), "values": s.gone.values, "in": s.gone.removed_in},
                    "downloads": s.downloads and s.downloads.compiled(),
                }
                for s in self.surfaces
            ],
            "wrappers": [
                {"calls": [p for call in w.call for p in expand(call)], "position": w.position, "keyword": w.keyword}
                for w in self.wrappers
            ],
            "failover": self.failover.model_dump(),
            "requests": [
                {"calls": [p for call in r.call for p in expand(call)], "url": r.url.compiled(), "body": r.body}
                for r in self.requests
            ],
            "ended": [
                {
                    "imports": row.imports or self.imports,
                    "package": row.package or self.package,
                    "how": row.how,
                    "since": str(row.since),
                    **self._end(row),
                }
                for row in self.ended
            ],
            "dead": [
                {
                    "symbols": [path for symbol in row.symbol for path in expand(symbol)],
                    "alive": [path for symbol in row.alive for path in expand(symbol)],
                    "package": row.package or self.package,
                    "removed_in": row.removed_in,
                    "ends": row.ends and str(row.ends),
                    **self._end(row),
                }
                for row in self.dead
            ],
        }

    def _end(self, row: Ended | Dead) -> dict[str, Any]:
        return {
            "announced": row.announced and str(row.announced),
            "replaced_by": row.replaced_by,
            "sources": [self.source[name].text for name in row.sources],
        }


def expand(pattern: str) -> list[str]:
    """All dotted names that a pattern stands for: ``a.{b,c}`` -> ``a.b``, ``a.c``; ``{class}()`` -> ``<class>()``."""
    found = _BRACES.search(pattern)
    if found is None:
        return [pattern]
    inner = found.group(1)
    options = inner.split(",") if "," in inner else [f"<{inner.strip()}>"]
    return [
        path
        for option in options
        for path in expand(pattern[: found.start()] + option.strip() + pattern[found.end() :])
    ]
