"""The inventory as a table: Markdown for people, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import Final

from aidep.model.exposure import Dependency, Exposure
from aidep.model.usage import Inventory
from aidep.report.inventory import shape, usages
from aidep.report.markdown import escape
from aidep.report.markup import ticked
from aidep.report.text import place, plural, visible

_PLACES: Final = 3
_COLUMNS: Final = tuple(
    "kind path line column provider platform model text role call models model_source module url package specifier"
    " version".split()
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet begins a formula."""


def render_markdown(exposure: Exposure) -> str:
    """A row for each model and API, in the order of their end."""
    lines = ["| Model or API | Platform | State | Ends | Instead | Places |", "|---|---|---|---|---|---|"]
    lines += [_row(dependency) for dependency in exposure.dependencies]
    models = len(exposure.dependencies)
    summary = f"{models} models and APIs on {plural(len(exposure.hosts), 'platform')}"
    tail = f"as of {exposure.as_of}, by the catalog of {exposure.catalog_date}"
    return "\n".join(["# AI inventory", "", f"{summary}, {tail}.", "", *(lines if models else [])]) + "\n"


def _row(dependency: Dependency) -> str:
    shown = ", ".join(ticked(place(location)) for location in dependency.places[:_PLACES])
    more = len(dependency.places) - _PLACES
    ends = (
        str(dependency.ends) if dependency.ends else f"not before {dependency.earliest}" if dependency.earliest else "–"
    )
    cells = [
        ticked(dependency.name),
        escape(dependency.platform_name),
        dependency.status.value if dependency.status else "unknown",
        ends,
        ", ".join(map(ticked, dependency.replacements[:_PLACES])) or "–",
        f"{shown} and {more} more" if more > 0 else shown,
    ]
    return f"| {' | '.join(cells)} |"


def render_csv(inventory: Inventory) -> str:
    """A row for each usage. Nothing in it is a formula to a spreadsheet."""
    file = io.StringIO()
    writer = csv.DictWriter(file, _COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for usage in usages(inventory):
        writer.writerow({key: _cell(value) for key, value in shape(usage).items()})
    return file.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = visible(", ".join(map(str, value)) if isinstance(value, list) else str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
