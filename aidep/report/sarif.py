"""SARIF 2.1.0 for GitHub code scanning and other readers.

GitHub reads less than the standard has: it ignores suppressions and fixes, takes ``security-severity`` for a
security alert, refuses a file whose run was not successful, and shows no more than 5,000 results.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final
from urllib.parse import quote

from aidep import __version__
from aidep.fingerprint import VERSION as FINGERPRINT
from aidep.model.finding import Finding, Fix, Report, Rule, Severity
from aidep.model.span import Location
from aidep.report import RenderOptions, Source, rule_url
from aidep.report.grouping import UNREADABLE, shown
from aidep.report.summary import as_json, nothing_checked
from aidep.report.text import dumps, visible

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
HOME: Final = "https://github.com/aidep/aidep"
MOST_RESULTS: Final = 5000
_LONGEST: Final = 1024
_ROOT: Final = "SRCROOT"

_LEVEL: Final = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
_PROBLEM: Final = {"error": "error", "warning": "warning", "note": "recommendation"}
_FAMILY: Final = {"1": "lifecycle", "2": "pinning", "3": "resilience", "4": "catalog", "5": "policy", "9": "aidep"}

_UNREADABLE: Final = Rule(
    UNREADABLE, "unreadable-file", Severity.INFO, "A file could not be read or parsed; the run goes on.", ""
)
_TRUNCATED: Final = Rule(
    UNREADABLE, "truncated-report", Severity.INFO, "There are more results than code scanning takes.", ""
)

_NOTHING: Final = Rule(UNREADABLE, "nothing-checked", Severity.INFO, "No file was checked: the run says nothing.", "")
_NOTIFICATIONS: Final = (_UNREADABLE, _TRUNCATED, _NOTHING)


def render(report: Report, source: Source, options: RenderOptions) -> str:
    """One run: every enabled rule, at most 5,000 results (worst first), unreadable files as notifications."""
    found = shown(report)
    findings = [f for f in found if f.code != UNREADABLE]
    rules = _rules(report, findings)
    index = {rule.code: number for number, rule in enumerate(rules)}
    writer = _Writer(source, options)
    unreadable = [f for f in found if f.code == UNREADABLE]
    notifications = [writer.notification(f) for f in unreadable]
    if len(findings) > MOST_RESULTS:
        text = f"{len(findings):,} findings; the {MOST_RESULTS:,} worst are in this file."
        notifications.append(_note(_TRUNCATED, text))
    if not report.counts.checked:
        notifications.append(_note(_NOTHING, nothing_checked(report.counts) + "."))
    run: dict[str, Any] = {
        "tool": {"driver": _driver(rules)},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notifications}],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top level of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [writer.result(finding, index[finding.code]) for finding in findings[:MOST_RESULTS]],
        "properties": {"asOf": report.as_of.isoformat(), "summary": as_json(report)},
    }
    if options.sarif_category:
        run["automationDetails"] = {"id": options.sarif_category.rstrip("/") + "/"}
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def uri(path: str, base: str = "") -> str:
    """A path below ``base`` as a relative URI: percent-encoded, without ``.`` and ``..`` segments."""
    segments: list[str] = []
    for segment in f"{base}/{path}".split("/"):
        if segment == ".." and segments:
            segments.pop()
        elif segment not in ("", ".", ".."):
            segments.append(segment)
    joined = "/".join(segments)
    try:
        return quote(joined.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return quote(joined.encode("utf-8", "surrogatepass"))


def _driver(rules: list[Rule]) -> dict[str, Any]:
    return {
        "name": "aidep",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": HOME,
        "rules": [_rule(rule) for rule in rules],
        "notifications": [_rule(rule) for rule in _NOTIFICATIONS],
    }


def _rules(report: Report, findings: list[Finding]) -> list[Rule]:
    """Enabled rules, and one made up for a finding whose rule is not among them, so that each result has its rule."""
    rules = {rule.code: rule for rule in report.rules if rule.code != UNREADABLE}
    for f in findings:
        rules.setdefault(f.code, Rule(f.code, f.name, f.severity, f.name.replace("-", " ").capitalize() + ".", ""))
    return list(rules.values())


def _rule(rule: Rule) -> dict[str, Any]:
    level = _LEVEL[rule.severity]
    why = rule.why.strip() or rule.summary
    ignore = f"Suppress one place with `# aidep: ignore[{rule.code}] reason`."
    return {
        "id": rule.name,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": _cut(f"{rule.code}: {rule.summary}")},
        "fullDescription": {"text": _cut(why)},
        "helpUri": rule_url(rule.code),
        "help": {
            "text": f"{why}\n\n{ignore}\n\n{rule_url(rule.code)}",
            "markdown": f"{why}\n\n{ignore}\n\n[{rule.code} {rule.name}]({rule_url(rule.code)})",
        },
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": ["ai", "dependencies", _FAMILY.get(rule.code[3:4], "aidep"), rule.code],
            "problem.severity": _PROBLEM[level],
            "precision": "high" if rule.code.startswith(("AID1", "AID5", "AID9")) else "medium",
        },
    }


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _note(what: Rule, text: str) -> dict[str, Any]:
    descriptor = {"id": what.name, "index": _NOTIFICATIONS.index(what)}
    return {"descriptor": descriptor, "level": "warning", "message": {"text": text}}


def _message(text: str) -> dict[str, str]:
    """Plain text: a bracket followed by a parenthesis would be read as a link."""
    return {"text": visible(text).replace("](", "] (") or "-"}


class _Writer:
    def __init__(self, source: Source, options: RenderOptions) -> None:
        self.source = source
        self.base = options.base

    def result(self, finding: Finding, rule_index: int) -> dict[str, Any]:
        """A result; keys that would be empty are left out."""
        result: dict[str, Any] = {
            "ruleId": finding.name,
            "ruleIndex": rule_index,
            "level": _LEVEL[finding.severity],
            "message": _message(" ".join(filter(None, (_sentence(finding.message), _sentence(finding.help))))),
            "locations": [{"physicalLocation": self.physical(finding.location)}],
            "partialFingerprints": {FINGERPRINT: finding.fingerprint},
            "properties": _properties(finding),
        }
        if finding.related:
            result["relatedLocations"] = [
                {"id": number, "physicalLocation": self.physical(hop.location), "message": _message(hop.message)}
                for number, hop in enumerate(finding.related, 1)
            ]
        if finding.fix is not None:
            result["fixes"] = [self.fix(finding.fix)]
        if finding.suppressed is not None:
            kind = "inSource" if finding.suppressed.kind == "comment" else "external"
            reason = finding.suppressed.reason
            result["suppressions"] = [{"kind": kind} | ({"justification": visible(reason)} if reason else {})]
        return result

    def notification(self, finding: Finding) -> dict[str, Any]:
        """An unreadable file. A warning: an error here makes readers doubt the whole run."""
        return {
            **_note(_UNREADABLE, _message(_sentence(finding.message))["text"]),
            "locations": [{"physicalLocation": self.physical(finding.location)}],
        }

    def fix(self, fix: Fix) -> dict[str, Any]:
        changes: dict[str, list[dict[str, Any]]] = {}
        for edit in fix.edits:
            span = edit.location.span
            region = _region(span.line, span.column, span.end_line, span.end_column)
            change = {"deletedRegion": region, "insertedContent": {"text": edit.text}}
            changes.setdefault(edit.location.path, []).append(change)
        return {
            "description": _message(fix.description),
            "artifactChanges": [
                {"artifactLocation": self.artifact(path), "replacements": edits} for path, edits in changes.items()
            ],
        }

    def artifact(self, path: str) -> dict[str, str]:
        return {"uri": uri(path, self.base), "uriBaseId": _ROOT}

    def physical(self, location: Location) -> dict[str, Any]:
        """File and region, on one line: a pull request shows an annotation only if all its lines are in the diff."""
        span = location.span
        end = span.end_column
        if span.end_line != span.line:
            lines = self.source.lines(replace(location, cell=None)) or ()
            end = len(lines[span.line - 1].rstrip("\r\n")) + 1 if span.line <= len(lines) else span.column + 1
        column = max(span.column, 1)
        region = _region(span.line, column, span.line, max(end, column + 1))
        return {"artifactLocation": self.artifact(location.path), "region": region}


def _region(line: int, column: int, end_line: int, end_column: int) -> dict[str, int]:
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _sentence(text: str) -> str:
    """A message as a sentence among others. Only a plain word gets a capital letter, never a model id."""
    text = text.strip()
    if text.split(" ")[0].isalpha():
        text = text[0].upper() + text[1:]
    return text if not text or text.endswith((".", "!", "?")) else text + "."


def _properties(finding: Finding) -> dict[str, Any]:
    values = {
        "code": finding.code,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "model": finding.model,
        "platform": finding.platform,
        "role": finding.role.value if finding.role else None,
        "retires": finding.retires.isoformat() if finding.retires else None,
        "replacement": list(finding.replacement),
        "evidence": list(finding.evidence),
    }
    return {key: value for key, value in values.items() if value not in (None, [])}
