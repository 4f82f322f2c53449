"""Statements: from the text of one file to its facts. The only stage that parses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from aidep.analysis.handlers import judges_input, leaves, rescues_import
from aidep.analysis.lean import cst
from aidep.analysis.lines import Lines
from aidep.analysis.lower import Lowering
from aidep.analysis.names import dotted
from aidep.analysis.parse import fenced, parse
from aidep.analysis.pieces import pieces
from aidep.analysis.spans import offsets
from aidep.analysis.stored import module_name
from aidep.analysis.versions import ANYTHING, Packages, Question, imports, questions
from aidep.model.facts import (
    Arg,
    Attr,
    Call,
    ClassOf,
    Constant,
    Context,
    Expr,
    FileFacts,
    FunctionOf,
    Imported,
    ImportFact,
    Rescue,
    Scope,
    Sites,
)
from aidep.model.source import SourceFile, Unreadable
from aidep.model.span import Span

_MESSAGE = Context("message")
_TEST = Context("test")
_STATEMENT = Context("expr")
_ANYTHING = frozenset({ANYTHING})


def extract(source: SourceFile, speaks: Callable[[FileFacts], bool] | None = None) -> FileFacts:
    """Facts of one file.

    Positions cost a third of a parse. ``speaks`` tells from the facts whether the file is likely to need them; where it
    says no, ``sites`` stays empty, and :func:`extract` without it gives the same facts with positions later.

    Raises :class:`aidep.model.source.Unreadable` when the text does not parse.
    """
    text = source.text
    unusual = fenced(text)
    parts = [("", text)] if unusual else _cut(text, source.files())
    if len(parts) > 1:
        with suppress(Unreadable):  # cut amid a statement, or no Python: where, only the whole text tells
            return _of_pieces(source.path, text, parts)
    walk = _Statements(source.path)
    module = parse(text, unusual)
    walk.module(module.body)
    facts = walk.facts()
    if speaks is None or speaks(facts):
        facts.sites = Sites(walk.places(module, text, Lines(text)))
    walk.close()
    return facts


def _cut(text: str, files: Sequence[tuple[str, int, int]]) -> list[tuple[str, str]]:
    """The pieces of a text, one after the other, each with the name of the file that it is within this one."""
    parts: list[tuple[str, str]] = []
    end = 0
    for name, start, behind in files:
        parts += [("", text[end:start]), (name, text[start:behind])]
        end = behind
    parts += (("", part) for part in pieces(text[end:]))
    return parts


def _of_pieces(path: str, text: str, parts: Sequence[tuple[str, str]]) -> FileFacts:
    """Facts of a module that is never in memory as a whole tree. With positions: they cannot be asked for later."""
    walk = _Statements(path)
    lines = Lines(text)
    sites: list[Span] = []
    start = 0
    for name, part in parts:
        module = parse(part, False)
        walk.file(name, module.body)
        sites += walk.places(module, part, lines, start, len(sites))
        start += len(part)
    facts = walk.facts()
    facts.sites = Sites(sites)
    walk.close()
    return facts


_FOLDERS = (1, 2, 3)
"""Last parts of the path of a file that is written by which it may be imported: nobody knows which folder is on the
path."""
_PLACED = cst.Pass()
"""Stands for nodes whose place is known."""
_MOST_KINDS = 10_000
"""Different ones that are remembered: a process that stays checks many projects."""
_kinds: dict[frozenset[str], set[str]] = {}


def _shared(kinds: set[str]) -> set[str]:
    """One object for all names that are used alike; nobody changes it."""
    if len(_kinds) >= _MOST_KINDS:
        _kinds.clear()
    return _kinds.setdefault(frozenset(kinds), kinds)


class _Statements(Lowering):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.imports: list[ImportFact] = []
        self.stars: list[Imported] = []
        self.rescues: list[Rescue] = []
        self.fenced: list[tuple[int, int, frozenset[Question]]] = []
        """Ranges of sites and what is asked before they run."""
        self._loops = 0
        """Loops around the current statement."""
        self._globals: list[set[str]] = [set()]
        self._files: dict[str, int] = {}
        """Scopes of the files that this one writes, by name."""
        self._written: dict[str, int] = {}
        """The same by what they are imported as."""
        self._answered: dict[frozenset[Question], int] = {}
        """What the module has asked and left for, and where that was: all that follows runs by the answer."""
        self._registering: list[tuple[Expr, int]] = []
        """Decorators of the current definition that put it into some registry, with their sites."""
        self._handlers: dict[type, Any] = {
            cst.SimpleStatementLine: lambda node: self.block(node.body),
            cst.SimpleStatementSuite: lambda node: self.block(node.body),
            cst.IndentedBlock: lambda node: self.block(node.body),
            cst.Expr: self._expr,
            cst.Assign: self._assign,
            cst.AnnAssign: self._annotated,
            cst.AugAssign: self._augmented,
            cst.Return: self._return,
            cst.Raise: self._raise,
            cst.Assert: self._assert,
            cst.Del: self._delete,
            cst.Import: self._import,
            cst.ImportFrom: self._import_from,
            cst.Global: self._global,
            cst.If: self._if,
            cst.For: self._for,
            cst.While: self._while,
            cst.Try: self._try,
            cst.TryStar: self._try,
            cst.With: self._with,
            cst.FunctionDef: self._function,
            cst.ClassDef: self._class,
            cst.Match: self._match,
        }

    def close(self) -> None:
        super().close()
        self._handlers.clear()

    def places(self, module: cst.Module, text: str, lines: Lines, at: int = 0, first: int = 0) -> list[Span]:
        """The span of each site from ``first`` on, all of which stand in a piece of the text that starts ``at`` there.

        Their nodes are let go of.
        """
        nodes = self.nodes[first:]
        if not nodes:
            return []
        spans = []
        for index, (start, end) in enumerate(offsets(module, nodes, text), first):
            before, after = self.trims.get(index, (0, 0))
            spans.append(lines.span(at + start + before, at + max(end - after, start + before)))
        self.nodes[first:] = [_PLACED] * len(nodes)
        return spans

    def module(self, body: Any) -> None:
        """Reads the statements of a module, or those that come next."""
        self._each(body, self._answered)

    def facts(self) -> FileFacts:
        """When all has been read."""
        self._fence_answered(self._answered)
        name, is_package = module_name(self.path)
        return FileFacts(
            path=self.path,
            module=name,
            is_package=is_package,
            scopes=self.scopes,
            sites=Sites(),
            literals=self.literals,
            calls=self.calls,
            imports=self.imports,
            stars=self.stars,
            stores=self.stores,
            options=self.options,
            passed=self.passed,
            uses={name: _shared(kinds) for name, kinds in self.uses.items()},
            rescues=self.rescues,
            tied=self.tied,
            fenced=self._fences(),
        )

    # -- statements ----------------------------------------------------------------------------

    def block(self, body: Any) -> None:
        answered: dict[frozenset[Question], int] = {}
        self._each(body, answered)
        self._fence_answered(answered)

    def _each(self, body: Any, answered: dict[frozenset[Question], int]) -> None:
        for statement in body:
            handler = self._handlers.get(statement.__class__)
            if handler is not None:
                handler(statement)
                if isinstance(statement, cst.If) and _is_answer(statement):
                    answered.setdefault(questions(statement.test), len(self.nodes))

    def _fence_answered(self, answered: dict[frozenset[Question], int]) -> None:
        for asked, start in answered.items():
            self._fence(start, asked)

    def file(self, name: str, body: Sequence[Any]) -> None:
        """Statements of the file of that name, which this one writes and whose variables are its own; of this one if
        it has no name."""
        if not name:
            self.module(body)
            return
        if name not in self._files:
            scope = self._files[name] = self.enter(Scope("function", name, 0))
            parts = name.removesuffix(".py").removesuffix("/__init__").lstrip("./").split("/")
            for size in _FOLDERS:
                self._written.setdefault(".".join(parts[-size:]), scope)
            self._written[".".join(parts)] = scope
        self.scope = self._files[name]
        self.block(body)
        self.scope = 0

    def _fence(self, start: int, asked: frozenset[Question] = _ANYTHING, end: int | None = None) -> None:
        end = len(self.nodes) if end is None else end
        if asked and end > start:
            self.fenced.append((start, end, asked))

    def _fences(self) -> dict[str, list[tuple[int, int]]]:
        """The ranges by package, now that all imports are known."""
        if not self.fenced:
            return {}
        packages = Packages(self.scopes, self.imports)
        found: dict[str, list[tuple[int, int]]] = {}
        for start, end, asked in self.fenced:
            for package in sorted(packages.meant(asked)):
                found.setdefault(package, []).append((start, end))
        return {package: _outermost(ranges) for package, ranges in found.items()}

    def _suite(self, node: Any) -> None:
        self.block(node.body)

    def _expr(self, node: cst.Expr) -> None:
        if not isinstance(node.value, (cst.SimpleString, cst.ConcatenatedString)):
            self.lower(node.value, _STATEMENT)

    def _target_context(self, target: cst.CSTNode, annotated: bool = False) -> Context:
        if isinstance(target, cst.Name):
            scope = self.scopes[self.scope]
            kind = "field" if scope.kind == "class" else "assign"
            return Context(kind, target.value, "ann" if annotated else "")
        if isinstance(target, cst.Attribute):
            return Context("attr", target.attr.value)
        if isinstance(target, cst.Subscript):
            for element in target.slice:
                key = element.slice.value if isinstance(element.slice, cst.Index) else None
                if isinstance(key, cst.SimpleString):
                    return Context("store", key.value.strip("'\""))
            return Context("store")
        return Context("assign")

    def _assign(self, node: cst.Assign) -> None:
        value = self.lower(node.value, self._target_context(node.targets[0].target))
        for target in node.targets:
            self._bind(target.target, value)

    def _bind(self, target: cst.BaseExpression, value: Expr) -> None:
        if isinstance(target, cst.Name):
            self._bring(target.value, value)
        else:
            self.assign(target, value, _STATEMENT)

    def _bring(self, name: str, value: Expr) -> None:
        """Binds a name here, and in the module if it is declared global."""
        if name in self._globals[-1]:
            self.scopes[0].bindings.setdefault(name, []).append(value)
        self.bind(name, value)

    def _annotated(self, node: cst.AnnAssign) -> None:
        note = self.lower(node.annotation.annotation, Context("annot"))
        if isinstance(node.target, cst.Name):
            self.scopes[self.scope].annotations[node.target.value] = note
        elif isinstance(node.target, cst.Attribute) and isinstance(node.target.value, cst.Name):
            owner = self.class_of_self(node.target.value.value)
            if owner is not None:
                owner.annotations.setdefault(node.target.attr.value, note)
        if node.value is not None:
            self._bind(node.target, self.lower(node.value, self._target_context(node.target, annotated=True)))

    def _augmented(self, node: cst.AugAssign) -> None:
        value = self.lower(node.value, self._target_context(node.target))
        if not isinstance(value, Constant):
            self.extend(node.target, value)

    def _return(self, node: cst.Return) -> None:
        if node.value is not None:
            scope = self.scopes[self.scope]
            scope.returns.append(self.lower(node.value, Context("ret", scope.name)))

    def _raise(self, node: cst.Raise) -> None:
        if node.exc is not None:
            self.lower(node.exc, _MESSAGE)

    def _assert(self, node: cst.Assert) -> None:
        self.lower(node.test, _TEST)
        if node.msg is not None:
            self.lower(node.msg, _MESSAGE)

    def _delete(self, node: cst.Del) -> None:
        """``del it[key]`` as ``it.pop(key)``."""
        targets = node.target.elements if isinstance(node.target, cst.Tuple) else (node,)
        for target in (item.target if isinstance(item, cst.Del) else item.value for item in targets):
            if isinstance(target, cst.Subscript) and isinstance(target.slice[0].slice, cst.Index):
                value = self.lower(target.value, Context("base"))
                key = self.lower(target.slice[0].slice.value, Context("sub"))
                self.calls.append(Call(Attr(value, "pop"), (Arg(key),), self.site(target), self.scope))

    def _global(self, node: cst.Global) -> None:
        self._globals[-1].update(item.name.value for item in node.names)

    # -- imports -------------------------------------------------------------------------------

    def _import(self, node: cst.Import) -> None:
        modules = []
        for alias in node.names:
            name = dotted(alias.name)
            modules.append(name)
            local = name.partition(".")[0]
            if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
                self._bring(alias.asname.name.value, self._whole(name))
            else:
                self._bring(local, self._whole(local))
        site = self.site(node)
        self.imports += [ImportFact(name, (), 0, site) for name in dict.fromkeys(modules)]

    def _whole(self, module: str) -> Imported:
        return Imported(module, "", 0, self._written.get(module, 0))

    def _import_from(self, node: cst.ImportFrom) -> None:
        module = dotted(node.module) if node.module is not None else ""
        level = len(node.relative)
        names: list[str] = []
        if isinstance(node.names, cst.ImportStar):
            self.stars.append(Imported(module, "*", level))
        else:
            for alias in node.names:
                name = dotted(alias.name)
                names.append(name)
                local = alias.asname.name if alias.asname is not None else alias.name
                if isinstance(local, cst.Name):
                    inner = f"{module}.{name}"
                    here = self._whole(inner) if not level and inner in self._written else None
                    file = self._written.get(module, 0) if not level else 0
                    self._bring(local.value, here or Imported(module, name, level, file))
                    if local.value != name:
                        self.uses.setdefault(name, set()).add(f"in:{local.value}")
        self.imports.append(ImportFact(module, tuple(names), level, self.site(node)))

    # -- compound statements -------------------------------------------------------------------

    def _if(self, node: cst.If) -> None:
        current: Any = node
        start, asked = len(self.nodes), frozenset[Question]()
        while isinstance(current, cst.If):
            self.lower(current.test, _TEST)
            asked |= questions(current.test)
            self._suite(current.body)
            current = current.orelse
        if current is not None:
            self._suite(current.body)
        self._fence(start, asked)

    def _for(self, node: cst.For) -> None:
        walk = self.walk(node.iter, node.target, None)
        self.assign(node.target, walk.items, _STATEMENT)
        self._loops += 1
        self._suite(node.body)
        self._loops -= 1
        self.walked(walk)
        if node.orelse is not None:
            self._suite(node.orelse.body)

    def _while(self, node: cst.While) -> None:
        self.lower(node.test, _TEST)
        self._loops += 1
        self._suite(node.body)
        self._loops -= 1
        if node.orelse is not None:
            self._suite(node.orelse.body)

    def _try(self, node: Any) -> None:
        start, place = len(self.calls), len(self.nodes)
        self._suite(node.body)
        handlers, behind = len(self.calls), len(self.nodes)
        for handler in node.handlers:
            own = len(self.nodes)
            if handler.type is not None:
                self.lower(handler.type, Context("except"))
            self._suite(handler.body)
            if rescues_import(handler):
                self._fence(own)
                if imports(handler.body) and not leaves(handler.body):
                    self._fence(place, end=behind)
        if handlers > start and not all(map(judges_input, node.handlers)):
            again = self._loops > 0 and not any(leaves(handler.body) for handler in node.handlers)
            self.rescues.append(Rescue(start, handlers, len(self.calls), self.scope, again))
        for part in (node.orelse, node.finalbody):
            if part is not None:
                self._suite(part.body)

    def _with(self, node: cst.With) -> None:
        for item in node.items:
            value = self.lower(item.item, _STATEMENT)
            if item.asname is not None:
                self.assign(item.asname.name, value, _STATEMENT)
        self._suite(node.body)

    def _match(self, node: cst.Match) -> None:
        self.lower(node.subject, _TEST)
        for case in node.cases:
            self._pattern(case.pattern)
            if case.guard is not None:
                self.lower(case.guard, _TEST)
            self._suite(case.body)

    def _pattern(self, pattern: Any) -> None:
        pending = [pattern]
        while pending:
            current = pending.pop()
            if isinstance(current, cst.MatchValue):
                self.lower(current.value, Context("case"))
            elif isinstance(current, cst.CSTNode):
                pending.extend(current.children)

    # -- definitions ---------------------------------------------------------------------------

    def _decorators(self, node: Any) -> tuple[tuple[str, ...], dict[str, Expr]]:
        names: list[str] = []
        options: dict[str, Expr] = {}
        self._registering = []
        for decorator in node.decorators:
            target = decorator.decorator
            value = self.lower(target, Context("decorator"))
            full = dotted(target.func if isinstance(target, cst.Call) else target)
            name = full.rpartition(".")[2]
            names += [name, full] if full != name else [name]
            if "regist" in full:
                self._registering.append((value, self.site(target)))
            if name in ("option", "argument") and isinstance(value, Call):
                options |= self.add_options(name, list(value.args))
        return tuple(names), options

    def _function(self, node: cst.FunctionDef) -> None:
        decorators, options = self._decorators(node)
        params = self.parameters(node.params, node.name.value)
        for param in params:
            if param.default is None and param.name in options:
                param.default = options[param.name]
        outer = self.scope
        index = self.enter(Scope("function", node.name.value, outer, params=params, decorators=decorators))
        self.scopes[outer].bindings.setdefault(node.name.value, []).append(FunctionOf(index))
        if node.returns is not None:
            self.scopes[index].annotations["return"] = self.lower(node.returns.annotation, Context("annot"))
        self._globals.append(set())
        self._suite(node.body)
        self._globals.pop()
        self.scope = outer

    def _class(self, node: cst.ClassDef) -> None:
        decorators, _ = self._decorators(node)
        bases = tuple(self.lower(arg.value, Context("base")) for arg in node.bases)
        for keyword in node.keywords:
            self.lower(keyword.value, Context("base"))
        outer = self.scope
        index = self.enter(Scope("class", node.name.value, outer, bases=bases, decorators=decorators))
        self.scopes[outer].bindings.setdefault(node.name.value, []).append(ClassOf(index))
        for decorator, site in self._registering:
            self.calls.append(Call(decorator, (Arg(ClassOf(index)),), site, outer))
        self._suite(node.body)
        self.scope = outer


def _outermost(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges in order, without those that lie in others."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def _is_answer(node: cst.If) -> bool:
    """Whether what follows runs where the condition does not hold: ``if hasattr(openai, "OpenAI"): ...; return``"""
    return node.orelse is None and leaves(node.body)
