"""The timeline as a calendar (RFC 5545): one all-day event for each end and each promise that runs out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta

from aidep import __version__
from aidep.model.exposure import Dependency
from aidep.report import RenderOptions
from aidep.report.text import place, plural, visible
from aidep.report.timeline import Timeline

_ALARMS = (30, 7)
"""Days before an end on which a calendar reminds."""
_PLACES = 10


def render(timeline: Timeline, options: RenderOptions) -> str:
    """A calendar with CRLF line ends. The same project on the same day gives the same text."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//aidep//aidep {__version__}//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", "X-WR-CALNAME:AI retirements"]
    for dependency in timeline.dated:
        day = dependency.ends or dependency.earliest
        if day is not None:
            lines += _event(dependency, day, timeline.as_of)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + "\r\n" for line in lines)


def _event(dependency: Dependency, day: date, as_of: date) -> Iterator[str]:
    record, promise = dependency.record, dependency.ends is None
    name, host = visible(dependency.name), visible(dependency.platform_name)
    verb = "may be retired from today on" if promise else "is no longer served"
    places = [place(location) for location in dependency.places[:_PLACES]]
    more = len(dependency.places) - _PLACES
    body = [f"Used in {plural(len(dependency.places), 'place')}:", *places, *([f"and {more} more"] if more > 0 else [])]
    if dependency.replacements:
        body.append(f"Instead: {', '.join(map(visible, dependency.replacements))}")
    sources = [source.url for source in record.sources] if record else []
    body += [f"Source: {source}" for source in sources]
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(dependency)}"
    yield f"DTSTAMP:{as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(f'{name} on {host} {verb}')}"
    yield "DESCRIPTION:" + _text("\n".join(body))
    if sources and sources[0].startswith("https://"):
        yield f"URL:{sources[0]}"
    yield "TRANSP:TRANSPARENT"
    for days in _ALARMS if day > as_of and not promise else ():
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{days}D")
        yield f"DESCRIPTION:{_text(f'{name} on {host} ends in {days} days')}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _uid(dependency: Dependency) -> str:
    """Stable, so that a second import moves an event instead of doubling it."""
    version = (dependency.record.version if dependency.record else None) or ""
    key = "\0".join((str(dependency.is_endpoint), dependency.platform or "", dependency.id, version))
    return f"{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@aidep"


def _text(value: str) -> str:
    """Escaped; two colons are broken up, since a fold may bring them to the start of a line."""
    value = value.replace("::", "\\x3a:").replace("\\", "\\\\")
    return value.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Lines of at most 75 bytes; what goes on starts with a blank."""
    parts: list[str] = []
    current, size = "", 0
    for char in line:
        width = len(char.encode("utf-8", "replace"))
        if size + width > (75 if not parts else 74):
            parts.append(current)
            current, size = "", 0
        current, size = current + char, size + width
    return "\r\n ".join([*parts, current])
