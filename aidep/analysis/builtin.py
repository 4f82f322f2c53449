"""Calls whose meaning is known without their source: how the standard library and common helpers hand on a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from aidep.analysis import made
from aidep.analysis.environment import looked_up, reads
from aidep.analysis.lazy import imported
from aidep.analysis.loaded import LOADING, PARSERS, loaded, option
from aidep.analysis.strings import filled
from aidep.analysis.values import Given, Inst, Mod, Seq, Str, Sym, Table, Value
from aidep.model.facts import (
    Attr,
    Call,
    Constant,
    Context,
    Element,
    Expr,
    FileFacts,
    FunctionOf,
    Lit,
    Member,
    OneOf,
    Ref,
    SeqOf,
)

if TYPE_CHECKING:
    from aidep.analysis.evaluate import Evaluator

NOWHERE = Context("nowhere")

FIELD_MAKERS = frozenset(
    "Field field attrib ib attr Option Argument Query Body Form Header Path PrivateAttr Parameter config env option"
    " argument Setting CharField TextField".split()
)
"""Last names of callables that declare a default, as ``default=`` or as the first argument."""
_FIRST_IS_DEFAULT = frozenset({"Field", "Option", "Argument", "Query", "Body", "Form", "Header", "PrivateAttr"})
_SAME = frozenset(
    "str list tuple set frozenset sorted reversed iter next copy deepcopy Path repr SecretStr run choice unescape"
    " expanduser wrap_openai MappingProxyType OrderedDict cycle islice tqdm track".split()
)
"""Last names of functions whose result is their first argument, for our purposes."""
_SAME_METHODS = frozenset(
    "strip lower rstrip lstrip copy get_secret_value as_posix resolve removeprefix removesuffix casefold"
    " unwrap expanduser encode".split()
)
DECORATORS = frozenset(
    "retry on_exception on_predicate sleep_and_retry limits lru_cache cache alru_cache traceable observe traced"
    " retry_async aretry sync_to_async async_to_sync run_sync".split()
)
"""Last names of functions of libraries that give back a function which does the same, or a decorator that does."""
_DUMPS = frozenset({"model_dump", "to_dict", "_asdict", "asdict", "as_dict"})
_DICTIONARIES = ("dict", "EasyDict", "edict", "Box", "DotMap", "Munch", "AttrDict", "DotDict")
"""Callables that make a dictionary, or what is read like one."""
_IMPORTERS = frozenset(
    {
        "import_module",
        "__import__",
        "import_optional_dependency",
        "importorskip",
        "lazy_import",
        "try_import",
        "import_or_raise",
    }
)
"""Functions that import the module whose name they are given, by convention of their name."""
IMPORTING = frozenset({"importlib.import_module", "lazy_loader.load"})
"""The same of libraries, however a project calls them."""
_SAME_OF_MODULES = {
    "deepcopy": ("copy",),
    "copy": ("copy",),
    "run": ("asyncio", "anyio"),
    "run_until_complete": ("asyncio",),
    "choice": ("random", "secrets"),
    "expanduser": ("os",),
    "cycle": ("itertools",),
    "islice": ("itertools",),
    "tqdm": ("tqdm",),
    "track": ("rich",),
}
"""Functions of these modules whose result is their first argument, for our purposes."""
_ENV_GETTERS = (
    "os.getenv",
    "os.environ.get",
    "environ.get",
    "os.environ.setdefault",
    "streamlit.secrets.get",
)
_APPLICATIONS = (
    ("flask.current_app", "flask.Flask()"),
    ("quart.current_app", "quart.Quart()"),
    ("fastapi.Request().app", "fastapi.FastAPI()"),
    ("starlette.requests.Request().app", "fastapi.FastAPI()"),
    ("starlette.applications.Starlette()", "fastapi.FastAPI()"),
)
"""An object by another name, and as it was made."""


def special(evaluator: Evaluator, call: Call, file: FileFacts) -> Iterable[Value] | None:
    """The values of a call that needs no look at its target, ``None`` if it is an ordinary call."""
    func = call.func
    if isinstance(func, (Ref, Attr)) and func.name in LOADING:
        contents = list(loaded(evaluator, call, file))
        if contents:
            return contents
    if isinstance(func, (Ref, Attr)) and func.name in _IMPORTERS:
        given = [v for v in _first(evaluator, call, file) if isinstance(v, Str)]
        return [one for v in given for one in imported(evaluator, v.text, file)]
    if isinstance(func, Ref):
        return _named(evaluator, call, func.name, file)
    if isinstance(func, Attr):
        return _method(evaluator, call, func, file)
    return None


def _first(evaluator: Evaluator, call: Call, file: FileFacts, index: int = 0) -> Iterable[Value]:
    if len(call.args) > index and not call.args[index].keyword and not call.args[index].star:
        return evaluator.evaluate(call.args[index].value, file)
    return ()


def _keyword(call: Call, *names: str) -> Expr | None:
    return next((a.value for a in call.args if a.keyword in names), None)


def _is_own(evaluator: Evaluator, func: Expr, file: FileFacts) -> bool:
    """Whether the project defines what is called."""
    return any(not isinstance(v, (Sym, Str)) for v in evaluator.evaluate(func, file))


def _is_reader(evaluator: Evaluator, func: Expr, file: FileFacts) -> bool:
    return any(isinstance(v, Sym) and reads(v.path) for v in evaluator.evaluate(func, file))


def _named(evaluator: Evaluator, call: Call, name: str, file: FileFacts) -> Iterable[Value] | None:
    handler = _FUNCTIONS.get(name)
    if handler is not None:
        return handler(evaluator, call, file)
    if name in _SAME and not _is_own(evaluator, call.func, file):
        return _first(evaluator, call, file)
    if name in FIELD_MAKERS and not _is_own(evaluator, call.func, file):
        return None if _is_reader(evaluator, call.func, file) else list(_declared_default(evaluator, call, name, file))
    return None


def _method(evaluator: Evaluator, call: Call, func: Attr, file: FileFacts) -> Iterable[Value] | None:
    name = func.name
    handler = _METHODS.get(name)
    if handler is not None:
        return handler(evaluator, call, func, file)
    if name in _SAME_METHODS:
        owners = evaluator.evaluate(func.value, file)
        return [v for v in owners if isinstance(v, (Str, Table, Seq))] or None
    if name in _DUMPS:
        owners = evaluator.evaluate(func.value, file)
        return [t for v in owners if isinstance(v, Inst) for t in _fields(evaluator, v)] or None
    if name in _SAME_OF_MODULES and call.args:
        values = evaluator.evaluate(func, file)
        if all(isinstance(v, Sym) and v.path.partition(".")[0] in _SAME_OF_MODULES[name] for v in values):
            return _first(evaluator, call, file)
        return None
    if name in FIELD_MAKERS and not _is_own(evaluator, func, file) and not _is_reader(evaluator, func, file):
        return list(_declared_default(evaluator, call, name, file)) or None
    return None


def _chosen(evaluator: Evaluator, call: Call, func: Attr, file: FileFacts) -> Iterable[Value] | None:
    """``st.selectbox("Model", MODELS)`` is one of them."""
    if len(call.args) < 2:
        return None
    return evaluator.evaluate(Element(_keyword(call, "options") or call.args[1].value), file)


def _changed(evaluator: Evaluator, owner: Expr, call: Call, file: FileFacts) -> list[Value]:
    """``settings._replace(model=...)``, ``dataclasses.replace(options, model=...)``: what is there, and what is new."""
    found: list[Value] = [v for v in evaluator.evaluate(owner, file) if isinstance(v, (Inst, Table))]
    new = named_arguments(call)
    update = next((value for key, value in new if isinstance(key, Lit) and key.text == "update"), None)
    if update is not None:
        return [*(v for v in evaluator.evaluate(update, file) if isinstance(v, Table)), *found]
    return [Table(file, new), *found] if new else found


def _replaced(evaluator: Evaluator, call: Call, func: Attr, file: FileFacts) -> Iterable[Value] | None:
    """Of a text, or ``dataclasses.replace``."""
    if call.args and any(arg.keyword for arg in call.args) and not call.args[0].keyword:
        return _changed(evaluator, call.args[0].value, call, file) or None
    return _texts(evaluator, func.value, file) or None


def _texts(evaluator: Evaluator, expr: Expr, file: FileFacts) -> list[Str]:
    return [v for v in evaluator.evaluate(expr, file) if isinstance(v, Str)]


def _super(call: Call, file: FileFacts) -> Iterable[Value]:
    index = call.scope
    while index >= 0:
        if file.scopes[index].kind == "class":
            return (Inst(file, index, parent=True),)
        index = file.scopes[index].parent
    return ()


def _make_dict(evaluator: Evaluator, call: Call, file: FileFacts) -> Iterator[Value]:
    named: list[tuple[Expr | None, Expr]] = []
    for arg in call.args:
        if arg.keyword:
            named.append((Lit(arg.keyword, -1, call.scope, NOWHERE), arg.value))
        else:
            yield from evaluator.evaluate(arg.value, file)
    if named:
        yield Table(file, tuple(named))


def _layers(evaluator: Evaluator, call: Call, file: FileFacts) -> Iterator[Value]:
    """``ChainMap(given, DEFAULTS)``"""
    for arg in call.args:
        yield from (v for v in evaluator.evaluate(arg.value, file) if isinstance(v, Table))


def _created(evaluator: Evaluator, func: Attr, call: Call, file: FileFacts) -> Iterable[Value] | None:
    """``OmegaConf.create({...})``"""
    owners = evaluator.evaluate(func.value, file)
    mine = any(isinstance(v, Sym) and v.path.endswith("OmegaConf") for v in owners)
    return _first(evaluator, call, file) if mine else None


def _getattr(evaluator: Evaluator, call: Call, file: FileFacts) -> Iterator[Value]:
    for name in _texts(evaluator, call.args[1].value, file):
        for owner in evaluator.evaluate(call.args[0].value, file):
            yield from evaluator.member(owner, name.text, file)
    yield from _first(evaluator, call, file, 2)


def _get(evaluator: Evaluator, call: Call, func: Attr, file: FileFacts) -> Iterable[Value] | None:
    owners = evaluator.evaluate(func.value, file)
    symbols = [v for v in owners if isinstance(v, Sym)]
    if any(f"{v.path}.{func.name}" in _ENV_GETTERS for v in symbols):
        return looked_up(evaluator, call, file)
    if len(call.args) > 1 and any(v.path.removesuffix("()") in PARSERS for v in symbols):
        return option(evaluator, owners, call, file)
    own = [t for v in owners if isinstance(v, Inst) for t in _as_dictionary(evaluator, v)]
    if own:
        owners = tuple(own)
    objects = any(not isinstance(v, (Table, Mod)) for v in owners) and not any(isinstance(v, Table) for v in owners)
    if objects and not _looks_up(call) and (symbols or len(call.args) < 2 or _is_own(evaluator, func, file)):
        return None  # an object's own method, unless it plainly is a look-up with a default
    found: list[Value] = []
    keys = evaluator.keys(call.args[0].value, file) if call.args else []
    more = bool(call.args) and evaluator.is_preset(call.args[0].value, file)
    for owner in owners:
        if isinstance(owner, Table):
            found += (*evaluator.entry(owner, *keys), *(evaluator.entry(owner) if more else ()))
    default = _keyword(call, "default")
    found += evaluator.evaluate(default, file) if default is not None else _first(evaluator, call, file, 1)
    return found


def _looks_up(call: Call) -> bool:
    """``something.get("model", "gpt-4o")``: a key and a default, whatever it is asked of."""
    if len(call.args) != 2 or any(a.keyword or a.star for a in call.args):
        return False
    key, default = (a.value for a in call.args)
    return isinstance(key, Lit) and key.text.isidentifier() and isinstance(default, Lit)


def same_object(path: str) -> str:
    """One name for what goes by several: the application as a request or its context knows it."""
    for name, application in _APPLICATIONS:
        if path == name or path.startswith(name + "."):
            return application + path[len(name) :]
    return path


def is_flag(value: Sym) -> bool:
    """What ``flags.DEFINE_string(...)`` of absl gives."""
    return bool(value.calls) and value.path.endswith("()") and ".DEFINE_" in value.path.rpartition("flags")[2]


def _view(evaluator: Evaluator, func: Attr, name: str, file: FileFacts) -> Iterator[Value]:
    for owner in evaluator.evaluate(func.value, file):
        if isinstance(owner, Table):
            pairs = [(k, v) for k, v in owner.items if k is not None]
            if name == "items":
                yield Seq(owner.file, tuple(SeqOf((k, v)) for k, v in pairs))
            else:
                yield Seq(owner.file, tuple(v if name == "values" else k for k, v in pairs))


def as_table(evaluator: Evaluator, values: Iterable[Value]) -> Iterator[Value]:
    """``asdict(x)``, ``vars(x)``, ``x.__dict__``: the fields of an object, the options of parsed arguments."""
    for value in values:
        if isinstance(value, Inst):
            yield from _fields(evaluator, value)
        elif isinstance(value, Sym) and value.path.endswith("parse_args()"):
            for where in {id(where): where for _, where in value.calls}.values():
                items = ((Lit(name, -1, 0, NOWHERE), OneOf(tuple(found))) for name, found in where.options.items())
                yield Table(where, tuple(items))


def _fields(evaluator: Evaluator, instance: Inst) -> Iterator[Table]:
    """The fields of a dataclass or model as a dictionary, those of its bases included."""
    for owner, index in evaluator.classes.lineage(instance.file, instance.scope, []):
        names = list(owner.scopes[index].annotations)
        if names:
            yield Table(owner, tuple((Lit(name, -1, index, NOWHERE), Member(index, name)) for name in names))


def _as_dictionary(evaluator: Evaluator, instance: Inst) -> Iterator[Table]:
    """What constructor calls put into an instance of a project class that derives from ``dict``."""
    scope = instance.file.scopes[instance.scope]
    if not any(isinstance(base, Ref) and base.name in ("dict", "UserDict", "OrderedDict") for base in scope.bases):
        return
    for caller, call in evaluator.callers.of_class(instance.file, instance.scope):
        for arg in call.args:
            if arg.star == "**" or not (arg.keyword or arg.star):
                yield from (v for v in evaluator.evaluate(arg.value, caller) if isinstance(v, Table))
        named = tuple((Lit(a.keyword, -1, 0, NOWHERE), a.value) for a in call.args if a.keyword)
        if named:
            yield Table(caller, named)


def named_arguments(call: Call) -> tuple[tuple[Expr | None, Expr], ...]:
    """The keyword arguments of a call as the entries of a dictionary."""
    return tuple((Lit(a.keyword, -1, call.scope, NOWHERE), a.value) for a in call.args if a.keyword)


def _row(call: Call, numbered: bool) -> Expr:
    """What a loop over ``enumerate(x)`` or ``zip(x, y)`` gets at a time."""
    given = tuple(Element(a.value) for a in call.args if not a.keyword)
    return SeqOf((Constant("0"), *given[:1]) if numbered else given)


def _formatted(evaluator: Evaluator, call: Call, func: Attr, file: FileFacts) -> Iterator[Value]:
    for value in _texts(evaluator, func.value, file):
        positional = tuple(a.value for a in call.args if not a.keyword and not a.star)
        if (
            value.lit is not None
            and value.text.count("{}") == len(positional)
            and value.text.count("{") == len(positional)
        ):
            template = filled(replace_text(value.lit, value.text), "{}", positional)
            yield from evaluator.evaluate(template, file)
        else:
            yield replace(value, partial=True) if "{" in value.text else value


def _split(evaluator: Evaluator, call: Call, func: Attr, file: FileFacts) -> Iterator[Value]:
    separators = [v.text for v in _first(evaluator, call, file) if isinstance(v, Str)]
    for value in _texts(evaluator, func.value, file):
        for separator in separators[:1]:
            if func.name in ("partition", "rpartition"):
                pieces = list(getattr(value.text, func.name)(separator)) if separator else []
            else:
                pieces = value.text.split(separator) if separator else []
            yield Seq(file, tuple(Given((replace(value, text=piece),)) for piece in pieces[:8]))


def replace_text(lit: Lit, text: str) -> Lit:
    """The same literal with another text."""
    return Lit(text, lit.site, lit.scope, lit.context, plain=False)


def _partial(evaluator: Evaluator, call: Call, file: FileFacts) -> Iterator[Value]:
    for value in _first(evaluator, call, file):
        if isinstance(value, Sym):
            yield Sym(
                value.path, value.calls, (*value.bound, (Call(call.func, call.args[1:], call.site, call.scope), file))
            )
        else:
            yield value


def _declared_default(evaluator: Evaluator, call: Call, name: str, file: FileFacts) -> Iterator[Value]:
    default = _keyword(call, "default")
    if default is not None:
        for value in evaluator.evaluate(default, file):
            read = name in ("env", "config") and isinstance(value, Str)
            yield replace(value, env=True) if read and isinstance(value, Str) else value
    factory = _keyword(call, "default_factory", "factory")
    if factory is not None:
        yield from _call_value(evaluator, factory, file)
    if name in _FIRST_IS_DEFAULT:
        yield from _first(evaluator, call, file)


def _call_value(evaluator: Evaluator, function: Expr, file: FileFacts) -> Iterator[Value]:
    if isinstance(function, FunctionOf):
        for value in file.scopes[function.scope].returns:
            yield from evaluator.evaluate(value, file)
        return
    yield from evaluator.evaluate(Call(function, (), -1, 0), file)


_FUNCTIONS: dict[str, Callable[[Evaluator, Call, FileFacts], Iterable[Value] | None]] = {
    "super": lambda e, c, f: _super(c, f),
    **dict.fromkeys(_DICTIONARIES, _make_dict),
    "SimpleNamespace": lambda e, c, f: [Table(f, named_arguments(c))],
    "Namespace": lambda e, c, f: [Table(f, named_arguments(c))] if c.args else None,
    "enumerate": lambda e, c, f: [Seq(f, (_row(c, numbered=True),))],
    "zip": lambda e, c, f: [Seq(f, (_row(c, numbered=False),))],
    "asdict": lambda e, c, f: list(as_table(e, _first(e, c, f))),
    "vars": lambda e, c, f: list(as_table(e, _first(e, c, f))),
    "getattr": lambda e, c, f: _getattr(e, c, f) if len(c.args) >= 2 else None,
    "cast": lambda e, c, f: _first(e, c, f, 1),
    "getenv": looked_up,
    "Factory": lambda e, c, f: list(_call_value(e, c.args[0].value, f)) if c.args else None,
    **dict.fromkeys(("partial", "partialmethod"), _partial),
    "get_args": _first,
    "ChainMap": _layers,
    **dict.fromkeys(("replace", "evolve"), lambda e, c, f: _changed(e, c.args[0].value, c, f) if c.args else None),
}
_METHODS: dict[str, Callable[[Evaluator, Call, Attr, FileFacts], Iterable[Value] | None]] = {
    **dict.fromkeys(("get", "pop", "setdefault", "getenv"), _get),
    **dict.fromkeys(("items", "values", "keys"), lambda e, c, a, f: list(_view(e, a, a.name, f)) or None),
    **dict.fromkeys(
        ("split", "rsplit", "partition", "rpartition"), lambda e, c, a, f: list(_split(e, c, a, f)) or None
    ),
    **dict.fromkeys(("selectbox", "radio", "select_slider"), _chosen),
    "format": lambda e, c, a, f: list(_formatted(e, c, a, f)) or None,
    "replace": _replaced,
    "evolve": _replaced,
    **dict.fromkeys(("_replace", "model_copy"), lambda e, c, a, f: _changed(e, a.value, c, f) or None),
    "dumps": lambda e, c, a, f: _first(e, c, f),
    **dict.fromkeys(("partial", "partialmethod"), lambda e, c, a, f: _partial(e, c, f)),
    "cast": lambda e, c, a, f: _first(e, c, f, 1),
    "Namespace": lambda e, c, a, f: [Table(f, named_arguments(c))] if c.args else None,
    **dict.fromkeys(made.PARSING, lambda e, c, a, f: list(made.of_each(e, a, f)) or None),
    "create": lambda e, c, a, f: _created(e, a, c, f),
    "get_args": lambda e, c, a, f: _first(e, c, f),
}
