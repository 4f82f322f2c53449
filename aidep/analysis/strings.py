"""The text of string literals, and text put together from several."""

from __future__ import annotations

from ast import literal_eval

from aidep.model.facts import Expr, Lit, Opaque, Template

LONGEST = 400
"""Longer strings are prose or data, never a model id or a URL that matters."""


def text_of(raw: str, prose: bool = False) -> tuple[str, int, int, bool] | None:
    """What a string token means: text, characters before and after it in the token, and whether it is written plainly.

    ``None`` for bytes, for strings longer than :data:`LONGEST` and, unless ``prose`` is asked for, for ones with blanks
    or newlines in them.
    """
    if len(raw) > LONGEST:
        return None
    quote = raw[-1]
    start = raw.find(quote)
    width = 3 if len(raw) - start >= 6 and raw.startswith(quote * 3, start) else 1
    inner = raw[start + width : len(raw) - width]
    prefix = raw[:start]
    if "b" in prefix or "B" in prefix:
        return None
    if "\\" in inner and "r" not in prefix.lower():
        try:
            value = literal_eval(raw)
        except (ValueError, SyntaxError):
            return None
        return None if not prose and _prose(value) else (value, start + width, width, False)
    return None if not prose and _prose(inner) else (inner, start + width, width, True)


def _prose(text: str) -> bool:
    return " " in text or "\n" in text or "\t" in text


def filled(lit: Lit, mark: str, given: tuple[Expr, ...]) -> Template:
    """``"a-%s" % b`` and ``"a-{}".format(b)`` as the text they make."""
    parts: list[Expr] = []
    values = iter(given)
    pieces = lit.text.split(mark)
    for index, piece in enumerate(pieces):
        if piece:
            parts.append(Lit(piece, lit.site, lit.scope, lit.context, plain=False))
        if index + 1 < len(pieces):
            parts.append(next(values, Opaque()))
    return Template(tuple(parts))
