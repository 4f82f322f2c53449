"""Where reports go and what they may look like there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from aidep.cli.streams import write_report
from aidep.cli.terminal import auto_color, columns, is_dumb, is_terminal
from aidep.config import FILE_NAMES, one_of
from aidep.errors import UsageError
from aidep.replace import replace_file
from aidep.report import RenderOptions
from aidep.sources.discover import SUFFIXES


@dataclass(frozen=True, slots=True)
class Output:
    """A report to write; ``file`` None is standard output."""

    format: str
    file: str | None = None


def parse_outputs(texts: Iterable[str], formats: tuple[str, ...]) -> list[Output]:
    """``FORMAT`` and ``FORMAT=FILE`` of ``--output``."""
    outputs = []
    for text in texts:
        name, separator, file = text.partition("=")
        one_of(name, formats, "--output")
        if separator:
            check_file(file, "--output")
        outputs.append(Output(name, file or None))
    places = [os.path.realpath(output.file) if output.file else None for output in outputs]
    for output, place in zip(outputs, places, strict=True):
        if places.count(place) > 1:
            raise UsageError(f"--output: two reports cannot go to {output.file or 'standard output'}")
    return outputs


def check_file(file: str, flag: str) -> None:
    """Say before any work is done that a report cannot, or must not, go to ``file``."""
    if not file:
        raise UsageError(f"{flag}: names no file")
    real = os.path.realpath(file)
    folder = os.path.dirname(real)
    if real.endswith(SUFFIXES) or os.path.basename(real) in FILE_NAMES:
        raise UsageError(f"{flag}: {file}: would be overwritten by the report; choose a name that is not of a source")
    if os.path.isdir(real):
        raise UsageError(f"{file}: cannot be written: Is a directory")
    if not os.path.isdir(folder):
        raise UsageError(f"{file}: cannot be written: no such folder: {folder}")


def spare(outputs: Iterable[Output], inputs: Iterable[str]) -> None:
    """Refuse to write a report over a file of this run."""
    targets = {os.path.realpath(output.file): output.file for output in outputs if output.file}
    if not targets:
        return
    for file in inputs:
        if os.path.realpath(file) in targets:
            raise UsageError(f"{file}: is read by this run and would be overwritten by the report; choose another name")


def render_options(color: str, output: Output, base: str = "") -> RenderOptions:
    """Colours, width and links for a report that goes to ``output``. ``color``: auto, always or never."""
    terminal = output.file is None and is_terminal()
    painted = color == "always" or (color == "auto" and auto_color(terminal and not is_dumb()))
    links = painted and terminal and not is_dumb()
    return RenderOptions(color=painted, width=columns(terminal), hyperlinks=links, base=base)


def write(output: Output, text: str) -> None:
    """Write a report, as UTF-8 wherever a tool may read it."""
    if output.file is not None:
        _write_file(Path(output.file), text.encode("utf-8", "backslashreplace"))
    else:
        write_report(text, for_tools=output.format not in ("full", "concise"))


def write_all(reports: Iterable[tuple[Output, str]]) -> None:
    """Write several reports: files first, so that standard output never shows the result of a run that failed."""
    for output, text in sorted(reports, key=lambda report: report[0].file is None):
        write(output, text)


def _write_file(target: Path, data: bytes) -> None:
    """Replace the file in one step: nobody ever reads half a report."""
    if target.exists() and not target.is_file():  # /dev/stderr, a named pipe
        try:
            target.write_bytes(data)
        except OSError as error:
            raise UsageError(f"{target}: cannot be written: {error.strerror}") from None
        return
    try:
        replace_file(str(target), data)
    except OSError as error:
        real = os.path.realpath(target)
        refused = error.errno in (errno.EACCES, errno.EPERM)
        if refused and os.path.isfile(real) and os.access(real, os.W_OK):  # the folder takes no new file, but this one
            Path(real).write_bytes(data)
            return
        raise UsageError(f"{target}: cannot be written: {error.strerror}") from None
