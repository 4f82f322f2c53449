"""The stages in order: facts of each file, links between them, usages."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from aidep.analysis.calls import Calls
from aidep.analysis.config.references import ConfigReferences
from aidep.analysis.config.roles import is_test as is_test_config
from aidep.analysis.config.variables import offered, variables
from aidep.analysis.evaluate import Evaluator
from aidep.analysis.failover import Takeovers
from aidep.analysis.found import Found
from aidep.analysis.guards import is_fenced, is_guarded, is_within
from aidep.analysis.lines import Lines
from aidep.analysis.mentions import mentions
from aidep.analysis.modules import Modules
from aidep.analysis.platforms import Platforms
from aidep.analysis.project import Project
from aidep.analysis.reader import Reader, Speaking
from aidep.analysis.references import References
from aidep.analysis.required import required
from aidep.analysis.roles import is_test
from aidep.analysis.stored import Linked, Stored
from aidep.analysis.ties import other_use
from aidep.analysis.unproven import Reference
from aidep.catalog.index import Catalog
from aidep.model.facts import (
    ONLY_TYPES,
    Attr,
    Call,
    DictOf,
    Element,
    Expr,
    FileFacts,
    Lit,
    OneOf,
    SeqOf,
    Sub,
    Template,
)
from aidep.model.source import ConfigFile, SourceFile, Unreadable
from aidep.model.span import Location, Span
from aidep.model.usage import (
    AddressVariable,
    Confidence,
    EndpointUse,
    Failover,
    Inventory,
    ModelReference,
    ModelSource,
    PackageRequirement,
    Problem,
    Role,
    SdkCall,
    SdkImport,
)
from aidep.model.watch import watched

_FRAMES = 6000
"""Evaluation cuts itself off at a fixed depth; each level takes a dozen frames, more than the default limit allows."""
_START = Span(1, 1, 1, 1)
MOST_REFERENCES = 10_000
"""Of one file. Whoever names more models has written data, and nobody reads as many findings."""


def linked(
    candidates: Sequence[SourceFile],
    others: Sequence[str],
    load: Callable[[str], SourceFile],
    catalog: Catalog,
    *,
    prose: bool = False,
    stored: Stored | None = None,
    workers: int = 1,
    settings: Sequence[str] = (),
    known: Mapping[str, FileFacts | Unreadable] | None = None,
    apart: bool = False,
) -> Linked:
    """All usages of a project.

    ``candidates`` are the files that may matter, ``others`` the paths of the project's remaining Python files, which
    are read by ``load`` only where a candidate imports from them. Files that cannot be parsed end as problems.
    ``prose``: also ids in comments, docstrings and longer strings, with the role ``doc``. ``stored``: facts of earlier
    runs, and a place for those of this one. ``workers``: processes that may parse; the result is the same.
    ``settings``: configuration files that say nothing of AI by themselves, read where a model may come from them.
    ``known``: what reading some of the files gave. ``apart``: one of the others may end the process that reads it.
    """
    if stored is not None:
        try:
            return _linked(candidates, others, load, catalog, prose, stored, workers, settings, known, apart)
        except (LookupError, AttributeError, TypeError, ValueError, RecursionError):
            pass  # facts that fit together badly are nobody's facts: once more, from the files
    return _linked(candidates, others, load, catalog, prose, None, workers, settings, known, apart)


def _linked(
    candidates: Sequence[SourceFile],
    others: Sequence[str],
    load: Callable[[str], SourceFile],
    catalog: Catalog,
    prose: bool,
    stored: Stored | None,
    workers: int,
    settings: Sequence[str],
    known: Mapping[str, FileFacts | Unreadable] | None,
    apart: bool,
) -> Linked:
    paths = [*(source.path for source in candidates), *others]
    reader = Reader(load, Speaking(catalog, paths).speaks, stored, workers, known, apart)
    reader.add(candidates)
    modules = reader.modules(others, catalog.sdks)
    reader.follow(others, settings, modules, catalog.sdks)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _FRAMES))
    try:
        return Linked(_Linker(reader, modules, catalog).inventory(prose), reader.asked)
    finally:
        sys.setrecursionlimit(limit)


def analyse(
    candidates: Sequence[SourceFile], others: Sequence[str], load: Callable[[str], SourceFile], catalog: Catalog
) -> Inventory:
    """The usages alone, with nothing known from earlier runs."""
    return linked(candidates, others, load, catalog).inventory


class _Linker:
    def __init__(self, reader: Reader, modules: Modules, catalog: Catalog) -> None:
        self.reader = reader
        self.catalog = catalog
        self.project = Project(reader.facts.values(), modules, catalog.sdks)
        self.evaluator = Evaluator(self.project)
        self.platforms = Platforms(catalog, self.evaluator)
        self.references = References(self.platforms)
        self.settings = ConfigReferences(self.references)
        self.fences = any(facts.fenced for facts in self.project.files)
        self.made: dict[int, ModelReference] = {}
        """References by identity of their literal."""

    def inventory(self, prose: bool) -> Inventory:
        self.evaluator.callers.prepare()
        finder = Calls(self.evaluator, self.platforms)
        imported = {facts.path: self._imported(facts) for facts in self.project.files}
        found: list[Found] = []
        for facts in watched(self.project.files, "following calls", len(self.project.files)):
            sdks = frozenset(sdk for _, _, sdk in imported[facts.path])
            for call in finder.of(facts, sdks):
                found.append(call)
                self.references.note(call)
            self.evaluator.let_go()
        references: list[ModelReference] = []
        for facts in self.project.files:
            sdks = frozenset(sdk for _, _, sdk in imported[facts.path])
            source = self.reader.sources[facts.path]
            if isinstance(source, ConfigFile):
                ones = self.settings.of(facts, source.format)
            else:
                ones = self.references.of(facts, sdks)
            for number, reference in enumerate(ones):
                if number == MOST_REFERENCES:
                    where = self._at(facts, reference.lit.site)
                    message = f"only its first {MOST_REFERENCES:,} models were checked, up to here"
                    self.reader.problems.append(Problem(where, message, in_part=True))
                    break
                made = self._reference(reference)
                self.made[id(reference.lit)] = made
                references.append(made)
        if prose:
            references += self._prose()
        calls = [self._call(call) for call in found if not call.tokenizer]
        return Inventory(
            references=tuple(sorted(references, key=lambda r: r.location)),
            calls=tuple(sorted(calls, key=lambda c: c.location)),
            imports=tuple(self._imports(imported)),
            endpoints=tuple(sorted(self._endpoints(), key=lambda e: e.location)),
            failovers=tuple(sorted(self._failovers(found), key=lambda f: f.location)),
            requirements=tuple(sorted(self._requirements(), key=lambda r: r.location)),
            addresses=tuple(sorted(self._addresses(), key=lambda a: a.location)),
            problems=tuple(self.reader.problems),
            tests=frozenset(path for path in self.reader.sources if self._is_test(path)),
        )

    def _is_test(self, path: str) -> bool:
        settings = isinstance(self.reader.sources[path], ConfigFile)
        return is_test_config(path) if settings else is_test(path)

    def _failovers(self, found: Sequence[Found]) -> Iterator[Failover]:
        if not found:
            return
        takeovers = Takeovers(self.evaluator, self.platforms, found)
        for facts in self.project.files:
            for one in takeovers.of(facts):
                scope = _scope_name(facts, one.scope)
                yield Failover(self._at(facts, one.site), one.name, one.covered, one.platforms, scope)

    def _at(self, facts: FileFacts, site: int) -> Location:
        sites = self.reader.places(facts)
        # A file that has changed since it was read has fewer, or none; what was put together here has no place.
        return self.reader.sources[facts.path].location(sites[site] if 0 <= site < len(sites) else _START)

    # -- imports -------------------------------------------------------------------------------

    def _imported(self, facts: FileFacts) -> list[tuple[str, int, str]]:
        """Module, site and SDK of each import of an SDK."""
        rows: list[tuple[str, int, str]] = []
        sdks = self.catalog.sdks
        for one in facts.imports:
            if one.level or self.project.modules.path_of(one.module, facts.path):
                continue
            for name in one.names or ("",):
                full = f"{one.module}.{name}" if name else one.module
                sdk = sdks.sdk_of(full)
                if sdk is not None and (one.module, one.site, sdk) not in rows:
                    rows.append((one.module if sdks.sdk_of(one.module) == sdk else full, one.site, sdk))
        return rows

    def _imports(self, imported: dict[str, list[tuple[str, int, str]]]) -> list[SdkImport]:
        rows = []
        for facts in self.project.files:
            for module, site, sdk in imported[facts.path]:
                platform = self.catalog.sdks.platform.get(sdk)
                provider = self.platforms.provider(platform) or sdk
                symbols = tuple(self._symbols(facts, site, sdk))
                fenced = is_fenced(facts, site, module)
                chosen = fenced and not is_within(facts.fenced.get(ONLY_TYPES, ()), site)
                rows.append(SdkImport(self._at(facts, site), module, sdk, provider, platform, symbols, fenced, chosen))
        return sorted(rows, key=lambda row: row.location)

    def _symbols(self, facts: FileFacts, site: int, sdk: str) -> Iterable[str]:
        for one in facts.imports:
            if one.site == site and not one.level:
                names = [f"{one.module}.{name}" for name in one.names] or [one.module]
                yield from (name for name in names if self.catalog.sdks.sdk_of(name) == sdk)

    def _endpoints(self) -> Iterable[EndpointUse]:
        for facts in self.project.files:
            for lit in facts.literals:
                if "://" not in lit.text or _is_prose(lit.context.kind):
                    continue
                platform = self.catalog.host(lit.text)
                if platform is None or platform == "self-hosted":
                    continue
                yield EndpointUse(
                    self._at(facts, lit.site),
                    lit.text,
                    platform,
                    self.platforms.provider(platform),
                    self.catalog.endpoint_at(platform, lit.text),
                    _scope_name(facts, lit.scope),
                )

    def _addresses(self) -> Iterable[AddressVariable]:
        wanted = self.catalog.address_variables()
        for facts in self.project.files:
            source = self.reader.sources[facts.path]
            if isinstance(source, ConfigFile) and not is_test_config(facts.path):
                for lit, name in variables(facts, source.format):
                    if name in wanted:
                        yield AddressVariable(self._at(facts, lit.site), name)
                for name, start in offered(facts.path, source.text, source.format):
                    if name in wanted:
                        span = Lines(source.text).span(start, start + len(name))
                        yield AddressVariable(source.location(span), name)

    def _requirements(self) -> Iterable[PackageRequirement]:
        for facts in self.project.files:
            for one in required(facts):
                sdk = self.catalog.sdks.packages.get(one.package)
                if sdk is None:
                    continue
                platform = self.catalog.sdks.platform.get(sdk)
                span = self._at(facts, one.lit.site).span
                start = span.column + one.offset
                yield PackageRequirement(
                    Location(facts.path, Span(span.line, start, span.line, start + len(one.written))),
                    one.package,
                    one.specifier,
                    one.version,
                    one.source,
                    sdk,
                    self.platforms.provider(platform),
                    platform,
                )

    def _prose(self) -> Iterable[ModelReference]:
        for facts in self.project.files:
            source = self.reader.sources[facts.path]
            self.reader.places(facts)
            role = Role.TEST if self._is_test(facts.path) else Role.DOC
            for text, span in mentions(source.text, facts, self.catalog):
                named = self.platforms.name(text, None)
                home = next(iter(named.platforms), None)
                yield ModelReference(
                    source.location(span),
                    text,
                    named.model,
                    role,
                    Confidence.LOW,
                    self.platforms.provider(home),
                    None,
                    named.platforms,
                )

    # -- references and calls ------------------------------------------------------------------

    def _reference(self, one: Reference) -> ModelReference:
        named = one.named
        platform = named.platform
        platforms = named.platforms
        several = one.reaches is not None and len(platforms) > 1 and platform in platforms
        if platform is None and platforms and (len(platforms) == 1 or one.confidence is not Confidence.LOW):
            platform = platforms[0]
        if platform is not None:
            proven = one.reaches is not None and not several
            platforms = (platform,) if proven else (platform, *(p for p in platforms if p != platform))
        home = platform or (platforms[0] if platforms else None)
        confidence = one.confidence
        if one.reaches is not None and one.reaches.decided.deployment:
            confidence = Confidence.LOW
        reach = self.references.reached.get(id(one.lit))
        return ModelReference(
            location=self._at(one.file, one.lit.site),
            text=one.lit.text,
            model=named.model,
            role=one.role,
            confidence=confidence,
            provider=self.platforms.provider(home),
            platform=platform,
            platforms=platforms or ((platform,) if platform else ()),
            scope=_scope_name(one.file, one.lit.scope),
            name=one.name,
            reaches=one.reaches.name if one.reaches is not None else "",
            other_use=other_use(one.lit, one.file, self.project.tied, reach is not None and reach.counted),
            version=one.version,
        )

    def _call(self, found: Found) -> SdkCall:
        models: list[str] = []
        references: list[ModelReference] = []
        hops: list[Location] = []
        for text in found.texts:
            named = self.references.name(text, found)
            if named is None:
                continue
            if named.model not in models:
                models.append(named.model)
            made = self.made.get(id(text.lit))
            if made is not None and made not in references:
                references.append(made)
            hops += [self._at(file, site) for file, site in text.hops]
        source = self._source(found, models)
        if source is ModelSource.SDK_DEFAULT and found.sdk_default:
            models = [self.platforms.name(found.sdk_default, found.decided.platform).model]
        endpoint = found.surface.endpoint if found.surface else None
        return SdkCall(
            location=self._at(found.file, found.site),
            call=found.name,
            sdk=found.sdk,
            kind=found.kind,
            confidence=found.decided.confidence,
            provider=found.decided.provider,
            platform=found.decided.platform,
            models=tuple(models),
            model_source=source,
            references=tuple(references),
            hops=tuple(dict.fromkeys(hops)),
            keywords=found.keywords,
            constants=found.constants,
            revision=found.revision,
            runs_code=found.runs_code,
            downloads=found.downloads,
            endpoint=endpoint,
            sdk_default=found.sdk_default,
            scope=_scope_name(found.file, found.scope),
            removed_in=_removed_in(found),
            refused=found.refused,
            fenced=self.fences and is_guarded(self.evaluator.callers, found.file, found.site, found.scope, found.name),
        )

    def _source(self, found: Found, models: list[str]) -> ModelSource:
        if not models:
            if found.sdk_default:
                return ModelSource.SDK_DEFAULT
            return ModelSource.CALLER if found.open_parameter else ModelSource.UNRESOLVED
        first = next(t for t in found.texts if self.references.name(t, found) is not None)
        if first.env:
            return ModelSource.ENV_DEFAULT
        if first.lit is None:
            return ModelSource.SDK_DEFAULT if found.surface is not None else ModelSource.LITERAL
        if first.file.root is not None:
            return ModelSource.CONFIG
        if first.file is not found.file:
            return ModelSource.OTHER_FILE
        own = any(_stands_in(first.lit, argument) for argument in found.arguments)
        return ModelSource.LITERAL if own else ModelSource.SAME_FILE


def _removed_in(found: Found) -> str | None:
    surface = found.surface
    if surface is not None and surface.gone is not None and found.refused is not None:
        return surface.gone.removed_in
    return surface.removed_in if surface is not None else None


def _stands_in(lit: Lit, expr: Expr) -> bool:
    """Whether a literal is written inside an expression (of the same place: a split text is the literal it was)."""
    if isinstance(expr, Lit):
        return expr.site == lit.site
    if isinstance(expr, (OneOf, SeqOf)):
        return any(_stands_in(lit, item) for item in expr.items)
    if isinstance(expr, Template):
        return any(_stands_in(lit, part) for part in expr.parts)
    if isinstance(expr, DictOf):
        return any(_stands_in(lit, value) for _, value in expr.items)
    if isinstance(expr, Call):
        return any(_stands_in(lit, arg.value) for arg in expr.args) or _stands_in(lit, expr.func)
    if isinstance(expr, (Attr, Sub, Element)):
        return _stands_in(lit, expr.value)
    return False


def _is_prose(kind: str) -> bool:
    return kind in ("message", "cmp", "annot", "expr", "case")


def _scope_name(facts: FileFacts, index: int) -> str:
    names: list[str] = []
    while index > 0:
        scope = facts.scopes[index]
        if scope.name:
            names.append(scope.name)
        index = scope.parent
    return ".".join(reversed(names))
