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
"""Operators in one unbroken chain."""
_DEEP, _LONG = 40, 400
_STACK = 512 * 1024 * 1024

_NOT_BRACKETS = bytes(set(range(256)) - set(b"()[]{}"))
_NOT_OPERATORS = bytes(set(range(256)) - set(b"+-*/%|&.^@,;:=()[]{}"))
_BREAKS = re.compile(rb"[,;:=\[\]{}]+")
_STRINGS = re.compile(
    r"""#[^\n]*|\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""",
    re.DOTALL,
)
_WORDS = re.compile(r"\b(?:not|and|or|await|if|else|lambda)\b")

T = TypeVar("T")


def parse(text: str) -> cst.Module:
    """The tree of a Python text. Raises :class:`Unreadable` with the place of the error."""
    if text.count(",") > MOST_ELEMENTS:
        raise Unreadable(f"more than {MOST_ELEMENTS} elements: data rather than code")
    depth, chain = _measure(text)
    unusual = depth > _DEEP or chain > _LONG
    if unusual:
        depth, chain = _measure(_STRINGS.sub(" ", text))
        if depth > DEEPEST:
            raise Unreadable(f"brackets are nested more than {DEEPEST} deep")
        if chain > LONGEST_CHAIN:
            raise Unreadable(f"an expression of more than {LONGEST_CHAIN} operators")
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
    """Upper bounds: depth of brackets, length of the longest operator chain. Strings and comments count too."""
    data = text.encode("utf-8", "surrogatepass")
    depth = deepest = 0
    for byte in data.translate(None, _NOT_BRACKETS):
        if byte in b"([{":
            depth += 1
            if depth > deepest:
                deepest = depth
        elif depth:
            depth -= 1
    operators = data.translate(None, _NOT_OPERATORS)
    chain = max(map(len, _BREAKS.split(operators)), default=0)
    if chain <= _LONG:
        words = max((len(_WORDS.findall(line)) for line in text.splitlines() if len(line) > 5 * _LONG), default=0)
        chain = max(chain, words)
    return deepest, chain


def _place(error: cst.ParserSyntaxError) -> tuple[int, int]:
    return max(error.raw_line, 1), max(error.raw_column + 1, 1)
