"""One self-contained HTML file: no request leaves it, and it works without a server or scripts."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aidep import __version__
from aidep.model.finding import Report
from aidep.report import RenderOptions, Source

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_HERE = Path(__file__).parent


def render(report: Report, source: Source, options: RenderOptions) -> str:
    """The report of ``aidep check`` as a page."""
    from aidep.report.html.findings import view

    return page("report.html", view(report, source))


def page(template: str, values: Mapping[str, Any]) -> str:
    """A page from one of the templates beside this module. Every value is escaped."""
    script = _asset("page.js")
    return str(
        _templates()
        .get_template(template)
        .render(**values, version=__version__, style=_asset("page.css"), script=script, policy=_policy(script))
    )


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _policy(script: str) -> str:
    """A content security policy that runs our script alone, whatever else got into the page, and loads nothing."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"


@cache
def _asset(name: str) -> Markup:
    from markupsafe import Markup

    return Markup((_HERE / name).read_text(encoding="utf-8"))
