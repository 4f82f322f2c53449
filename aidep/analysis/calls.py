"""Which calls reach a model: evaluated callees looked up among the SDK surfaces."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.analysis import untyped
from aidep.analysis.data import is_about_data
from aidep.analysis.evaluate import Evaluator
from aidep.analysis.found import Found
from aidep.analysis.passed import Passing
from aidep.analysis.platforms import Platforms
from aidep.analysis.requests import Requests, is_requesting
from aidep.analysis.values import Cls, Fn, Other, Par, Seq, Str, Sym, Table, Values
from aidep.catalog.surfaces import Client, Match, ModelArgument, Surface
from aidep.model.facts import Attr, Call, Constant, Element, Expr, FileFacts, Ref, Sub
from aidep.model.usage import CallKind, Confidence

_COMMON = frozenset(
    "print len isinstance str int float bool list dict set tuple range enumerate zip map filter sorted getattr"
    " setattr hasattr super type id repr open min max sum any all abs round iter next vars format hash join split"
    " strip append startswith endswith lower upper keys values items debug info warning error exception".split()
)
"""Callees that are never a surface: not looked at."""
_KINDS = {
    "inference": CallKind.INFERENCE,
    "constructor": CallKind.CONSTRUCTOR,
    "loader": CallKind.LOADER,
    "management": CallKind.MANAGEMENT,
}


class Calls:
    """Finds the calls of one project."""

    def __init__(self, evaluator: Evaluator, platforms: Platforms) -> None:
        self.evaluator = evaluator
        self.sdks = evaluator.sdks
        self.platforms = platforms
        self.passing = Passing(evaluator, platforms.catalog.refusable(), self.sdks.drops)
        self.requests = Requests(evaluator, platforms, self.passing)

    def of(self, file: FileFacts, imported: frozenset[str]) -> Iterator[Found]:
        """All calls of surfaces in a file. ``imported``: the SDKs that it imports."""
        for call in file.calls:
            yield from self._call(call, file, imported)
        for expr, call, site in file.passed:
            found = self._handed_on(expr, call, site, file, imported)
            if found is not None:
                yield found

    def _call(self, call: Call, file: FileFacts, imported: frozenset[str]) -> Iterator[Found]:
        func = call.func
        if (
            isinstance(func, (Ref, Attr))
            and func.name in _COMMON
            and (isinstance(func, Ref) or not self.sdks.is_leaf(func.name))
        ):
            return
        if isinstance(func, Ref) and _is_parameter(func, file):
            return  # a callable that was handed in: reported where it is handed on
        if is_about_data(call):
            return
        values = self.evaluator.evaluate(func, file)
        seen: dict[tuple[str, str | None], Found] = {}
        for value in values:
            found = self._symbol(value, call, file) if isinstance(value, Sym) else None
            if isinstance(value, Cls):
                found = self._subclass(value, call, file)
            if found is not None:  # completion = litellm.completion or client.chat.completions.create
                seen.setdefault((found.sdk, found.decided.platform), found)
        yield from sorted(seen.values(), key=lambda found: found.decided.deployment)
        if not seen and isinstance(func, (Ref, Attr)) and is_requesting(func.name):
            wrapped = self.requests.wrapped(func.name, call, file)
            if wrapped is not None:
                yield wrapped
                return
        if not seen and isinstance(func, Attr) and self.sdks.is_leaf(func.name):
            found = self._by_suffix(func, values, call, file, imported)
            if found is None and not values:
                found = self._by_names(call, file)
            if found is not None:
                yield found

    def _symbol(self, value: Sym, call: Call, file: FileFacts) -> Found | None:
        path = value.path
        match = self.sdks.find(path) or (self.sdks.find(_as_class_method(path)) if "()." in path else None)
        if match is not None and self._service_fits(match.client, value, path):
            return self._surface(match, value, call, file)
        request = self.sdks.request(path)
        if request is not None:
            return self.requests.of(value, request, call, file)
        for client in self.sdks.clients(path):
            if self._when(client, call, file) is not False:
                decided = self.platforms.of_client(client, call, file)
                given = frozenset(a.keyword for a in call.args if a.keyword)
                return Found(file, call.site, call.scope, path, client.sdk, CallKind.CLIENT, decided, keywords=given)
        return None

    def _subclass(self, value: Cls, call: Call, file: FileFacts) -> Found | None:
        """A project class that inherits the constructor of an SDK class."""
        externals: list[str] = []
        for owner, index in self.evaluator.classes.lineage(value.file, value.scope, externals):
            if "__init__" in owner.scopes[index].bindings:
                return None
        for path in externals:
            match = self.sdks.find(path)
            if match is not None and match.surface.kind in ("loader", "constructor"):
                return self._surface(match, Sym(path), call, file, Confidence.MEDIUM)
        return None

    def _by_suffix(
        self, func: Attr, values: Values, call: Call, file: FileFacts, imported: frozenset[str]
    ) -> Found | None:
        symbols = [v for v in values if isinstance(v, Sym)]
        if values and not symbols:
            return None  # the project's own method of that name
        text = symbols[0].path if symbols else spell(func)
        match = self.sdks.find_suffix(text, imported)
        if match is None:
            return None
        foreign = symbols and self.sdks.sdk_of(symbols[0].path) is None and "." in symbols[0].path
        symbol = symbols[0] if symbols else Sym(text)
        return self._surface(match, symbol, call, file, Confidence.LOW if foreign else Confidence.MEDIUM)

    def _by_names(self, call: Call, file: FileFacts) -> Found | None:
        """``self.client.generate(model=self.model)`` of an untyped client in a class that is named after an SDK."""
        for match in untyped.matches(self.evaluator, call, file):
            found = self._surface(match, Sym(match.call), call, file, Confidence.MEDIUM)
            platform = found.decided.platform
            served = (self.platforms.catalog.identify(text.text, platform) for text in found.texts)
            if any(ident is not None and platform in ident.platforms for ident in served):
                return found
        return None

    def _handed_on(self, expr: Expr, call: Call, site: int, file: FileFacts, imported: frozenset[str]) -> Found | None:
        """``retry(client.chat.completions.create, model=...)``: the callee stands among the arguments."""
        if not isinstance(expr, Attr) or not (self.sdks.is_leaf(expr.name) or is_requesting(expr.name)):
            return None
        values = self.evaluator.evaluate(expr, file)
        symbol = next((v for v in values if isinstance(v, Sym)), None)
        partial = isinstance(call.func, (Ref, Attr)) and call.func.name == "partial"
        if not partial and self._comes_back(symbol, call, file):
            return None
        place = next(index for index, arg in enumerate(call.args) if arg.value is expr)
        inner = Call(expr, call.args[place + 1 :], site, call.scope)
        request = self.sdks.request(symbol.path) if symbol else None
        if symbol is not None and request is not None:
            return self.requests.of(symbol, request, inner, file)
        match = self.sdks.find(symbol.path) if symbol else self.sdks.find_suffix(spell(expr), imported)
        if match is None or match.surface.kind != "inference":
            return None
        certain = Confidence.HIGH if symbol else Confidence.MEDIUM
        return self._surface(match, symbol or Sym(match.call), inner, file, certain)

    def _comes_back(self, symbol: Sym | None, call: Call, file: FileFacts) -> bool:
        """Whether it is called later: ``wrapped = wrap(client.chat.completions.create)``"""
        for value in self.evaluator.evaluate(call.func, file):
            if isinstance(value, Fn) and any(self.evaluator.handed_back(value)):
                return True
        made = self.evaluator.evaluate(call, file) if symbol is not None and len(call.args) == 1 else ()
        return any(isinstance(v, Sym) and symbol is not None and v.path == symbol.path for v in made)

    # -- one surface ---------------------------------------------------------------------------

    def _surface(
        self, match: Match, value: Sym, call: Call, file: FileFacts, confidence: Confidence = Confidence.HIGH
    ) -> Found:
        surface = match.surface
        texts, passed, open_parameter = self._models(surface, match.client, value, call, file)
        decided = self.platforms.of_surface(match, value, call, file, texts, confidence)
        given = self.passing.of(call, file, surface.sdk, self.sdks.spread.get(surface.sdk, ()))
        found = Found(
            file,
            call.site,
            call.scope,
            match.call,
            surface.sdk,
            _KINDS.get(surface.kind, CallKind.MANAGEMENT),
            decided,
            surface,
            texts,
            open_parameter,
            tokenizer=surface.kind == "tokenizer",
            keywords=given.names,
            constants=given.texts,
            arguments=tuple(a.value for a in call.args),
        )
        if not passed and surface.model is not None and surface.model.default:
            texts += self._set_later(match.call, surface.model, file)
            found.sdk_default = None if texts else surface.model.default
            if found.sdk_default is not None and surface.router is not None:
                found.decided = self.platforms.of_default(decided, found.sdk_default)
        if surface.kind == "loader":
            found.revision = self._revision(call, file)
            found.downloads = self._downloads(surface, call, file)
            found.runs_code = any(
                arg.keyword == "trust_remote_code" and isinstance(arg.value, Constant) and arg.value.text == "True"
                for arg in call.args
            )
        if surface.gone is not None:
            gone = self.evaluator.arguments.given(call, file, surface.gone.names, surface.gone.position) or ()
            values = [v.text for v in gone if isinstance(v, Str)]
            found.refused = values[0] if len(values) == 1 and _is_gone(values[0], surface.gone.values) else None
        return found

    def _models(
        self, surface: Surface, client: Client | None, value: Sym, call: Call, file: FileFacts
    ) -> tuple[list[Str], bool, bool]:
        """Texts of the model argument, whether one is passed at all, and whether an open parameter is behind it."""
        argument = surface.model
        if argument is None:
            return [], True, False
        calls = [(call, file), *reversed(value.bound)]
        values: Values | None = None
        for one, where in calls:
            given = self.evaluator.arguments.given(one, where, argument.names, argument.position)
            values = given if given is not None else values
            if values or (given is not None and any(arg.keyword in argument.names for arg in one.args)):
                break  # what is only spread out (**kwargs) leaves what a partial has fixed
        if not values and argument.constructor:
            values = self._from_constructor(value, argument) or values
        texts = self.evaluator.flatten(self._inside(values or (), argument.path))
        if not texts and len(argument.path) > 1:  # {"model": ...} in place of {"config_list": [{"model": ...}]}
            texts = self.evaluator.flatten(self._inside(values or (), argument.path[-1:]))
        if surface.deployment and client is not None:
            texts = self._of_groups(texts, client, value)
        for name in surface.also:
            texts += self.evaluator.flatten(self.evaluator.arguments.given(call, file, (name,), None) or ())
        return texts, values is not None, any(isinstance(v, Par) for v in values or ())

    def _of_groups(self, texts: list[Str], client: Client, value: Sym) -> list[Str]:
        """What the names stand for that an application gave its models when it made a router."""
        place = client.symbol.count("()")
        match = self.sdks.find(client.symbol) if place < len(value.calls) else None
        listed = match.surface.model if match is not None else None
        if listed is None or not listed.path:
            return texts
        call, file = value.calls[place]
        groups: dict[str, list[Str]] = {}
        for entry in self._entries(self.evaluator.arguments.given(call, file, listed.names, listed.position) or ()):
            models = self.evaluator.flatten(self._inside((entry,), listed.path))
            for name in self.evaluator.flatten(tuple(self.evaluator.entry(entry, "model_name"))):
                groups.setdefault(name.text, []).extend(models)
        return [one for text in texts for one in groups.get(text.text, (text,))]

    def _set_later(self, path: str, argument: ModelArgument, file: FileFacts) -> list[Str]:
        """``client = MistralAIEmbeddings(); client.model = "..."``"""
        texts: list[Str] = []
        for target, name, value in file.stores:
            if name in argument.names:
                made = self.evaluator.evaluate(target, file)
                if any(isinstance(v, Sym) and self.sdks.canonical(v.path) == path + "()" for v in made):
                    texts += self.evaluator.flatten(self.evaluator.evaluate(value, file))
        return texts

    def _from_constructor(self, value: Sym, argument: ModelArgument) -> Values | None:
        parts = value.path.split("()")
        for index in range(len(value.calls) - 1, -1, -1):
            call, where = value.calls[index]
            match = self.sdks.find("()".join(parts[: index + 1]))
            given = match.surface.model if match is not None else None
            names = given.names if given is not None else argument.names
            position = given.position if given is not None else None
            values = self.evaluator.arguments.given(call, where, names, position)
            if values is None and given is not None and given.default:
                return (Str(given.default, None, where),)
            if values:
                return values
        return None

    def _inside(self, values: Values, path: tuple[str, ...]) -> Values:
        for key in path:
            values = tuple(v for t in self._entries(values) for v in self.evaluator.entry(t, key))
        return values

    def _entries(self, values: Values) -> Iterator[Table]:
        """Dictionaries, also inside a list (the ``model_list`` of a router)."""
        for value in values:
            if isinstance(value, Table):
                yield value
            elif isinstance(value, Seq):
                for item in value.items[:48]:
                    yield from (v for v in self.evaluator.evaluate(item, value.file) if isinstance(v, Table))

    def _revision(self, call: Call, file: FileFacts) -> str | None:
        values = self.evaluator.arguments.given(call, file, ("revision", "code_revision"), None)
        if values is None:  # HuggingFaceEmbeddings(model_kwargs={"revision": ...})
            more = self.evaluator.arguments.given(call, file, ("model_kwargs",), None)
            values = self._inside(more or (), ("revision",))
            if not values:
                return None
        texts = [v.text for v in values if isinstance(v, Str)]
        if texts:
            return texts[0]
        return "?" if not values or any(not isinstance(v, Other) for v in values) else None

    def _downloads(self, surface: Surface, call: Call, file: FileFacts) -> bool:
        """Whether weights are fetched, or may be."""
        if surface.downloads is None:
            return True
        values = self.evaluator.arguments.given(call, file, surface.downloads.names, surface.downloads.position)
        if values is None:
            return False
        return not values or any(not isinstance(v, Other) or v.text not in ("False", "None") for v in values)

    # -- clients and requests ------------------------------------------------------------------

    def _when(self, client: Client, call: Call, file: FileFacts) -> bool | None:
        """Whether the argument that decides has the client's value; ``None`` if it is not known."""
        if client.when is None:
            return None
        values = self.evaluator.arguments.given(call, file, client.when.names, client.when.position)
        texts = [v.text for v in values or () if isinstance(v, Str)]
        return client.when_value in texts if texts else None

    def _service_fits(self, client: Client | None, value: Sym, path: str) -> bool:
        if client is None or client.when is None:
            return True
        place = client.symbol.count("()")
        if place >= len(value.calls):
            return True
        call, file = value.calls[place]
        return self._when(client, call, file) is not False


def _is_gone(text: str, values: tuple[str, ...]) -> bool:
    """A value that ends in ``*`` stands for all that start like it."""
    return any(text == value or (value.endswith("*") and text.startswith(value[:-1])) for value in values)


def _is_parameter(name: Ref, file: FileFacts) -> bool:
    index = name.scope
    while index >= 0:
        scope = file.scopes[index]
        if any(p.name == name.name for p in scope.params):
            return True
        if name.name in scope.bindings:
            return False
        index = scope.parent
    return False


def spell(expr: Expr) -> str:
    """How an expression is written, as far as names go: ``self.client().chat.create``."""
    if isinstance(expr, Ref):
        return expr.name
    if isinstance(expr, Attr):
        return f"{spell(expr.value)}.{expr.name}"
    if isinstance(expr, Call):
        return f"{spell(expr.func)}()"
    if isinstance(expr, (Sub, Element)):
        return f"{spell(expr.value)}[]"
    return "?"


def _as_class_method(path: str) -> str:
    """``openai.ChatCompletion().create`` -> ``openai.ChatCompletion.create``: through ``super()`` or an instance."""
    head, _, last = path.rpartition("().")
    return f"{head}.{last}"
