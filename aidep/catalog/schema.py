"""The format of ``rules/platforms/``, ``rules/models/`` and ``rules/known/``: one file ``<platform>.toml`` in each.

Read at compile time only; the run time sees :mod:`aidep.catalog.index`. Checks that need one record stand here, checks
across records in :mod:`aidep.catalog.load`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

_URL = re.compile(r"https://[^\s/]+\.[^\s/]+(/\S*)?")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _url(text: str) -> str:
    if not _URL.fullmatch(text):
        raise ValueError(f"{text!r} is no https URL")
    return text


def _no_spaces(text: str) -> str:
    if not text or text != "".join(text.split()) or not text.isprintable():
        raise ValueError(f"{text!r} is empty, or has white space in it, or control characters")
    return text


Url = Annotated[str, AfterValidator(_url)]
Id = Annotated[str, AfterValidator(_no_spaces)]


class IdGrammar(_Strict):
    """What may stand around an id on this platform."""

    regions: list[str] = []
    """Prefixes that choose a region, not a model (``us.``)."""
    paths: list[str] = []
    """Resource paths in front of an id (``models/``); ``*`` is a segment. Short ids are looked up with them too."""
    owners: list[str] = []
    """What may stand in front of an id where the platform is known; elsewhere it would mean another one."""
    suffixes: list[str] = []
    """Endings that choose a variant of the service, not a model (``:free``)."""
    at_version: bool = False
    """``id@version``."""
    last_segment: bool = False
    """Only what follows the last slash is the id."""
    arn: bool = False
    """Amazon resource names."""
    fine_tunes: bool = False
    """``ft:base:organisation::id``: has the lifecycle of its base."""
    hash_suffix: bool = False
    """``owner/name:hash``, ``model:tag``: what follows a colon chooses a build or a provider of the same model."""
    deployment_mark: bool = False
    """``model#deployment``."""


class SourceTable(_Strict):
    """A page, or a released package whose contents say so, and the day somebody looked."""

    url: Url | None = None
    package: str | None = None
    version: str | None = None
    ecosystem: Literal["PyPI", "npm"] = "PyPI"
    checked: date

    @model_validator(mode="after")
    def _one(self) -> SourceTable:
        if (self.url is None) == (self.package is None):
            raise ValueError("needs either url or package")
        if (self.package is None) != (self.version is None):
            raise ValueError("package and version go together")
        return self

    @property
    def text(self) -> str:
        """How reports print it."""
        if self.url is not None:
            return self.url
        joint = "==" if self.ecosystem == "PyPI" else "@"
        return f"{self.package}{joint}{self.version} ({self.ecosystem} package)"


Task = Literal[
    "chat", "embedding", "image", "moderation", "music", "ocr", "realtime", "rerank", "speech", "transcription", "video"
]
"""Left out of a record: ``chat``."""


Size = Literal["large", "medium", "small"]
"""The classes in which platforms offer what does one task: the best, the balanced, the cheap."""


class AddressVariable(_Strict):
    """An environment variable with the address of a server, and a package or page that says who reads it."""

    name: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*$")]
    read_by: SourceTable


class Notice(_Strict):
    """What the platform promises before it retires something."""

    days: Annotated[int, Field(ge=0)]
    text: str = ""
    source: Url


class PlatformFile(_Strict):
    """A place where models are served and retired."""

    id: Id
    name: str
    provider: str
    """The word that reports use for whoever runs it."""
    owner: str
    rank: Annotated[int, Field(ge=0)] = 60
    """Of all platforms with an id, the lowest rank is its home: makers 10 to 39, clouds 50, hosts 60, routers 70."""
    jurisdiction: str | None = None
    """Of the owner: ISO 3166 country codes."""
    lifecycle_page: Url | None = None
    """Where retirements are published. Left out: none was found."""
    notice: Notice | None = None
    hosts: list[str] = []
    """Of the API; one ``*`` per name stands for anything."""
    env: list[str] = []
    """Environment variables with its key or base URL."""
    address_env: list[AddressVariable] = []
    """Of servers on one's own machines: the variables by which clients find them."""
    openai_compatible: list[Url] = []
    """Base URLs that take requests in the form of OpenAI's API; a host in braces is the customer's own."""
    regions: dict[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], list[str]] = {}
    """Hosts that keep requests within a country or the EU, by ISO code."""
    self_hostable: Literal["all", "some", "none"] | None = None
    """How many of the models served here have public weights, so that anybody may run them."""
    prefixes: list[str] = []
    """Words by which routers and frameworks choose it: ``anthropic/...``, ``anthropic:...``."""
    families: list[str] = []
    """Beginnings by which an unknown id is taken for one of this platform."""
    router: bool = False
    """Forwards to models of other platforms."""
    transparent: bool = False
    """A router whose prefix says nothing: what follows names the platform."""
    sizes: dict[Size, list[str]] = {}
    """Parts of ids that tell the size class; an id without any is ``large``."""
    any_model: bool = False
    """Serves what users put there, or a list that is not kept here: an unknown id says nothing."""
    ids: IdGrammar = IdGrammar()
    notes: str = ""


class Replacement(_Strict):
    """A replacement of which there is something to say."""

    id: str
    external: bool = False
    """It is no record of the file."""
    other_task: bool = False
    """The platform really names a model for another task: code has to change with it."""


class PointsTo(_Strict):
    """What an alias stands for, from a day on."""

    id: Id
    since: date | None = None
    external: bool = False


class Claim(_Strict):
    """What a source says and the record does not follow: its own is the better one, or the notes say why."""

    source: str
    retires: date | None = None
    retires_not_before: date | None = None

    @model_validator(mode="after")
    def _one(self) -> Claim:
        if (self.retires is None) == (self.retires_not_before is None):
            raise ValueError("a disputed claim needs either retires or retires_not_before")
        return self


class _Lifecycle(_Strict):
    released: date | None = None
    legacy_since: date | None = None
    announced: date | None = None
    retires: date | None = None
    retires_not_before: date | None = None
    after: Literal["error", "reroute"] = "error"
    """What calls meet after ``retires``."""
    deprecated: bool = False
    """The platform calls it deprecated and gives no date at all."""
    legacy: bool = False
    """Superseded or marked legacy, without a date at all."""
    gone: bool = False
    """No longer served, since a day that nobody stated."""
    replaced_by: list[str | Replacement] = []
    """As the platform names them, best first."""
    sources: list[str] = []
    disputed: list[Claim] = []
    """What other sources say of its end."""
    confidence: Literal["official", "sdk", "aggregator", "single-rival"] = "official"
    withdrawn: str | None = None
    """Why the record should not have been made. Records are never deleted."""
    notes: str = ""

    @model_validator(mode="after")
    def _consistent(self) -> _Lifecycle:
        dates = (self.released, self.legacy_since, self.announced, self.retires, self.retires_not_before)
        stated = any(dates) or self.deprecated or self.legacy or self.gone or self.after == "reroute"
        stated = stated or bool(self.disputed)
        if stated and not self.sources:
            raise ValueError("states a date or a status without a source")
        if self.retires and self.retires_not_before:
            raise ValueError("has both retires and retires_not_before")
        end = self.retires or self.retires_not_before
        for name, begin in (("announced", self.announced), ("released", self.released)):
            if begin and self.retires and begin > self.retires:
                raise ValueError(f"{name} {begin} is after retires {self.retires}")
        for target in self.replaced_by:
            if isinstance(target, Replacement) and not (target.external or target.other_task):
                raise ValueError(
                    f"replacement {target.id!r} is neither external nor for another task: write the id alone"
                )
        if any((claim.retires or claim.retires_not_before) == end for claim in self.disputed):
            raise ValueError(f"the disputed claim {end} is what the record says itself")
        if self.gone and end:
            raise ValueError("has a date and gone: gone is for a day that nobody stated")
        return self


class ModelEntry(_Lifecycle):
    """``[[model]]``: the lifecycle of one id."""

    id: Id
    version: str | None = None
    """Azure: the model version, a deployment property that code does not name."""
    kind: Literal["snapshot", "alias", "family", "unstated"]
    """``unstated`` is for what a feed says, until somebody looks."""
    task: Task | None = None
    preview: bool = False
    purpose: str | None = None
    """What it is made for alone, as its maker says ("code"): offered in place of nothing that is for anything."""
    rerouted_to: Id | None = None
    identical: Id | None = None
    """What the platform calls this very model now: a name was changed and nothing else, as a source says."""
    points_to: list[PointsTo] = []
    dead_end: bool = False
    """All that was named in its place has gone as well, and nothing was named in the place of that."""
    common: bool = False
    """Also an ordinary word: taken for an id only where the platform is known."""

    @model_validator(mode="after")
    def _reroute(self) -> ModelEntry:
        if self.rerouted_to and self.after != "reroute":
            raise ValueError('rerouted_to needs after = "reroute"')
        if self.after == "reroute" and not (self.retires or self.gone):
            raise ValueError('after = "reroute" needs retires or gone')
        if self.identical and not self.sources:
            raise ValueError("states another name without a source")
        if self.identical and self.identical.lower() == self.id.lower():
            raise ValueError("identical names the record itself")
        if self.points_to and self.kind != "alias":
            raise ValueError(f"points_to is for aliases, not for kind {self.kind!r}")
        return self


class EndpointEntry(_Lifecycle):
    """``[[endpoint]]``: the lifecycle of an API. ``replaced_by`` is free text."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    name: str
    task: Task | None = None
    """Of APIs that are made for one."""
    everything: bool = False
    """The whole platform goes with it: no model is served there any longer."""
    paths: list[Annotated[str, Field(pattern=r"^\S+$")]] = []
    """Beginnings of request paths (``/v1/videos``); ``*`` stands for one segment."""
    rerouted_to: Id | None = None


class RejectedEntry(_Strict):
    """``[[rejected]]``: arguments that some models of the platform refuse."""

    parameters: Annotated[list[Annotated[str, Field(pattern=r"^[^\W\d]\w*(\.[^\W\d]\w*)*$")]], Field(min_length=1)]
    """As the API calls them; dotted where one stands within another (``thinking.budget_tokens``). ``maxTokens`` is
    ``max_tokens``."""
    models: Annotated[list[str], Field(min_length=1)]
    """Ids; one that ends in ``*`` stands for all that begin like it."""
    together: bool = False
    """Refused only when all of them are passed."""
    accepts: dict[str, float] = {}
    """The one number that is taken all the same, by parameter: the default."""
    values: dict[str, Annotated[list[str], Field(min_length=1)]] = {}
    """By parameter, the values that are refused, where others are taken (``reasoning_effort = ["minimal"]``)."""
    calls: list[str] = []
    """Endings of the calls that it is said of (``chat.completions.create``). Empty: any call."""
    instead: str
    """What to do, to be read after "refuses temperature: "."""
    sources: Annotated[list[str], Field(min_length=1)]
    notes: str = ""

    @model_validator(mode="after")
    def _of_its_own(self) -> RejectedEntry:
        for key, names in (("accepts", set(self.accepts)), ("values", set(self.values))):
            if unknown := sorted(names - set(self.parameters)):
                raise ValueError(f"{key} {unknown[0]!r}, which is none of its parameters")
        return self


class FirstEntry(_Strict):
    """``[[first]]``: what the platform itself tells those to take who ask it for a task, by size class."""

    task: Task
    size: Size
    model: Id
    """A record of this file."""
    sources: Annotated[list[str], Field(min_length=1)]
    notes: str = ""


class ModelsFile(_Strict):
    """``rules/models/<platform>.toml``."""

    source: dict[str, SourceTable] = {}
    model: list[ModelEntry] = []
    endpoint: list[EndpointEntry] = []
    rejected: list[RejectedEntry] = []
    first: list[FirstEntry] = []


class KnownList(_Strict):
    """``[[known]]``: ids that a source lists on the platform and of which no lifecycle is on record."""

    source: str
    task: Task | None = None
    kind: Literal["snapshot", "alias", "family"] | None = None
    """Left out where the source does not say which they are."""
    confidence: Literal["official", "sdk", "aggregator"] = "aggregator"
    ids: list[Id]


class KnownFile(_Strict):
    """``rules/known/<platform>.toml``. An id that gets a record in ``models/`` may stay here: the record counts."""

    source: dict[str, SourceTable] = {}
    known: list[KnownList] = []
