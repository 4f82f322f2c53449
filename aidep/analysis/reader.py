"""Reading: the facts of each file, and of the plain modules that candidates import from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from aidep.analysis.asked import asked
from aidep.analysis.calls import spell
from aidep.analysis.config.faults import fault_of
from aidep.analysis.config.reading import config_facts
from aidep.analysis.modules import Modules
from aidep.analysis.shadows import is_meant, made_here, namesakes
from aidep.analysis.stored import Stored, pack, unpack
from aidep.catalog.index import Catalog
from aidep.catalog.surfaces import SdkIndex
from aidep.model.facts import Attr, Expr, FileFacts, Imported, ImportFact, Lit, Ref, Sites, Sub
from aidep.model.source import ConfigFile, SourceFile, Unreadable
from aidep.model.span import Location, Span
from aidep.model.usage import Problem
from aidep.model.watch import watched

LONGEST_FOLLOWED = 32_000
"""Characters. Settings and constants are short; what fills pages without one word of AI is about something else."""
_ROUNDS = 3
"""Steps from module to module; a re-export in a package takes one of its own."""
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{2,}")
_WORD = re.compile(r"\w+")
_SETTING = re.compile(
    r"(?:^|/)(?:[^/]*\.env(?:rc|\.[^/]*)?|env\.[^/]*|[^/]*compose[^/]*|(?:docker|container)file[^/]*)$", re.IGNORECASE
)
"""Files that set variables of the environment."""


class Reader:
    """Facts by path, and what went wrong."""

    def __init__(
        self,
        load: Callable[[str], SourceFile],
        speaks: Callable[[FileFacts], bool],
        stored: Stored | None = None,
        workers: int = 1,
        known: Mapping[str, FileFacts | Unreadable] | None = None,
        apart: bool = False,
    ) -> None:
        """``known``: what reading some files gave; ``apart``: read others in processes of their own, however few."""
        self.load = load
        self.speaks = speaks
        self.stored = stored
        self.workers = workers
        self.known = known or {}
        self.apart = apart
        self.sources: dict[str, SourceFile] = {}
        self.facts: dict[str, FileFacts] = {}
        self.problems: list[Problem] = []
        self.looked_at: set[str] = set()
        """Paths of files that might say something, and say nothing as they are."""
        self._telling: dict[str, bool] = {}
        """Whether a file speaks of AI itself, as far as that was asked."""

    @property
    def asked(self) -> frozenset[str]:
        """The paths of all files that were read, or could not be."""
        return frozenset((*self.sources, *self.looked_at, *(problem.location.path for problem in self.problems)))

    def add(self, sources: Sequence[SourceFile]) -> None:
        """Takes in files, in this order, whoever reads them."""
        known: dict[str, FileFacts | Unreadable] = {}
        fresh = []
        for source in sources:
            facts = self._known(source)
            if facts is None:
                fresh.append(source)
            else:
                known[source.path] = facts
        made = iter(watched(self._read(fresh), "reading code", len(fresh)))
        for source in sources:
            self.sources[source.path] = source
            facts = known.get(source.path) or next(made)
            if isinstance(facts, Unreadable):
                self._problem(source.path, facts, source)
            else:
                self.facts[source.path] = facts
                missing = source.left_out()
                if missing is not None:
                    self.problems.append(Problem(Location(source.path, Span(1, 1, 1, 1)), missing, in_part=True))
                fault = fault_of(source) if isinstance(source, ConfigFile) else None
                if fault is not None:
                    at = source.location(Span(fault.line, fault.column, fault.line, fault.column))
                    self.problems.append(Problem(at, str(fault), guessed=True))

    def _known(self, source: SourceFile) -> FileFacts | Unreadable | None:
        """What can be said without parsing."""
        if source.path in self.known:
            return self.known[source.path]
        if isinstance(source, ConfigFile):
            return config_facts(source)
        return self.stored.facts(source.path) if self.stored is not None else None

    def _read(self, sources: Sequence[SourceFile]) -> Iterator[FileFacts | Unreadable]:
        """Facts from the texts, in this process or in others."""
        if not sources:
            return
        from aidep.analysis import workers  # libcst comes with it: what is known from earlier runs goes without

        count = workers.useful(sources, self.workers)
        if count > 1 or self.apart:
            for source, body in zip(sources, workers.packed(sources, self.speaks, count), strict=True):
                if self.stored is not None:
                    self.stored.keep(source.path, body)
                yield unpack(body, source.path)
            return
        for source in sources:
            facts = workers.read(source, self.speaks)
            if self.stored is not None:
                self.stored.keep(source.path, pack(facts))
            yield facts

    def places(self, facts: FileFacts) -> Sites:
        """The spans of a file's sites, which are left out where nothing is expected to be said of it."""
        if not facts.sites:
            from aidep.analysis import workers

            try:
                again = workers.read(self.sources[facts.path])
            except Unreadable:  # gone since
                return facts.sites
            if isinstance(again, FileFacts):
                facts.sites = again.sites
                if self.stored is not None:
                    self.stored.keep(facts.path, pack(facts))
        return facts.sites

    def _problem(self, path: str, error: Unreadable, source: SourceFile | None = None) -> None:
        place = Span(error.line, error.column, error.line, error.column)
        self.problems.append(Problem(source.location(place) if source else Location(path, place), error.message))

    def modules(self, others: Sequence[str], sdks: SdkIndex) -> Modules:
        """The project's modules: those that were read, and the others."""
        settings = [path for path, facts in self.facts.items() if facts.root is not None]
        return Modules((*others, *self.facts), settings, sdks)

    def follow(self, others: Sequence[str], settings: Sequence[str], modules: Modules, sdks: SdkIndex) -> None:
        """Reads the modules that candidates import: constants and helpers may stand there.

        ``settings``: configuration that says nothing of AI, read where the model of a call may stand in it.
        """
        waiting = set(others)
        waiting -= self._shade(waiting, modules, sdks)
        fresh = list(self.facts.values())
        names: set[str] = set()
        texts: set[str] = set()
        for _ in range(_ROUNDS):
            matters = self._matter(modules, sdks)
            telling: set[str] = set()
            wanted: set[str] = set()
            for facts in fresh:
                if facts.path in matters:
                    own = asked(facts, sdks)
                    names |= own.names
                    texts |= own.texts
                    telling.update(imported_paths(modules, facts))
            for facts in fresh:
                wanted.update(_asked_paths(modules, facts, names))
            before = set(self.facts)
            self.add(list(self._loaded(waiting & wanted)))
            merely = waiting & telling - wanted
            self.add([source for source in self._loaded(merely) if len(source.text) <= LONGEST_FOLLOWED])
            self.looked_at |= merely
            waiting -= telling | wanted
            fresh = [facts for path, facts in self.facts.items() if path not in before]
            if not fresh or not waiting:
                break
        self.add(list(self._settings(settings, texts)))

    def _shade(self, others: set[str], modules: Modules, sdks: SdkIndex) -> set[str]:
        """Finds out which SDKs are the project's own modules to those who import them; returns what it has read."""
        own = made_here(self.facts.values(), sdks)
        found = {one for facts in self.facts.values() for one in namesakes(facts, modules, own)}
        fresh = others & {one.path for one in found}
        self.add(list(self._loaded(fresh)))  # however long: it is what an import means
        self.looked_at |= fresh
        modules.shadows.update(one.base for one in found if is_meant(one, self.facts, modules))
        return fresh

    def _loaded(self, paths: Iterable[str]) -> Iterator[SourceFile]:
        for path in sorted(paths):
            try:
                yield self.load(path)
            except Unreadable as error:
                self._problem(path, error)

    def _settings(self, paths: Sequence[str], texts: set[str]) -> Iterator[SourceFile]:
        """Of configuration files those whose name is among the texts, or that set a variable which is."""
        named = {text.rpartition("/")[2] for text in texts}
        variables = set(filter(_VARIABLE.fullmatch, texts))
        setting = [path for path in paths if _SETTING.search(path)] if variables else []
        self.looked_at.update(setting)
        yield from self._loaded(path for path in paths if path.rpartition("/")[2] in named)
        for source in self._loaded(path for path in setting if path.rpartition("/")[2] not in named):
            if not variables.isdisjoint(_WORD.findall(source.text)):
                yield source

    def _matter(self, modules: Modules, sdks: SdkIndex) -> set[str]:
        """The files in which a call can be found, or that hand something to one: what they import may say with what.

        These are the ones that speak of AI themselves, or call what looks like a method of an SDK, and all that import
        from them. A file that has no more than a word in common with AI is none of them.
        """
        importers: dict[str, list[str]] = {}
        for facts in self.facts.values():
            for path in set(_project_imports(modules, facts)):
                importers.setdefault(path, []).append(facts.path)
        for path, facts in self.facts.items():
            if path not in self._telling:
                self._telling[path] = self.speaks(facts) or _calls_like_an_sdk(facts, sdks)
        waiting = [path for path in self.facts if self._telling[path]]
        found = set(waiting)
        while waiting:
            for path in importers.get(waiting.pop(), ()):
                if path not in found:
                    found.add(path)
                    waiting.append(path)
        return found


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


def imported_paths(modules: Modules, facts: FileFacts) -> Iterable[str]:
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
                _, path = modules.resolve(value, facts)
                if path is not None:
                    yield path
                    inner = modules.submodule(path, value.name)
                    if inner is not None:
                        yield inner
    for star in facts.stars:
        _, path = modules.resolve(star, facts)
        if path is not None:
            yield path


def _asked_paths(modules: Modules, facts: FileFacts, names: set[str]) -> Iterator[str]:
    """The modules from which a file imports one of these names."""
    for scope in facts.scopes:
        for name in names & scope.bindings.keys():
            for value in scope.bindings[name]:
                if isinstance(value, Imported):
                    _, path = modules.resolve(value, facts)
                    inner = modules.submodule(path, value.name) if path is not None else None
                    yield from filter(None, (path, inner))


def _project_imports(modules: Modules, facts: FileFacts) -> Iterator[str]:
    """The modules of the project that a file imports, or imports from."""
    for one in facts.imports:
        for name in one.names or ("",):
            _, path = modules.resolve(Imported(one.module, name, one.level), facts)
            if path is not None:
                yield path
                inner = modules.submodule(path, name)
                if inner is not None:
                    yield inner


def _calls_like_an_sdk(facts: FileFacts, sdks: SdkIndex) -> bool:
    return any(
        isinstance(call.func, Attr) and sdks.is_leaf(call.func.name) and sdks.find_suffix(spell(call.func), frozenset())
        for call in facts.calls
    )


def _root_name(expr: Expr) -> str:
    while isinstance(expr, (Attr, Sub)):
        expr = expr.value
    return expr.name if isinstance(expr, Ref) else ""
