"""Plants a retired id into one string of each of many real files, fixes them, and compares every byte.

``python tests/tools/real_files.py --files 500 [FOLDER...]`` prints what it measured. The files are those of the
standard library and of the installed packages, unless folders are named: code that nobody wrote for this test.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import sysconfig
import tempfile
import time
import tokenize
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aidep.config import Settings
from aidep.mend import Mended, fixing, mend
from aidep.run import findings, scan

OLD = "gpt-4-32k-0613"
SETTINGS = Settings(as_of=date(2026, 11, 23))
_LARGEST = 200_000


@dataclass(frozen=True)
class Measured:
    """What a run came to."""

    files: int
    fixed: int
    reasons: Counter[str]
    """Why the others were left alone."""
    wrong: list[str]
    """Files of which a byte differs that should not."""
    second: int
    """Files that a second run would change."""
    seconds: float


def plant(data: bytes, chance: random.Random) -> bytes | None:
    """The file with the id as the text of one of its plain strings, ``None`` if it has none or is not to be read."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        tokens = [*tokenize.tokenize(io.BytesIO(data).readline)]
    except (SyntaxError, UnicodeError, tokenize.TokenError):
        return None
    plain = [t for t in tokens if t.type == tokenize.STRING and t.string[0] in "\"'" and 3 < len(t.string) < 40]
    plain = [t for t in plain if t.string[:3] not in ('"""', "'''") and t.start[0] == t.end[0]]
    lines = data.split(b"\n")
    if not plain or data.count(b"\r") != data.count(b"\r\n"):
        return None
    token = chance.choice(plain)
    number, quote = token.start[0] - 1, token.string[0]
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    mark = b"\xef\xbb\xbf" if encoding == "utf-8-sig" and number == 0 else b""
    begin = len(mark) + len(token.line[: token.start[1]].encode(name))
    end = begin + len(token.string.encode(name))
    if lines[number][begin:end] != token.string.encode(name):
        return None
    lines[number] = lines[number][:begin] + f"{quote}{OLD}{quote}".encode() + lines[number][end:]
    return b"\n".join(lines)


def candidates(folders: Iterable[Path]) -> Iterator[Path]:
    """Files that may be planted in."""
    for folder in folders:
        for file in sorted(folder.rglob("*.py")):
            if "test" not in file.as_posix().rpartition("lib/")[2] and file.stat().st_size < _LARGEST:
                yield file


def measure(folders: Iterable[Path], count: int, seed: int = 1) -> Measured:
    """Plant in ``count`` files, fix them, look at every byte, and fix them again."""
    chance = random.Random(seed)
    began = time.monotonic()
    found = [*candidates(folders)]
    chance.shuffle(found)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        planted: dict[str, bytes] = {}
        for file in found:
            data = plant(file.read_bytes(), chance)
            if data is not None and len(planted) < count:
                path = f"p{len(planted):04}/{file.name}"  # each alone: no file explains another
                (root / path).parent.mkdir()
                (root / path).write_bytes(data)
                planted[path] = data
        first = _mended(root)
        reasons = Counter(f.unfixable or "no proposal" for f in first.found if f.model == OLD)
        wrong = [path for path, data in first.after.items() if not _only_the_id_differs(planted[path], data)]
        for path, data in first.after.items():
            (root / path).write_bytes(data)
        second = _mended(root)
    return Measured(len(planted), len(first.after), reasons, wrong, len(second.after), time.monotonic() - began)


def _mended(root: Path) -> Mended:
    seen = scan([str(root)], SETTINGS)
    return mend(seen, findings(seen, SETTINGS), SETTINGS, [], fixing(unsafe=True))


def _only_the_id_differs(before: bytes, after: bytes) -> bool:
    """Whether everything before the id and everything behind it is the same, and an id stands between."""
    head, found, tail = before.partition(OLD.encode())
    new = after[len(head) : len(after) - len(tail)]
    return bool(found) and after == head + new + tail and new.replace(b"-", b"").replace(b".", b"").isalnum()


def main() -> int:
    """Print the figures; exit code 1 if a byte differs that should not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--files", type=int, default=500)
    given = parser.parse_args()
    folders = given.folders or [Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib")]
    result = measure(folders, given.files)
    print(f"{result.files} files, {result.fixed} fixed, {len(result.wrong)} with a wrong byte, ", end="")
    print(f"{result.second} changed by a second run, {result.seconds:.0f} s")
    for reason, number in result.reasons.most_common():
        print(f"{number:6}  {reason}")
    return 1 if result.wrong or result.second else 0


if __name__ == "__main__":
    sys.exit(main())
