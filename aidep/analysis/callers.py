"""Who calls a function of the project, and with what object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aidep.analysis.project import TARGET_KEYWORDS, TARGETS
from aidep.analysis.roles import is_test
from aidep.analysis.values import Cls, Fn, Inst
from aidep.model.facts import Arg, Attr, Call, Element, Expr, FileFacts, Ref, SeqOf

if TYPE_CHECKING:
    from aidep.analysis.evaluate import Evaluator

MOST_CALLERS = 1000
_EACH = ("map", "imap", "imap_unordered", "map_async")
"""Calls that call a function with what the collections beside it hold."""
_BESIDE = (
    *("partial", "Factory", "Singleton", "to_thread", "run_in_threadpool", "submit", "apply_async", "run_in_executor"),
    *("add_task", "enqueue", "run_sync", "start_soon"),
    TARGETS,
    *_EACH,
)
"""Calls that call a function later, with the arguments beside it."""
_OF_TASKS = ("delay", "remote", "spawn", "submit", "send", "apply_async")
"""Methods that a decorator gives to a function, and that call it elsewhere: tasks of Celery, Prefect, Ray, Modal."""
_LATER = tuple(dict.fromkeys((*_BESIDE, *_OF_TASKS)))


def _handed(leaf: str, call: Call) -> Iterator[tuple[Expr, tuple[Arg, ...]]]:
    """The functions that a call may hand on, each with the arguments that it will get."""
    named = {arg.keyword: arg.value for arg in call.args if arg.keyword}
    placed_in, more = (named.get(name) or named.get(f"op_{name}") for name in ("args", "kwargs"))
    placed = tuple(Arg(item) for item in placed_in.items) if isinstance(placed_in, SeqOf) else ()
    collected = (*placed, *((Arg(more, None, "**"),) if more is not None else ()))
    if leaf in _OF_TASKS and isinstance(call.func, Attr):
        yield call.func.value, collected if leaf == "apply_async" else call.args
    if leaf == TARGETS:
        handed = next((named[name] for name in TARGET_KEYWORDS if name in named), None)
        if handed is not None:
            yield handed, collected
        return
    place = 1 if leaf == "run_in_executor" else 0
    if leaf not in _BESIDE or len(call.args) <= place or call.args[place].keyword or call.args[place].star:
        return
    given = call.args[place + 1 :]
    if leaf in _EACH:
        given = tuple(Arg(Element(arg.value)) for arg in given if not (arg.keyword or arg.star))
    yield call.args[place].value, collected if leaf == "apply_async" else given


_HANDED = "handed on"
"""Stands for the calls that :data:`_LATER` will make; no callee is named like this."""
_MADE_LATER = "made later"
"""The same for :data:`_MAKING`."""
_MAKING = ("partial", "Factory", "Singleton")
"""Of these, the ones that are given classes."""


class Callers:
    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._callees: dict[str, dict[tuple[FileFacts, int], list[tuple[FileFacts, Call, bool]]]] = {}
        self._resolving: dict[str, int] = {}
        """Names whose calls are being resolved, and how deep that was asked for."""

    def prepare(self) -> None:
        """Resolves the calls of what has no name of its own, before anything else is evaluated.

        Later, amid an evaluation, circles would be cut, and the holes stay. What is found on the way does not know
        these calls yet, and is forgotten.
        """
        self._calls_of("")
        self._evaluator.forget()

    def of_function(self, file: FileFacts, index: int) -> Iterator[tuple[FileFacts, Call, bool]]:
        """Calls of a function, and whether the first parameter is taken by the object."""
        scope = file.scopes[index]
        name = scope.name
        if name in ("__init__", "__new__", "__post_init__") and scope.parent >= 0:
            for caller, call in self.of_class(file, scope.parent):
                yield caller, call, True
        test = is_test(file.path)  # what tests pass says nothing about the program
        count = 0
        for caller, call, method in (*self._to(name, file, index), *self._to("", file, index)):
            if not self._concerns_receiver(caller, call, file, scope.parent) or (not test and is_test(caller.path)):
                continue
            count += 1
            if count > MOST_CALLERS:
                return
            yield caller, call, method
        yield from self._to(_HANDED, file, index)

    def _to(self, leaf: str, file: FileFacts, index: int) -> list[tuple[FileFacts, Call, bool]]:
        """Calls whose callee ends in a name, and is that function or class."""
        return self._calls_of(leaf).get((file, index), [])

    def _calls_of(self, leaf: str) -> dict[tuple[FileFacts, int], list[tuple[FileFacts, Call, bool]]]:
        """The calls of a name by the function or class that they call; resolved once."""
        known = self._callees.get(leaf)
        if known is not None:
            if leaf in self._resolving and leaf:
                self._evaluator.circles.incomplete(self._resolving[leaf])
            return known
        known = self._callees[leaf] = {}
        self._resolving[leaf] = self._evaluator.circles.depth
        before, self._evaluator.receiver = self._evaluator.receiver, None
        for caller, func, call in self._named(leaf):
            for value in self._evaluator.evaluate(func, caller):
                if isinstance(value, (Fn, Cls)):
                    method = isinstance(value, Fn) and value.method and not self._names_its_object(func, call, caller)
                    known.setdefault((value.file, value.scope), []).append((caller, call, method))
        self._evaluator.receiver = before
        del self._resolving[leaf]
        return known

    def _names_its_object(self, func: Expr, call: Call, caller: FileFacts) -> bool:
        """``Base.__init__(self, "gpt-4")``: the object is passed, not taken."""
        first = call.args[0].value if call.args and not call.args[0].keyword else None
        if not (isinstance(first, Ref) and first.name == "self" and isinstance(func, Attr)):
            return False
        return any(isinstance(v, Cls) for v in self._evaluator.evaluate(func.value, caller))

    def _named(self, leaf: str) -> Iterator[tuple[FileFacts, Expr, Call]]:
        """The calls of a name, each with what it calls."""
        calls = self._evaluator.project.calls_by_leaf
        if leaf not in (_HANDED, _MADE_LATER):
            yield from ((caller, call.func, call) for caller, call in calls.get(leaf, ()))
            return
        for name in _LATER if leaf == _HANDED else _MAKING:
            for caller, call in calls.get(name, ())[:MOST_CALLERS]:
                for handed, rest in _handed(name, call):
                    if leaf == _MADE_LATER and not (isinstance(handed, (Ref, Attr)) and handed.name[:1].isupper()):
                        continue
                    yield caller, handed, Call(call.func, rest, call.site, call.scope)

    def _concerns_receiver(self, caller: FileFacts, call: Call, file: FileFacts, owner: int) -> bool:
        """False for ``super().f(...)`` in a class that the current receiver neither descends from nor is a base of."""
        receiver = self._evaluator.receiver
        func = call.func
        if receiver is None or not (isinstance(func, Attr) and isinstance(func.value, Call)):
            return True
        inner = func.value.func
        if not (isinstance(inner, Ref) and inner.name == "super") or not self._evaluator.classes.is_kind_of(
            receiver, file, owner
        ):
            return True
        index = call.scope
        while index >= 0 and caller.scopes[index].kind != "class":
            index = caller.scopes[index].parent
        if index < 0 or self._evaluator.classes.is_kind_of(receiver, caller, index):
            return True
        return self._evaluator.classes.is_kind_of(Inst(caller, index), receiver.file, receiver.scope)

    def of_class(self, file: FileFacts, index: int) -> Iterator[tuple[FileFacts, Call]]:
        """Constructor calls of a class, of subclasses without an own ``__init__``, and ``super().__init__`` calls."""
        family = [(file, index)]
        for child_file, child in self._evaluator.classes.descendants(file, index):
            if "__init__" not in child_file.scopes[child].bindings:
                family.append((child_file, child))
        test = is_test(file.path)
        for owner, scope in family:
            made = Cls(owner, scope)
            if not self._makes_receiver(made, file, index):
                continue
            for name in (owner.scopes[scope].name, "cls", "", _MADE_LATER):
                for caller, call, _ in self._to(name, owner, scope)[:MOST_CALLERS]:
                    if test or not is_test(caller.path):
                        yield caller, call

    def _makes_receiver(self, made: Cls, file: FileFacts, index: int) -> bool:
        """Whether a constructor call can have made the current receiver: not if it makes a sibling class."""
        receiver = self._evaluator.receiver
        is_kind_of = self._evaluator.classes.is_kind_of
        instance = Inst(made.file, made.scope)
        if receiver is None or not is_kind_of(instance, file, index):
            return True
        return is_kind_of(receiver, made.file, made.scope) or is_kind_of(instance, receiver.file, receiver.scope)
