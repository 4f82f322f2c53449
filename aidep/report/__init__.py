"""Report formats: one module per format, imported only when its format is asked for."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from aidep.errors import UsageError

if TYPE_CHECKING:
    from aidep.model.finding import Report
    from aidep.model.span import Location

RULES_URL: Final = "https://github.com/aidep/aidep/blob/main/docs/rules/"
"""Where the generated pages of the rules stand: ``<code>.md`` below it."""

_MODULES: Final = {
    "full": "aidep.report.full",
    "concise": "aidep.report.concise",
    "json": "aidep.report.json_",
    "jsonl": "aidep.report.jsonl",
    "sarif": "aidep.report.sarif",
    "github": "aidep.report.github",
    "gitlab": "aidep.report.gitlab",
    "junit": "aidep.report.junit",
    "markdown": "aidep.report.markdown",
    "html": "aidep.report.html",
}
FORMATS: Final = tuple(_MODULES)
"""Names for ``--output-format``."""


class Source(Protocol):
    """Gives the text that findings stand in, for excerpts."""

    def lines(self, location: "Location") -> Sequence[str] | None:
        """Lines of the file, or of the notebook cell when ``location.cell`` is set; ``None`` if it is gone."""


class RenderOptions(NamedTuple):
    """What decides the look of a report. The caller has read terminal and environment; formats read neither."""

    color: bool = False
    width: int = 100
    """Columns of the terminal."""
    hyperlinks: bool = False
    """OSC 8 links on codes."""
    base: str = ""
    """Folder of the scanned root relative to the git top level, ``/`` separators; for formats read by CI."""
    sarif_category: str = ""
    """``--sarif-category``: becomes ``automationDetails.id``."""


def rule_url(code: str) -> str:
    """The page that explains a code."""
    return f"{RULES_URL}{code}.md"


def module_of(name: str) -> str:
    """The module of a format. Raises UsageError for a name that is no format."""
    if name not in _MODULES:
        raise UsageError(f"--output-format: unknown format {name!r}; choose one of {', '.join(FORMATS)}")
    return _MODULES[name]


def render(name: str, report: "Report", source: Source, options: RenderOptions) -> str:
    """The report in the format ``name``, ending in a newline. Raises UsageError for a name that is no format."""
    return str(import_module(module_of(name)).render(report, source, options))
