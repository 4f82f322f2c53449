"""A call that reaches a model, before it gets its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from aidep.analysis.platforms import Decided
from aidep.analysis.values import Str
from aidep.catalog.surfaces import Surface
from aidep.model.facts import Expr, FileFacts
from aidep.model.usage import CallKind


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Found:
    """A call of a surface, with the texts that can reach its model argument."""

    file: FileFacts
    site: int
    scope: int
    name: str
    sdk: str
    kind: CallKind
    decided: Decided
    surface: Surface | None = None
    texts: list[Str] = field(default_factory=list)
    open_parameter: bool = False
    """The model comes from a parameter that nothing in the project fills."""
    sdk_default: str | None = None
    keywords: frozenset[str] = frozenset()
    constants: frozenset[tuple[str, str]] = frozenset()
    revision: str | None = None
    runs_code: bool = False
    downloads: bool = True
    tokenizer: bool = False
    arguments: tuple[Expr, ...] = ()
    """Of the call itself, as written."""
    refused: str | None = None
    """A value among the arguments that newer versions of the SDK refuse."""
