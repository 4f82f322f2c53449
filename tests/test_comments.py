"""Comments are found in any text, and only comments."""

from __future__ import annotations

import io
import sys
import time
import tokenize
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidep.comments import python_comments, python_directives, settings_comments


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in python_comments(text)]


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("x = 1  # c", ["# c"]),
        ("# a\r\n# b\r# c\n", ["# a", "# b", "# c"]),
        ('"# no"', []),
        ("'it\\'s # no'  # c", ["# c"]),
        ('"""\n# no\n"""  # c', ["# c"]),
        ("'''a''' # c", ["# c"]),
        ('r"\\" # no"  # c', ["# c"]),
        ('x = "open\ny = 1  # c', ["# c"]),
        ('x = "a\\\n# no"  # c', ["# c"]),
        ('"""never closed\n# no', []),
        ('""""quoted" # no"""', []),
        ("f'{x:#06x}'  # c", ["# c"]),
        ("f'{x!r:>{w}} # no'  # c", ["# c"]),
        ("f'{{ # no }}'  # c", ["# c"]),
        ('f"{d["# no"]}"  # c', ["# c"]),
        ('f"{d["a"]} # no"  # c', ["# c"]),
        ('f"""{\n x  # c\n} # no"""', ["# c"]),
        ("f'\\N{NUMBER SIGN} # no'  # c", ["# c"]),
        ("rf'\\{x} # no'  # c", ["# c"]),
        ("f'{ {1: \"}\"}[1] } # no'  # c", ["# c"]),
        ("f'{x:%H:%M}'  # c", ["# c"]),
        ("f'{x # no", ["# no"]),
        ("def broken(:\n  x = )  # c", ["# c"]),
        ("if x:\n    a\n  b  # c", ["# c"]),
        ("print 'py2'  # c", ["# c"]),
        ("x = $  # c", ["# c"]),
    ],
)
def test_python(text: str, comments: list[str]) -> None:
    assert found(text) == comments


def test_agrees_with_tokenize_on_the_standard_library() -> None:
    files = sorted(Path(tokenize.__file__).parent.glob("*.py"))
    assert len(files) > 100
    for file in files:
        text = file.read_text(encoding="utf-8")
        tokens = tokenize.generate_tokens(io.StringIO(text).readline)
        assert found(text) == [token.string for token in tokens if token.type == tokenize.COMMENT], file


@given(st.text(st.sampled_from("\"'#fr{}[]():!\\\nN x=\r"), max_size=60))
def test_nothing_raises_and_comments_are_apart(text: str) -> None:
    spans = list(python_comments(text))
    assert all(text[start] == "#" and "\n" not in text[start:end] for start, end in spans)
    assert spans == sorted(spans)
    list(settings_comments(text))


def test_long_input_is_no_trouble() -> None:
    assert found('"' + "\\\\" * 200_000 + '"  # c') == ["# c"]
    assert found("'''" + "''x" * 100_000 + "'''  # c") == ["# c"]
    assert found("f'" + "{" * 50_000) == []
    assert sys.getrecursionlimit() < 50_000


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("model: gpt-4  # c", ["# c"]),
        ("# c", ["# c"]),
        ('x = "a # no"  # c', ["# c"]),
        ("x = 'a # no' # c", ["# c"]),
        ("url: http://x#no", []),
        ("a: 1 # b\n# c", ["# b", "# c"]),
    ],
)
def test_configuration_files(text: str, comments: list[str]) -> None:
    assert [text[start:end] for start, end in settings_comments(text)] == comments


def test_many_comments_in_one_string_take_no_time_squared() -> None:
    text = '"""\n' + "-- aidep: ignore\r" * 150_000 + '"""'
    start = time.process_time()
    assert sum(1 for _ in python_directives(text)) == 150_000
    assert time.process_time() - start < 3
