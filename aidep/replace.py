"""Replacing a file in one step: whoever reads it, and whatever ends this process, finds the old one or the new one."""

from __future__ import annotations

import os
from contextlib import suppress


def replace_file(file: str, data: bytes) -> None:
    """Put ``data`` in the place of ``file``, which need not exist. Its mode is kept; links are followed.

    Raises OSError; then nothing has changed, and nothing is left behind.
    """
    import tempfile  # most runs replace nothing

    real = os.path.realpath(file)
    handle, name = tempfile.mkstemp(dir=os.path.dirname(real), prefix=".aidep-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            state = os.stat(real)
        except FileNotFoundError:
            os.chmod(name, 0o666 & ~_umask())
        else:
            if hasattr(os, "chown"):
                with suppress(OSError):  # only root can give a file back to its owner
                    os.chown(name, state.st_uid, state.st_gid)
            os.chmod(name, state.st_mode & 0o7777)
        os.replace(name, real)
    except BaseException:  # an interrupt too leaves nothing behind
        with suppress(OSError):
            os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
