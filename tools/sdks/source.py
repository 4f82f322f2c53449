"""An SDK's source, read from its wheel or sdist with ``ast``: nothing of it is ever imported or run."""

from __future__ import annotations

import ast
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef | ast.expr
_DEPTH = 12
"""Re-exports and base classes are followed this far."""


@dataclass(frozen=True)
class Place:
    """A definition, and the module in which it stands."""

    module: str
    name: str
    node: Definition

    @property
    def path(self) -> str:
        return f"{self.module}.{self.name}"


@dataclass
class Module:
    """The top-level names of one file."""

    name: str
    is_package: bool
    text: str
    stars: list[str] = field(default_factory=list)
    imports: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    """Local name -> module and name in it (``None``: the module itself)."""
    definitions: dict[str, Definition] = field(default_factory=dict)

    def read(self) -> None:
        """Fill the tables; a file that does not parse has none."""
        try:
            tree = ast.parse(self.text)
        except (SyntaxError, ValueError):
            return
        for statement in _top_level(tree.body):
            if isinstance(statement, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
                self.definitions[statement.name] = statement
            elif isinstance(statement, ast.ImportFrom):
                self._import(statement)
            elif isinstance(statement, ast.Import):
                for alias in statement.names:
                    self.imports[alias.asname or alias.name.partition(".")[0]] = (alias.name, None)
            elif isinstance(statement, ast.Assign):
                for target in statement.targets:
                    if isinstance(target, ast.Name):
                        self.definitions[target.id] = statement.value
            elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value:
                self.definitions[statement.target.id] = statement.value

    def _import(self, statement: ast.ImportFrom) -> None:
        parts = self.name.split(".")
        up = statement.level - self.is_package
        base = ".".join(parts[: len(parts) - up] if statement.level else [])
        source = ".".join(filter(None, (base, statement.module or "")))
        for alias in statement.names:
            if alias.name == "*":
                self.stars.append(source)
            else:
                self.imports[alias.asname or alias.name] = (source, alias.name)


def _top_level(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements of a module, those under ``if`` and ``try`` as well."""
    for statement in body:
        yield statement
        if isinstance(statement, ast.If):
            yield from _top_level(statement.body + statement.orelse)
        elif isinstance(statement, ast.Try):
            handlers = [inner for handler in statement.handlers for inner in handler.body]
            yield from _top_level(statement.body + handlers + statement.orelse)


class Source:
    """All Python modules of one archive."""

    def __init__(self, archive: Path) -> None:
        self.archive = archive
        self._modules: dict[str, Module] = {}
        self._read: set[str] = set()
        for path, text in _files(archive):
            parts = path.with_suffix("").parts
            is_package = parts[-1] == "__init__"
            name = ".".join(parts[:-1] if is_package else parts)
            self._modules[name] = Module(name, is_package, text)

    @cached_property
    def version(self) -> str:
        """As the file name of the archive states it."""
        stem = self.archive.name.removesuffix(".tar.gz").removesuffix(".zip").removesuffix(".whl")
        return stem.split("-")[1] if self.archive.suffix == ".whl" else stem.rpartition("-")[2]

    @property
    def names(self) -> list[str]:
        """Of all modules."""
        return sorted(self._modules)

    def module(self, name: str) -> Module | None:
        """A module, its tables filled."""
        found = self._modules.get(name)
        if found is not None and name not in self._read:
            self._read.add(name)
            found.read()
        return found

    def find(self, module: str, name: str, depth: int = _DEPTH) -> Place | None:
        """What a name means in a module, imports followed inside the archive."""
        where = self.module(module)
        if where is None or depth == 0:
            return None
        node = where.definitions.get(name)
        if isinstance(node, ast.Name) and node.id != name:
            return self.find(module, node.id, depth - 1)
        if node is not None:
            return Place(module, name, node)
        if name in where.imports:
            source, original = where.imports[name]
            return self.find(source, original, depth - 1) if original else None
        for star in where.stars:
            found = self.find(star, name, depth - 1)
            if found is not None:
                return found
        return None

    def expression(self, module: str, node: ast.expr) -> Place | None:
        """The definition that a name or dotted name stands for."""
        if isinstance(node, ast.Name):
            return self.find(module, node.id)
        if isinstance(node, ast.Subscript):
            return self.expression(module, node.value)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            with_text = node.value.strip()
            return self.find(module, with_text) if with_text.isidentifier() else None
        if isinstance(node, ast.Attribute):
            owner = self._module_of(module, node.value)
            return self.find(owner, node.attr) if owner else None
        return None

    def _module_of(self, module: str, node: ast.expr) -> str | None:
        where = self.module(module)
        if where is None or not isinstance(node, ast.Name) or node.id not in where.imports:
            return None
        source, original = where.imports[node.id]
        path = f"{source}.{original}" if original else source
        return path if path in self._modules else None

    def lineage(self, place: Place, depth: int = _DEPTH) -> Iterator[Place]:
        """A class and its bases inside the archive, nearest first, each once."""
        if not isinstance(place.node, ast.ClassDef) or depth == 0:
            return
        seen = {place.path}
        yield place
        for base in place.node.bases:
            found = self.expression(place.module, base)
            for one in self.lineage(found, depth - 1) if found else ():
                if one.path not in seen:
                    seen.add(one.path)
                    yield one


def _files(archive: Path) -> Iterator[tuple[PurePosixPath, str]]:
    if archive.suffix in (".whl", ".zip"):
        with zipfile.ZipFile(archive) as wheel:
            for name in wheel.namelist():
                if name.endswith(".py"):
                    yield PurePosixPath(name), wheel.read(name).decode("utf-8", "replace")
        return
    with tarfile.open(archive) as sdist:
        for member in sdist:
            path = PurePosixPath(*PurePosixPath(member.name).parts[1:])
            path = path.relative_to("src") if path.parts[:1] == ("src",) else path
            file = sdist.extractfile(member) if member.isfile() and path.suffix == ".py" else None
            if file is not None:
                yield path, file.read().decode("utf-8", "replace")
