"""Asking git, in a repository that may be hostile: nothing that its configuration names is run, no network is used."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final

from aidep.errors import UsageError

_HARMLESS: Final = (
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    "--no-pager",
)
_KEPT: Final = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES")
"""How users say which repositories they trust. The rest would point git, called from a hook, at another repository."""


class Git:
    """The repository around a folder."""

    def __init__(self, folder: str, flag: str) -> None:
        """``flag`` is the option that wants git: errors begin with it. Raises UsageError outside of a repository."""
        self._folder = folder
        self._flag = flag
        self._filters: tuple[str, ...] = ()
        os.environ.setdefault("NoDefaultCurrentDirectoryInExePath", "1")  # Windows: no git.exe of the repository
        top = self.ask("rev-parse", "--show-toplevel")
        if top is None:
            raise UsageError(f"{flag}: {folder} lies in no git repository, or another owner's: run it inside one")
        self.base = (self.ask("rev-parse", "--show-prefix") or b"").decode("utf-8", "backslashreplace").rstrip("/\n")
        """Where the folder lies in it."""
        self._folder = os.fsdecode(top.removesuffix(b"\n"))
        self._filters = tuple(self._disarmed())

    def ask(self, *arguments: str) -> bytes | None:
        """What git answers; ``None`` if it fails."""
        done = self._run(arguments)
        return done.stdout if done.returncode == 0 else None

    @contextmanager
    def stream(self, *arguments: str) -> Iterator[IO[bytes]]:
        """The answer as a stream; a UsageError at its end if git failed."""
        with subprocess.Popen(
            self._command(arguments),
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdout is not None
            yield process.stdout
        if process.returncode != 0:
            raise UsageError(f"{self._flag}: git {arguments[0]} failed with exit code {process.returncode}")

    def _run(self, arguments: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                self._command(arguments), env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False
            )
        except FileNotFoundError:
            raise UsageError(f"{self._flag}: git is not installed, or not on PATH") from None
        except ValueError:  # a NUL in what the user wrote
            raise UsageError(f"{self._flag}: holds a character that git cannot take") from None

    def _command(self, arguments: tuple[str, ...]) -> list[str]:
        return ["git", "-C", self._folder, *_HARMLESS, *self._filters, *arguments]

    def _disarmed(self) -> Iterator[str]:
        """Options that take away the programs which filters and merges of this repository name (LFS and the like)."""
        listed = self.ask("config", "--null", "--name-only", "--get-regexp", r"^filter\..*\.(clean|smudge|process)$")
        for name in (listed or b"").split(b"\0"):
            if name and b"=" not in name:
                key = os.fsdecode(name)
                yield from ("-c", f"{key}=", "-c", f"{key.rpartition('.')[0]}.required=false")


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key.startswith(_KEPT)}
    return kept | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
