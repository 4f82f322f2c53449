"""Code that asks which version it runs beside: what a version lacks does no harm there.

A question is a pair: what kind it is, and the name that it goes by in the file. Only the imports of the whole file tell
which package is meant (:class:`Packages`), so questions are collected first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from aidep.analysis.lean import cst
from aidep.analysis.names import dotted
from aidep.model.facts import ANY_PACKAGE, ONLY_TYPES, Imported, ImportFact, Scope

Question = tuple[str, str]

ANYTHING: Question = ("any", "")
_TYPES: Question = ("types", "")
_VERSION = frozenset({"__version__", "VERSION"})
_PARSERS = frozenset("Version LooseVersion StrictVersion parse_version".split())
_SPEAKING = re.compile(
    r"_*(?:(?:is|has|use|using|get|pre|old|new|legacy)_)*(?P<word>\w+?)_?(?:(?:sdk|package|lib|major|installed)_)?"
    r"(?:v\d+(?:_\w+)?|version)",
    re.IGNORECASE,
)
"""Names that say of which package they know the version: ``OPENAI_V1``, ``is_openai_v1``, ``openai_version``."""
_SILENT = re.compile(r"_*(?:is_v\d|pre_v?\d|sdk_?v\d|sdk_?version$)\w*", re.IGNORECASE)
"""Names that do not say it: ``is_v1``, ``pre_1_0``."""
_LONGEST_NAME = 60
_MOST_PARTS = 40


def questions(test: Any) -> frozenset[Question]:
    """What a condition asks about versions of packages, or about running at all (``TYPE_CHECKING``)."""
    pending, vague = [test], False
    found: set[Question] = set()
    for _ in range(_MOST_PARTS):
        if not pending:
            break
        node = pending.pop()
        if isinstance(node, (cst.Name, cst.Attribute)):
            found.update(_of_name(dotted(node)))
            while isinstance(node, cst.Attribute):
                node = node.value
            if not isinstance(node, cst.Name):  # version("openai").startswith("0.")
                pending.append(node)
        elif isinstance(node, cst.Call):
            asked, inside, parses = _of_call(node)
            found.update(asked)
            pending += inside
            vague = vague or parses
        elif isinstance(node, cst.Comparison):
            pending += [node.left, *(target.comparator for target in node.comparisons)]
        elif isinstance(node, cst.BooleanOperation):
            pending += [node.left, node.right]
        elif isinstance(node, cst.UnaryOperation):
            pending.append(node.expression)
        elif isinstance(node, cst.Subscript):
            pending.append(node.value)
            pending += [e.slice.value for e in node.slice if isinstance(e.slice, cst.Index)]
        elif isinstance(node, cst.SimpleString):
            found.update(_of_word(node.value.strip("\"'")))
    return frozenset(found or ({ANYTHING} if vague else ()))


def _of_name(name: str) -> Iterator[Question]:
    owner, *rest = name.split(".")
    last = rest[-1] if rest else owner
    if last == "TYPE_CHECKING":
        yield _TYPES
    elif not _VERSION.isdisjoint(rest):
        yield "name", owner
    else:
        yield from _of_word(last)
        if "version" in owner.lower():
            yield "value", owner


def _of_word(word: str) -> Iterator[Question]:
    if len(word) > _LONGEST_NAME or "api" in word.lower():  # of the service, not of what is installed
        return
    if _SILENT.fullmatch(word):
        yield ANYTHING
    elif (said := _SPEAKING.fullmatch(word)) is not None:
        yield "word", said["word"].lower()


def _of_call(node: cst.Call) -> tuple[list[Question], list[Any], bool]:
    """What a call asks itself, the parts to look into, and whether it compares versions of who knows what."""
    name, values = dotted(node.func), [arg.value for arg in node.args]
    last = name.rpartition(".")[2]
    first = values[0] if values else None
    text = first.value.strip("\"'") if isinstance(first, cst.SimpleString) else None
    if last == "version" and text is not None:
        return [("word", re.sub(r"[-.]", "_", text).lower())], [], False
    probed = values[1] if name == "getattr" and len(values) > 1 else None
    if name == "hasattr" or (isinstance(probed, cst.SimpleString) and probed.value.strip("\"'") in _VERSION):
        owner = dotted(first) if first is not None else ""
        return [("name", owner.partition(".")[0])], [], False
    parses = last in _PARSERS or name.endswith(("version.parse", "metadata.version"))
    return [], [node.func, *values], parses


class Packages:
    """The top packages that a file imports, by the names that it knows them by."""

    def __init__(self, scopes: Iterable[Scope], imports: Iterable[ImportFact]) -> None:
        self._bound: dict[str, set[str]] = {}
        """By variable."""
        self._versions: dict[str, set[str]] = {}
        """By variable, where it is the version of the package."""
        self._words: dict[str, set[str]] = {}
        """By each part of a module's name: ``genai`` of ``from google import genai``."""
        for scope in scopes:
            for name, values in scope.bindings.items():
                for one in values:
                    if isinstance(one, Imported) and not one.level:
                        top = one.module.partition(".")[0]
                        self._bound.setdefault(name, set()).add(top)
                        if one.name in _VERSION:
                            self._versions.setdefault(name, set()).add(top)
        for fact in imports:
            if not fact.level:
                parts = fact.module.split(".")
                for word in (*parts, "_".join(parts), *fact.names):
                    self._words.setdefault(word, set()).add(parts[0])

    def meant(self, asked: Iterable[Question]) -> set[str]:
        """What questions are about, keys of :attr:`FileFacts.fenced`; nothing where the file does not import it."""
        found: set[str] = set()
        for kind, name in asked:
            if kind == "any":
                found.add(ANY_PACKAGE)
            elif kind == "types":
                found.add(ONLY_TYPES)
            elif kind == "value":
                found |= self._versions.get(name, set())
            else:
                found |= self._bound.get(name, set())
                found |= self._words.get(name, set()) if kind == "word" else set()
        return found


def imports(body: cst.BaseSuite) -> bool:
    """Whether a block imports something itself."""
    for line in body.body:
        statements = line.body if isinstance(line, cst.SimpleStatementLine) else [line]
        if any(isinstance(one, (cst.Import, cst.ImportFrom)) for one in statements):
            return True
    return False
