"""From bytes to text."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from aidep.model.source import Unreadable
from aidep.model.span import Span
from aidep.sources.discover import Found
from aidep.sources.files import Files, to_source
from aidep.sources.read import MAX_BYTES, cookie, decode, read_bytes


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a = 1\r\nb = 2\r", "a = 1\r\nb = 2\r"),
        ("\ufeffx = 'ä'\n".encode(), "x = 'ä'\n"),
        ("# -*- coding: latin-1 -*-\nx = 'ä'\n".encode("latin-1"), "# -*- coding: latin-1 -*-\nx = 'ä'\n"),
        ("#!/usr/bin/python\n# vim: fileencoding=cp1252\nx = '€'\n".encode("cp1252"), None),
        (b"", ""),
    ],
)
def test_decode(data: bytes, text: str | None) -> None:
    assert decode(data) == (text if text is not None else data.decode("cp1252"))


@pytest.mark.parametrize(
    ("data", "message", "place"),
    [
        (b"x = 1\ny = '\xff'\n", "is not UTF-8", (2, 6)),
        (b"x\n\0", "NUL byte", (2, 1)),
        ("x = 1".encode("utf-16"), "UTF-16", (1, 1)),
        (b"# coding: klingon\n", "unknown encoding: klingon", (1, 1)),
        (b"# coding: punycode\n", "not supported", (1, 1)),
        (b"# coding: hex\nzz", "cannot be decoded as hex", (1, 1)),
    ],
)
def test_undecodable(data: bytes, message: str, place: tuple[int, int]) -> None:
    with pytest.raises(Unreadable, match=message) as error:
        decode(data)
    assert (error.value.line, error.value.column) == place


def test_cookie_counts_in_two_lines_only() -> None:
    assert cookie(b"\n# coding=ascii\n") == "ascii"
    assert cookie(b"x = 1\n# coding=ascii\n") is None
    assert cookie(b"\n\n# coding=ascii\n") is None


def test_large_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "large.py"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(Unreadable, match="too large: 50 MB"):
        read_bytes(str(file))
    with file.open("wb") as stream:
        stream.truncate(MAX_BYTES)
    assert len(read_bytes(str(file))) == MAX_BYTES


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="vanished"):
        read_bytes(str(tmp_path / "gone.py"))
    with pytest.raises(Unreadable, match=r"regular file|opened"):
        read_bytes(str(tmp_path))
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.py")
        with pytest.raises(Unreadable, match="regular file"):
            read_bytes(str(tmp_path / "pipe.py"))
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        (tmp_path / "closed.py").touch(mode=0)
        with pytest.raises(Unreadable, match="cannot be opened"):
            read_bytes(str(tmp_path / "closed.py"))


def test_lines_of_files_and_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_bytes(b"x = 1\r\ny = 2\n")
    files = Files([Found("a.py", str(file)), Found("b.py", "/nowhere/b.py")], {"b.py": b"z\n"})
    place = to_source("a.py", b"x").location
    assert files.lines(place(Span(1, 1, 1, 1))) == ["x = 1", "y = 2", ""]
    assert files.load("b.py").text == "z\n"
    file.unlink()
    assert Files([Found("a.py", str(file))]).lines(place(Span(1, 1, 1, 1))) is None


@pytest.mark.skipif(os.name == "nt", reason="needs a privilege on Windows")
def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "link.py").symlink_to("nowhere.py")
    with pytest.raises(Unreadable, match="a link to a file that is not there"):
        read_bytes(str(tmp_path / "link.py"))
