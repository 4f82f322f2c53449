"""Reading: the facts of each file, and of the plain modules that candidates import from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from aidep.analysis.config.reading import config_facts
from aidep.analysis.extract import extract
from aidep.analysis.parse import deep
from aidep.analysis.project import Project
from aidep.catalog.index import Catalog
from aidep.model.facts import Attr, Expr, FileFacts, Imported, ImportFact, Lit, Ref, Sub
from aidep.model.source import ConfigFile, SourceFile, Unreadable
from aidep.model.span import Location, Span
from aidep.model.usage import Problem


class Reader:
    """Facts by path, and what went wrong."""

    def __init__(self, load: Callable[[str], SourceFile], speaks: Callable[[FileFacts], bool]) -> None:
        self.load = load
        self.speaks = speaks
        self.sources: dict[str, SourceFile] = {}
        self.facts: dict[str, FileFacts] = {}
        self.problems: list[Problem] = []

    def add(self, source: SourceFile) -> None:
        self.sources[source.path] = source
        try:
            self.facts[source.path] = facts_of(source, self.speaks)
        except Unreadable as error:
            place = Span(error.line, error.column, error.line, error.column)
            self.problems.append(Problem(source.location(place), error.message))

    def follow(self, others: Sequence[str], catalog: Catalog) -> None:
        """Reads the modules that candidates import: constants and helpers may stand there."""
        waiting = set(others)
        fresh = list(self.facts.values())
        for _ in range(2):
            if not fresh or not waiting:
                return
            project = Project(self.facts.values(), (*others, *self.facts), catalog.sdks)
            wanted = {path for facts in fresh for path in _imported_paths(project, facts)} & waiting
            waiting -= wanted
            before = set(self.facts)
            for path in sorted(wanted):
                try:
                    self.add(self.load(path))
                except Unreadable as error:
                    place = Span(error.line, error.column, error.line, error.column)
                    self.problems.append(Problem(Location(path, place), error.message))
            fresh = [facts for path, facts in self.facts.items() if path not in before]


def facts_of(source: SourceFile, speaks: Callable[[FileFacts], bool] | None = None) -> FileFacts:
    if isinstance(source, ConfigFile):
        return config_facts(source)
    try:
        return extract(source, speaks)
    except RecursionError:
        return deep(lambda: extract(source, speaks))


class Speaking:
    """Which files are likely to be spoken of: they name a model or a host, or import an SDK that is not their own."""

    def __init__(self, catalog: Catalog, paths: Iterable[str]) -> None:
        self.catalog = catalog
        self.own = {part for path in paths for part in path.split("/")[:2]}

    def speaks(self, facts: FileFacts) -> bool:
        return any(map(self._is_sdk, facts.imports)) or any(map(self._is_telling, facts.literals))

    def _is_sdk(self, one: ImportFact) -> bool:
        if one.level or one.module.partition(".")[0] in self.own:
            return False
        sdk_of = self.catalog.sdks.sdk_of
        return sdk_of(one.module) is not None or any(sdk_of(f"{one.module}.{name}") for name in one.names)

    def _is_telling(self, lit: Lit) -> bool:
        if "://" in lit.text:
            return self.catalog.host(lit.text) is not None
        return self.catalog.identify(lit.text) is not None


_TELLING = re.compile(r"model|llm|config|setting|const|default|option|engine|embed|prompt|param|prefer", re.IGNORECASE)


def _imported_paths(project: Project, facts: FileFacts) -> Iterable[str]:
    """Modules without a trace of AI that may still hold what a call needs: a constant, a default, a setting.

    The names decide: an upper-case name, a name or module that speaks of models or configuration, a base class.
    """
    bases = {_root_name(base) for scope in facts.scopes for base in scope.bases}
    for scope in facts.scopes:
        for name, values in scope.bindings.items():
            for value in values:
                if not isinstance(value, Imported):
                    continue
                last = value.module.rpartition(".")[2]
                telling = value.name.isupper() or _TELLING.search(value.name) or _TELLING.search(last)
                if not telling and name not in bases:
                    continue
                _, path = project.resolve(value, facts)
                if path is not None:
                    yield path
                    inner = project.submodule(path, value.name)
                    if inner is not None:
                        yield inner
    for star in facts.stars:
        _, path = project.resolve(star, facts)
        if path is not None:
            yield path


def _root_name(expr: Expr) -> str:
    while isinstance(expr, (Attr, Sub)):
        expr = expr.value
    return expr.name if isinstance(expr, Ref) else ""
