"""Deprecation tables in the source text of vendors' Python packages. They are parsed, never imported or run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from aidep.errors import UsageError

_QUOTED = re.compile(r'"([^"\s]{1,120})"')
_SHUTDOWN = re.compile(r"shutdown\s+date:\s*(\d{4}-\d{2}-\d{2})", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d)(st|nd|rd|th)\b")


def anthropic_table(feed: str, files: Mapping[str, bytes]) -> Iterator[tuple[str, date]]:
    """Ids and days of ``DEPRECATED_MODELS = {"claude-...": "June 30th, 2026"}``.

    Raises:
        UsageError: if there is no such table, or a day in it cannot be read.
    """
    name = "DEPRECATED_MODELS"
    tables = [t for file, data in files.items() if name.encode() in data for t in _dicts(feed, file, data, name)]
    if not tables:
        raise UsageError(f"{feed}: no DEPRECATED_MODELS in it: is it a release of the SDK?")
    for id_, text in tables[0].items():
        try:
            yield id_, datetime.strptime(_ORDINAL.sub(r"\1", text) + " +0000", "%B %d, %Y %z").date()
        except ValueError:
            raise UsageError(f"{feed}: {id_}: {text[:40]!r} is no day; nothing of this feed was taken") from None


def openai_docstrings(feed: str, files: Mapping[str, bytes]) -> Iterator[tuple[str, date | None]]:
    """Ids of the ``Literal`` types of models, with the day that the text below them states, if any.

    Raises:
        UsageError: if there are no such types.
    """
    dated: dict[str, date] = {}
    ids: dict[str, None] = {}
    no_ids: set[str] = set()
    for file, data in files.items():
        for node in _parsed(feed, file, data).body:
            if isinstance(node, ast.AnnAssign) and node.value is not None:
                ids.update(dict.fromkeys(_literals(node.value)))
            elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                text = str(node.value.value)
                dated.update(_dated(feed, text))
                no_ids.update(i for item in _items(text) if "Not a supported" in item for i in _QUOTED.findall(item))
    if not ids:
        raise UsageError(f"{feed}: no types of models in it: is it a release of the SDK?")
    yield from ((id_, dated.get(id_)) for id_ in ids if id_ not in no_ids)


def _dated(feed: str, text: str) -> Iterator[tuple[str, date]]:
    for item in _items(text):
        found = _SHUTDOWN.search(item)
        if found is None:
            continue
        try:
            day = date.fromisoformat(found[1])
        except ValueError:
            raise UsageError(f"{feed}: {found[1]!r} is no day; nothing of this feed was taken") from None
        yield from ((id_, day) for id_ in _QUOTED.findall(item[: found.start()]))


def _items(text: str) -> list[str]:
    return re.split(r"^- ", text, flags=re.MULTILINE)[1:]


def _literals(node: ast.expr) -> Iterator[str]:
    """The texts of ``Literal["a", "b"]``, be it inside ``Union[str, ...]``."""
    for part in ast.walk(node):
        if isinstance(part, ast.Subscript) and isinstance(part.value, ast.Name) and part.value.id == "Literal":
            yield from (
                c.value for c in ast.walk(part.slice) if isinstance(c, ast.Constant) and isinstance(c.value, str)
            )


def _dicts(feed: str, file: str, data: bytes, name: str) -> Iterator[dict[str, str]]:
    for node in ast.walk(_parsed(feed, file, data)):
        if isinstance(node, ast.Assign):
            target: ast.expr = node.targets[0]
        elif isinstance(node, ast.AnnAssign):
            target = node.target
        else:
            continue
        if isinstance(target, ast.Name) and target.id == name and isinstance(node.value, ast.Dict):
            pairs = zip(map(_text, node.value.keys), map(_text, node.value.values), strict=True)
            yield {key: value for key, value in pairs if key is not None and value is not None}


def _text(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _parsed(feed: str, file: str, data: bytes) -> ast.Module:
    try:
        return ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise UsageError(f"{feed}: {file}: cannot be parsed: {error}") from None
