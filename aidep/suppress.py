"""Applies suppressions to findings, and reports those that suppress nothing or have expired."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from aidep.directives import Directive, FileSuppressions, mentions, scan, scan_file, scan_files
from aidep.focus import elsewhere
from aidep.model.finding import Edit, Finding, Fix, Rule, Severity, Suppression
from aidep.model.span import Location
from aidep.model.usage import Confidence

__all__ = ["EXPIRED", "RULES", "UNUSED", "FileSuppressions", "apply", "mentions", "scan", "scan_file", "scan_files"]

UNUSED: Final = Rule(
    code="AID901",
    name="unused-suppression",
    severity=Severity.LOW,
    summary="An ignore comment suppresses nothing, or names a code that does not exist.",
    why=(
        "A comment that suppresses nothing today hides the next finding on its line without anybody having decided "
        "that. Remove it, or the code in it that is not needed. A code that does not exist is mostly a slip of the "
        "keys: the finding that it was meant for is still reported.\n\n"
        "Codes that are not enabled in a run are not reported as unused, and neither are `# noqa` comments."
    ),
)
EXPIRED: Final = Rule(
    code="AID902",
    name="expired-suppression",
    severity=Severity.HIGH,
    summary="An ignore comment with `until=` is past its day and no longer suppresses anything.",
    why=(
        "`until=2027-01-31` holds through that day. Somebody accepted a risk for a time, and the time is over: mend "
        "what the comment hid, or decide again and set a later day. The findings that it hid are reported again. A "
        "day that is not written as YYYY-MM-DD counts as past, so that a slip cannot hide a finding for ever."
    ),
)
RULES: Final[tuple[Rule, ...]] = (UNUSED, EXPIRED)


@dataclass(slots=True)
class _Use:
    """A directive and the codes of it that were needed (``""`` stands for all)."""

    directive: Directive
    used: set[str] = field(default_factory=set)

    def match(self, finding: Finding) -> str | None:
        """The entry that names this finding."""
        if self.directive.codes is None:
            return ""
        return next((code for code in self.directive.codes if _means(code, finding.code, finding.name)), None)


@dataclass(frozen=True, slots=True)
class _Codes:
    """What codes mean in this run."""

    rules: Mapping[str, str]
    """Name by code: all that exist. Empty: not known, nothing is called unknown."""
    enabled: Collection[str] | None
    standard: Collection[str] | None

    def exists(self, written: str) -> bool:
        return not self.rules or any(_means(written, code, name) for code, name in self.rules.items())

    def on(self, code: str) -> bool:
        return self.enabled is None or code in self.enabled

    def judged(self, written: str) -> bool:
        """Whether this run would have found what the entry suppresses: all that it means is enabled."""
        if self.enabled is None:
            return True
        meant = {code for code, name in self.rules.items() if not written or _means(written, code, name)}
        exact = meant or {written}
        if len(exact) > 1 and self.standard is not None:
            exact &= set(self.standard)
        own = {rule.code for rule in RULES}
        return exact - own <= set(self.enabled)

    def suggestion(self, written: str) -> str:
        from difflib import SequenceMatcher

        def likeness(known: str) -> float:
            return SequenceMatcher(None, known.lower(), written.lower()).ratio()

        near = max((*sorted(self.rules), *self.rules.values()), key=likeness, default="")
        return f"; did you mean {near}?" if likeness(near) >= 0.6 else ""


def apply(
    findings: Iterable[Finding],
    suppressions: Mapping[str, FileSuppressions],
    as_of: date,
    *,
    rules: Sequence[Rule] = (),
    enabled: Collection[str] | None = None,
    standard: Collection[str] | None = None,
    whole: bool = True,
    moved: Callable[[list[Finding]], Iterable[Finding]] | None = None,
) -> tuple[list[Finding], list[Finding]]:
    """The findings in their order, ``suppressed`` set where a comment says so; and new ones on the comments.

    ``suppressions`` go by path. ``rules`` are all that exist (to tell unknown codes), ``enabled`` the codes of this
    run (``None``: all), ``standard`` those of a run without selection: an entry that means several codes, such as
    ``AID2`` or a bare ``ignore``, is judged unused where all of them are enabled. AID901 and AID902 come only if
    enabled. ``whole``: a project was read, not a few files of it, so that what suppresses nothing can safely go.
    A finding that is suppressed already (by configuration) stays so, and its comment counts as used. So does one in
    another file to which it leads: a run that reports on that file only needs it.

    ``moved`` makes of the findings that were judged others at other places, which are judged there and follow them.
    """
    uses = {path: {id(d): _Use(d) for d in file.directives} for path, file in suppressions.items()}

    def hit(finding: Finding, location: Location) -> Directive | None:
        """The first comment that names a finding at a place, all of them noted as used."""
        path, first = location.path, None
        for directive in suppressions[path].at(location) if path in suppressions else ():
            use = uses[path][id(directive)]
            entry = use.match(finding) if directive.holds(as_of) else None
            if entry is not None:
                use.used.add(entry)
                first = first or directive
        return first

    def judge(finding: Finding) -> Finding:
        for place in elsewhere(finding).values():
            hit(finding, place.location)
        directive = hit(finding, finding.location)
        if directive is None or finding.suppressed is not None:
            return finding
        return replace(finding, suppressed=Suppression("comment", directive.reason))

    judged = [judge(finding) for finding in findings]
    judged += [judge(finding) for finding in (moved(judged) if moved is not None else ())]
    codes = _Codes({rule.code: rule.name for rule in (*rules, *RULES)} if rules else {}, enabled, standard)
    new = []
    for path, file in suppressions.items():
        for use in uses[path].values():
            reports = (f for f in _report(use, codes, as_of, whole) if codes.on(f.code))
            new += [_suppress_own(finding, file, as_of) for finding in reports]
    return judged, new


def _report(use: _Use, codes: _Codes, as_of: date, whole: bool) -> Iterator[Finding]:
    directive = use.directive
    if directive.noqa:
        return
    if directive.fault:
        yield _finding(UNUSED, directive, f"this comment suppresses nothing: {directive.fault}", "mend the comment")
        return
    unknown = [code for code in directive.codes or () if not codes.exists(code)]
    for code in unknown:
        yield _finding(
            UNUSED, directive, f"{code} in this ignore is no code{codes.suggestion(code)}", "mend the code", code
        )
    if not directive.holds(as_of):
        yield _expired(directive, as_of)
        return
    if directive.codes is None:
        if not use.used and codes.judged(""):
            unused_one = _finding(UNUSED, directive, "this ignore suppresses nothing", "remove the comment")
            yield replace(unused_one, fix=_removing(directive, safe=whole))
        return
    own = {code for code in directive.codes if any(_means(code, rule.code, rule.name) for rule in RULES)}
    rest = [code for code in directive.codes if code not in use.used | own and code not in unknown]
    unused = [code for code in rest if codes.judged(code)]
    if unused:
        listed = ", ".join(unused)
        rest_is_needed = len(unused) < len(directive.codes)
        remedy = f"remove {listed} from its list" if rest_is_needed else "remove the comment"
        fix = _shortening(directive, unused, safe=whole) if rest_is_needed else _removing(directive, safe=whole)
        yield replace(_finding(UNUSED, directive, f"ignore of {listed} suppresses nothing", remedy, listed), fix=fix)


def _expired(directive: Directive, as_of: date) -> Finding:
    last = directive.last_day
    if last is None or last == date.min:
        message = f"this ignore has ended: until={directive.until} is no date"
        return _finding(EXPIRED, directive, message, "write the day as YYYY-MM-DD")
    days = (as_of - last).days
    message = f"this ignore ended on {last.isoformat()}, {days:,} {'day' if days == 1 else 'days'} ago"
    remedy = "mend what it hid, or decide again and set a later day"
    ended = f"this ignore ended on {last.isoformat()}"  # the same problem tomorrow, when the message says other days
    # Not safe: the decision that is due would be forgotten, and a gate could pass.
    return replace(_finding(EXPIRED, directive, message, remedy), subject=ended, fix=_removing(directive, safe=False))


def _removing(directive: Directive, *, safe: bool) -> Fix | None:
    if directive.removal is None:
        return None
    return Fix("remove the ignore comment", (Edit(directive.removal, ""),), safe)


def _shortening(directive: Directive, codes: Collection[str], *, safe: bool) -> Fix | None:
    if directive.list_at is None:
        return None
    edit = Edit(directive.list_at, directive.without(codes))
    return Fix(f"remove {', '.join(codes)} from the ignore comment", (edit,), safe)


def _finding(rule: Rule, directive: Directive, message: str, remedy: str, subject: str = "") -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        confidence=Confidence.HIGH,
        message=message,
        location=directive.location,
        help=remedy,
        subject=f"{message} {subject}",
    )


def _suppress_own(finding: Finding, file: FileSuppressions, as_of: date) -> Finding:
    """A report on a comment can be suppressed by code only: a bare ignore must not hide that it is unused."""
    for directive in file.at(finding.location):
        named = any(_means(code, finding.code, finding.name) for code in directive.codes or ())
        if named and directive.holds(as_of):
            return replace(finding, suppressed=Suppression("comment", directive.reason))
    return finding


def _means(written: str, code: str, name: str) -> bool:
    """Whether an entry, a code or its beginning or a name, stands for a rule."""
    return code.startswith(written) if written.startswith("AID") else written == name
