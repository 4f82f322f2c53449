"""A bar on standard error, for a person who waits: only in a terminal, only when it takes long, and gone afterwards."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from aidep.cli.terminal import is_dumb
from aidep.model.watch import watching

if TYPE_CHECKING:  # most runs are over before a bar would be drawn
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds before a bar is drawn."""
_PAUSE = 0.1
"""Seconds from picture to picture."""


@contextmanager
def bar(quiet: bool) -> Iterator[None]:
    """Show how far the work inside is, if somebody looks."""
    if quiet or not _somebody_looks():
        yield
        return
    shown = _Bar()
    try:
        with watching(shown.tell):
            yield
    finally:
        shown.close()


def _somebody_looks() -> bool:
    """A log that is read later takes no bar, also where a CI system pretends to be a terminal."""
    return sys.stderr is not None and sys.stderr.isatty() and not is_dumb() and not os.environ.get("CI")


class _Bar:
    """One line, drawn by whoever works: no thread, for workers are forked from this process."""

    def __init__(self) -> None:
        self._due = time.monotonic() + PATIENCE
        self._shown: tuple[Progress, TaskID] | None = None

    def tell(self, what: str, done: int, total: int) -> None:
        """Draw, unless that was done a moment ago."""
        if time.monotonic() < self._due:
            return
        progress, task = self._shown = self._shown or _drawn(what, done, total)
        progress.update(task, description=what, completed=done, total=total, refresh=True)
        self._due = time.monotonic() + _PAUSE

    def close(self) -> None:
        """Take it away."""
        if self._shown is not None:
            self._shown[0].stop()


def _drawn(what: str, done: int, total: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    progress = Progress(
        TextColumn("{task.description:<16}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    task = progress.add_task(what, completed=done, total=total)
    progress.start()
    return progress, task
