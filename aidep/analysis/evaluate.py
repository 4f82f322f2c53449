"""Abstract evaluation: which values can an expression have, across functions, classes and files.

Flow-insensitive and on demand: a name is everything that is ever bound to it, a parameter is its default and whatever
the project's own calls pass. Sets are capped, recursion is cut, results are kept per expression.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, product
from sys import intern

from aidep.analysis import builtin, environment, lazy, loaded, made
from aidep.analysis.aliases import Aliases, parameters
from aidep.analysis.arguments import Arguments
from aidep.analysis.bound import Bound
from aidep.analysis.callers import Callers
from aidep.analysis.circles import Circles
from aidep.analysis.classes import Classes
from aidep.analysis.project import Project
from aidep.analysis.roles import is_enum
from aidep.analysis.sets import MOST, put_together
from aidep.analysis.values import Cls, Fn, Given, Inst, Mod, Other, Par, Seq, Str, Sym, Table, Value, Values
from aidep.model.facts import (
    Attr,
    Call,
    ClassOf,
    Constant,
    DictOf,
    Element,
    Expr,
    FileFacts,
    FunctionOf,
    Imported,
    Lit,
    Member,
    OneOf,
    Param,
    Ref,
    Scope,
    SeqOf,
    Sub,
    Template,
    Unpacked,
)

_LONGEST_PATH = 160
_UNIONS = frozenset({"typing.Union", "typing.Optional", "typing.Annotated"})
_LITERALS = frozenset({"typing.Literal", "typing_extensions.Literal"})
_NAMES = re.compile(r"[A-Za-z_][\w.]*")
_ITSELF = frozenset({Lit, Constant, DictOf, SeqOf, FunctionOf, ClassOf})
"""Expressions whose one value is what is written there."""
_FALSE = frozenset({"None", "False", "0"})
_PARSED = frozenset("args arguments opts options opt namespace parsed_args cli_args cmd_args flags cfg".split())
"""Names of parameters that usually hold parsed command line options."""
_ANYTHING = frozenset({"typing.Any", "typing_extensions.Any", "typing.Self", "typing.TypeVar"})


class Evaluator:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.sdks = project.sdks
        self._memo: dict[object, Values] = {}
        """By the expression itself, which compares by identity: a number for each would take more than the values."""
        self._kept = 0
        """How many entries :meth:`let_go` has looked at."""
        self.members: dict[object, Values] = {}
        self.classes = Classes(self)
        self.callers = Callers(self)
        self.arguments = Arguments(self)
        self.bound = Bound(self)
        self.aliases = Aliases(self)
        self.circles = Circles()
        self.asking: list[tuple[str, int]] = []
        """The names that ``__getattr__`` of modules is being asked for, each with the depth of that work."""
        self.receiver: Inst | None = None
        """The object whose inherited attribute is being looked up: ``self`` in its bases means this one, and what
        sibling classes pass to the common constructor does not count."""
        self._table: dict[type, Callable[..., Iterable[Value]]] = {
            Lit: self._lit,
            Constant: self._constant,
            Ref: self._ref,
            Attr: self._attr,
            Sub: self._sub,
            Call: self._call,
            DictOf: self._dict,
            SeqOf: self._seq,
            OneOf: self._one_of,
            Template: self._template,
            Element: self._element,
            Unpacked: self._unpacked,
            Imported: self._imported,
            Param: self._param,
            Given: lambda e, f: e.values,
            Member: lambda e, f: self.classes.attribute(Inst(f, e.scope), e.name),
            FunctionOf: lambda e, f: (Fn(f, e.scope),),
            ClassOf: lambda e, f: (Cls(f, e.scope),),
        }

    def evaluate(self, expr: Expr, file: FileFacts) -> Values:
        """All values, without duplicates, at most :data:`MOST` different ones."""
        receiver = self.receiver
        key = expr if receiver is None else (expr, receiver.file, receiver.scope)
        known = self._memo.get(key)
        if known is not None:
            return known
        handler = self._table.get(expr.__class__)
        if handler is None:
            return ()
        if expr.__class__ in _ITSELF:  # leads nowhere, so not into a circle either
            values = self._memo[key] = tuple(handler(expr, file))
            return values
        if isinstance(expr, Ref):  # the name is what a circle leads back to
            return self.circles.deeper(self._ref, expr, file)
        return self.circles.kept(self._memo, key, handler, expr, file)

    def let_go(self) -> None:
        """Drops what has been found out since the last time and names something outside the project alone.

        Half of all expressions are calls like ``logger.info``, asked for once; another question finds the same again.
        """
        for key in list(islice(reversed(self._memo), len(self._memo) - self._kept)):
            values = self._memo[key]
            if values and all(value.__class__ is Sym for value in values):
                del self._memo[key]
        self._kept = len(self._memo)

    def forget(self) -> None:
        """Drops all values: something that they depend on has become known."""
        self._memo.clear()
        self._kept = 0
        self.members.clear()

    def key(self, *parts: object) -> object:
        receiver = self.receiver
        return parts if receiver is None else (*parts, receiver.file, receiver.scope)

    def texts(self, expr: Expr, file: FileFacts) -> list[Str]:
        """The texts among the values; the elements of lists and the values of dictionaries count."""
        return self.flatten(self.evaluate(expr, file))

    def flatten(self, values: Values, depth: int = 0) -> list[Str]:
        found: list[Str] = []
        for value in values:
            if isinstance(value, Str):
                found.append(value)
            elif isinstance(value, Seq) and depth < 3:
                for item in value.items[:MOST]:
                    found += self.flatten(self.evaluate(item, value.file), depth + 1)
            elif isinstance(value, Inst) and value.made is not None:  # what keeps a setting, and is one itself
                found += [one for one in self.member(value, "value") if isinstance(one, Str)]
        return found

    # -- simple forms --------------------------------------------------------------------------

    def _lit(self, expr: Lit, file: FileFacts) -> Iterable[Value]:
        return (Str(expr.text, expr, file),)

    def _constant(self, expr: Constant, file: FileFacts) -> Iterable[Value]:
        return (Other(expr.text),)

    def _dict(self, expr: DictOf, file: FileFacts) -> Iterable[Value]:
        return (Table.of(file, expr),)

    def _seq(self, expr: SeqOf, file: FileFacts) -> Iterable[Value]:
        return (Seq(file, expr.items),)

    def _one_of(self, expr: OneOf, file: FileFacts) -> Iterable[Value]:
        if not expr.falls:
            read = any(environment.comes_from_environment(item, file) for item in expr.items)
            for item in expr.items:
                for value in self.evaluate(item, file):
                    yield replace(value, env=True) if read and isinstance(value, Str) else value
            return
        read = environment.comes_from_environment(expr.items[0], file)
        last = self.evaluate(expr.items[-1], file)
        for item in expr.items[:-1]:
            for value in self.evaluate(item, file):
                unset = (isinstance(value, Other) and value.text in _FALSE) or (last and isinstance(value, Par))
                if not unset:
                    yield value
        for value in last:
            yield replace(value, env=True) if read and isinstance(value, Str) else value

    def _element(self, expr: Element, file: FileFacts) -> Iterable[Value]:
        for value in self.evaluate(expr.value, file):
            if isinstance(value, Seq):
                for item in value.items[:MOST]:
                    yield from self.evaluate(item, value.file)
            elif isinstance(value, Table):
                for key, _ in value.items[:MOST]:
                    if key is not None:
                        yield from self.evaluate(key, value.file)
            elif isinstance(value, Cls):
                for name, bound in value.file.scopes[value.scope].bindings.items():
                    if not name.startswith("_"):
                        for one in bound:
                            yield from self.evaluate(one, value.file)

    def _unpacked(self, expr: Unpacked, file: FileFacts) -> Iterable[Value]:
        for value in self.evaluate(expr.value, file):
            if isinstance(value, Seq) and expr.rest is not None:
                yield Seq(value.file, value.items[expr.index : len(value.items) - expr.rest])
            elif isinstance(value, Seq) and -len(value.items) <= expr.index < len(value.items):
                yield from self.evaluate(value.items[expr.index], value.file)
            elif isinstance(value, Sym) and value.path.endswith("parse_known_args()") and expr.index == 0:
                yield Sym(value.path.replace("parse_known_args()", "parse_args()"), value.calls)

    def _template(self, expr: Template, file: FileFacts) -> Iterable[Value]:
        options: list[list[Str | None]] = []
        joined = False
        for part in expr.parts:
            values = self.evaluate(part, file)
            collections = [v for v in values if isinstance(v, (Seq, Table))]
            if collections:
                joined = True
                yield from collections
                continue
            yield from (v for v in values if isinstance(v, Par))
            texts: list[Str | None] = [v for v in values if isinstance(v, Str)]
            options.append(texts[:6] or [None])
        if joined:
            return  # a sum of lists
        for chosen in list(product(*options))[:16]:
            made = put_together(chosen, file)
            if made is not None:
                yield made

    # -- names ---------------------------------------------------------------------------------

    def _ref(self, expr: Ref, file: FileFacts) -> Values:
        values = self.lookup(expr.name, expr.scope, file)
        if not values and not file.stars and expr.name in self.sdks.roots and not self._is_bound(expr, file):
            return (Sym(expr.name),)  # code that is handed to others names modules that they import for it
        return values

    def _is_bound(self, expr: Ref, file: FileFacts) -> bool:
        index = expr.scope
        while index >= 0:
            scope = file.scopes[index]
            if expr.name in scope.bindings or any(p.name == expr.name for p in scope.params):
                return True
            index = scope.parent
        return False

    def lookup(self, name: str, scope: int, file: FileFacts) -> Values:
        """The values of a name seen from a scope."""
        key = self.key(file, scope, name)
        known = self.members.get(key)
        if known is not None:
            return known
        return self.circles.kept(self.members, key, self._lookup, name, scope, file)

    def _lookup(self, name: str, start: int, file: FileFacts) -> Iterable[Value]:
        index = start
        while index >= 0:
            scope = file.scopes[index]
            if scope.kind != "class" or index == start:
                bound = scope.bindings.get(name, ())
                if scope.kind == "function":
                    for param in scope.params:
                        if param.name == name:
                            known = self.arguments.parameter(file, index, name)
                            return self._assigned(bound, Ref(name, index), file, known)
                if bound:
                    if name in scope.annotations:
                        return self._assigned(bound, Ref(name, index), file, (), self.annotated(file, index, name))
                    one = len(bound) == 1
                    return self.evaluate(bound[0], file) if one else self._assigned(bound, Ref(name, index), file)
            index = scope.parent
        return self._from_stars(name, file) if file.stars else ()

    def _assigned(
        self,
        bound: Sequence[Expr],
        name: Ref,
        file: FileFacts,
        before: Iterable[Value] = (),
        after: Iterable[Value] = (),
    ) -> Iterator[Value]:
        standing = self.aliases.assigned(bound, name, file, before) if bound else None
        if standing is not None:
            yield from standing
        else:
            yield from before
            for value in bound:
                yield from self.evaluate(value, file)
        yield from after

    def _from_stars(self, name: str, file: FileFacts) -> Iterator[Value]:
        for star in file.stars:
            module, path = self.project.modules.resolve(star, file)
            target = self.project.file(path) if path else None
            if target is not None and target is not file:
                yield from self.lookup(name, 0, target)
            elif path is None and self.sdks.sdk_of(module):
                yield Sym(f"{module}.{name}")

    def annotated(self, file: FileFacts, scope: int, name: str) -> Iterable[Value]:
        note = file.scopes[scope].annotations.get(name)
        return () if note is None else self.instances(note, file)

    def instances(self, note: Expr, file: FileFacts) -> Iterator[Value]:
        """Instances of the classes that an annotation names."""
        if isinstance(note, Sub):
            yield from self.instances(note.key, file)
            return
        if isinstance(note, (SeqOf, OneOf, Template)):
            for item in note.parts if isinstance(note, Template) else note.items:
                yield from self.instances(item, file)
            return
        if isinstance(note, Lit):
            values: list[Value] = []
            for name in _NAMES.findall(note.text):
                parts = name.split(".")
                found: Iterable[Value] = self.lookup(parts[0], note.scope, file)
                for part in parts[1:]:
                    found = [m for v in found for m in self.member(v, part)]
                values += found
        else:
            values = list(self.evaluate(note, file))
        for value in values:
            if isinstance(value, Cls):
                yield Inst(value.file, value.scope)
            elif isinstance(value, Sym) and "()" not in value.path and value.path not in _ANYTHING:
                yield Sym(value.path + "()", value.calls)

    def _imported(self, expr: Imported, file: FileFacts) -> Iterable[Value]:
        module, path = self.project.modules.resolve(expr, file)
        if path is None and expr.written:
            if not expr.name:
                return (Mod(file.path, module, expr.written),)
            if expr.name in file.scopes[expr.written].bindings:
                return self.lookup(expr.name, expr.written, file)
        if not expr.name:
            return (Mod(path, module),) if path else (Sym(module),)
        if path is not None:
            return self._from_module(path, module, expr.name, file)
        inner = self.project.modules.folder_module(module, expr.name, file.path) if module else None
        if inner is not None:
            return (Mod(inner, f"{module}.{expr.name}"),)
        symbol = f"{module}.{expr.name}" if module else expr.name
        return (*loaded.held_by(self, symbol, file), Sym(symbol))

    def _from_module(self, path: str, module: str, name: str, near: FileFacts) -> Iterator[Value]:
        target = self.project.file(path)
        if target is not None:
            values = self.lookup(name, 0, target)
            yield from values
            if values:
                return
        if path.endswith("__init__.py"):
            inner = self.project.modules.submodule(path, name)
            if inner is not None:
                yield Mod(inner, f"{module}.{name}")
                return
        if target is not None and "__getattr__" in target.scopes[0].bindings:
            yield from self.circles.kept(
                self.members, self.key(target, "__getattr__", name), lazy.asked_of, self, target, name
            )

    # -- members -------------------------------------------------------------------------------

    def _attr(self, expr: Attr, file: FileFacts) -> Iterable[Value]:
        values = self.evaluate(expr.value, file)
        if len(values) == 1:
            return self.member(values[0], expr.name, file)
        return self._of_each(values, expr.name, file)

    def _of_each(self, values: Values, name: str, file: FileFacts) -> Iterator[Value]:
        if any(isinstance(v, (Str, Seq)) for v in values):  # that it is some member of an enumeration says less
            values = tuple(v for v in values if not (isinstance(v, Inst) and is_enum(v.file, v.scope))) or values
        for value in values:
            yield from self.member(value, name, file)

    def member(self, value: Value, name: str, file: FileFacts | None = None) -> Iterable[Value]:
        """``value.name``."""
        if name == "__dict__":
            return list(builtin.as_table(self, (value,)))
        if isinstance(value, Sym):
            if len(value.path) > _LONGEST_PATH:
                return ()
            if value.path.endswith("parse_args()") and value.calls:
                return self._option(name, value)
            if value.path.endswith("flags.FLAGS"):
                return list(self._flag(name, file))
            if name == "value" and builtin.is_flag(value):
                call, where = value.calls[-1]
                return self.arguments.given(call, where, ("default",), 1) or ()
            return (*self._kept_in(value, name, file), Sym(intern(f"{value.path}.{name}"), value.calls, value.bound))
        if isinstance(value, Mod):
            return list(self._from_module_value(value, name))
        if isinstance(value, (Cls, Inst)):
            return self.classes.attribute(value, name, file)
        if isinstance(value, Str):
            return (value,) if name in ("value", "_value_") else ()
        if isinstance(value, Seq):
            if name in ("value", "_value_"):
                return (value,)
            return self.classes.of_row(value, name) if value.member_of >= 0 else ()
        if isinstance(value, Table):
            found = list(self.entry(value, name))
            return (value,) if not found and name in ("value", "_value_") else found  # a member of an enumeration
        if isinstance(value, Par):
            return list(self._of_unknown(value, name, file))
        return ()

    def _from_module_value(self, value: Mod, name: str) -> Iterator[Value]:
        target = self.project.file(value.path)
        if target is None:
            return
        if value.scope:
            if name in target.scopes[value.scope].bindings:
                yield from self.lookup(name, value.scope, target)
        else:
            yield from self._from_module(value.path, value.name, name, target)
        at = (value.path, value.scope)
        yield from self.classes.stored(name, lambda v: isinstance(v, Mod) and (v.path, v.scope) == at)

    def _kept_in(self, value: Sym, name: str, near: FileFacts | None) -> Iterator[Value]:
        """What the project keeps in an object of another package: ``app.state.model = "..."``, ``st.session_state``.

        What it puts in a function's place is none of that: a patch does not make the call another one.
        """
        if name not in self.project.stores:
            return
        path = builtin.same_object(value.path)
        for kept in self.classes.stored(
            name, lambda v: isinstance(v, Sym) and builtin.same_object(v.path) == path, near
        ):
            if isinstance(kept, (Str, Seq, Table)) or (isinstance(kept, Sym) and kept.path.endswith("()")):
                yield kept

    def _option(self, name: str, parsed: Sym) -> Iterator[Value]:
        """The defaults of a command line option, wherever the parser was made or used."""
        for file in {id(file): file for _, file in parsed.calls}.values():
            for default in file.options.get(name, ()):
                yield from self.evaluate(default, file)

    def _flag(self, name: str, near: FileFacts | None) -> Iterator[Value]:
        """The defaults of an option, by its name alone: those of the asking file before those of others."""
        own = near.options.get(name) if near is not None else None
        if near is not None and own:
            for default in own:
                yield from self.evaluate(default, near)
            return
        for file in self.project.with_option(name):
            for default in file.options[name]:
                yield from self.evaluate(default, file)

    def _of_unknown(self, value: Par, name: str, near: FileFacts | None) -> Iterator[Value]:
        """What is stored into an object that nobody knows, by its name (``ctx.obj``), or its options' defaults."""
        yield from self.classes.stored(name, lambda v: isinstance(v, Par) and v.name == value.name, near)
        if value.name in _PARSED:
            yield from self._flag(name, near)

    # -- subscripts ----------------------------------------------------------------------------

    def _sub(self, expr: Sub, file: FileFacts) -> Iterable[Value]:
        keys = self.keys(expr.key, file)
        more = self.is_preset(expr.key, file)
        for value in self.evaluate(expr.value, file):
            if isinstance(value, Table):
                yield from self.entry(value, *keys)
                yield from self.entry(value) if more else ()
            elif isinstance(value, Seq):
                number = keys[0] if len(keys) == 1 else ""
                if number.isdigit() and int(number) < len(value.items):
                    yield from self.evaluate(value.items[int(number)], value.file)
                else:
                    for item in value.items[:MOST]:
                        yield from self.evaluate(item, value.file)
            elif isinstance(value, Sym):
                yield from self._sub_of_symbol(value, expr, keys, file)
            elif isinstance(value, Cls):
                for key in keys or value.file.scopes[value.scope].bindings:
                    yield from self.classes.attribute(value, key)

    def _sub_of_symbol(self, value: Sym, expr: Sub, keys: list[str], file: FileFacts) -> Iterator[Value]:
        items = expr.key.items if isinstance(expr.key, SeqOf) else (expr.key,)
        if value.path in _UNIONS:
            for item in items:
                yield from self.evaluate(item, file)
        elif value.path in _LITERALS:
            yield Seq(file, items)
        elif value.path.endswith("parse_args()"):
            for key in keys:
                yield from self._option(key, value)
        elif value.path == "os.environ":
            yield from (text for key in keys for text in environment.variable(self, key))
        elif len(value.path) < _LONGEST_PATH:
            yield Sym(value.path + "[]", value.calls)

    def keys(self, expr: Expr, file: FileFacts) -> list[str]:
        """The keys that an expression can be; none at all when it may be anything else as well."""
        values = self.evaluate(expr, file)
        if any(not isinstance(v, (Str, Other)) or (isinstance(v, Str) and v.partial) for v in values):
            return []
        return [v.text for v in values if isinstance(v, (Str, Other))]

    def is_preset(self, key: Expr, file: FileFacts) -> bool:
        """Whether all that is known of a key is what it is unless somebody says otherwise: a parameter's default."""
        values = () if isinstance(key, Given) else self.evaluate(key, file)
        return bool(values) and all(
            isinstance(v, Str) and v.lit is not None and v.lit.context.kind == "param" and not v.hops for v in values
        )

    def entry(self, table: Table, *keys: str, seen: set[int] | None = None) -> Iterator[Value]:
        """The values under those keys; under all keys when none is known."""
        seen = set() if seen is None else seen
        if id(table.items) in seen:
            return  # {**kwargs, ...} may hold itself, and many may hold each other
        seen.add(id(table.items))
        for key, value in table.items:
            if key is None:
                for nested in self.evaluate(value, table.file):
                    if isinstance(nested, Table):
                        yield from self.entry(nested, *keys, seen=seen)
                continue
            if keys and not any(isinstance(k, (Str, Other)) and k.text in keys for k in self.evaluate(key, table.file)):
                continue
            yield from self.evaluate(value, table.file)

    # -- parameters ----------------------------------------------------------------------------

    def _param(self, expr: Param, file: FileFacts) -> Iterable[Value]:
        return self.arguments.parameter(file, expr.scope, expr.name)

    # -- calls ---------------------------------------------------------------------------------

    def _call(self, expr: Call, file: FileFacts) -> Iterable[Value]:
        special = builtin.special(self, expr, file)
        if special is not None:
            return special
        return self._results(expr, file)

    def _results(self, expr: Call, file: FileFacts) -> Iterator[Value]:
        for value in self.evaluate(expr.func, file):
            if isinstance(value, Sym):
                yield from self._external(value, expr, file)
            elif isinstance(value, Fn):
                yield from self._returned(value, expr, file)
            elif isinstance(value, Cls):
                yield from self._made(value, expr, file)
            elif isinstance(value, Inst):
                for method in self.classes.attribute(value, "__call__"):
                    if isinstance(method, Fn):
                        yield from self.result(method)

    def _returned(self, function: Fn, expr: Call, file: FileFacts) -> Iterator[Value]:
        """What this call returns: where the function hands back an argument, or what a table has for it, that of this
        call."""
        standing = False
        for value in self.aliases.returned(function, expr, file):
            standing = True
            yield value
        if standing:
            return
        for name, position in self.handed_back(function):
            given = self.arguments.given(expr, file, (name,), position)
            if given:
                yield from given
                return
        scope = function.file.scopes[function.scope]
        own = self.bound.returned(function, expr, file)
        if own is not None:
            yield from (value for one in own for value in self.evaluate(one, function.file))
            return
        if not any(p.kind == "**" for p in scope.params):
            yield from self.result(function)
            return
        for value in self.result(function):
            if not isinstance(value, Table):
                yield value
            elif self._is_own(value, scope, expr):
                yield self._with_own(value, scope, expr)

    def _is_own(self, value: Value, scope: Scope, expr: Call) -> bool:
        """False for what other calls of a function pass for its ``**`` parameter."""
        passed = value.passed if isinstance(value, Table) else None
        return passed is None or passed[0] is not scope or passed[1] is expr

    def _with_own(self, table: Table, scope: Scope, expr: Call) -> Table:
        """``return {**defaults, **kwargs}``: with what this call passes alone."""
        if all(key is not None for key, _ in table.items):
            return table
        rest = {p.name for p in scope.params if p.kind == "**"}
        items: list[tuple[Expr | None, Expr]] = []
        for key, value in table.items:
            if key is None and isinstance(value, Ref) and value.name in rest:
                given = self.evaluate(value, table.file)
                value = Given(tuple(v for v in given if self._is_own(v, scope, expr)))
            items.append((key, value))
        return Table(table.file, tuple(items), table.passed)

    def handed_back(self, function: Fn) -> Iterator[tuple[str, int]]:
        """The parameters that a function returns as they are, with their positions in a call."""
        positions = dict(parameters(function))
        for value in function.file.scopes[function.scope].returns:
            if isinstance(value, Ref) and value.scope == function.scope and value.name in positions:
                yield value.name, positions[value.name]

    def _made(self, value: Cls, expr: Call, file: FileFacts) -> Iterable[Value]:
        """An instance; for a ``TypedDict`` the dictionary that it is, for an enum the member of that value."""
        externals: list[str] = []
        self.classes.lineage(value.file, value.scope, externals)
        if any(path.endswith("TypedDict") for path in externals):
            return (Table(file, builtin.named_arguments(expr)),)
        if len(expr.args) == 1 and any(path.endswith("Enum") for path in externals):
            return (*(v for v in self.evaluate(expr.args[0].value, file) if isinstance(v, Str)), value)
        once = file.scopes[expr.scope].kind != "function"
        return (Inst(value.file, value.scope, made=(expr, file) if once else None),)

    def _external(self, value: Sym, expr: Call, file: FileFacts) -> Iterator[Value]:
        if len(value.path) > _LONGEST_PATH:
            return
        wrapper = self.sdks.wrapper(self.sdks.canonical(value.path))
        if wrapper is not None:
            yield from self.arguments.given(expr, file, (wrapper.keyword or "",), wrapper.position) or ()
            return
        if value.path in builtin.IMPORTING:
            given = self.arguments.given(expr, file, ("name",), 0) or ()
            yield from (one for v in given if isinstance(v, Str) for one in lazy.imported(self, v.text, file))
            return
        if environment.reads(value.path):
            yield from environment.read_by(self, value, expr, file)
            return
        decorated = list(self._decorated(value.path, expr, file)) or made.of_class(self, value.path, expr, file)
        if decorated:
            yield from decorated
            return
        yield from loaded.read_by(self, value.path, file)
        yield Sym(intern(value.path + "()"), (*value.calls, (expr, file)), value.bound)

    def _decorated(self, path: str, expr: Call, file: FileFacts) -> Iterator[Value]:
        """``retry(stop=...)(f)``, ``lru_cache(f)``: what is decorated in an expression is still that function."""
        name = path.removesuffix("()").rpartition(".")[2]
        if name in builtin.DECORATORS and len(expr.args) == 1 and not (expr.args[0].keyword or expr.args[0].star):
            yield from (v for v in self.evaluate(expr.args[0].value, file) if isinstance(v, (Sym, Fn)))

    def result(self, function: Fn) -> Iterator[Value]:
        """What a function of the project returns."""
        scope = function.file.scopes[function.scope]
        manager = any(d in ("contextmanager", "asynccontextmanager") for d in scope.decorators)
        found = False
        for value in scope.returns:
            for one in self.evaluate(Element(value) if manager else value, function.file):
                found = True
                yield one
        note = scope.annotations.get("return")
        if note is not None and not found:
            yield from self.instances(note, function.file)
