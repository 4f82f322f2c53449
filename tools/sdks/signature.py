"""Which arguments a callable of an SDK takes, and what it takes when one is left out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tools.sdks.source import Place, Source

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Parameter:
    """One argument."""

    name: str
    position: int | None
    """0-based, after ``self``; ``None``: by keyword only."""
    required: bool
    default: str | None = None
    """The text that it is when left out."""
    env: str | None = None
    """The environment variable that is asked before the default."""
    aliases: tuple[str, ...] = ()
    annotation: str = ""


def of(source: Source, place: Place) -> list[Parameter]:
    """The parameters of a function, or of the constructor of a class."""
    if isinstance(place.node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return list(_of_function(source, place.module, place.node, method=False))
    return _of_class(source, list(source.lineage(place)))


def of_method(source: Source, owner: Place, node: Function) -> list[Parameter]:
    """The parameters of a method, ``self`` or ``cls`` left out."""
    static = any(isinstance(d, ast.Name) and d.id == "staticmethod" for d in node.decorator_list)
    return list(_of_function(source, owner.module, node, method=not static))


def _of_class(source: Source, lineage: list[Place]) -> list[Parameter]:
    if not lineage:
        return []
    first, rest = lineage[0], lineage[1:]
    assert isinstance(first.node, ast.ClassDef)
    for statement in first.node.body:
        if isinstance(statement, ast.FunctionDef) and statement.name == "__init__":
            own = list(_of_function(source, first.module, statement, method=True))
            if statement.args.kwarg is None:
                return own
            fields = [*_fields(source, first), *_of_class(source, rest)]
            return _merged(own, [replace(f, position=None) for f in fields])
    return _of_fields(source, first, rest)


def _of_fields(source: Source, first: Place, rest: list[Place]) -> list[Parameter]:
    """A data class takes its fields by position, base classes first; pydantic models take them by keyword."""
    assert isinstance(first.node, ast.ClassDef)
    own, inherited = list(_fields(source, first)), _of_class(source, rest)
    if not _is_dataclass(first.node):
        return _merged([replace(p, position=None) for p in own], [replace(p, position=None) for p in inherited])
    order = list(dict.fromkeys([p.name for p in inherited] + [p.name for p in own]))
    known = {p.name: p for p in (*inherited, *own)}
    keyword_only = "kw_only" in ast.unparse(ast.Tuple(first.node.decorator_list, ast.Load()))
    return [replace(known[name], position=None if keyword_only else i) for i, name in enumerate(order)]


def _merged(own: list[Parameter], inherited: list[Parameter]) -> list[Parameter]:
    names = {p.name for p in own}
    return own + [p for p in inherited if p.name not in names]


def _is_dataclass(node: ast.ClassDef) -> bool:
    return any("dataclass" in ast.unparse(d) for d in node.decorator_list)


def _fields(source: Source, place: Place) -> Iterator[Parameter]:
    assert isinstance(place.node, ast.ClassDef)
    for statement in place.node.body:
        if not isinstance(statement, ast.AnnAssign) or not isinstance(statement.target, ast.Name):
            continue
        annotation = ast.unparse(statement.annotation)
        name = statement.target.id
        if name.startswith("_") or annotation.startswith("ClassVar"):
            continue
        required, aliases = statement.value is None, tuple[str, ...]()
        if isinstance(statement.value, ast.Call):
            keywords = {k.arg: k.value for k in statement.value.keywords if k.arg}
            if ast.unparse(keywords.get("init", ast.Constant(True))) == "False":
                continue
            aliases = tuple(
                value.value
                for key in ("alias", "validation_alias")
                if isinstance(value := keywords.get(key), ast.Constant) and isinstance(value.value, str)
            )
            given = {"default", "default_factory"} & keywords.keys() or statement.value.args
            required = (
                not given or ast.unparse(statement.value.args[0] if statement.value.args else ast.Constant(0)) == "..."
            )
        text, env = _text(source, place.module, statement.value)
        yield Parameter(name, None, required, text, env, aliases, annotation)


def _of_function(source: Source, module: str, node: Function, *, method: bool) -> Iterator[Parameter]:
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args][1 if method else 0 :]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
    for index, (one, default) in enumerate(zip(positional, defaults + list(arguments.defaults), strict=False)):
        yield _parameter(source, module, one, index, default)
    for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        yield _parameter(source, module, one, None, default)


def _parameter(source: Source, module: str, node: ast.arg, position: int | None, default: ast.expr | None) -> Parameter:
    text, env = _text(source, module, default)
    annotation = ast.unparse(node.annotation) if node.annotation else ""
    return Parameter(node.arg, position, default is None, text, env, (), annotation)


def _text(source: Source, module: str, node: ast.expr | None, depth: int = 6) -> tuple[str | None, str | None]:
    """The text that an expression is, and the environment variable that is asked before."""
    if node is None or depth == 0:
        return None, None
    if isinstance(node, ast.Constant):
        return (node.value if isinstance(node.value, str) and node.value else None), None
    if isinstance(node, ast.Name):
        found = source.find(module, node.id)
        inner = found.node if found is not None and isinstance(found.node, ast.expr) else None
        return _text(source, found.module, inner, depth - 1) if found else (None, None)
    if isinstance(node, ast.Attribute):
        return _member(source, module, node, depth)
    if isinstance(node, ast.BoolOp):
        return _text(source, module, node.values[-1], depth - 1)
    if isinstance(node, ast.Lambda):
        return _text(source, module, node.body, depth - 1)
    if isinstance(node, ast.Call):
        return _called(source, module, node, depth)
    return None, None


def _member(source: Source, module: str, node: ast.Attribute, depth: int) -> tuple[str | None, str | None]:
    """``Models.SMALL`` and ``Models.SMALL.value``."""
    if node.attr == "value":
        return _text(source, module, node.value, depth - 1)
    owner = source.expression(module, node.value)
    if owner is None or not isinstance(owner.node, ast.ClassDef):
        return None, None
    for statement in owner.node.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        if isinstance(statement, ast.Assign) and any(isinstance(t, ast.Name) and t.id == node.attr for t in targets):
            return _text(source, owner.module, statement.value, depth - 1)
    return None, None


def _called(source: Source, module: str, node: ast.Call, depth: int) -> tuple[str | None, str | None]:
    """``Field(default=...)``, ``Field(default_factory=...)``, ``os.getenv(name, default)``."""
    name = ast.unparse(node.func).rpartition(".")[2]
    keywords = {k.arg: k.value for k in node.keywords if k.arg}
    if name in ("getenv", "get", "from_env", "secret_from_env"):
        fallback = keywords.get("default") or (node.args[1] if len(node.args) > 1 else None)
        asked = _text(source, module, node.args[0], depth - 1)[0] if node.args else None
        return _text(source, module, fallback, depth - 1)[0], asked
    if name in ("Field", "field", "PrivateAttr"):
        inner = keywords.get("default") or keywords.get("default_factory") or (node.args[0] if node.args else None)
        return _text(source, module, inner, depth - 1)
    return None, None
