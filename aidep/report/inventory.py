"""The inventory: what a project uses, as JSON for tools and as a table for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from aidep.model.finding import Counts
from aidep.model.span import Location
from aidep.model.usage import (
    EndpointUse,
    Failover,
    Inventory,
    ModelReference,
    PackageRequirement,
    SdkCall,
    SdkImport,
    Usage,
)
from aidep.report import RenderOptions
from aidep.report.paint import BOLD, DIM, Paint
from aidep.report.shapes import SCHEMA_VERSION, cell, position
from aidep.report.summary import counts_as_json, files_line, nothing_checked
from aidep.report.text import DOT, crop, dumps, pad, plural, text_width, visible, wrap

_HASH_SHOWN = 12
"""Characters of the hash of a version, as people write those of commits."""
_KINDS = {
    "sdk_import": ("import", "import"),
    "sdk_call": ("call", "call"),
    "model_reference": ("model", "model reference"),
    "endpoint": ("endpoint", "endpoint"),
    "failover": ("failover", "failover"),
    "package_requirement": ("package", "package requirement"),
}
"""Kind: the word in the table, the noun in the summary."""


def render_json(inventory: Inventory, counts: Counts) -> str:
    """``schema_version``, ``usages`` by place, ``problems`` (what could not be read) and ``summary``: what was read."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "usages": [shape(usage) for usage in usages(inventory)],
        "problems": [
            {**position(problem.location, end=False), "message": problem.message} for problem in inventory.problems
        ],
        "summary": {"counts": counts_as_json(counts)},
    }
    return dumps(document) + "\n"


def render_text(inventory: Inventory, counts: Counts, options: RenderOptions) -> str:
    """A table for each file, what could not be read, and a line of totals."""
    paint = Paint(options.color)
    blocks = []
    for path, members in groupby(usages(inventory), key=lambda usage: usage.location.path):
        rows = [_row(usage) for usage in members]
        blocks.append([paint(visible(path), BOLD), *_table(rows, max(options.width, 40), paint)])
    for title, in_part in (("Could not be read", False), ("Read in part", True)):
        problems = [p for p in inventory.problems if p.in_part == in_part]
        lines = [f"  {visible(p.location.path)}  {visible(p.message)}" for p in problems]
        if problems:
            blocks.append([paint(title, BOLD), *(crop(line, max(options.width, 40)) for line in lines)])
    blocks.append(_totals(inventory, counts, max(options.width, 40)))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def usages(inventory: Inventory) -> list[Usage]:
    """All kinds, sorted by path and position."""
    every: list[Usage] = [*inventory.imports, *inventory.calls, *inventory.references, *inventory.endpoints]
    every += inventory.failovers
    every += inventory.requirements
    return sorted(every, key=lambda usage: (usage.location.path, usage.location.span))


def kind(usage: Usage) -> str:
    """The ``kind`` of the contract."""
    match usage:
        case ModelReference():
            return "model_reference"
        case SdkCall():
            return "sdk_call"
        case SdkImport():
            return "sdk_import"
        case EndpointUse():
            return "endpoint"
        case Failover():
            return "failover"
        case PackageRequirement():
            return "package_requirement"


def shape(usage: Usage) -> dict[str, Any]:
    """One entry of ``usages``, keys in the order of the contract; ``version`` of a model where one is written
    with it; ``cell`` last and only for notebooks."""
    body: dict[str, Any]
    match usage:
        case ModelReference():
            body = {
                "text": usage.text,
                "model": usage.model,
                "provider": usage.provider,
                "platform": usage.platform,
                "role": usage.role.value,
                "confidence": usage.confidence.value,
                **({"version": usage.pinned} if usage.pinned is not None else {}),
            }
        case SdkCall():
            body = {
                "call": usage.call,
                "provider": usage.provider,
                "platform": usage.platform,
                "models": _received(usage),
                "model_source": usage.model_source.value,
            }
        case SdkImport():
            body = {
                "module": usage.module,
                "sdk": usage.sdk,
                "provider": usage.provider,
                "platform": usage.platform,
            }
        case EndpointUse():
            body = {
                "url": usage.url,
                "provider": usage.provider,
                "platform": usage.platform,
                "endpoint": usage.endpoint,
            }
        case Failover():
            body = {
                "name": usage.name,
                "covered": sorted(usage.covered),
                "platforms": sorted(usage.platforms),
            }
        case PackageRequirement():
            body = {
                "package": usage.package,
                "specifier": usage.specifier,
                "version": usage.version,
                "sdk": usage.sdk,
                "provider": usage.provider,
                "platform": usage.platform,
            }
    has_end = isinstance(usage, (ModelReference, EndpointUse, PackageRequirement))
    return {"kind": kind(usage), **position(usage.location, has_end), **body, **cell(usage.location.cell)}


def _received(call: SdkCall) -> list[str]:
    """The ids that a call can receive, each with the hash of its version where one is written."""
    versions: dict[str, list[str]] = {}
    for one in call.references:
        versions.setdefault(one.model, []).append(f"{one.model}:{one.hash}" if one.hash else one.model)
    return list(dict.fromkeys(text for model in call.models for text in versions.get(model, [model])))


def _row(usage: Usage) -> tuple[str, str, str, str, str]:
    """Place, kind, what, platform, detail: all visible."""
    match usage:
        case ModelReference():
            pinned = f", version {usage.pinned[:_HASH_SHOWN]}" if usage.pinned is not None else ""
            what, detail = usage.text, usage.role.value.replace("_", " ") + pinned
        case SdkCall():
            models = ", ".join(usage.models)
            detail = f"{models} ({usage.model_source.value.replace('_', ' ')})" if models else "no model found"
            if usage.kind.value in ("client", "management") and not models:
                detail = usage.kind.value
            what = usage.call
        case SdkImport():
            what, detail = usage.module, ""
        case EndpointUse():
            what, detail = usage.url, usage.endpoint or ""
        case Failover():
            what, detail = usage.name, f"to {', '.join(sorted(usage.platforms)) or 'what cannot be told'}"
        case PackageRequirement():
            what, detail = usage.package, usage.specifier or "any version"
    word = _KINDS[kind(usage)][0]
    return _short_place(usage.location), word, visible(what), visible(usage.platform or "?"), visible(detail)


def _short_place(location: Location) -> str:
    if location.cell is None:
        return f"{location.span.line}:{location.span.column}"
    return f"cell {location.cell.number}:{location.cell.span.line}:{location.cell.span.column}"


def _table(rows: list[tuple[str, str, str, str, str]], width: int, paint: Paint) -> Iterator[str]:
    """Aligned columns. What is named gives way first, then the detail, to what does not fit into ``width``."""
    places, words, whats, platforms = (max(text_width(row[column]) for row in rows) for column in range(4))
    fixed = 2 + places + 2 + words + 2 + platforms + 2
    details = max(text_width(row[4]) for row in rows)
    room = max(width - fixed - 2, 24)
    whats = min(whats, max(room - details, room * 2 // 5))
    for place, word, what, platform, detail in rows:
        cells = [
            paint(" " * (places - len(place)) + place, DIM),
            pad(word, words),
            pad(crop(what, whats), whats),
            pad(platform, platforms),
            paint(crop(detail, room - whats), DIM),
        ]
        yield "  " + "  ".join(cells).rstrip()


def _totals(inventory: Inventory, counts: Counts, width: int) -> list[str]:
    every = usages(inventory)
    if not every:
        found_none = "No use of AI models, SDKs or endpoints found"
        return wrap([found_none if counts.checked else nothing_checked(counts), files_line(counts)], width, DOT)
    kinds = Counter(map(kind, every))
    nouns = [plural(kinds[name], noun) for name, (_, noun) in _KINDS.items() if kinds[name]]
    files = len({usage.location.path for usage in every})
    platforms = Counter(usage.platform for usage in every if usage.platform and not isinstance(usage, Failover))
    parts = [f"{plural(len(every), 'usage')} in {plural(files, 'file')} ({', '.join(nouns)})"]
    if platforms:
        parts.append("platforms: " + ", ".join(f"{visible(name)} {number}" for name, number in platforms.most_common()))
    parts.append(files_line(counts))
    return wrap(parts, width, DOT)
