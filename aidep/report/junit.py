"""JUnit XML: a suite for each file with findings, a failed case for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from aidep.model.finding import Finding, Report
from aidep.report import RenderOptions, Source, rule_url
from aidep.report.grouping import UNREADABLE, shown
from aidep.report.summary import nothing_checked, segments
from aidep.report.text import DOT, place, visible

_ENTITY: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SPECIAL: Final = re.compile('[&<>"\ufffe\uffff]')


def render(report: Report, source: Source, options: RenderOptions) -> str:
    """Suites by path. A clean run is one passing case, a run that checked nothing one skipped case."""
    findings = sorted(shown(report), key=lambda f: (f.location.path, f.location.span, f.code))
    suites: list[tuple[str, list[Finding]]] = [
        (path, list(members)) for path, members in groupby(findings, key=lambda f: f.location.path)
    ]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', _open("testsuites", "aidep", findings, clean=not suites)]
    for path, members in suites:
        lines.append("  " + _open("testsuite", path, members))
        lines += [f"    {line}" for finding in members for line in _case(finding)]
        lines.append("  </testsuite>")
    if not suites:
        lines += _only_case(report)
    lines.append("</testsuites>")
    lines.append(f"<!-- {_text(DOT.join(segments(report)))} -->")
    return "\n".join(lines) + "\n"


def _open(tag: str, name: str, findings: list[Finding], *, clean: bool = False) -> str:
    skipped = sum(finding.suppressed is not None for finding in findings)
    errors = sum(_kind(finding) == "error" for finding in findings)
    total = len(findings) + clean
    failures = len(findings) - skipped - errors
    return f'<{tag} name="{_text(name)}" tests="{total}" failures="{failures}" errors="{errors}" skipped="{skipped}">'


def _only_case(report: Report) -> Iterator[str]:
    skipped = not report.counts.checked
    yield f'  <testsuite name="aidep" tests="1" failures="0" errors="0" skipped="{int(skipped)}">'
    if skipped:
        yield '    <testcase name="aidep" classname="aidep">'
        yield f'      <skipped message="{_text(nothing_checked(report.counts))}"/>'
        yield "    </testcase>"
    else:
        yield '    <testcase name="aidep" classname="aidep"/>'
    yield "  </testsuite>"


def _kind(finding: Finding) -> str:
    if finding.suppressed is not None:
        return "skipped"
    return "error" if finding.code == UNREADABLE else "failure"


def _case(finding: Finding) -> Iterator[str]:
    where, span = place(finding.location), finding.location.span
    name = _text(f"{finding.code} {finding.name} {where}")
    path = _text(finding.location.path)
    yield f'<testcase name="{name}" classname="{path}" file="{path}" line="{span.line}">'
    if finding.suppressed is not None:
        yield f'  <skipped message="{_text(finding.suppressed.reason or finding.suppressed.kind)}"/>'
    else:
        kind = _kind(finding)
        rows = [f"{where}: {finding.severity.value}: {finding.message}", finding.help and f"help: {finding.help}"]
        rows += [*(f"see: {url}" for url in finding.evidence), f"rule: {rule_url(finding.code)}"]
        yield (
            f'  <{kind} type="{_text(finding.code)}" message="{_text(finding.message)}">'
            + "&#10;".join(_text(row) for row in rows if row)
            + f"</{kind}>"
        )
    yield "</testcase>"


def _text(text: str) -> str:
    """Visible text as XML, in attributes and comments too. Two non-characters that XML refuses are spelled out."""
    escaped = _SPECIAL.sub(lambda match: _ENTITY.get(match[0], f"\\u{ord(match[0]):04x}"), visible(text))
    return escaped.replace("--", "-&#45;")
