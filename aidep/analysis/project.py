"""What the files of a project say, by the names that cross files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aidep.analysis.consumers import Consumers
from aidep.analysis.modules import Modules
from aidep.analysis.settings import SettingsFiles
from aidep.catalog.surfaces import SdkIndex
from aidep.model.facts import Attr, Call, ClassOf, DictOf, Expr, FileFacts, FunctionOf, Imported, Lit, Ref, Scope

_DEFINED = frozenset({FunctionOf, ClassOf, Imported})
TARGET_KEYWORDS = ("target", "python_callable")
TARGETS = "target="
"""Stands for calls that are given a function to call later, as those of threads and processes are."""


class Project:
    """Facts of all analysed files, with the look-ups that cross files."""

    def __init__(self, files: Iterable[FileFacts], modules: Modules, sdks: SdkIndex) -> None:
        self.files = list(files)
        self.modules = modules
        self.sdks = sdks
        self.settings = SettingsFiles([f for f in self.files if f.root is not None])
        self._by_path = {f.path: f for f in self.files}
        self.calls_by_leaf: dict[str, list[tuple[FileFacts, Call]]] = {}
        """Calls by the last name of their callee; ``""`` holds calls of what has none, or goes by a variable's name."""
        attributes: set[str] = set()
        variables: list[set[str]] = []
        for file in self.files:
            own = {param.name for scope in file.scopes for param in scope.params}
            variables.append(own)
            for scope in file.scopes:
                (attributes if scope.kind == "class" else own).update(_variables(scope))
        for file, own in zip(self.files, variables, strict=True):
            self._note_calls(file, own, attributes)
        self.subclasses: dict[str, list[tuple[FileFacts, int]]] = {}
        """Classes by the last name of each base."""
        self.stores: dict[str, list[tuple[FileFacts, int]]] = {}
        """``x.name = ...`` outside of methods, by name."""
        self.environment: dict[str, list[tuple[FileFacts, Expr]]] = {}
        """What code sets environment variables to (``os.environ["MODEL"] = ...``), by name."""
        self._options: dict[str, list[FileFacts]] = {}
        uses: dict[str, set[str]] = {}
        shared: set[str] = set()
        self.consumers = Consumers(uses, self.files)
        self.tied: set[str] = set().union(*(file.tied for file in self.files))
        for file in self.files:
            _gather(file.uses, uses, shared)
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

    def _note_calls(self, file: FileFacts, variables: set[str], attributes: set[str]) -> None:
        """Both hold something else than a function or class; ``attributes`` are those of all classes."""
        renamed = _renamed(file)
        for call in file.calls:
            func = call.func
            leaf = func.name if isinstance(func, (Ref, Attr)) else ""
            self.calls_by_leaf.setdefault(leaf, []).append((file, call))
            if any(arg.keyword in TARGET_KEYWORDS for arg in call.args):
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

    def file(self, path: str) -> FileFacts | None:
        return self._by_path.get(path)

    def with_option(self, name: str) -> Sequence[FileFacts]:
        """The files that declare a command line option, unless so many do that the name says nothing."""
        found = self._options.get(name, ())
        return found if len(found) <= 3 else ()


def _gather(own: dict[str, set[str]], uses: dict[str, set[str]], shared: set[str]) -> None:
    """Adds how names are used in a file. Most names stand in one file, whose sets will do; those of the names that are
    ``shared`` are our own."""
    for name, kinds in own.items():
        known = uses.get(name)
        if known is None:
            uses[name] = kinds
        elif name in shared:
            known |= kinds
        else:
            shared.add(name)
            uses[name] = known | kinds


def _variables(scope: Scope) -> Iterator[str]:
    """Names that are bound to something else than a function, class or import."""
    for name, bound in scope.bindings.items():
        for value in bound:
            if value.__class__ not in _DEFINED:
                yield name
                break


def _renamed(file: FileFacts) -> dict[str, str]:
    """What names of imports under another name mean: ``from .llm import chat as ask``."""
    return {
        local: bound.name
        for scope in file.scopes
        for local, values in scope.bindings.items()
        for bound in values
        if isinstance(bound, Imported) and bound.name not in ("", local)
    }
