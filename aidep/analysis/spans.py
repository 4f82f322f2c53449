"""Positions of wanted nodes only.

libcst nodes carry no positions. Writing the module out once with a recording state gives the offset of each wanted
node at a fraction of the cost of the position provider, which copies the tree and records every node.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aidep.analysis.lean import CodegenState, cst


class _Recorder(CodegenState):
    """Counts what is written, and notes where the wanted nodes start and end.

    Expressions and statements announce themselves through ``record_syntactic_position``, the pieces of f-strings do
    not: :class:`_PieceRecorder` is for files that have some, since looking at every node costs a third more.
    """

    __slots__ = ("ends", "last", "offset", "starts", "wanted")

    def __init__(self, module: cst.Module, wanted: dict[int, int]) -> None:
        super().__init__(module.default_indent, module.default_newline)
        self.tokens.append("")  # the module asks whether anything was written; the text itself is not kept
        self.wanted = wanted
        """id(node) -> index into ``starts`` and ``ends``."""
        count = max(wanted.values(), default=-1) + 1
        self.starts = [-1] * count
        self.ends = [-1] * count
        self.offset = 0
        self.last = 0

    def add_token(self, value: str) -> None:
        self.last = len(value)
        self.offset += self.last

    def add_indent_tokens(self) -> None:
        for token in self.indent_tokens:
            self.offset += len(token)

    def pop_trailing_newline(self) -> None:
        self.offset -= self.last

    @contextmanager
    def _record(self, index: int) -> Iterator[None]:
        self.starts[index] = self.offset
        yield
        self.ends[index] = self.offset

    def record_syntactic_position(
        self, node: cst.CSTNode, *, start_node: cst.CSTNode | None = None, end_node: cst.CSTNode | None = None
    ) -> Any:
        index = self.wanted.get(id(node))
        return _NOTHING if index is None else self._record(index)


class _PieceRecorder(_Recorder):
    __slots__ = ()

    def before_codegen(self, node: cst.CSTNode) -> None:
        index = self.wanted.get(id(node))
        if index is not None:
            self.starts[index] = self.offset

    def after_codegen(self, node: cst.CSTNode) -> None:
        index = self.wanted.get(id(node))
        if index is not None and self.ends[index] < 0:
            self.ends[index] = self.offset


class _Nothing:
    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        return None


_NOTHING = _Nothing()
_PIECES = (cst.FormattedStringText, getattr(cst, "TemplatedStringText", cst.FormattedStringText))


def offsets(module: cst.Module, nodes: list[cst.CSTNode], text: str) -> list[tuple[int, int]]:
    """Start and end offset in ``text`` of each node, without its parentheses.

    The nodes must be objects of that module; one may come up several times.
    """
    wanted: dict[int, int] = {}
    order = [wanted.setdefault(id(node), len(wanted)) for node in nodes]
    pieces = any(node.__class__ in _PIECES for node in nodes)
    recorder = (_PieceRecorder if pieces else _Recorder)(module, wanted)
    module._codegen(recorder)  # noqa: SLF001 - what Module.code does, with a state of our own
    if recorder.offset == len(text):
        return [(recorder.starts[index], recorder.ends[index]) for index in order]
    shifts = _Shifts(module.code, text)
    return [(shifts(recorder.starts[index]), shifts(recorder.ends[index])) for index in order]


class _Shifts:
    """Maps offsets of the written text to the original: libcst drops some form feeds and a missing last newline."""

    def __init__(self, written: str, text: str) -> None:
        self._at: list[int] = []
        self._gap: list[int] = []
        there = 0
        for here, char in enumerate(written):
            while there < len(text) and text[there] != char:
                there += 1
                self._at.append(here)
                self._gap.append(there - here)
            there += 1

    def __call__(self, offset: int) -> int:
        index = bisect_right(self._at, offset) - 1
        return offset if index < 0 else offset + self._gap[index]
