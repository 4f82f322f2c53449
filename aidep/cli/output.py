"""Where reports go and what they may look like there."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aidep.config import one_of
from aidep.errors import UsageError
from aidep.report import RenderOptions


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
        if separator and not file:
            raise UsageError(f"--output: {text}: names no file")
        outputs.append(Output(name, file or None))
    places = [output.file for output in outputs]
    for place in places:
        if places.count(place) > 1:
            raise UsageError(f"--output: two reports cannot go to {place or 'standard output'}")
    return outputs


def render_options(color: str, output: Output, base: str = "") -> RenderOptions:
    """Colours, width and links for a report that goes to ``output``. ``color``: auto, always or never."""
    terminal = output.file is None and sys.stdout.isatty()
    dumb = os.environ.get("TERM") == "dumb"
    colored = color == "always" or (color == "auto" and _auto_color(terminal and not dumb))
    width = shutil.get_terminal_size((100, 24)).columns if terminal or "COLUMNS" in os.environ else 100
    return RenderOptions(color=colored, width=width, hyperlinks=colored and terminal and not dumb, base=base)


def write(output: Output, text: str) -> None:
    """Write a report, as UTF-8 wherever a tool may read it."""
    if output.file is not None:
        _write_file(Path(output.file), text.encode("utf-8", "backslashreplace"))
    elif sys.stdout.isatty() or output.format in ("full", "concise"):
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
    else:
        sys.stdout.flush()
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None:
            sys.stdout.write(text)
        else:
            buffer.write(text.encode("utf-8", "backslashreplace"))
    if output.file is None:
        sys.stdout.flush()


def _auto_color(terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    return terminal if forced is None else forced not in ("", "0", "false")


def _write_file(target: Path, data: bytes) -> None:
    """Replace the file in one step: nobody ever reads half a report."""
    if target.exists() and not target.is_file():  # /dev/stderr, a named pipe
        try:
            target.write_bytes(data)
        except OSError as error:
            raise UsageError(f"{target}: cannot be written: {error.strerror}") from None
        return
    real = Path(os.path.realpath(target))
    name = None
    try:
        handle, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mode = real.stat().st_mode & 0o777 if real.exists() else 0o666 & ~_umask()
        os.chmod(name, mode)
        os.replace(name, real)
    except OSError as error:
        if name is not None:
            with suppress(OSError):
                os.unlink(name)
        raise UsageError(f"{target}: cannot be written: {error.strerror}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
