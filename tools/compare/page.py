"""docs/comparison.md and its evidence, from the features and the answers of the last run."""

from __future__ import annotations

from collections.abc import Iterator

from tools.compare import measured
from tools.compare.data import Feature, Tool, features, tools
from tools.docs.markdown import page, plain, table

_MARKS = {"yes": "✓", "no": "–", "unfit": ""}
_HEAD = """# Comparison

What aidep does beside five other tools, and what they do that it does not. No cell is an opinion: each tool was run on
a small project that holds the question, and what it printed decided. Questions and answers lie in `tools/compare`;
`python -m tools.compare` asks all of them again.

✓ yes · – no · empty: the question makes no sense for this tool. The site has a page of evidence: the project of each
question, and for each tool the command and what was looked for. A tool that has no option or command for something was
asked by its `--help`.

The first four look for models that end. ruff and zizmor, which look for other things, are here because they are what
people expect of a linter.
"""
_TAIL = """Hooks for pre-commit and actions for GitHub are not in the table: by their own documentation all six have one
or the other, and only aidep's were run here. How fast aidep is beside them stands in [performance](performance.md).
"""
_EVIDENCE = """# Comparison: the evidence

For each question of the [comparison](comparison.md): the project, the command that was run in it, and what decided.
Patterns that had to be found in what the command printed begin with `+`, those that must not be found with `-`.
"""


def comparison_page() -> str:
    """The tables."""
    known, answers = tools(), measured.load()
    groups = (_group(title, rows, known, answers) for title, rows in features().items())
    return page(_HEAD.rstrip(), _tools(known, answers), *groups, _TAIL.rstrip())


def evidence_page() -> str:
    """What each cell stands on; made when the site is built."""
    known, answers = tools(), measured.load()
    proof = (_proof(feature, known, answers) for rows in features().values() for feature in rows)
    return page(_EVIDENCE.rstrip(), *proof)


def linked(text: str) -> str:
    """The tables with a link from each question to its evidence."""
    for feature in (feature for rows in features().values() for feature in rows):
        text = text.replace(f"| {feature.title} |", f"| [{feature.title}](comparison-evidence.md#{feature.id}) |", 1)
    return text


def _tools(known: dict[str, Tool], answers: measured.Measured) -> str:
    rows = []
    for tool in known.values():
        answer = answers.get(tool.id, {})
        days = sorted({cell["day"] for cell in answer.get("cells", {}).values()})
        when = " to ".join(dict.fromkeys((days[0], days[-1]))) if days else plain(answer.get("why", "not asked yet"))
        source = f"commit `{tool.checkout[:12]}`" if tool.checkout else ""
        version = answer.get("version", "")
        rows.append((f"[{tool.name}]({tool.url})", " ".join(filter(None, (version, source))), tool.for_, when))
    return table(("tool", "version", "looks for", "asked on"), rows)


def _group(title: str, rows: list[Feature], known: dict[str, Tool], answers: measured.Measured) -> str:
    lines = []
    for feature in rows:
        marks = [_mark(feature, tool, answers) for tool in known]
        lines.append((feature.title, *marks))
    return f"## {title}\n\n" + table(("", *(tool.name for tool in known.values())), lines)


def _mark(feature: Feature, tool: str, answers: measured.Measured) -> str:
    cell = answers.get(tool, {}).get("cells", {}).get(feature.id)
    return _MARKS[cell["answer"]] if cell else "?"


def _proof(feature: Feature, known: dict[str, Tool], answers: measured.Measured) -> str:
    parts = [f"## {feature.id}", f"{plain(feature.title)}."]
    parts += [f"`{path}`\n\n{_fenced(text)}" for path, text in feature.files.items()]
    if feature.setup:
        parts.append(f"Before:\n\n{_fenced(feature.setup)}")
    looked = [*(f"+ {pattern}" for pattern in feature.shows), *(f"- {pattern}" for pattern in feature.hides)]
    if looked:
        parts.append(_fenced("\n".join(looked)))
    parts.append(table(("tool", "", "command", "seen"), _rows(feature, known, answers)))
    return "\n\n".join(parts)


def _rows(feature: Feature, known: dict[str, Tool], answers: measured.Measured) -> Iterator[tuple[str, ...]]:
    for tool in known.values():
        cell = answers.get(tool.id, {}).get("cells", {}).get(feature.id)
        if cell is not None:
            command = f"<code>{_raw(cell['command'])}</code>" if cell["command"] else ""
            yield tool.name, _MARKS[cell["answer"]], command, _raw(cell["seen"])


def _raw(text: str) -> str:
    """Text inside of HTML in a cell of a table: nothing in it is Markdown."""
    line = " ".join(text.split())
    return "".join(f"&#{ord(char)};" if char in "&<>|`*_\\[]{}$~" else char for char in line)


def _fenced(text: str) -> str:
    return f"~~~~text\n{text.rstrip()}\n~~~~"
