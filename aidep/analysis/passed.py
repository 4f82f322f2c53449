"""What a call passes, within its arguments too: ``thinking={"type": "enabled"}`` passes ``thinking.type``.

Only what it passes for certain: where an argument can be one dictionary or another, what stands in all of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from aidep.analysis.screened import is_screened
from aidep.analysis.values import Given, Other, Str, Sym, Table, Value
from aidep.model.facts import Arg, Call, Expr, FileFacts
from aidep.model.lifecycle import spelling

if TYPE_CHECKING:
    from aidep.analysis.evaluate import Evaluator

_DEEPEST = 6
_MOST_NAMES = 1_000
"""Within arguments: dictionaries may stand in each other many times over, and their names with them."""
_UNSET = frozenset({"NOT_GIVEN", "NotGiven", "not_given", "omit", "Omit"})
"""What SDKs have for an argument that is not passed after all."""

Entries = dict[str, tuple[Expr, FileFacts]]


class Passed(NamedTuple):
    names: frozenset[str] = frozenset()
    """Of arguments, and of what stands in them, dotted."""
    texts: frozenset[tuple[str, str]] = frozenset()
    """Of these, name and text of what is known of their values: numbers, ``None``, texts, members of enumerations."""


class Passing:
    """``refusable``: the arguments that some model refuses something of, by :func:`spelling`; others are not looked
    into. ``dropping``: by SDK, the switch that has it leave out what a model refuses."""

    def __init__(self, evaluator: Evaluator, refusable: Collection[str], dropping: Mapping[str, str]) -> None:
        self._models = evaluator.sdks.model_keywords
        self._evaluator = evaluator
        self._refusable = refusable
        self._dropping = dropping
        self._stored: set[str] | None = None
        self._spreads: dict[int, tuple[Expr, Entries]] = {}
        """What ``**`` of an expression spreads, by its identity: dictionaries may hold each other, and many do."""

    def of(self, call: Call, file: FileFacts, sdk: str, spread: Collection[str]) -> Passed:
        """``spread``: arguments whose entries count as arguments themselves (``extra_body``)."""
        entries = self._arguments(call.args, file)
        models = [entries[name][0] for name in sorted(self._models & entries.keys())]
        if self._drops(entries, sdk) or is_screened(call, models, self._refusable, file):
            return Passed(frozenset(name for name in entries if spelling(name) not in self._refusable))
        names: set[str] = set()
        texts: set[tuple[str, str]] = set()
        left = _MOST_NAMES
        waiting = deque([("", entries, 0)])  # the outermost first: they are the ones that are refused
        while waiting:
            path, entries, depth = waiting.popleft()
            for key, (expr, where) in entries.items():
                name = path + key
                names.add(name)
                opens = not path and key in spread
                if not opens and spelling(name.partition(".")[0]) not in self._refusable:
                    continue
                if path and left <= 0:
                    continue
                values = self._evaluator.evaluate(expr, where)
                inner = self._common(values)
                if inner is None:
                    texts.update((name, text) for text in map(_text, values) if text is not None)
                elif depth < _DEEPEST:
                    left -= len(inner)
                    waiting.append(("" if opens else name + ".", inner, depth + 1))
        return Passed(frozenset(names), frozenset(texts))

    def _common(self, values: tuple[Value, ...]) -> Entries | None:
        """What stands in all of these; ``None`` where one is neither a dictionary nor an object that was made here."""
        found: Entries | None = None
        for value in values:
            entries = self._entries(value)
            if entries is None:
                return None
            if found is None:
                found = entries
            else:
                both = found.keys() & entries.keys()
                found = {name: (self._either(found[name], entries[name]), found[name][1]) for name in both}
        return found

    def _either(self, one: tuple[Expr, FileFacts], other: tuple[Expr, FileFacts]) -> Expr:
        return Given((*self._evaluator.evaluate(*one), *self._evaluator.evaluate(*other)))

    def _entries(self, value: Value) -> Entries | None:
        """Of a dictionary, or of the call that made an object (``types.ThinkingConfig(...)``)."""
        if isinstance(value, Table) and value.passed is None:  # else some calls pass it, and others do not
            found: Entries = {}
            for key, expr in value.items:
                if key is None:
                    found |= self._spread(expr, value.file)
                    continue
                keys = self._evaluator.keys(key, value.file)
                if len(keys) == 1:
                    found[keys[0]] = (expr, value.file)
            return found
        if isinstance(value, Sym) and value.path.endswith("()") and value.calls and not _is_unset(value):
            call, file = value.calls[-1]
            return self._arguments(call.args, file)
        return None

    def _arguments(self, args: tuple[Arg, ...], file: FileFacts) -> Entries:
        found: Entries = {}
        for arg in args:
            if arg.star == "**":
                found |= self._spread(arg.value, file)
            elif arg.keyword:
                found[arg.keyword] = (arg.value, file)
        return found

    def _spread(self, expr: Expr, file: FileFacts) -> Entries:
        if id(expr) not in self._spreads:
            self._spreads[id(expr)] = expr, {}  # nothing of its own, where it leads back to itself
            self._spreads[id(expr)] = expr, self._common(self._evaluator.evaluate(expr, file)) or {}
        return self._spreads[id(expr)][1]

    def _drops(self, entries: Entries, sdk: str) -> bool:
        switch = self._dropping.get(sdk)
        if switch is None:
            return False
        if switch in entries:
            return any(not isinstance(v, Other) or v.text == "True" for v in self._evaluator.evaluate(*entries[switch]))
        if self._stored is None:
            self._stored = {name for facts in self._evaluator.project.files for _, name, _ in facts.stores}
        return switch in self._stored


def _text(value: Value) -> str | None:
    if isinstance(value, Str):
        return None if value.partial else value.text
    if isinstance(value, Other):
        return value.text
    if isinstance(value, Sym):  # types.ThinkingLevel.LOW
        return "None" if _is_unset(value) else value.path.rpartition(".")[2]
    return None


def _is_unset(value: Sym) -> bool:
    return value.path.removesuffix("()").rpartition(".")[2] in _UNSET
