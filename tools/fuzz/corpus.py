"""Real files to begin from: our own specimens, the standard library, what is installed beside it."""

from __future__ import annotations

import os
import sysconfig
from functools import cache, lru_cache
from pathlib import Path

from aidep.sources.discover import SUFFIXES
from aidep.sources.formats import format_of

_ROOT = Path(__file__).resolve().parent.parent.parent
_OURS = tuple(_ROOT / name for name in ("tests/analysis/forms", "tests/checks", "examples"))
_LARGEST = 200_000


@cache
def specimens() -> tuple[str, ...]:
    """Files that are dense with what aidep looks for."""
    return tuple(file for folder in _OURS for file in _files(folder))


@cache
def strangers() -> tuple[str, ...]:
    """Files of others."""
    folders = dict.fromkeys(Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib"))
    return tuple(file for folder in folders for file in _files(folder))


def _files(folder: Path) -> list[str]:
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - {"__pycache__"})
        for name in sorted(names):
            file = os.path.join(place, name)
            if (name.endswith(SUFFIXES) or format_of(file.replace(os.sep, "/"))) and os.path.getsize(file) < _LARGEST:
                found.append(file)
    return found


@lru_cache(maxsize=1)
def programs(seed: int, count: int) -> tuple[str, ...]:
    """Python programs that hypothesmith makes up; none where it is not installed."""
    try:
        import hypothesmith
    except ImportError:
        return ()
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded

    made: list[str] = []

    @seeded(seed)
    @settings(
        max_examples=count,
        phases=[Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(hypothesmith.from_grammar() | hypothesmith.from_node())
    def collect(program: str) -> None:
        made.append(program)

    collect()
    return tuple(made)
