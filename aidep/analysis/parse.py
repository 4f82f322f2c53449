"""Text to syntax tree, with a fence around what the native parser cannot bear.

What is unusual but bearable is parsed on a thread with a large stack.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

from aidep.analysis.fence import trouble
from aidep.analysis.lean import cst
from aidep.model.source import Unreadable

_STACK = 512 * 1024 * 1024

T = TypeVar("T")


def fenced(text: str) -> bool:
    """Whether a text takes more stack than usual. Raises :class:`Unreadable` if it must not reach the parser."""
    why, unusual = trouble(text)
    if why is not None:
        raise Unreadable(why)
    return unusual


def parse(text: str, unusual: bool) -> cst.Module:
    """The tree of a text; ``unusual``: what :func:`fenced` says of it.

    Raises :class:`Unreadable` with the place of the error.
    """
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


def _place(error: cst.ParserSyntaxError) -> tuple[int, int]:
    return max(error.raw_line, 1), max(error.raw_column + 1, 1)
