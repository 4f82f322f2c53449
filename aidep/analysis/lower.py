"""Expressions: libcst nodes to the small language of :mod:`aidep.model.facts`.

One walk over the semantic fields; whitespace, commas and parentheses are never visited. Chains of operators are
followed in a loop, so a sum of two thousand terms costs no stack.
"""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from typing import Any, NamedTuple

from aidep.analysis.config.sql import models_in
from aidep.analysis.consumers import only_compared, use_of, walked
from aidep.analysis.lean import cst
from aidep.analysis.lowered import OPAQUE, TEXT, kinds_of
from aidep.analysis.names import dotted
from aidep.analysis.options import declared
from aidep.analysis.roles import NAMING
from aidep.analysis.strings import filled, text_of
from aidep.model.facts import (
    Arg,
    Attr,
    Call,
    Constant,
    Context,
    DictOf,
    Element,
    Expr,
    FunctionOf,
    Lit,
    OneOf,
    Parameter,
    Ref,
    Scope,
    SeqOf,
    Sub,
    Template,
    Unpacked,
)


class Walk(NamedTuple):
    """A loop that is being read."""

    items: Element
    context: Context
    collections: list[str]
    """The names that it walks over."""
    names: list[str]
    outside: list[set[str] | None]
    """How its variables' names are used before it."""
    numbered: bool


_REPEATED = 32
"""Characters: shorter texts come up again and again, and one object is enough."""
_MUTATORS = frozenset({"update", "append", "add", "insert", "extend", "setdefault"})


class Lowering:
    """The state of one file's extraction."""

    def __init__(self) -> None:
        self.scopes: list[Scope] = [Scope("module", "", -1)]
        self.scope = 0
        self._params: list[frozenset[str]] = [frozenset()]
        """The names of the parameters of each scope."""
        self.nodes: list[cst.CSTNode] = []
        """Nodes whose place is wanted; a site is an index into this list."""
        self.trims: dict[int, tuple[int, int]] = {}
        """Site -> characters to take off at both ends (prefix and quotes)."""
        self.literals: list[Lit] = []
        self.calls: list[Call] = []
        self.passed: list[tuple[Expr, Call, int]] = []
        self.stores: list[tuple[Expr, str, Expr]] = []
        self.options: dict[str, list[Expr]] = {}
        self.uses: dict[str, set[str]] = {}
        self.iterated: list[str] = []
        """Names that the loops being read walk over."""
        self.tied: set[str] = set()
        self._references: dict[tuple[int, str], Ref] = {}
        self._constants: dict[str, Constant] = {}
        self._attributes: dict[tuple[Expr, str], Attr] = {}
        self._table: dict[type, Callable[[Any, Context], Expr]] = {
            cst.Name: self._name,
            cst.Attribute: self._attribute,
            cst.Call: self.call,
            cst.SimpleString: self._string,
            cst.ConcatenatedString: self._joined,
            cst.FormattedString: self._formatted,
            cst.Integer: self._number,
            cst.Float: self._number,
            cst.List: self._sequence,
            cst.Tuple: self._sequence,
            cst.Set: self._sequence,
            cst.Dict: self._dict,
            cst.Subscript: self._subscript,
            cst.BinaryOperation: self._binary,
            cst.BooleanOperation: self._boolean,
            cst.UnaryOperation: self._unary,
            cst.Comparison: self._comparison,
            cst.IfExp: self._ternary,
            cst.Lambda: self._lambda,
            cst.Await: self._await,
            cst.Yield: self._yield,
            cst.From: self._from,
            cst.NamedExpr: self._walrus,
            cst.ListComp: self._comprehension,
            cst.SetComp: self._comprehension,
            cst.GeneratorExp: self._comprehension,
            cst.DictComp: self._dict_comprehension,
        }
        templated = getattr(cst, "TemplatedString", None)
        if templated is not None:
            self._table[templated] = self._formatted

    # -- plumbing ------------------------------------------------------------------------------

    def site(self, node: cst.CSTNode) -> int:
        """Asks for the place of a node."""
        self.nodes.append(node)
        return len(self.nodes) - 1

    def lower(self, node: cst.CSTNode, context: Context) -> Expr:
        handler = self._table.get(node.__class__)
        return OPAQUE if handler is None else handler(node, context)

    def bind(self, name: str, value: Expr) -> None:
        self.scopes[self.scope].bindings.setdefault(name, []).append(value)

    def class_of_self(self, name: str) -> Scope | None:
        """The class whose methods call their instance ``name`` here, if that is what the name means."""
        index = self.scope
        while index > 0:
            scope = self.scopes[index]
            if scope.kind == "function" and any(p.name == name for p in scope.params):
                parent = self.scopes[scope.parent]
                method = parent.kind == "class" and "staticmethod" not in scope.decorators
                return parent if method and scope.params[0].name == name else None
            index = scope.parent
        return None

    def extend(self, target: cst.CSTNode, value: Expr) -> None:
        """Adds a value to what a name or ``self`` attribute may hold (``x["k"] = v``, ``x.update(...)``)."""
        if isinstance(target, cst.Name):
            index = self.scope
            while index > 0 and target.value not in self.scopes[index].bindings:
                index = self.scopes[index].parent
            home = self.scopes[index] if target.value in self.scopes[index].bindings else self.scopes[self.scope]
            home.bindings.setdefault(target.value, []).append(value)
        elif isinstance(target, cst.Attribute) and isinstance(target.value, cst.Name):
            owner = self.class_of_self(target.value.value)
            if owner is not None:
                owner.bindings.setdefault(target.attr.value, []).append(value)
            else:
                self.stores.append((self._reference(target.value.value), target.attr.value, value))
        elif isinstance(target, cst.Attribute) and (chain := dotted(target.value)):
            first, *more = chain.split(".")
            kept_in: Expr = self._reference(first)
            for name in more:
                kept_in = Attr(kept_in, name)
            self.stores.append((kept_in, target.attr.value, value))

    def close(self) -> None:
        """Let go of the tree: the handlers know this object, and no collector runs that would see the circle."""
        self._table.clear()
        self.nodes.clear()
        self.trims.clear()

    # -- names ---------------------------------------------------------------------------------

    def _name(self, node: cst.Name, context: Context) -> Expr:
        name = node.value
        if name in ("None", "True", "False"):
            return self._constant(name)
        self._used(name, context)
        return self._reference(name)

    def _reference(self, name: str) -> Ref:
        """The same object for the same name in the same scope: it means the same, and is asked once."""
        key = self.scope, name
        known = self._references.get(key)
        if known is None:
            known = self._references[key] = Ref(name, self.scope)
        return known

    def _constant(self, text: str) -> Constant:
        known = self._constants.get(text)
        if known is None:
            known = self._constants[text] = Constant(text)
        return known

    def _member(self, value: Expr, name: str) -> Attr:
        """The same object for the same attribute of the same name."""
        if not isinstance(value, (Ref, Attr)):
            return Attr(value, name)
        known = self._attributes.get((value, name))
        if known is None:
            known = self._attributes[value, name] = Attr(value, name)
        return known

    def _attribute(self, node: cst.Attribute, context: Context) -> Expr:
        names = [node.attr.value]
        inner = node.value
        while isinstance(inner, cst.Attribute):
            names.append(inner.attr.value)
            inner = inner.value
        self._used(intern("." + names[0]), context)
        value = self.lower(inner, Context("base", up=context))
        for name in reversed(names):
            value = self._member(value, name)
        return value

    def _used(self, name: str, context: Context) -> None:
        owner = self._owner(name)
        use = use_of(context, handed=owner is not None or name.isupper())
        if use == "iter":
            self.iterated.append(name)  # what the loop does with its variable will tell
        else:
            self._note_use(name, owner, {use})
        if context.kind in ("sub", "key") or (context.kind == "cmp" and context.detail != "None"):
            self.tied.add(name)

    def _owner(self, name: str) -> Scope | None:
        """The function that a name is a parameter of."""
        index = self.scope
        while index > 0:
            if name in self._params[index]:
                return self.scopes[index]
            index = self.scopes[index].parent
        return None

    def _note_use(self, name: str, owner: Scope | None, kinds: set[str]) -> None:
        if owner is not None:
            owner.uses.setdefault(name, set()).update(kinds)
            kinds = {"other" if kind.startswith("to:") else kind for kind in kinds}
        self.uses.setdefault(name, set()).update(kinds)

    # -- text ----------------------------------------------------------------------------------

    def _literal(self, node: cst.CSTNode, text: str, trim: tuple[int, int], plain: bool, context: Context) -> Lit:
        site = self.site(node)
        self.trims[site] = trim
        lit = Lit(intern(text) if len(text) <= _REPEATED else text, site, self.scope, context, plain)
        self.literals.append(lit)
        return lit

    def _string(self, node: cst.SimpleString, context: Context) -> Expr:
        found = text_of(node.value, prose=context.kind == "annot")
        if found is None or "(" in found[0]:
            self._sql((node, node.value))
        if found is None:
            return TEXT
        text, before, after, plain = found
        return self._literal(node, text, (before, after), plain, context)

    def _sql(self, *pieces: tuple[cst.CSTNode, str], known: int | None = None) -> None:
        """Models that functions are given in SQL, in one string or several; those from literal ``known`` on are."""
        sites = [lit.site for lit in self.literals[known:]] if known is not None else []
        found = {(id(self.nodes[site]), self.trims[site][0]) for site in sites}
        for platform, start, end in models_in("".join(raw for _, raw in pieces)):
            for node, raw in pieces:
                if start < len(raw):
                    if (id(node), start) not in found:
                        self._literal(node, raw[start:end], (start, len(raw) - end), True, Context("sql", platform))
                    break
                start, end = start - len(raw), end - len(raw)

    def _joined(self, node: cst.ConcatenatedString, context: Context) -> Expr:
        pieces: list[cst.CSTNode] = []
        rest: cst.CSTNode = node
        while isinstance(rest, cst.ConcatenatedString):
            pieces.append(rest.left)
            rest = rest.right
        pieces.append(rest)
        inner = Context("fmt", up=context)
        known = len(self.literals)
        parts = tuple(self.lower(piece, inner) for piece in pieces)
        if not any(part is TEXT for part in parts):
            return Template(parts)
        self._sql(*((piece, piece.value) for piece in pieces if isinstance(piece, cst.SimpleString)), known=known)
        return TEXT

    def _formatted(self, node: Any, context: Context) -> Expr:
        parts: list[Expr] = []
        inner = Context("fmt", up=context)
        prose = False
        for part in node.parts:
            text = getattr(part, "value", None)
            if isinstance(text, str):
                if len(text) > 200 or " " in text or "\n" in text:
                    prose = True
                    self._sql((part, text))
                elif text:
                    parts.append(self._literal(part, text, (0, 0), "\\" not in text and "{{" not in text, inner))
            else:
                parts.append(self.lower(part.expression, inner))
        return TEXT if prose else Template(tuple(parts))

    def _number(self, node: Any, context: Context) -> Expr:
        return self._constant(node.value)

    # -- collections ---------------------------------------------------------------------------

    def _sequence(self, node: Any, context: Context) -> Expr:
        inner = Context("elem", up=context)
        items: list[Expr] = []
        for element in node.elements:
            value = self.lower(element.value, inner)
            items.append(Element(value) if isinstance(element, cst.StarredElement) else value)
        return SeqOf(tuple(items))

    def _dict(self, node: cst.Dict, context: Context) -> Expr:
        items: list[tuple[Expr | None, Expr]] = []
        key_context = Context("key", up=context)
        for element in node.elements:
            if isinstance(element, cst.DictElement):
                key = self.lower(element.key, key_context)
                name = key.text if isinstance(key, Lit) else ""
                items.append((key, self.lower(element.value, Context("value", name, up=context))))
            else:
                items.append((None, self.lower(element.value, context)))
        key_context.detail = kinds_of(items)
        return DictOf(tuple(items))

    def _subscript(self, node: cst.Subscript, context: Context) -> Expr:
        kind = "annot" if context.kind == "annot" else "sub"
        value = self.lower(node.value, Context("base", up=context))
        generic = getattr(value, "name", "") in ("Literal", "Annotated", "Optional", "Union", "List", "list", "Type")
        inner = Context("annot" if generic else kind, up=context)
        keys = [
            self.lower(element.slice.value, inner) for element in node.slice if isinstance(element.slice, cst.Index)
        ]
        if not keys:
            return value
        return Sub(value, keys[0] if len(keys) == 1 else SeqOf(tuple(keys)))

    def walk(self, iterable: cst.BaseExpression, target: cst.BaseExpression, context: Context | None) -> Walk:
        """The start of a loop; :meth:`walked` when all that stands in it has been read."""
        names = _names(target)
        inner = Context("iter", names[0] if len(names) == 1 else "", up=context)
        before = len(self.iterated)
        items = Element(self.lower(iterable, inner))
        collections = self.iterated[before:]
        del self.iterated[before:]
        outside = [self.uses.pop(name, None) if name else None for name in names]
        return Walk(items, inner, collections, names, outside, _hands_out_numbers(iterable))

    def walked(self, walk: Walk) -> None:
        """Notes what a loop did with what it walked over."""
        inside = [self.uses.get(name, set()) if name else set() for name in walk.names]
        kinds = walked(inside, walk.numbered)
        for name in walk.collections:
            self._note_use(name, self._owner(name), kinds)
        walk.context.detail = "cmp" if only_compared(kinds) else ""
        for name, outside in zip(walk.names, walk.outside, strict=True):
            if outside is not None:
                self.uses.setdefault(name, set()).update(outside)

    def comprehension_scope(self, clause: cst.CompFor | None, context: Context) -> tuple[int, list[Walk]]:
        """Opens the scope of a comprehension and binds its variables. Returns the enclosing scope and the loops, both
        for :meth:`comprehended`."""
        outer = self.scope
        walks: list[Walk] = []
        up: Context | None = context
        while clause is not None:
            walks.append(self.walk(clause.iter, clause.target, up))
            if len(walks) == 1:
                self.enter(Scope("comprehension", "", outer))
            self.assign(clause.target, walks[-1].items, Context("iter"))
            for condition in clause.ifs:
                self.lower(condition.test, Context("test"))
            clause, up = clause.inner_for_in, None
        return outer, walks

    def comprehended(self, opened: tuple[int, list[Walk]]) -> None:
        """Closes the scope of a comprehension."""
        self.scope, walks = opened
        for walk in reversed(walks):
            self.walked(walk)

    def _comprehension(self, node: Any, context: Context) -> Expr:
        opened = self.comprehension_scope(node.for_in, context)
        asks = context.kind == "arg" and context.name in ("any", "all")
        element = self.lower(node.elt, Context("test") if asks else Context("elem", up=context))
        self.comprehended(opened)
        return SeqOf((element,))

    def _dict_comprehension(self, node: cst.DictComp, context: Context) -> Expr:
        opened = self.comprehension_scope(node.for_in, context)
        key = self.lower(node.key, Context("key", up=context))
        value = self.lower(node.value, Context("value", up=context))
        self.comprehended(opened)
        return DictOf(((key, value),))

    # -- operators -----------------------------------------------------------------------------

    def _binary(self, node: cst.BinaryOperation, context: Context) -> Expr:
        right: list[cst.CSTNode] = []
        left: cst.CSTNode = node
        kinds = set()
        while isinstance(left, cst.BinaryOperation) and not (right and left.lpar):
            right.append(left.right)
            kinds.add(left.operator.__class__)
            left = left.left
        if kinds == {cst.Add}:
            inner = Context("fmt", up=context)
            return Template(tuple(self.lower(part, inner) for part in (left, *reversed(right))))
        parts = tuple(self.lower(part, Context("fmt", up=context)) for part in (left, *reversed(right)))
        if kinds == {cst.Modulo} and isinstance(parts[0], Lit):
            given = parts[1].items if isinstance(parts[1], SeqOf) else parts[1:]
            return filled(parts[0], "%s", given)
        if kinds == {cst.BitOr} or kinds == {cst.BitAnd}:
            return OneOf(parts)
        if kinds == {cst.Divide}:
            slash = Lit("/", -1, self.scope, context)
            joined: list[Expr] = [parts[0]]
            for part in parts[1:]:
                joined += [slash, part]
            return Template(tuple(joined))
        return OPAQUE

    def _boolean(self, node: cst.BooleanOperation, context: Context) -> Expr:
        operands: list[cst.CSTNode] = []
        left: cst.CSTNode = node
        while isinstance(left, cst.BooleanOperation):
            operands.append(left.right)
            left = left.left
        alternative = Context("or" if isinstance(node.operator, cst.Or) else "and", up=context)
        first = self.lower(left, context)
        rest = tuple(self.lower(operand, alternative) for operand in reversed(operands))
        return OneOf((first, *rest), falls=alternative.kind == "or")

    def _unary(self, node: cst.UnaryOperation, context: Context) -> Expr:
        inner = node.expression
        if isinstance(node.operator, cst.Not):
            self.lower(inner, Context("test", up=context))
            return OPAQUE
        value = self.lower(inner, context)
        return value if isinstance(value, Constant) else OPAQUE

    def _comparison(self, node: cst.Comparison, context: Context) -> Expr:
        only_none = all(isinstance(t.comparator, cst.Name) and t.comparator.value == "None" for t in node.comparisons)
        inner = Context("cmp", detail="None" if only_none else "", up=context)
        self.lower(node.left, inner)
        for target in node.comparisons:
            self.lower(target.comparator, inner)
        return OPAQUE

    def _ternary(self, node: cst.IfExp, context: Context) -> Expr:
        self.lower(node.test, Context("test", up=context))
        fixed = (cst.SimpleString, cst.FormattedString)
        fallback = isinstance(node.orelse, fixed) and not isinstance(node.body, fixed)
        missing = isinstance(node.body, fixed) and not isinstance(node.orelse, fixed) and _asks_if_missing(node.test)
        body = self.lower(node.body, Context("or" if missing else "tern", up=context))
        return OneOf((body, self.lower(node.orelse, Context("or" if fallback else "tern", up=context))))

    def _await(self, node: cst.Await, context: Context) -> Expr:
        return self.lower(node.expression, context)

    def _yield(self, node: cst.Yield, context: Context) -> Expr:
        if node.value is not None:
            value = self.lower(node.value, Context("ret", up=context))
            self.scopes[self.scope].returns.append(SeqOf((value,)))
        return OPAQUE

    def _from(self, node: cst.From, context: Context) -> Expr:
        return self.lower(node.item, context)

    def _walrus(self, node: cst.NamedExpr, context: Context) -> Expr:
        name = node.target.value if isinstance(node.target, cst.Name) else ""
        value = self.lower(node.value, Context("assign", name, up=context))
        self.bind(name, value)
        return value

    # -- functions and calls -------------------------------------------------------------------

    def parameters(self, node: cst.Parameters, function: str) -> tuple[Parameter, ...]:
        """Parameters in the order of their positions; defaults and annotations belong to the enclosing scope."""
        found: list[Parameter] = []

        def add(param: cst.Param, kind: str) -> None:
            name = param.name.value
            default = None if param.default is None else self.lower(param.default, Context("param", name, function))
            note = None
            if param.annotation is not None:
                note = self.lower(param.annotation.annotation, Context("annot", name))
            found.append(Parameter(name, kind, default, note))

        for param in (*node.posonly_params, *node.params):
            add(param, "")
        if isinstance(node.star_arg, cst.Param):
            add(node.star_arg, "*")
        for param in node.kwonly_params:
            add(param, "kw")
        if node.star_kwarg is not None:
            add(node.star_kwarg, "**")
        return tuple(found)

    def enter(self, scope: Scope) -> int:
        """Opens a scope and returns its index; the caller restores ``self.scope``."""
        self.scopes.append(scope)
        self._params.append(frozenset(p.name for p in scope.params))
        self.scope = len(self.scopes) - 1
        return self.scope

    def _lambda(self, node: cst.Lambda, context: Context) -> Expr:
        params = self.parameters(node.params, "<lambda>")
        outer = self.scope
        index = self.enter(Scope("function", "<lambda>", outer, params=params))
        self.scopes[index].returns.append(self.lower(node.body, Context("ret", "<lambda>", up=context)))
        self.scope = outer
        return FunctionOf(index)

    def call(self, node: cst.Call, context: Context) -> Expr:
        # a.b().c().d(): the chain is followed in a loop, innermost call last
        chain: list[tuple[cst.Call, list[str]]] = []
        inner: cst.CSTNode = node
        while isinstance(inner, cst.Call):
            names: list[str] = []
            func: cst.CSTNode = inner.func
            while isinstance(func, cst.Attribute):
                names.append(func.attr.value)
                func = func.value
            chain.append((inner, names))
            inner = func
        first = chain[-1][1]
        around = Context("call", first[0] if len(first) == 1 else "", up=context)
        value = self.lower(inner, around)
        if len(first) > 1:
            self._used("." + first[1], Context("call", first[0], up=context))
        text = dotted(inner)
        for number in range(len(chain) - 1, -1, -1):
            current, names = chain[number]
            for name in reversed(names):
                value = self._member(value, name)
                text = f"{text}.{name}"
            value = self._one_call(current, value, text[-120:], context)
            text += "()"
        return value

    def _one_call(self, node: cst.Call, func: Expr, text: str, context: Context) -> Expr:
        args: list[Arg] = []
        for position, arg in enumerate(node.args):
            first = args[0].value if position == 1 and text.rpartition(".")[2] in NAMING else None
            if isinstance(first, Lit) and first.text.replace("-", "_").isidentifier():
                context = Context("named", first.text.lstrip("-"), up=context)
            keyword = arg.keyword.value if arg.keyword is not None else None
            place = Context("arg", text, keyword or arg.star or str(position), context)
            if position and text in ("map", "filter"):
                place = self._handed_to(node.args[0].value, args[0].value, position - 1, place)
            args.append(Arg(self.lower(arg.value, place), keyword, arg.star))
        site = func.site if isinstance(func, Lit) else self.site(node.func)  # "text"() asks for one place twice
        call = Call(func, tuple(args), site, self.scope)
        self.calls.append(call)
        later = text.rpartition(".")[2] == "partial" and context.kind != "arg"
        for arg, lowered in zip(node.args, args, strict=True):
            if not later and isinstance(lowered.value, Attr) and isinstance(arg.value, cst.Attribute):
                self.passed.append((lowered.value, call, self.site(arg.value)))
        leaf = text.rpartition(".")[2]
        if leaf in _MUTATORS and isinstance(node.func, cst.Attribute):
            self._mutation(node.func.value, leaf, args)
        elif text == "setattr" and len(args) == 3 and isinstance(args[1].value, Lit):
            self.stores.append((args[0].value, args[1].value.text, args[2].value))
        elif leaf in ("add_argument", "set_defaults") or leaf.startswith("DEFINE_"):
            self.add_options(leaf, args)
        return call

    def _handed_to(self, node: cst.CSTNode, function: Expr, position: int, place: Context) -> Context:
        """Where the texts of a list go that ``map`` or ``filter`` (at ``place``) hands to a function one by one."""
        if isinstance(function, FunctionOf):
            scope = self.scopes[function.scope]
            names = [p.name for p in scope.params[position : position + 1]]
            return Context("cmp", up=place.up) if any(only_compared(scope.uses.get(n, set())) for n in names) else place
        text = dotted(node)
        return Context("arg", text, str(position), place.up) if text else place

    def _mutation(self, target: cst.CSTNode, leaf: str, args: list[Arg]) -> None:
        if leaf == "update":
            named = tuple((Lit(a.keyword, -1, self.scope, Context("key")), a.value) for a in args if a.keyword)
            for arg in args:
                if not arg.keyword:
                    self.extend(target, arg.value)
            if named:
                self.extend(target, DictOf(named))
        elif leaf == "setdefault" and len(args) == 2:
            self.extend(target, DictOf(((args[0].value, args[1].value),)))
        elif leaf == "extend" and args:
            self.extend(target, args[0].value)
        elif args:
            self.extend(target, SeqOf((args[-1].value,)))

    def add_options(self, leaf: str, args: list[Arg]) -> dict[str, Expr]:
        """Notes the defaults that a declaration of command line options gives, by destination."""
        found = declared(leaf, args, self.scopes)
        for name, default in found.items():
            self.options.setdefault(name, []).append(default)
        return found

    def _validated(self, target: cst.CSTNode, key: Expr, value: Expr) -> None:
        """``values["client"] = ...`` in a validator of a pydantic model sets the field of that name."""
        scope = self.scopes[self.scope]
        inside = isinstance(target, cst.Name) and any(p.name == target.value for p in scope.params)
        if inside and isinstance(key, Lit) and any(d in _VALIDATORS for d in scope.decorators):
            owner = self.scopes[scope.parent]
            if owner.kind == "class":
                owner.bindings.setdefault(key.text, []).append(value)

    # -- targets -------------------------------------------------------------------------------

    def assign(self, target: cst.CSTNode, value: Expr, context: Context) -> None:
        """Binds a value to a target; ``context`` is only for the parts of the target that are expressions."""
        if isinstance(target, cst.Name):
            self.bind(target.value, value)
        elif isinstance(target, (cst.Tuple, cst.List)):
            starred = False
            for index, element in enumerate(target.elements):
                behind = len(target.elements) - index - 1
                if isinstance(element, cst.StarredElement):
                    starred = True
                    part = Unpacked(value, index, behind)
                else:
                    part = Unpacked(value, -behind - 1 if starred else index)
                self.assign(element.value, part, context)
        elif isinstance(target, cst.Attribute):
            if isinstance(target.value, cst.Name):
                owner = self.class_of_self(target.value.value)
                if owner is not None:
                    owner.bindings.setdefault(target.attr.value, []).append(value)
                    return
            self.stores.append((self.lower(target.value, Context("base")), target.attr.value, value))
        elif isinstance(target, cst.Subscript):
            inner = Context("sub")
            keys = [self.lower(e.slice.value, inner) for e in target.slice if isinstance(e.slice, cst.Index)]
            if keys:
                self.extend(target.value, DictOf(((keys[0], value),)))
                self._validated(target.value, keys[0], value)


def _asks_if_missing(test: cst.BaseExpression) -> bool:
    """``x is None``, ``not x``"""
    if isinstance(test, cst.Comparison):
        last = test.comparisons[-1]
        return isinstance(last.operator, cst.Is) and isinstance(last.comparator, cst.Name)
    return isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not)


def _names(target: cst.BaseExpression) -> list[str]:
    """The variables of a loop, ``""`` for what is none."""
    parts = [e.value for e in target.elements] if isinstance(target, (cst.Tuple, cst.List)) else [target]
    return [part.value if isinstance(part, cst.Name) else "" for part in parts]


def _hands_out_numbers(iterable: cst.BaseExpression) -> bool:
    """``enumerate(x)``, ``x.items()``: what a row begins with is none of the texts that stand in ``x``'s values."""
    func = iterable.func if isinstance(iterable, cst.Call) else None
    name = func.attr if isinstance(func, cst.Attribute) else func
    return isinstance(name, cst.Name) and name.value in ("enumerate", "items")


_VALIDATORS = frozenset({"root_validator", "model_validator", "pre_init", "validate_environment"})
