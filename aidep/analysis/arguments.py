"""Arguments and parameters: what a call passes, and what a parameter can therefore be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from aidep.analysis.builtin import NOWHERE
from aidep.analysis.loaded import composed
from aidep.analysis.values import Cls, Inst, Other, Par, Seq, Str, Table, Value, Values
from aidep.model.facts import Call, FileFacts, Lit

if TYPE_CHECKING:
    from aidep.analysis.evaluate import Evaluator


class Arguments:
    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator

    def parameter(self, file: FileFacts, index: int, name: str) -> Iterator[Value]:
        """Default, annotation and what the project's calls pass; :class:`Par` when nothing is known."""
        scope = file.scopes[index]
        position = next(i for i, p in enumerate(scope.params) if p.name == name)
        param = scope.params[position]
        owner = file.scopes[scope.parent] if scope.parent >= 0 else None
        method = owner is not None and owner.kind == "class" and "staticmethod" not in scope.decorators
        if method and position == 0:
            receiver = self._evaluator.receiver
            if receiver is not None and self._evaluator.classes.is_kind_of(receiver, file, scope.parent):
                yield receiver
                return
            if "classmethod" in scope.decorators:
                yield Cls(file, scope.parent)
            yield Inst(file, scope.parent)
            return
        found = False
        if "hydra.main" in scope.decorators and position == 0:
            for value in composed(self._evaluator, file):
                found = True
                yield value
        if param.default is not None:
            for value in self._evaluator.evaluate(param.default, file):
                found = found or not (isinstance(value, Other) and value.text == "None")
                yield value
        if param.annotation is not None and param.kind not in ("*", "**"):
            for value in self._evaluator.instances(param.annotation, file):
                found = True
                yield value
        for value in self._passed(file, index, position, bool(method)):
            found = True
            yield value
        if not found:
            yield Par(file, index, name)

    def _passed(self, file: FileFacts, index: int, position: int, method: bool) -> Iterator[Value]:
        scope = file.scopes[index]
        param = scope.params[position]
        offset = 1 if method else 0
        names = {p.name for p in scope.params if p.kind in ("", "kw")}
        for caller, call, bound in self._evaluator.callers.of_function(file, index):
            if param.kind == "**":
                rest = tuple(
                    (Lit(a.keyword, -1, 0, NOWHERE), a.value) for a in call.args if a.keyword and a.keyword not in names
                )
                if rest:
                    yield Table(caller, rest, (scope, call))
                for arg in call.args:
                    for value in self._evaluator.evaluate(arg.value, caller) if arg.star == "**" else ():
                        if isinstance(value, Table):
                            yield Table(value.file, value.items, (scope, call))
                continue
            if param.kind == "*":
                values: Iterable[Value] = (Seq(caller, tuple(a.value for a in call.args if not a.keyword)),)
            else:
                place = None if param.kind == "kw" else position - (offset if bound else 0)
                given = self.given(call, caller, (param.name,), place)
                if given == ():
                    yield Par(file, index, param.name)  # passed, and nothing is known of it
                values = given or ()
            for value in values:
                yield value.via(caller, call.site) if isinstance(value, Str) else value

    def given(self, call: Call, file: FileFacts, names: Iterable[str], position: int | None) -> Values | None:
        """What a call passes for an argument; ``None`` when it does not, ``()`` when the value is unknown."""
        wanted = set(names)
        for arg in call.args:
            if arg.keyword in wanted:
                return self._evaluator.evaluate(arg.value, file)
        if position is not None and position >= 0:
            for index, arg in enumerate(call.args):
                if arg.star == "*":
                    values = [v for v in self._evaluator.evaluate(arg.value, file) if isinstance(v, Seq)]
                    inner = [
                        value
                        for seq in values
                        if position - index < len(seq.items)
                        for value in self._evaluator.evaluate(seq.items[position - index], seq.file)
                    ]
                    return tuple(inner)
                if arg.keyword or arg.star:
                    break
                if index == position:
                    return self._evaluator.evaluate(arg.value, file)
        found: list[Value] = []
        spread = False
        for arg in call.args:
            if arg.star == "**":
                spread = True
                for value in self._evaluator.evaluate(arg.value, file):
                    if isinstance(value, Table):
                        for name in wanted:
                            found += self._evaluator.entry(value, name)
        return tuple(found) if spread else None
