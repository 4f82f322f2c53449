"""The standard streams, which may be closed, full, deserted, or unable to take a character."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

from aidep.errors import UsageError


def reserve() -> None:
    """Open what is closed of the first three: no file of ours may take the number of a stream."""
    while (number := os.open(os.devnull, os.O_RDWR)) < 3:
        pass
    os.close(number)


def write_error(text: str) -> None:
    """Write to standard error. Where that fails there is nobody to tell."""
    stream = sys.stderr
    if stream is not None:
        encoding = stream.encoding or "utf-8"
        with suppress(OSError):
            stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
            stream.flush()


def write_report(text: str, *, for_tools: bool) -> None:
    """Write to standard output, as UTF-8 where a tool reads it, else with what the stream's encoding has.

    A reader that has gone, as ``head`` does, is no error. A UsageError says that the report did not arrive.
    """
    stream = sys.stdout
    if stream is None:
        raise UsageError("standard output is closed: nobody would get the report; --output-file writes it to a file")
    try:
        buffer = getattr(stream, "buffer", None)
        if for_tools and buffer is not None and not stream.isatty():
            stream.flush()
            buffer.write(text.encode("utf-8", "backslashreplace"))
        else:
            encoding = stream.encoding or "utf-8"
            stream.write(text.encode(encoding, "replace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        desert(stream)
    except OSError as error:
        desert(stream)
        raise UsageError(f"standard output: cannot be written: {error.strerror}") from None


def read_input(limit: int) -> bytes:
    """Standard input, at most ``limit`` bytes of it."""
    if sys.stdin is None:
        raise UsageError("-: standard input is closed; name files or folders instead")
    try:
        return sys.stdin.buffer.read(limit)
    except OSError as error:
        raise UsageError(f"-: standard input cannot be read: {error.strerror}") from None


def finish(code: int) -> int:
    """Flush both streams; the exit code, which is 2 where standard output could not take all."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except BrokenPipeError:
            desert(stream)
        except OSError:
            desert(stream)
            code = 2
    return code


def desert(stream: TextIO) -> None:
    """What is left in a stream goes nowhere: the interpreter must not stumble over it while it shuts down."""
    with suppress(OSError, ValueError):
        number = os.open(os.devnull, os.O_WRONLY)
        os.dup2(number, stream.fileno())
        os.close(number)
