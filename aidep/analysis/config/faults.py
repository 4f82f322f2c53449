"""What is wrong with a configuration file, as the program that is to read it would say.

Our own readers go on after an error, so that a half-written file still says what it says. A person must learn all the
same that the rest was guessed. Templates are no faulty files: what fills them in makes them whole.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Final

from aidep.model.source import ConfigFile, Unreadable

_TEMPLATE: Final = re.compile(r"\{\{|\{%|<%|\$\{")
_QUOTED: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"?')
_COMMENT: Final = re.compile(r'("(?:[^"\\\n]|\\.)*"?)|//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/)?')
_LAST_COMMA: Final = re.compile(r'("(?:[^"\\\n]|\\.)*"?)|,(?=\s*[}\]])')
_AT: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_UTF8: Final = frozenset({"yaml", "toml", "json", "requirements"})
"""Formats that are UTF-8 by their definition, or to the program that reads them."""


def fault_of(source: ConfigFile) -> Unreadable | None:
    """Why a file cannot be read as what its name says, with the place; ``None`` if it can, or is a template."""
    fault = _syntax(source)
    if fault is None and source.format in _UTF8 and source.odd_byte is not None:
        fault = Unreadable("it is not UTF-8", *source.odd_byte)
    return fault


def _syntax(source: ConfigFile) -> Unreadable | None:
    name = source.path.rpartition("/")[2].lower()
    try:
        if source.format == "yaml":
            return _yaml(source.text)
        if source.format == "toml" and not name.endswith(".lock"):  # tools wrote those, and they are long
            return _toml(source.text)
        if source.format == "json" and not name.endswith(".json5"):
            return _json(source.text)
    except (ValueError, RecursionError):  # a number of thousands of digits, a nest: nothing that a person mends
        pass
    return None


def _yaml(text: str) -> Unreadable | None:
    import yaml

    try:
        for _ in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            pass
    except yaml.YAMLError as error:
        problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be parsed")
        if _TEMPLATE.search(text) or problem == "found undefined tag handle":
            return None
        mark = getattr(error, "problem_mark", None)
        place = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
        return Unreadable(f"it is not valid YAML: {problem}", *place)
    return None


def _toml(text: str) -> Unreadable | None:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        if _is_template(text):
            return None
        message = str(error)
        at = _AT.search(message)
        end = text.count("\n") + 1, len(text) - text.rfind("\n")
        place = (int(at[1]), int(at[2])) if at is not None and at[1] else end
        what = message[: at.start()] if at is not None else message
        return Unreadable(f"it is not valid TOML: {what[:1].lower()}{what[1:]}", *place)
    return None


def _json(text: str) -> Unreadable | None:
    """Comments and a comma behind the last item are customary, and so are several values one after the other."""
    try:
        json.loads(text, strict=False)
        return None
    except json.JSONDecodeError:
        pass
    plain = _LAST_COMMA.sub(_blank, _COMMENT.sub(_blank, text))
    try:
        json.loads(plain, strict=False)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" or _is_template(text):
            return None
        return Unreadable(f"it is not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}", error.lineno, error.colno)
    return None


def _blank(found: re.Match[str]) -> str:
    """Blanks of the same length, so that places stay; quoted texts as they are."""
    return found[1] or re.sub(r"[^\n]", " ", found[0])


def _is_template(text: str) -> bool:
    """Whether something is to be filled in outside of quotes: in a prompt, the braces are the program's."""
    return _TEMPLATE.search(_QUOTED.sub('""', text)) is not None
