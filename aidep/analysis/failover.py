"""What takes over when a call fails: constructs of frameworks, and calls in the handlers of a ``try``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aidep.analysis.evaluate import Evaluator
from aidep.analysis.found import Found
from aidep.analysis.platforms import Platforms
from aidep.analysis.values import Fn, Seq, Str, Sym, Values
from aidep.model.facts import Attr, Call, Constant, FileFacts, Ref, Rescue

_DEPTH = 3
"""Functions that are looked into from a ``try`` or its handler."""
_MOST = 200
"""Calls that are looked at for one of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Takeover:
    """One place where something takes over."""

    file: FileFacts
    site: int
    name: str
    """``with_fallbacks``, ``fallbacks=``, ``except``."""
    scope: int
    covered: frozenset[str]
    """Platforms of the calls that it stands behind; empty if that cannot be told."""
    platforms: frozenset[str]
    """Where calls go instead; empty if that cannot be told."""


class Takeovers:
    """Finds them, from the calls of surfaces that were found in the project."""

    def __init__(self, evaluator: Evaluator, platforms: Platforms, found: Sequence[Found]) -> None:
        self._evaluator = evaluator
        self._platforms = platforms
        self._words = evaluator.sdks
        self._by_site = {(one.file.path, one.site): one for one in found if not one.tokenizer}
        """A tokenizer that stands in for another answers nothing."""
        self._by_scope: dict[tuple[str, int], list[Call]] = {}

    def of(self, file: FileFacts) -> Iterator[Takeover]:
        """All in one file."""
        for call in file.calls:
            name = self._construct(call)
            if name:
                yield self._of_construct(name, call, file)
        for rescue in file.rescues:
            found = self._of_rescue(rescue, file)
            if found is not None:
                yield found

    # -- constructs ----------------------------------------------------------------------------

    def _construct(self, call: Call) -> str:
        """The word by which a call is one, empty if it is none."""
        leaf = call.func.name if isinstance(call.func, (Attr, Ref)) else ""
        if leaf in self._words.failover_calls:
            return leaf
        for arg in call.args:
            if arg.keyword in self._words.failover_keywords and not isinstance(arg.value, Constant):
                return f"{arg.keyword}="
        return ""

    def _of_construct(self, name: str, call: Call, file: FileFacts) -> Takeover:
        own = self._by_site.get((file.path, call.site))
        router = own.decided.router if own is not None else None
        reached: set[str] = set()
        for arg in call.args:
            if not name.endswith("=") or arg.keyword == name[:-1]:
                reached |= self._reached(self._evaluator.evaluate(arg.value, file), router)
        covered: set[str] = set()
        if own is not None:
            covered |= self._of_found(own)
        elif isinstance(call.func, Attr):
            covered = self._reached(self._evaluator.evaluate(call.func.value, file), router)
        return Takeover(file, call.site, name, call.scope, frozenset(covered), frozenset(reached))

    def _reached(self, values: Values, router: str | None, depth: int = 0) -> set[str]:
        """Platforms of the objects and ids among values."""
        reached: set[str] = set()
        for value in values:
            if isinstance(value, Sym):
                for call, file in value.calls:
                    one = self._by_site.get((file.path, call.site))
                    reached |= self._of_found(one) if one is not None else set()
            elif isinstance(value, Str):
                named = self._platforms.name(value.text, None, router)
                reached |= set((named.platform,) if named.platform else named.platforms[:1])
            elif isinstance(value, Seq) and depth < _DEPTH:
                for item in value.items[:_MOST]:
                    reached |= self._reached(self._evaluator.evaluate(item, value.file), router, depth + 1)
        return reached

    # -- handlers of a try -----------------------------------------------------------------------

    def _of_rescue(self, rescue: Rescue, file: FileFacts) -> Takeover | None:
        """A ``try`` whose body and handler both reach a model, or that goes on with the next of several models."""
        tried = self._from(file.calls[rescue.start : rescue.handlers], file)
        if not tried:
            return None
        covered = frozenset(platform for one in tried for platform in self._of_found(one))
        instead = self._from(file.calls[rescue.handlers : rescue.end], file)
        if instead:
            reached = frozenset(platform for one in instead for platform in self._of_found(one))
        elif rescue.again and any(len({text.text for text in one.texts}) > 1 for one in tried):
            reached = covered  # for model in MODELS: try ... except: continue
        else:
            return None
        site = file.calls[rescue.handlers if instead else rescue.start].site
        return Takeover(file, site, "except", rescue.scope, covered, reached)

    def _from(self, calls: Sequence[Call], file: FileFacts) -> list[Found]:
        """Calls of surfaces among calls, those inside of the project's own functions as well."""
        reached: list[Found] = []
        seen: set[tuple[str, int]] = set()
        pending = [(call, file, 0) for call in calls[:_MOST]]
        while pending and len(seen) < _MOST:
            call, where, depth = pending.pop()
            one = self._by_site.get((where.path, call.site))
            if one is not None:
                reached.append(one)
            elif depth < _DEPTH:
                for value in self._evaluator.evaluate(call.func, where):
                    if isinstance(value, Fn) and (value.file.path, value.scope) not in seen:
                        seen.add((value.file.path, value.scope))
                        pending += [(inner, value.file, depth + 1) for inner in self._inside(value)[:_MOST]]
        return reached

    def _inside(self, function: Fn) -> list[Call]:
        """The calls in the body of a function."""
        key = function.file.path, -1
        if key not in self._by_scope:
            self._by_scope[key] = []
            for call in function.file.calls:
                self._by_scope.setdefault((function.file.path, call.scope), []).append(call)
        return self._by_scope.get((function.file.path, function.scope), [])

    def _of_found(self, one: Found) -> set[str]:
        """The platforms that a call goes to, by its client or by its ids."""
        if one.decided.platform is not None:
            return {one.decided.platform}
        named = [self._platforms.name(text.text, None, one.decided.router) for text in one.texts]
        return {platform for each in named for platform in ((each.platform,) if each.platform else each.platforms[:1])}
