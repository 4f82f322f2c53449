"""The only place that wires the stages: discover, read, prefilter, analyse, check, suppress, sort."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress as suppress_errors
from dataclasses import dataclass, replace
from datetime import date, datetime, timezone
from functools import partial
from typing import TYPE_CHECKING

from aidep.ahead import Ahead
from aidep.catalog import load_catalog
from aidep.config import Settings, Words
from aidep.errors import UsageError
from aidep.focus import Focus
from aidep.memory import Memory, Nothing, processes
from aidep.model.finding import Counts, Finding, Report, Rule, Suppression
from aidep.model.source import ConfigFile, SourceFile, Unreadable
from aidep.model.span import Location, Span, from_top
from aidep.model.usage import Inventory, Problem
from aidep.select import Selectors, did_you_mean
from aidep.sources.discover import MANY, Discovery, Selection, discover
from aidep.sources.files import Files
from aidep.sources.formats import format_of
from aidep.sources.ignore import repository_of, user_patterns
from aidep.sources.includes import lost_include
from aidep.sources.prefilter import Prefilter
from aidep.texts import Texts, problem_of, read_all

if TYPE_CHECKING:
    from aidep.analysis.stored import Linked, Stored
    from aidep.catalog.index import Catalog
    from aidep.checks.context import Context
    from aidep.directives import FileSuppressions
    from aidep.model.exposure import Exposure
    from aidep.model.policy import Policy


Gate = Callable[[Finding], Suppression | None]
"""Why a finding is not to be reported, ``None`` if it is."""


@dataclass(frozen=True, slots=True)
class Standard:
    """A text that came through standard input."""

    path: str
    """What to call it; need not exist."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Scan:
    """What a project uses, before anything is judged."""

    catalog: Catalog
    discovery: Discovery
    files: Files
    inventory: Inventory
    read: frozenset[str]
    """Paths of the files that were checked: read, and parsed unless the prefilter proved them free of AI."""
    candidates: frozenset[str]
    """Of those, the files that were parsed."""
    marked: tuple[str, ...]
    """Files that may hold a suppression of ours."""
    partly: bool = False
    """Only files that were named: what others say of them is not known."""
    focus: Focus | None = None
    """The files to report on, ``None`` for all."""

    def inputs(self, settings: Settings) -> list[str]:
        """Files that this run reads, as paths for opening: but for data that may be the report of the run before."""
        own = settings.files if settings.baseline is None else (*settings.files, settings.baseline)
        sources = (found.file for found in self.discovery.files if format_of(found.path) not in ("json", "jsonl"))
        return [*sources, *map(str, own)]

    @property
    def counts(self) -> Counts:
        """What was looked at, of the files that are reported on."""
        unread = _unread(self.inventory.problems)
        if self.focus is None:
            excluded = self.discovery.excluded
            return Counts(len(self.read), len(self.candidates), excluded, len(unread))
        paths = self.focus.paths
        return Counts(len(self.read & paths), len(self.candidates & paths), self.focus.excluded, len(unread & paths))

    @property
    def top(self) -> str:
        """The top of the repository, outside of one the run's root."""
        return repository_of(self.discovery.root) or self.discovery.root

    @property
    def base(self) -> str:
        """The run's root relative to the top of its repository, ``""`` for the top itself."""
        local = os.path.relpath(self.discovery.root, self.top).replace(os.sep, "/")
        return "" if local == "." else local

    def read_files(self) -> frozenset[str]:
        """The files that were read and parsed, by their path from the top."""
        unread = _unread(self.inventory.problems)
        return frozenset(from_top(f.path, self.base) for f in self.discovery.files if f.path not in unread)


def find_files(
    paths: Iterable[str],
    settings: Settings,
    standard: Standard | None = None,
    many: Callable[[], None] | None = None,
) -> Discovery:
    """The files that a run with these settings looks at. ``many`` as for :func:`discover`."""
    selection = _selection(settings)
    found = (
        discover(list(paths), selection, many=many)
        if standard is None
        else discover([], selection, standard.path, len(standard.data))
    )
    if settings.baseline is not None:  # it is full of ids, and none of them is used
        own = os.path.realpath(settings.baseline)
        found.files = [item for item in found.files if os.path.realpath(item.file) != own]
    return found


def scan(
    paths: Sequence[str],
    settings: Settings,
    standard: Standard | None = None,
    *,
    prose: bool = False,
    project: str | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Scan:
    """Find out what the files below ``paths`` use. Files that cannot be read end in the inventory's problems.

    ``prose``: ids in comments, docstrings and messages too, with the role ``doc``. ``project``: a folder that is read
    with them, and not reported on. ``meanwhile`` is called if there is time while another process is busy.
    """
    catalog = load_catalog(settings.rules)
    if not catalog.platforms:
        raise UsageError("the catalog is empty: without rules nothing can be found; install aidep again")
    everything = paths if project is None else [project, *paths]
    # With a cache most runs know what the last one found.
    alone = standard is not None or settings.cache or processes(settings.workers) == 1
    with Ahead(catalog, meanwhile) as ahead:
        discovery = find_files(everything, settings, standard, None if alone else ahead.begin)
        ahead.know(discovery)
        instead = {found.path: standard.data for found in discovery.files} if standard is not None else {}
        partly = standard is not None or not any(map(os.path.isdir, everything))
        focus = None if project is None else _focus(find_files(paths, settings), discovery)
        found = _scan(catalog, discovery, instead, settings, prose=prose or settings.all_roles, ahead=ahead)
    return replace(found, partly=partly, focus=focus)


def rescan(scan: Scan, settings: Settings, instead: Mapping[str, bytes]) -> Scan:
    """The same files once more, with these contents by path instead of what is on the disk."""
    again = _scan(scan.catalog, scan.discovery, instead, settings, prose=settings.all_roles)
    return replace(again, partly=scan.partly, focus=scan.focus)


def _focus(named: Discovery, every: Discovery) -> Focus:
    """What was named, as it is called in a run that looks at more."""
    files = {found.file for found in named.files}
    paths = {found.path for found in every.files if found.file in files}
    # Folders that cannot be read, and the like: they are in no list of files.
    unread = {os.path.join(named.root, problem.location.path) for problem in named.problems}
    paths |= {p.location.path for p in every.problems if os.path.join(every.root, p.location.path) in unread}
    return Focus(frozenset(paths), named.excluded)


def _scan(
    catalog: Catalog,
    discovery: Discovery,
    instead: Mapping[str, bytes],
    settings: Settings,
    *,
    prose: bool,
    ahead: Ahead | None = None,
) -> Scan:
    """``ahead``: another process, which knows what is on the disk and nothing of ``instead``."""
    files = Files(discovery.files, instead)
    memory = Memory.of(settings, catalog.digest, discovery, instead)
    many = len(discovery.files) >= MANY
    prefilter = Prefilter(catalog.tokens(), catalog.sdk_imports, catalog.packages, many=many)
    chosen = ahead.offer if ahead is not None and ahead.begun else None
    texts = read_all(discovery.files, files, prefilter, memory, partial(_may_mean, catalog), chosen)
    inventory = Inventory()
    if texts.candidates:
        count = processes(settings.workers)
        found = None if ahead is None else ahead.link(texts, prose)
        apart = ahead is not None and ahead.died
        inventory = found or _usages(texts, files, catalog, memory, count, prose=prose, apart=apart)
    memory.save()
    lost = _lost_includes(texts.candidates, files)
    problems = _one_per_file((*discovery.problems, *texts.problems, *inventory.problems, *lost))
    inventory = replace(inventory, problems=tuple(problems))
    unread = _unread(problems)
    parsed = frozenset(source.path for source in texts.candidates) - unread
    read = parsed.union(texts.passed, texts.others) - unread
    return Scan(catalog, discovery, files, inventory, read, parsed, tuple(texts.marked))


def _may_mean(catalog: Catalog, imported: frozenset[str], name: str) -> bool:
    return catalog.sdks.may_mean(imported, name)  # few runs ask: the tables are not loaded before one does


def _usages(
    texts: Texts,
    files: Files,
    catalog: Catalog,
    memory: Memory | Nothing,
    workers: int,
    *,
    prose: bool,
    apart: bool,
) -> Inventory:
    """What the candidates use: as an earlier run has found it, if no file and no record has changed since."""
    from aidep.analysis import linked
    from aidep.analysis.stored import Stored

    found = texts.candidates, texts.others, files.load, catalog
    link = partial(linked, *found, prose=prose, workers=workers, settings=texts.passed, apart=apart)
    if isinstance(memory, Nothing):
        return link().inventory
    stored = Stored(memory.cache, memory.contents, memory.code)
    paths = [source.path for source in texts.candidates]
    name = memory.usages(prose, paths)
    known = stored.linked(name)
    if known is not None:
        return known.inventory
    known = _again(stored, memory, paths, files, prose) if memory.before else None
    if known is None:
        known = link(stored=stored)
    stored.keep_linked(name, known)
    return known.inventory


def _again(stored: Stored, memory: Memory, candidates: Sequence[str], files: Files, prose: bool) -> Linked | None:
    """What the run before found, if the edits since then matter to nobody."""
    known = stored.linked(memory.usages(prose, candidates, before=True))
    if known is None:
        return None
    from aidep.analysis.moved import again

    return again(known, memory.before, files.load, stored, prose=prose)


def _lost_includes(candidates: Iterable[SourceFile], files: Files) -> Iterable[Problem]:
    """Asked anew in each run: whether a file is there is nothing that the including one says."""
    for source in candidates:
        if isinstance(source, ConfigFile) and source.format == "requirements":
            lost = lost_include(files.file(source.path), source.text)
            if lost is not None:
                yield replace(problem_of(source.path, lost), guessed=True)


def _unread(problems: Iterable[Problem]) -> set[str]:
    return {problem.location.path for problem in problems if not problem.in_part}


def _one_per_file(problems: Iterable[Problem]) -> list[Problem]:
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(problem.location.path, problem)
    return [first[path] for path in sorted(first)]


def today() -> date:
    """The day that a run without ``--as-of`` judges by: that of UTC, the same for everybody in a team."""
    return datetime.now(timezone.utc).date()


def known_rules() -> tuple[Rule, ...]:
    """Every rule there is, by code."""
    from aidep import suppress
    from aidep.checks import rules

    every = {rule.code: rule for rule in (*rules(), *suppress.RULES)}
    return tuple(every[code] for code in sorted(every))


def _selectors() -> Selectors:
    return Selectors({rule.code: rule.name for rule in known_rules()})


def check_codes(settings: Settings) -> None:
    """Raise what :func:`enabled_codes` does of unknown selectors, without loading the rules where there are none."""
    if any(
        (settings.select, settings.ignore, settings.extend_select, settings.extend_ignore, settings.per_file_ignores)
    ):
        enabled_codes(settings)


def enabled_codes(settings: Settings) -> frozenset[str]:
    """The codes that are on by settings. An unknown selector anywhere in them is a UsageError."""
    selectors = _selectors()
    for item in settings.per_file_ignores:
        for value in item.codes.values:
            selectors.codes_of(value, item.codes.where)
    select = [("ALL", "")] if settings.select is None else _pairs(settings.select)
    ignore = _pairs(settings.ignore)
    for words in settings.extend_select:
        select += _pairs(words)
    for words in settings.extend_ignore:
        ignore += _pairs(words)
    return selectors.enabled(select, ignore)


def exposed(scan: Scan, settings: Settings) -> tuple[Exposure, Context]:
    """What a scanned project stands on, and the context in which that was judged."""
    from aidep.exposure import exposure

    context = _context(scan, settings)
    return exposure(scan.inventory, context, scan.counts), context


def _context(scan: Scan, settings: Settings) -> Context:
    """What checks know besides the inventory. A policy that names an unknown platform is a UsageError."""
    from aidep.checks.context import Context

    policy = settings.policy
    if policy:
        _check_policy(policy, scan.catalog, settings)
    return Context(
        scan.catalog,
        settings.as_of or today(),
        settings.all_roles,
        whole=len(scan.read) > 1,
        policy=policy,
        max_catalog_age=settings.max_catalog_age,
        enabled=enabled_codes(settings),
        anchor=_anchor(scan, settings),
    )


def _check_policy(policy: Policy, catalog: Catalog, settings: Settings) -> None:
    """A policy that names what no platform or region is called would guard nothing, and say nothing of it."""
    from aidep.checks.policy import is_region

    where = f"{os.path.relpath(settings.files[0])}: policy" if settings.files else "policy"
    for platform in (*policy.allowed_platforms, *policy.banned_platforms):
        if platform not in catalog.platforms:
            hint = did_you_mean(platform, catalog.platforms) or "; aidep catalog status lists them"
            raise UsageError(f"{where}: unknown platform {platform!r}{hint}")
    for region in policy.allowed_regions:
        if not is_region(region):
            raise UsageError(
                f"{where}: unknown region {region!r}; write eu, us-east-1 or europe-west4, as AWS and Google do"
            )


def _anchor(scan: Scan, settings: Settings) -> Location | None:
    """The configuration, or the first file: where to report what is true of the run."""
    start = Span(1, 1, 1, 1)
    for file in settings.files:
        local = os.path.relpath(file, scan.discovery.root).replace(os.sep, "/")
        if not local.startswith("../"):
            return Location(local, start)
    return next((Location(found.path, start) for found in scan.discovery.files), None)


def findings(scan: Scan, settings: Settings) -> list[Finding]:
    """What the enabled checks say of a scan, with fingerprints; ``suppressed`` is set where code or settings say so.

    With a focus, those that lead into its files come once more, moved there: comments and settings hold at both places.
    """
    from aidep import fingerprint, suppress
    from aidep.checks import run_checks
    from aidep.fileignores import FileIgnored
    from aidep.projects import split

    as_of = settings.as_of or today()
    enabled = enabled_codes(settings)
    every = known_rules()
    context = _context(scan, settings)
    parts = split(scan.inventory, [file.path for file in scan.discovery.files], settings.projects)
    found = list(run_checks(scan.inventory, context, [(part.inventory, part.whole) for part in parts]))
    guessed = {problem.location.path for problem in scan.inventory.problems if problem.guessed}
    found = [_left_alone(finding) if finding.location.path in guessed else finding for finding in found]
    found = fingerprint.assign(found, scan.base)  # before anything is left out: ordinals must not move
    paths = {finding.location.path for finding in found}
    focus = scan.focus
    if focus is not None:
        paths |= focus.paths & {hop.location.path for finding in found for hop in finding.related}
    ignored = FileIgnored(settings.per_file_ignores, _selectors(), scan.discovery.root).hides
    judged, own = suppress.apply(
        _hidden(found, ignored),
        _suppressions(scan, paths),
        as_of,
        rules=every,
        enabled=enabled,
        standard=frozenset(rule.code for rule in every),
        whole=not scan.partly,
        moved=None if focus is None else lambda found: _hidden(focus.moved(found), ignored),
    )
    found = [*judged, *fingerprint.assign(own, scan.base)]
    return [finding for finding in found if finding.code in enabled]


def _left_alone(finding: Finding) -> Finding:
    """Without a fix: what has not been understood is not rewritten."""
    proposal = finding.proposal
    return (
        finding if proposal is None else replace(finding, proposal=replace(proposal, refusal="the file does not parse"))
    )


def report_of(
    found: Sequence[Finding],
    scan: Scan,
    settings: Settings,
    gates: Iterable[Gate] = (),
    *,
    show_suppressed: bool = False,
) -> Report:
    """A report of these findings, worst first, without what a gate hides or is too mild for the settings."""
    from aidep.report.grouping import worst_first

    found = [finding for finding in found if finding.severity.rank >= settings.min_severity.rank]
    if scan.focus is not None:
        found = list(filter(scan.focus.reports, found))
    for gate in gates:
        found = _hidden(found, gate)
    hidden = Counter(finding.suppressed.kind for finding in found if finding.suppressed is not None)
    if not show_suppressed:
        found = [finding for finding in found if finding.suppressed is None]
    enabled = enabled_codes(settings)
    return Report(
        findings=tuple(worst_first(found)),
        counts=replace(
            scan.counts,
            suppressed=hidden["comment"] + hidden["config"],
            baselined=hidden["baseline"],
            unchanged=hidden["diff"],
        ),
        as_of=settings.as_of or today(),
        catalog_date=scan.catalog.checked,
        rules=tuple(rule for rule in known_rules() if rule.code in enabled),
        show_suppressed=show_suppressed,
    )


def judge(scan: Scan, settings: Settings, gates: Iterable[Gate] = (), *, show_suppressed: bool = False) -> Report:
    """Both steps: find, and report."""
    return report_of(findings(scan, settings), scan, settings, gates, show_suppressed=show_suppressed)


def _hidden(found: Iterable[Finding], gate: Gate) -> list[Finding]:
    """What a gate names is marked as suppressed, unless it is already."""
    return [f if f.suppressed is not None else replace(f, suppressed=gate(f)) for f in found]


def fails(report: Report, settings: Settings) -> bool:
    """Whether a finding reaches ``fail-on``."""
    return any(f.suppressed is None and f.severity.rank >= settings.fail_on.rank for f in report.findings)


def _selection(settings: Settings) -> Selection:
    words = (settings.exclude,) if settings.exclude is not None else ()
    excludes = tuple(
        user_patterns(item.folder or os.getcwd(), item.values, item.where)
        for item in (*words, *settings.extend_exclude)
        if item.values
    )
    # Rules name models, and use none.
    excludes += tuple(user_patterns(str(folder), ["/*"], "rules") for folder in settings.rules)
    return Selection(settings.exclude is None, excludes, settings.respect_gitignore, settings.force_exclude)


def _suppressions(scan: Scan, paths: Iterable[str]) -> Mapping[str, FileSuppressions]:
    """The comments that suppress, of the files with findings and of all that may hold one that suppresses nothing."""
    from aidep.directives import scan_files

    files = []
    for path in sorted({*paths, *scan.marked}):
        with suppress_errors(Unreadable, KeyError):  # a folder, or gone since
            files.append(scan.files.load(path))
    return scan_files(files)


def _pairs(words: Words | None) -> list[tuple[str, str]]:
    return [(value, words.where) for value in words.values] if words is not None else []
