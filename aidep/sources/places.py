"""Where a name stands in the bytes of a file: in an import, as a word of its own, or in a sentence."""

from __future__ import annotations

import re

_IN_NAME = tuple(chr(byte) in "_" or (byte < 128 and chr(byte).isalnum()) for byte in range(256))
_BLANK = b" \t\f\r\n\\"
_WORD = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_LONGEST_ESCAPE = 12
_SPACE = (b" ", b"\t", b"\r", b"\n", b"")
_BEFORE = 64
"""Bytes before a name that are looked at; more blanks than that count as anything."""
_STATEMENT = 2000
"""Bytes in which an ``import`` is looked for before a name behind a comma; a longer list of modules counts as one."""
_MODULES = re.compile(rb"(?:[\w., \t\f]|\\\r?\n)*")
_QUOTES = (b'"', b"'")
_BEHIND_QUOTED = (*_QUOTES, b".", b":")


def is_whole_at(data: bytes, start: int, end: int) -> bool:
    """Whether nothing that can be part of a name goes on before or behind."""
    return not (end < len(data) and _IN_NAME[data[end]]) and not (start and _IN_NAME[data[start - 1]])


def is_imported_at(data: bytes, start: int) -> bool:
    """Whether a name can be that of a module in ``import a, b`` or ``from a import``."""
    before = data[max(start - _BEFORE, 0) : start].rstrip(_BLANK)
    if not before:
        return start >= _BEFORE
    if not before.endswith(b","):
        return before.endswith((b"import", b"from"))
    statement = data[max(start - _STATEMENT, 0) : start]
    _, found, between = statement.rpartition(b"import")
    return (found != b"" or len(statement) == _STATEMENT) and _MODULES.fullmatch(between) is not None


def is_quoted_at(data: bytes, start: int, end: int) -> bool:
    """Whether a name begins a text in quotes as that of a module does: ``"a"``, ``"a.b"``, ``"a:b"``."""
    return data[start - 1 : start] in _QUOTES and data[end : end + 1] in _BEHIND_QUOTED


def is_host_at(data: bytes, start: int, end: int) -> bool:
    """Whether a name is a part of an address: ``https://api.openai.com``."""
    if data[end : end + 1] != b"." or data[start - 1 : start] not in (b".", b"/"):
        return False
    _, found, host = data[max(start - _BEFORE, 0) : start].rpartition(b"://")
    return found != b"" and not host.strip(_WORD + b".-")


def begins_at(data: bytes, start: int) -> bool:
    """Whether no letter or digit stands right before, but for one of a hump (``ChatAgno``) or an escape."""
    before = data[start - 1 : start]
    if not before.isalnum() or (before.islower() and data[start : start + 1].isupper()):
        return True
    return data[max(start - _LONGEST_ESCAPE, 0) : start].rstrip(_WORD).endswith(b"\\")


def is_word_at(data: bytes, start: int, end: int) -> bool:
    """Whether no letter goes on before or behind, but for a hump (``ChatAgno``, ``LLMChain``) or an escape."""
    after = data[end : end + 1]
    if data[start - 1 : start].isalpha() and not begins_at(data, start):
        return False
    if not after.isalpha():
        return True
    return after.isupper() and (data[end - 1 : end].islower() or data[end + 1 : end + 2].islower())


def is_prose_at(data: bytes, start: int, end: int) -> bool:
    """Whether a word stands in a sentence of a comment or docstring: ``put together.``, ``together with``.

    Code that uses a name puts something else beside it in at least one place, be it where the name is bound.
    """
    before, after = data[max(start - _BEFORE, 0) : start], data[end : end + 2]
    stripped = before.rstrip(b" \t")
    lead = stripped[-1:]
    if lead.isalpha() or lead == b"#":
        spaced = len(stripped) < len(before)
        return spaced and (after[:1] in _SPACE or (after[:1] in b".,;:!?)" and after[1:] in _SPACE))
    return lead in b"\r\n" and after[:1] == b" " and after[1:].isalpha()
