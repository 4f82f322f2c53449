"""What the native parser could not bear in a text, told from its characters alone and never too low.

The parser descends natively and forgets nothing: deep nesting overflows its stack, which ends the process; chains of
operators cost time and memory squared; a pattern costs twice as much with each bracket around it.
"""

from __future__ import annotations

import re

from aidep.analysis.code import code_of

DEEPEST = 200
"""Nested brackets, the limit of CPython's own tokenizer."""
LONGEST_CHAIN = 3000
"""Operators in one unbroken chain, by weight. Their number squared is what they cost, three seconds and 400 MB at most;
the chains of a file may cost twice as much together."""
MOST_BRANCHES = 3000
"""``elif`` in a file: each is nested in the one before."""
COSTLIEST_PATTERNS = 1 << 20
"""What stands in the patterns of a file, each two to the power of the brackets around it: a second."""
MOST_TOKENS = 250_000
"""Names, numbers, texts, signs and lines of a file, 2 to 4 KB each. Beyond that it is data: nobody writes so much."""
_DEEP, _LONG = 40, 400

_CASE = re.compile(rb"^[ \t\f]*case\b", re.MULTILINE)
_TOKEN = re.compile(rb"\w+|[^\w \t\f]")
_WORDS = (
    (b"//", b"/"),
    (b"else", b"?"),
    (b"if", b"?"),
    (b"lambda", b"$"),
    (b"and", b"+"),
    (b"or", b"+"),
    (b"not", b"!"),
    (b"await", b"+"),
)
_SIGNS = re.compile(rb"[-+~]\s*(?=[-+~])")
_IGNORED = bytes(set(range(256)) - set(b"+-*/%|&.^@,;:=()[]{}\n?$!~`"))
_LAMBDA = ord("$")
_BRACKETS = 3
_WEIGHTS = {**dict.fromkeys(b"+-*/%|&^@~", 1), ord("."): 2, ord("!"): 2, ord("?"): 3, _LAMBDA: 6}
"""A chain of a thousand conditions takes 300 MB, one of lambdas 500, one of ``not`` 110, one of terms next to nothing.
What follows an operand is parsed anew with it."""


def trouble(text: str) -> tuple[str | None, bool]:
    """Why a text must not reach the parser; and whether it takes more stack than usual."""
    code = code_of(text).encode("utf-8", "surrogatepass").replace(b"\\\n", b"")
    if len(code) > MOST_TOKENS and sum(1 for _ in _TOKEN.finditer(code)) > MOST_TOKENS:
        return f"more than {MOST_TOKENS} names, numbers and signs: data rather than code", True
    branches = code.count(b"elif")
    depth, longest, squares, patterns = _measure(code)
    if depth > DEEPEST:
        return f"brackets are nested more than {DEEPEST} deep", True
    if longest > LONGEST_CHAIN or squares > 2 * LONGEST_CHAIN**2:
        return f"an expression of more than {LONGEST_CHAIN} operators", True
    if branches > MOST_BRANCHES:
        return f"more than {MOST_BRANCHES} branches of conditions", True
    if patterns > COSTLIEST_PATTERNS:
        return "brackets of patterns are nested too deep", True
    return None, depth > _DEEP or longest > _LONG or branches > _LONG


def _measure(code: bytes) -> tuple[int, int, int, int]:
    """Depth of brackets, weight of the heaviest chain, squares of all, cost of the patterns: rather too high."""
    code = _SIGNS.sub(b"!", _CASE.sub(b"`", code))
    for word, mark in _WORDS:  # parts of names count too
        code = code.replace(word, mark)
    waiting: list[tuple[int, int]] = []
    """Of each bracket around: the weight of its chain so far, and how many of its lambdas wait for their colon."""
    weight = lambdas = deepest = longest = squares = patterns = 0
    case = False
    for byte in code.translate(None, _IGNORED):
        if case:
            patterns += 2 << min(len(waiting), 64)
        added = _WEIGHTS.get(byte)
        if added is not None:
            weight += added
            lambdas += byte == _LAMBDA
        elif byte in b"([{":
            waiting.append((weight, lambdas))
            weight = lambdas = 0
            deepest = max(deepest, len(waiting))
        elif byte in b")]}":
            longest, squares = max(longest, weight), squares + weight * weight
            weight, lambdas = waiting.pop() if waiting else (weight, lambdas)
            weight += _BRACKETS
        elif byte in b",:=" and lambdas:
            lambdas -= byte in b":"
        elif byte in b"," or not waiting:
            longest, squares = max(longest, weight), squares + weight * weight
            weight = lambdas = 0
            case = (case and byte not in b"\n:") or byte in b"`"
    for last, _ in (*waiting, (weight, 0)):
        longest, squares = max(longest, last), squares + last * last
    return deepest, longest, squares, patterns
