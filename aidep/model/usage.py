"""What a repository depends on: the output of the analysis, the input of the checks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from aidep.model.span import Location


class Role(str, Enum):
    """What a model id does where it stands (definitions in docs: roles)."""

    CALL_ARGUMENT = "call_argument"
    DEFAULT = "default"
    CONFIG_VALUE = "config_value"
    TABLE_KEY = "table_key"
    COMPARISON = "comparison"
    DOC = "doc"
    TEST = "test"
    OTHER = "other"

    @property
    def is_usage(self) -> bool:
        """Whether a run of the program can send this id to a platform."""
        return self in (Role.CALL_ARGUMENT, Role.DEFAULT, Role.CONFIG_VALUE)


class Confidence(str, Enum):
    HIGH = "high"
    """Resolved through imports to a call of an SDK."""
    MEDIUM = "medium"
    """By the last parts of the call, by parameter or key name."""
    LOW = "low"
    """A bare literal."""

    @property
    def rank(self) -> int:
        return ("low", "medium", "high").index(self.value)


class ModelSource(str, Enum):
    """Where the model of a call comes from."""

    LITERAL = "literal"
    SAME_FILE = "same_file"
    OTHER_FILE = "other_file"
    ENV_DEFAULT = "env_default"
    SDK_DEFAULT = "sdk_default"
    CALLER = "caller"
    CONFIG = "config"
    UNRESOLVED = "unresolved"


class CallKind(str, Enum):
    INFERENCE = "inference"
    CONSTRUCTOR = "constructor"
    """A framework object bound to a model (``ChatOpenAI(model=...)``)."""
    LOADER = "loader"
    """Downloads weights from a hub."""
    CLIENT = "client"
    HTTP = "http"
    MANAGEMENT = "management"


_HASH = re.compile(r":([0-9a-f]{64})\Z")


@dataclass(frozen=True, slots=True)
class ModelReference:
    """A model id in a file, with its role."""

    location: Location
    text: str
    """As written (the relevant part of it, if it stands inside longer text)."""
    model: str
    """Without routing prefix, resource path or version hash."""
    role: Role
    confidence: Confidence
    provider: str | None = None
    platform: str | None = None
    """Platform id of the catalog; ``None`` when it cannot be told."""
    platforms: tuple[str, ...] = ()
    """All platforms it may be called on, most likely first. ``platform`` is the first, when it is certain enough."""
    scope: str = ""
    """Dotted name of the enclosing definition, ``""`` at module level."""
    name: str = ""
    """What it is bound to (variable, parameter, keyword, key), ``""`` if nothing."""
    reaches: str = ""
    """The call that this id is known to end in, e.g. ``openai.OpenAI().chat.completions.create``."""
    other_use: str = ""
    """What else in the program hangs on its text, so that it cannot be changed alone; ``""``: nothing was seen."""
    version: str | None = None
    """Azure model version where one is stated beside the id."""

    @property
    def hash(self) -> str | None:
        """The version right behind the id, ``owner/name:hash``: what else ends in digits is a part of some id."""
        found = _HASH.search(self.text)
        return found[1] if found is not None and self.text.endswith(self.model + found[0]) else None

    @property
    def pinned(self) -> str | None:
        """The version that is written with the id, behind it or beside it."""
        return self.hash or self.version


@dataclass(frozen=True, slots=True)
class SdkCall:
    """A call of a surface: a callable of an SDK, or a request, that reaches a hosted or downloaded model."""

    location: Location
    """From the start of the call expression to the end of the callee."""
    call: str
    """Canonical dotted name, e.g. ``openai.OpenAI().chat.completions.create``."""
    sdk: str
    """File name in ``rules/sdks`` without suffix, e.g. ``openai``."""
    kind: CallKind
    confidence: Confidence
    provider: str | None = None
    platform: str | None = None
    models: tuple[str, ...] = ()
    """All ids that the call can receive, normalised, sorted by first appearance."""
    model_source: ModelSource = ModelSource.UNRESOLVED
    references: tuple[ModelReference, ...] = ()
    """The literals behind ``models``."""
    hops: tuple[Location, ...] = ()
    """The way from the call to the literal, nearest first."""
    keywords: frozenset[str] = frozenset()
    """Names of the arguments that are passed; dotted, of what stands within one (``thinking.budget_tokens``)."""
    constants: frozenset[tuple[str, str]] = frozenset()
    """Of those that a model may refuse, name and text of what is known of the value."""
    revision: str | None = None
    """Loaders: the ``revision=`` when it is a literal, ``"?"`` when one is passed that is not."""
    runs_code: bool = False
    """Loaders: ``trust_remote_code=True``, so that code of the repository runs here."""
    downloads: bool = True
    """Loaders: weights are fetched; ``False``: only what they are built like is named (``pretrained=False``)."""
    endpoint: str | None = None
    """Endpoint id of the catalog that this call talks to (``videos``), if lifecycles are kept for it."""
    sdk_default: str | None = None
    """What the SDK takes when no model is passed (``model_source`` is then ``sdk_default``)."""
    scope: str = ""
    removed_in: str | None = None
    """SDK version that removed this callable, or what it is called with."""
    refused: str | None = None
    """That value, where newer versions have the callable still."""
    fenced: bool = False
    """Code asks first whether the installed version has it."""


@dataclass(frozen=True, slots=True)
class SdkImport:
    """An import of an SDK, once per statement."""

    location: Location
    module: str
    sdk: str
    provider: str | None = None
    platform: str | None = None
    symbols: tuple[str, ...] = ()
    """Full dotted names of what the statement imports: the module itself, or the names from it."""
    fenced: bool = False
    """It is for type checkers only, or there is an alternative where the installed version lacks it."""
    alternative: bool = False
    """Of these, the latter."""


@dataclass(frozen=True, slots=True)
class EndpointUse:
    """A base URL or request URL of a known platform in a literal."""

    location: Location
    url: str
    platform: str
    provider: str | None = None
    endpoint: str | None = None
    scope: str = ""


@dataclass(frozen=True, slots=True)
class AddressVariable:
    """Where settings of the project say an environment variable by which an SDK finds its server, whatever they set it
    to."""

    location: Location
    name: str


@dataclass(frozen=True, slots=True)
class Failover:
    """A place where something takes over when a call fails."""

    location: Location
    name: str
    """``with_fallbacks``, ``fallbacks=``, ``except``."""
    covered: frozenset[str]
    """Platforms of the calls that it stands behind; empty if that cannot be told."""
    platforms: frozenset[str]
    """Where calls go instead; empty if that cannot be told."""
    scope: str = ""

    @property
    def platform(self) -> str | None:
        """Where calls go instead, if that is one platform."""
        return next(iter(self.platforms)) if len(self.platforms) == 1 else None


@dataclass(frozen=True, slots=True)
class PackageRequirement:
    """An SDK that a project requires, where it is written down."""

    location: Location
    """Of the name of the package."""
    package: str
    """In lower case with hyphens."""
    specifier: str
    """The versions that are allowed, as written (``>=1,<2``, Poetry's ``^1.2``); empty: any."""
    version: str | None
    """The one version, where one is pinned or locked."""
    source: str
    """``lock`` (written by a package manager), ``library`` (what a distribution declares), ``metadata`` (the same once
    it is built: nobody edits it, so nothing is reported there), ``development`` (for those who work on the project
    alone) or ``application``."""
    sdk: str
    provider: str | None = None
    platform: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read or parsed. The run goes on."""

    location: Location
    message: str
    guessed: bool = False
    """It was read all the same, and a part of what it says is not known. Nothing may be written to such a file."""
    in_part: bool = False
    """It was read, but not all of it: from this place on, or what the message names."""


Usage = ModelReference | SdkCall | SdkImport | EndpointUse | Failover | PackageRequirement


@dataclass(frozen=True, slots=True)
class Inventory:
    """Everything that was found in one project, sorted by path and position."""

    references: tuple[ModelReference, ...] = ()
    calls: tuple[SdkCall, ...] = ()
    imports: tuple[SdkImport, ...] = ()
    endpoints: tuple[EndpointUse, ...] = ()
    failovers: tuple[Failover, ...] = ()
    requirements: tuple[PackageRequirement, ...] = ()
    addresses: tuple[AddressVariable, ...] = ()
    problems: tuple[Problem, ...] = ()
    tests: frozenset[str] = field(default=frozenset())
    """Paths that are test code."""
