"""Text to syntax tree, with a fence around what the native parser cannot bear.

The parser descends natively: deeply nested brackets make it slow beyond use and very long operator chains overflow its
stack and end the process. Both are measured on the bytes first. What is unusual but bearable is parsed on a thread with
a large stack.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

import libcst as cst

from aidep.model.source import Unreadable

DEEPEST = 200
"""Nested brackets, the limit of CPython's own tokenizer."""
MOST_ELEMENTS = 250_000
"""Commas in a file: beyond that it is data, on which the parser spends minutes."""
LONGEST_CHAIN = 6000
"""Operators in one unbroken chain, by weight. The parser's time grows with the square of it: seven seconds here."""
_DEEP, _LONG = 40, 400
_STACK = 512 * 1024 * 1024

_WORDS = (
    (b"else", b"?"),
    (b"if", b"?"),
    (b"lambda", b"?"),
    (b"and", b"+"),
    (b"or", b"+"),
    (b"not", b"+"),
    (b"await", b"+"),
)
_FOR_WORDS = ord("?")
_IGNORED = bytes(set(range(256)) - set(b"+-*/%|&.^@,;:=()[]{}\n?"))
_WEIGHTS = {_FOR_WORDS: 3, ord("."): 2}
"""Conditions nest in memory, 300 MB for a thousand of them. What follows an operand is parsed anew with it."""
_STRINGS = re.compile(
    r"""#[^\n]*|\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""",
    re.DOTALL,
)

T = TypeVar("T")


def parse(text: str) -> cst.Module:
    """The tree of a Python text. Raises :class:`Unreadable` with the place of the error."""
    if text.count(",") > MOST_ELEMENTS:
        raise Unreadable(f"more than {MOST_ELEMENTS} elements: data rather than code")
    depth, chain = _measure(text)
    if depth > DEEPEST:
        raise Unreadable(f"brackets are nested more than {DEEPEST} deep")
    if chain > LONGEST_CHAIN:
        raise Unreadable(f"an expression of more than {LONGEST_CHAIN} operators")
    unusual = depth > _DEEP or chain > _LONG
    try:
        return deep(lambda: cst.parse_module(text)) if unusual else cst.parse_module(text)
    except cst.ParserSyntaxError as error:
        line, column = _place(error)
        raise Unreadable("not valid Python: " + error.message.splitlines()[0].strip(), line, column) from None
    except RecursionError:
        raise Unreadable("nested too deeply to parse") from None
    except (ValueError, UnicodeError) as error:
        raise Unreadable(f"cannot be parsed: {error}") from None


def deep(work: Callable[[], T]) -> T:
    """Runs something that recurses deeply on a thread with a large stack, and returns or raises what it did."""
    done: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(200_000)
        try:
            done.append(work())
        except BaseException as error:
            failed.append(error)
        finally:
            sys.setrecursionlimit(limit)

    before = threading.stack_size(_STACK)
    try:
        thread = threading.Thread(target=run)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    if failed:
        raise failed[0]
    return done[0]


def _measure(text: str) -> tuple[int, int]:
    """Upper bounds: depth of brackets, weight of the longest operator chain. Strings and comments do not count."""
    data = _STRINGS.sub(" ", text).encode("utf-8", "surrogatepass").replace(b"\\\r\n", b"").replace(b"\\\n", b"")
    for word, mark in _WORDS:  # parts of names count too: that only errs on the safe side
        data = data.replace(word, mark)
    chains = [0]
    """Of each open bracket."""
    deepest = longest = 0
    for byte in data.translate(None, _IGNORED):
        if byte in b"([{":
            chains.append(0)
            deepest = max(deepest, len(chains) - 1)
        elif byte in b")]}":
            if len(chains) > 1:
                chains.pop()
            chains[-1] += 2
            longest = max(longest, chains[-1])
        elif byte in b"," or (len(chains) == 1 and byte in b";:=\n"):
            chains[-1] = 0
        elif byte not in b";:=\n":
            chains[-1] += _WEIGHTS.get(byte, 1)
            longest = max(longest, chains[-1])
    return deepest, longest


def _place(error: cst.ParserSyntaxError) -> tuple[int, int]:
    return max(error.raw_line, 1), max(error.raw_column + 1, 1)
