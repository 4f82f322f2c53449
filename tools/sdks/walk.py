"""Where in an SDK's source the callables stand that a scan asks for."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from tools.sdks import signature
from tools.sdks.recipe import Scan
from tools.sdks.signature import Parameter
from tools.sdks.source import Place, Source

_DEPTH = 5
"""Resources nest no deeper than this: ``client.beta.threads.runs.create``."""
_WANTED = {
    "classes": (ast.ClassDef,),
    "functions": (ast.FunctionDef, ast.AsyncFunctionDef),
}


def fits(path: str, globs: Iterable[str]) -> bool:
    """Whether any of the globs matches the whole path, upper and lower case apart."""
    return any(fnmatchcase(path, glob) for glob in globs)


def callables(source: Source, scan: Scan) -> Iterator[tuple[str, list[Parameter]]]:
    """Dotted paths as the source defines them (``<class>().chat.create`` below a client), with what they take."""
    if scan.what == "client":
        inside, _, symbol = scan.client.rpartition(".")
        client = source.find(inside, symbol)
        if client is None:
            raise SystemExit(f"{source.archive.name} has no {scan.client}")
        yield from _resources(source, client, f"<{scan.as_class}>()", scan, _DEPTH, frozenset())
        return
    for name in source.names:
        module = source.module(name)
        if module is None or not fits(name, scan.modules):
            continue
        for local, node in module.definitions.items():
            place = Place(name, local, node)
            path = f"{scan.root or name}.{local}"
            if scan.what == "methods":
                for method, parameters in _methods(source, place):
                    if fits(f"{local}.{method}", scan.names) and not method.startswith("_"):
                        yield f"{path}.{method}", parameters
            elif isinstance(node, _WANTED[scan.what]) and not local.startswith("_") and fits(local, scan.names):
                yield path, signature.of(source, place)


def _methods(source: Source, place: Place) -> Iterator[tuple[str, list[Parameter]]]:
    for owner in source.lineage(place):
        assert isinstance(owner.node, ast.ClassDef)
        for statement in owner.node.body:
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield statement.name, signature.of_method(source, owner, statement)


def _resources(
    source: Source, place: Place, path: str, scan: Scan, depth: int, above: frozenset[str]
) -> Iterator[tuple[str, list[Parameter]]]:
    if depth == 0 or place.path in above:
        return
    for method, parameters in _methods(source, place):
        if not method.startswith("_") and fits(f"{path}.{method}", scan.names):
            yield f"{path}.{method}", parameters
    for name, below in _members(source, place).items():
        if not name.startswith("_") and "raw_response" not in name and "streaming_response" not in name:
            yield from _resources(source, below, f"{path}.{name}", scan, depth - 1, above | {place.path})


def _members(source: Source, place: Place) -> dict[str, Place]:
    """Attributes and properties of a class that hold an object of another class of the SDK."""
    members: dict[str, Place] = {}
    for owner in source.lineage(place):
        assert isinstance(owner.node, ast.ClassDef)
        for name, annotation in _typed(owner.node):
            below = source.expression(owner.module, annotation)
            if below is not None and isinstance(below.node, ast.ClassDef):
                members.setdefault(name, below)
    return members


def _typed(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            yield statement.target.id, _unwrapped(statement.annotation)
        elif isinstance(statement, ast.FunctionDef):
            marks = [ast.unparse(decorator) for decorator in statement.decorator_list]
            if any("property" in mark for mark in marks) and statement.returns is not None:
                yield statement.name, _unwrapped(statement.returns)
            if statement.name == "__init__":
                yield from _assigned(statement)


def _assigned(init: ast.FunctionDef) -> Iterator[tuple[str, ast.expr]]:
    for statement in ast.walk(init):
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        if isinstance(statement, ast.AnnAssign):
            target = statement.target
        if isinstance(target, ast.Attribute) and isinstance(statement, (ast.Assign, ast.AnnAssign)):
            value = statement.value
            if isinstance(value, ast.Call):
                yield target.attr, value.func
            elif isinstance(statement, ast.AnnAssign):
                yield target.attr, _unwrapped(statement.annotation)


def _unwrapped(node: ast.expr) -> ast.expr:
    """``Optional[X]`` -> ``X``, ``"X"`` -> the name."""
    if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("Optional"):
        return node.slice
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            return ast.parse(node.value, mode="eval").body
        except SyntaxError:
            return node
    return node
