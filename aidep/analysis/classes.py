"""Classes of the project: attributes through bases and overrides, and what is stored into objects from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from sys import intern
from typing import TYPE_CHECKING

from aidep.analysis.roles import is_enum
from aidep.analysis.values import Cls, Fn, Inst, Mod, Other, Seq, Str, Sym, Value, Values
from aidep.model.facts import Attr, Call, Expr, FileFacts, FunctionOf, Ref, SeqOf, Sub

if TYPE_CHECKING:
    from aidep.analysis.evaluate import Evaluator


_VALUE = frozenset({"value", "_value_"})
MOST_MADE = 8
"""Constructor calls of one class that are told apart."""


class Classes:
    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator

    def attribute(self, owner: Cls | Inst, name: str, near: FileFacts | None = None) -> Values:
        """A class or instance attribute, through the bases, and through subclasses where the class has none.

        ``near`` is the file that asks: what it stores into the attribute itself counts before what others store.
        """
        if isinstance(owner, Inst) and owner.made is not None:
            return self._of_one(owner, name, near)
        parent = isinstance(owner, Inst) and owner.parent
        kind = ("^" if parent else ".") + ("" if isinstance(owner, Cls) else "()")
        asking = near if name in self._evaluator.project.stores else None
        key = self._evaluator.key(owner.file, owner.scope, intern(kind + name), asking)
        known = self._evaluator.members.get(key)
        if known is not None:
            return known
        return self._evaluator.circles.kept(self._evaluator.members, key, self._said, owner, name, parent, near)

    def _of_one(self, owner: Inst, name: str, near: FileFacts | None) -> Values:
        """An attribute of an object that one call has made: what that call puts in, and what is stored later."""
        key = self._evaluator.key(owner.made and owner.made[0], name, near)
        known = self._evaluator.members.get(key)
        if known is not None:
            return known
        return self._evaluator.circles.kept(self._evaluator.members, key, self._put_in, owner, name, near)

    def _put_in(self, owner: Inst, name: str, near: FileFacts | None) -> Iterable[Value]:
        own = self._evaluator.bound.attribute(owner, name)
        if own is None:
            return self.attribute(Inst(owner.file, owner.scope, owner.parent), name, near)
        stored = self.stored(name, lambda v: isinstance(v, Inst) and v.made == owner.made, near)
        return chain((value for expr in own for value in self._evaluator.evaluate(expr, owner.file)), stored)

    def _said(self, owner: Cls | Inst, name: str, parent: bool, near: FileFacts | None) -> Iterable[Value]:
        return self._of_members(owner, name) or self._attribute(owner, name, parent, near)

    def _attribute(self, owner: Cls | Inst, name: str, parent: bool, near: FileFacts | None) -> Iterator[Value]:
        found = False
        externals: list[str] = []
        for file, index in self.lineage(owner.file, owner.scope, externals):
            own = file is owner.file and index == owner.scope
            if parent and own:
                continue
            for value in self._own(owner, file, index, name) if own else self._inherited(owner, file, index, name):
                found = found or not (isinstance(value, Other) and value.text == "None")
                yield value
            if found:
                break  # what a class says itself takes the place of what its bases say
        if not parent:
            yield from self.stored(
                name, lambda v: isinstance(v, (Cls, Inst)) and v.file is owner.file and v.scope == owner.scope, near
            )
            if self._evaluator.receiver is None:
                for file, index in self.descendants(owner.file, owner.scope):
                    for value in self._own(owner, file, index, name):
                        found = True
                        yield value
        if not found and name in _VALUE and not is_enum(owner.file, owner.scope):
            yield owner  # of a member that is made of such an object
        if not found or name in ("create", "acreate"):
            for path in externals:
                yield from self._external(owner, path, name)
            for proxied in self._proxied(owner, name):
                yield from proxied

    def _of_members(self, owner: Cls | Inst, name: str) -> list[Value]:
        """An attribute of any member of an enumeration: its ``value``, or what ``__init__`` makes of its places."""
        scope = owner.file.scopes[owner.scope]
        made = any(isinstance(bound, Ref) for bound in scope.bindings.get(name, ()))
        found: list[Value] = []
        if isinstance(owner, Cls) or not (made or name in _VALUE) or not is_enum(owner.file, owner.scope):
            return found
        for member, bound in scope.bindings.items():
            for one in bound if not member.startswith("_") else ():
                if name in _VALUE and not isinstance(one, FunctionOf):
                    found += self._evaluator.evaluate(one, owner.file)
                elif isinstance(one, SeqOf):
                    found += self._place(Seq(owner.file, one.items, owner.scope), name)
        return found

    def of_row(self, row: Seq, name: str) -> Values:
        """An attribute of a member of an enumeration that is a row."""
        return tuple(self._place(row, name)) or self.attribute(Inst(row.file, row.member_of), name)

    def _place(self, row: Seq, name: str) -> Iterator[Value]:
        """What ``__init__`` makes of a row: ``self.name = parameter``."""
        scopes = row.file.scopes
        for bound in scopes[row.member_of].bindings.get(name, ()):
            names = [p.name for p in scopes[bound.scope].params] if isinstance(bound, Ref) else []
            place = names.index(bound.name) - 1 if isinstance(bound, Ref) and bound.name in names else -1
            if 0 <= place < len(row.items):
                yield from self._evaluator.evaluate(row.items[place], row.file)

    def _external(self, owner: Cls | Inst, path: str, name: str) -> Iterator[Value]:
        """An attribute of a base class outside the project, with the calls that made the object."""
        if isinstance(owner, Cls):
            yield Sym(f"{path}.{name}")
            return
        if "__init__" in owner.file.scopes[owner.scope].bindings:
            calls = self._upwards(owner.file, owner.scope)
        else:
            calls = list(islice(self._evaluator.callers.of_class(owner.file, owner.scope), MOST_MADE))
        for file, call in calls:
            yield Sym(f"{path}().{name}", ((call, file),))
        if not calls:
            yield Sym(f"{path}().{name}")

    def _upwards(self, file: FileFacts, index: int) -> list[tuple[FileFacts, Call]]:
        """The calls of ``super().__init__`` in the constructor of a class."""
        own = file.scopes[index].bindings.get("__init__", ())
        inside = {one.scope for one in own if isinstance(one, FunctionOf)}
        return [
            (file, call)
            for call in file.calls
            if call.scope in inside and isinstance(call.func, Attr) and call.func.name == "__init__"
        ]

    def _proxied(self, owner: Cls | Inst, name: str) -> Iterator[Iterable[Value]]:
        """What ``__getattr__`` hands on: ``return getattr(self._module, name)``."""
        for file, index in self.lineage(owner.file, owner.scope, []):
            for bound in file.scopes[index].bindings.get("__getattr__", ()):
                for value in file.scopes[bound.scope].returns if isinstance(bound, FunctionOf) else ():
                    if isinstance(value, Call) and isinstance(value.func, Ref) and value.func.name == "getattr":
                        for target in self._evaluator.evaluate(value.args[0].value, file):
                            if isinstance(target, (Sym, Mod)):
                                yield self._evaluator.member(target, name, file)

    def _inherited(self, owner: Cls | Inst, file: FileFacts, index: int, name: str) -> list[Value]:
        before = self._evaluator.receiver
        self._evaluator.receiver = Inst(owner.file, owner.scope)
        try:
            return list(self._own(owner, file, index, name))
        finally:
            self._evaluator.receiver = before

    def _own(self, owner: Cls | Inst, file: FileFacts, index: int, name: str) -> Iterator[Value]:
        scope = file.scopes[index]
        for bound in scope.bindings.get(name, ()):
            if isinstance(bound, FunctionOf):
                decorators = file.scopes[bound.scope].decorators
                if any("property" in d for d in decorators):
                    yield from self._evaluator.result(Fn(file, bound.scope, True))
                else:
                    yield Fn(file, bound.scope, "staticmethod" not in decorators)
            elif isinstance(bound, SeqOf) and is_enum(file, index):
                yield Seq(file, bound.items, index)
            else:
                yield from self._evaluator.evaluate(bound, file)
        if isinstance(owner, Inst):
            for default in self._factory_methods(file, index, name):
                yield from self._evaluator.result(default)
            if name in scope.annotations:
                yield from self._given_field(owner, file, index, name)
                yield from self._evaluator.annotated(file, index, name)

    def _factory_methods(self, file: FileFacts, index: int, name: str) -> Iterator[Fn]:
        """attrs: ``@name.default def _(self)``; pydantic and friends name the field differently and are left out."""
        for bound in file.scopes[index].bindings.values():
            for one in bound:
                if isinstance(one, FunctionOf) and f"{name}.default" in file.scopes[one.scope].decorators:
                    yield Fn(file, one.scope, True)

    def _given_field(self, owner: Inst, file: FileFacts, index: int, name: str) -> Iterator[Value]:
        """What constructor calls pass for a field of a class without ``__init__`` (dataclass, pydantic, attrs)."""
        calls = self._evaluator.callers.of_class(file, index)
        for below, scope in self.lineage(owner.file, owner.scope, []):
            if "__init__" in below.scopes[scope].bindings:
                calls = iter(self._upwards(below, scope))  # an own constructor that ends in the one of the fields
                break
            if below is file and scope == index:
                break
        names = list(file.scopes[index].annotations)
        for caller, call in calls:
            value = self._evaluator.arguments.given(call, caller, (name,), names.index(name) if name in names else None)
            for one in value or ():
                yield one.via(caller, call.site) if isinstance(one, Str) else one

    def stored(self, name: str, fits: Callable[[Value], bool], near: FileFacts | None = None) -> Iterator[Value]:
        """What ``x.name = ...`` puts in, by the asking file alone if it does so: shared objects are set up locally."""
        stores = self._evaluator.project.stores.get(name, ())
        for group in ([s for s in stores if s[0] is near], [s for s in stores if s[0] is not near][:20]):
            found = False
            for file, index in group:
                target, _, value = file.stores[index]
                if not any(fits(v) for v in self._evaluator.evaluate(target, file)):
                    continue
                if near is None or file is near or not self._is_siblings(target, file, near):
                    found = True
                    yield from self._evaluator.evaluate(value, file)
            if found:
                return

    def _is_siblings(self, target: Expr, file: FileFacts, near: FileFacts) -> bool:
        """Whether a method stores into its own object, and its class stands beside those of the asking file, below one
        base: ``self.config.model = ...`` in each of several adapters is the choice of that adapter.
        """
        while isinstance(target, Attr):
            target = target.value  # self.config.model = ...
        index = target.scope if isinstance(target, Ref) else -1
        while index > 0 and file.scopes[index].kind != "class":
            index = file.scopes[index].parent
        if index <= 0:
            return False
        bases = self.lineage(file, index, [])[1:]
        asking = (i for i, scope in enumerate(near.scopes) if scope.kind == "class" and scope.bases)
        return bool(bases) and any(base in bases for i in asking for base in self.lineage(near, i, [])[1:])

    def lineage(self, file: FileFacts, scope: int, externals: list[str]) -> list[tuple[FileFacts, int]]:
        """The class and its bases inside the project; names of external bases are added to ``externals``."""
        found: list[tuple[FileFacts, int]] = []
        pending = [(file, scope)]
        while pending and len(found) < 24:
            current = pending.pop(0)
            if current in found:
                continue
            found.append(current)
            for base in current[0].scopes[current[1]].bases:
                for value in self._evaluator.evaluate(base.value if isinstance(base, Sub) else base, current[0]):
                    if isinstance(value, Cls):
                        pending.append((value.file, value.scope))
                    elif isinstance(value, Sym):
                        externals.append(value.path)
        return found

    def is_kind_of(self, value: Inst, file: FileFacts, scope: int) -> bool:
        return any(f is file and s == scope for f, s in self.lineage(value.file, value.scope, []))

    def descendants(self, file: FileFacts, scope: int) -> list[tuple[FileFacts, int]]:
        """Direct subclasses inside the project."""
        name = file.scopes[scope].name
        found = []
        for child_file, child in self._evaluator.project.subclasses.get(name, ())[:24]:
            for base in child_file.scopes[child].bases:
                values = self._evaluator.evaluate(base, child_file)
                if any(isinstance(v, Cls) and v.file is file and v.scope == scope for v in values):
                    found.append((child_file, child))
        return found
