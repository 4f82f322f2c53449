"""The files of a project as modules: who imports whom."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from aidep.analysis.consumers import Consumers
from aidep.analysis.settings import SettingsFiles
from aidep.catalog.surfaces import SdkIndex
from aidep.model.facts import Attr, Call, ClassOf, DictOf, Expr, FileFacts, FunctionOf, Imported, Lit, Ref, Scope

_STANDARD = sys.stdlib_module_names
TARGETS = "target="
"""Stands for calls that are given a function to call later, as those of threads and processes are."""


class Project:
    """Facts of all analysed files, with the look-ups that cross files."""

    def __init__(self, files: Iterable[FileFacts], paths: Iterable[str], sdks: SdkIndex) -> None:
        self.files = list(files)
        self.sdks = sdks
        self.settings = SettingsFiles([f for f in self.files if f.root is not None])
        self._by_path = {f.path: f for f in self.files}
        self._paths = set(paths) | set(self._by_path)
        self._packages = {p.rpartition("/")[0] for p in self._paths if p.endswith("/__init__.py")}
        if "__init__.py" in self._paths:
            self._packages.add("")
        self._modules: dict[str, list[str]] = {}
        for path in sorted(path for path in self._paths if self._is_module(path)):
            for name in self._names(path):
                self._modules.setdefault(name, []).append(path)
        self.calls_by_leaf: dict[str, list[tuple[FileFacts, Call]]] = {}
        """Calls by the last name of their callee; ``""`` holds calls of what has none, or goes by a variable's name."""
        attributes = {
            name
            for file in self.files
            for scope in file.scopes
            if scope.kind == "class"
            for name in scope.bindings
            if _is_variable(scope, name)
        }
        for file in self.files:
            self._note_calls(file, attributes)
        self.subclasses: dict[str, list[tuple[FileFacts, int]]] = {}
        """Classes by the last name of each base."""
        self.stores: dict[str, list[tuple[FileFacts, int]]] = {}
        """``x.name = ...`` outside of methods, by name."""
        self.environment: dict[str, list[tuple[FileFacts, Expr]]] = {}
        """What code sets environment variables to (``os.environ["MODEL"] = ...``), by name."""
        self._options: dict[str, list[FileFacts]] = {}
        uses: dict[str, set[str]] = {}
        self.consumers = Consumers(uses, self.files)
        self.tied: set[str] = set().union(*(file.tied for file in self.files))
        for file in self.files:
            for name, kinds in file.uses.items():
                uses.setdefault(name, set()).update(kinds)
            renamed = _renamed(file)
            for index, scope in enumerate(file.scopes):
                for base in scope.bases:
                    if isinstance(base, (Ref, Attr)):
                        self.subclasses.setdefault(renamed.get(base.name, base.name), []).append((file, index))
            for name in file.options:
                self._options.setdefault(name, []).append(file)
            for index, store in enumerate(file.stores):
                self.stores.setdefault(store[1], []).append((file, index))
                self._set_variables(*store, file)

    def _note_calls(self, file: FileFacts, attributes: set[str]) -> None:
        """``attributes``: those of all classes that hold something else than a method."""
        variables = {name for s in file.scopes if s.kind != "class" for name in s.bindings if _is_variable(s, name)}
        variables.update(p.name for s in file.scopes for p in s.params)
        renamed = _renamed(file)
        for call in file.calls:
            func = call.func
            leaf = func.name if isinstance(func, (Ref, Attr)) else ""
            self.calls_by_leaf.setdefault(leaf, []).append((file, call))
            if any(arg.keyword == "target" for arg in call.args):
                self.calls_by_leaf.setdefault(TARGETS, []).append((file, call))
            if leaf in renamed and isinstance(func, Ref):
                self.calls_by_leaf.setdefault(renamed[leaf], []).append((file, call))
            if leaf and leaf in (variables if isinstance(func, Ref) else attributes):
                self.calls_by_leaf.setdefault("", []).append((file, call))

    def _set_variables(self, target: Expr, attribute: str, value: Expr, file: FileFacts) -> None:
        if attribute == "environ" and isinstance(target, Ref) and target.name == "os" and isinstance(value, DictOf):
            for key, text in value.items:
                if isinstance(key, Lit):
                    self.environment.setdefault(key.text, []).append((file, text))

    def _is_module(self, path: str) -> bool:
        known = self._by_path.get(path)
        return known is None or known.root is None

    def file(self, path: str) -> FileFacts | None:
        return self._by_path.get(path)

    def with_option(self, name: str) -> Sequence[FileFacts]:
        """The files that declare a command line option, unless so many do that the name says nothing."""
        found = self._options.get(name, ())
        return found if len(found) <= 3 else ()

    def path_of(self, module: str, near: str) -> str | None:
        """The path of a project module by its absolute name, the one closest to the importing file first.

        A name whose first part is a known SDK or a standard module is never a project module, unless it is spelled
        out from a package root: a script folder with an ``openai.py`` in it does not hide the SDK.
        """
        found = self._modules.get(module)
        if not found:
            return None
        root = module.partition(".")[0]
        if root in _STANDARD:
            return None
        if root not in self._packages and self.sdks.sdk_of(root) is not None:
            # Several distributions may share a name without a package of its own: promptflow.tools, llama_index.llms.x
            found = [path for path in found if "." in module and path.rpartition("/")[0] in self._packages]
            if not found:
                return None
        if len(found) == 1:
            return found[0]
        return max(found, key=lambda path: (_shared(path, near), -len(path)))

    def resolve(self, imported: Imported, file: FileFacts) -> tuple[str, str | None]:
        """The absolute dotted name that an import means, and the path of that module if it is the project's own."""
        if imported.level:
            folder = file.path.rpartition("/")[0]
            for _ in range(imported.level - 1):
                folder = folder.rpartition("/")[0]
            base = (folder + "/" if folder else "") + imported.module.replace(".", "/")
            base = base.rstrip("/")
            for path in (f"{base}.py", f"{base}/__init__.py" if base else "__init__.py"):
                if path in self._paths:
                    return base.replace("/", "."), path
            return base.replace("/", "."), None
        return imported.module, self.path_of(imported.module, file.path)

    def submodule(self, path: str, name: str) -> str | None:
        """The path of a module inside the package whose ``__init__`` (or folder) that is."""
        folder = path.rpartition("/")[0]
        base = f"{folder}/{name}" if folder else name
        return next((p for p in (f"{base}.py", f"{base}/__init__.py") if p in self._paths), None)

    def folder_module(self, module: str, name: str, near: str) -> str | None:
        """A module inside a namespace package."""
        return self.path_of(f"{module}.{name}", near)

    def _names(self, path: str) -> list[str]:
        """The dotted names that a file can be imported by: from the run's root, from where its packages start, and from
        a folder around these that several distributions share with an SDK."""
        stem = path.rsplit(".", 1)[0]
        stem = stem.removesuffix("/__init__") if stem != "__init__" else ""
        parts = stem.split("/")
        names = [".".join(parts)]
        folder = inside = path.rpartition("/")[0]
        while inside and inside not in self._packages:  # a folder of a package may do without its __init__.py
            inside = inside.rpartition("/")[0]
        for start in dict.fromkeys((folder, inside or folder)):
            while start in self._packages and start:
                start = start.rpartition("/")[0]
            skip = len(start.split("/")) if start else 0
            if 0 < skip < len(parts):
                names.append(".".join(parts[skip:]))
                shared = next((n for n in range(skip - 1, 0, -1) if self.sdks.sdk_of(parts[n]) is not None), 0)
                names += [".".join(parts[shared:])] if shared else []
        return list(dict.fromkeys(names))


def _is_variable(scope: Scope, name: str) -> bool:
    """Whether a name is bound to something else than a function, class or import."""
    return any(not isinstance(bound, (FunctionOf, ClassOf, Imported)) for bound in scope.bindings[name])


def _renamed(file: FileFacts) -> dict[str, str]:
    """What names of imports under another name mean: ``from .llm import chat as ask``."""
    return {
        local: bound.name
        for scope in file.scopes
        for local, values in scope.bindings.items()
        for bound in values
        if isinstance(bound, Imported) and bound.name not in ("", local)
    }


def _shared(one: str, other: str) -> int:
    """How many leading folders two paths share."""
    count = 0
    for a, b in zip(one.split("/"), other.split("/"), strict=False):
        if a != b:
            break
        count += 1
    return count
