"""Gets the bytes of a feed: a file, a wheel, an installed package or, if asked for, an address on the network."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path

from aidep.catalog.sync.feeds import Feed
from aidep.errors import UsageError

MAX_BYTES = 64 << 20
_WHEEL = re.compile(r"(?P<name>[A-Za-z0-9._]+)-(?P<version>[A-Za-z0-9.!+]+)-.*\.whl")


@dataclass(frozen=True)
class Material:
    """A feed's bytes (those of its one file, or of several by name) and where they come from."""

    data: bytes | Mapping[str, bytes]
    checked: date
    url: str = ""
    package: str = ""
    version: str = ""

    @property
    def text(self) -> str:
        """For people."""
        return f"{self.package}=={self.version}" if self.package else self.url


def from_file(feed: Feed, file: Path, today: date) -> Material:
    """A file in the feed's own format, or a wheel of the package that carries it.

    Raises:
        UsageError: if it cannot be read, is too large, or is not of that package.
    """
    if not file.is_file():
        raise UsageError(f"--file {file}: no such file")
    if file.suffix == ".whl":
        return _from_wheel(feed, file, today)
    if feed.member and not feed.url:
        raise UsageError(f"--file {file}: {feed.name} is read from a wheel of {feed.package}")
    if file.stat().st_size > MAX_BYTES:
        raise UsageError(f"--file {file}: larger than {MAX_BYTES >> 20} MiB")
    return Material(file.read_bytes(), today, url=feed.url)


def from_installed(feed: Feed, today: date) -> Material:
    """The installed package that carries the feed: its files are read, nothing is imported.

    Raises:
        UsageError: if there is none.
    """
    if not feed.package:
        raise UsageError(f"{feed.name}: give --file or --url")
    try:
        found = metadata.distribution(feed.package)
    except metadata.PackageNotFoundError:
        raise UsageError(f"{feed.name}: {feed.package} is not installed here: give --file with a wheel of it") from None
    files = {str(f): Path(str(f.locate())) for f in found.files or () if fnmatch(str(f), feed.member)}
    data = {name: path.read_bytes() for name, path in files.items() if path.stat().st_size <= MAX_BYTES}
    return _of_package(feed, data, found.version, today)


def from_url(feed: Feed, url: str, today: date) -> Material:
    """What an address answers. The only place of aidep that opens a network connection.

    Raises:
        UsageError: if it is no https address, does not answer, or answers too much.
    """
    from urllib.error import URLError
    from urllib.request import Request, urlopen

    if not url.startswith("https://"):
        raise UsageError(f"--url {url}: only https addresses are read")
    if feed.member and not feed.url:
        raise UsageError(f"--url: {feed.name} is read from a wheel of {feed.package}: give --file")
    try:
        with urlopen(Request(url, headers={"User-Agent": "aidep"}), timeout=30) as answer:
            if not answer.url.startswith("https://"):
                raise UsageError(f"--url {url}: leads to {answer.url}, which is not https")
            data: bytes = answer.read(MAX_BYTES + 1)
    except (URLError, TimeoutError, ValueError) as error:
        raise UsageError(f"--url {url}: {error}") from None
    if len(data) > MAX_BYTES:
        raise UsageError(f"--url {url}: answers more than {MAX_BYTES >> 20} MiB")
    return Material(data, today, url=feed.url)


def _from_wheel(feed: Feed, file: Path, today: date) -> Material:
    named = _WHEEL.fullmatch(file.name)
    if named is None or not feed.package or _normal(named["name"]) != _normal(feed.package):
        raise UsageError(
            f"--file {file}: not a wheel of {feed.package or 'any package'}, which {feed.name} is read from"
        )
    try:
        with zipfile.ZipFile(file) as wheel:
            members = [info for info in wheel.infolist() if fnmatch(info.filename, feed.member)]
            if sum(info.file_size for info in members) > MAX_BYTES:
                raise UsageError(f"--file {file}: {feed.member} is larger than {MAX_BYTES >> 20} MiB")
            data = {info.filename: wheel.read(info) for info in members}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise UsageError(f"--file {file}: not a wheel: {error}") from None
    return _of_package(feed, data, named["version"], today)


def _of_package(feed: Feed, data: dict[str, bytes], version: str, today: date) -> Material:
    if not data:
        raise UsageError(f"{feed.package}=={version} holds no {feed.member}")
    whole: bytes | Mapping[str, bytes] = data if "*" in feed.member else next(iter(data.values()))
    return Material(whole, today, package=feed.package, version=version)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
