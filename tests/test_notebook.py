"""Notebooks as text, and the way back."""

from __future__ import annotations

import json
import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aidep.model.source import Unreadable
from aidep.model.span import Span
from aidep.sources.magics import neutralise
from aidep.sources.notebook import NotebookFile, line_starts, parse_notebook

BREAK = r"\r\n|\r|\n"


def notebook(*sources: str | list[str], **more: Any) -> dict[str, Any]:
    cells = [{"cell_type": "code", "metadata": {"source": "no"}, "outputs": [], "source": source} for source in sources]
    return {"metadata": {"kernelspec": {"language": "python"}}, "nbformat": 4, **more, "cells": cells}


def read(document: object, **how: Any) -> NotebookFile:
    return parse_notebook("n.ipynb", json.dumps(document, **how))


def raw_text(file: NotebookFile, span: Span) -> str:
    """What stands in the JSON at the place of a span, its escapes undone."""
    where = file.location(span).span
    starts = file.raw_lines
    piece = file.raw[starts[where.line - 1] + where.column - 1 : starts[where.end_line - 1] + where.end_column - 1]
    return str(json.loads(f'"{piece}"'))


@pytest.mark.parametrize("how", [{"indent": 1}, {}, {"indent": 1, "ensure_ascii": False}, {"separators": (",", ":")}])
def test_positions(how: dict[str, Any]) -> None:
    cells = [["import openai\n", 'x = \'ä😀\\n"\'; m = "gpt-4o"\n'], "y = 2\r\nz = 'é' 'o1'"]
    document = notebook(*cells)
    document["cells"].insert(1, {"cell_type": "markdown", "source": ["# gpt-4"]})
    file = read(document, **how)
    assert file.text == "import openai\nx = 'ä😀\\n\"'; m = \"gpt-4o\"\ny = 2\r\nz = 'é' 'o1'\n"
    first = Span(2, 19, 2, 25)
    assert raw_text(file, first) == "gpt-4o"
    located = file.location(first)
    assert located.cell is not None
    assert (located.cell.number, located.cell.span) == (1, Span(2, 19, 2, 25))
    last = Span(4, 10, 4, 12)
    assert raw_text(file, last) == "o1"
    located = file.location(last)
    assert located.cell is not None
    assert (located.cell.number, located.cell.span) == (3, Span(2, 10, 2, 12))


words = st.text(st.characters(codec="utf-8", exclude_characters="!%?"), min_size=1, max_size=40)
how_dumped = st.fixed_dictionaries({"indent": st.sampled_from([None, 0, 1, 4]), "ensure_ascii": st.booleans()})


@settings(max_examples=300)
@given(st.lists(st.one_of(words, st.lists(words)), min_size=1, max_size=4), how_dumped, st.data())
def test_every_span_leads_to_its_text(sources: list[str | list[str]], how: dict[str, Any], data: st.DataObject) -> None:
    file = read(notebook(*sources), **how)
    cell = data.draw(st.sampled_from(file.cells))
    starts = [*line_starts(cell.source), len(cell.source) + 1]
    index = data.draw(st.integers(0, len(starts) - 2))
    width = starts[index + 1] - starts[index]
    begin = data.draw(st.integers(1, width))
    end = data.draw(st.integers(begin, width))
    line = cell.line + index
    wanted = cell.source[starts[index] + begin - 1 : starts[index] + end - 1]
    # Two list items that a span runs over are apart in the file: the quotes between them are no part of the text.
    if any(starts[index] + begin - 1 < piece.start < starts[index] + end - 1 for piece in cell.pieces):
        return
    assert raw_text(file, Span(line, begin, line, end)) == wanted


@settings(max_examples=300)
@given(st.text(st.sampled_from("a1= \t\n\r!%?'\"#\\()[]{}x.,;éspip install"), max_size=60))
def test_magics_keep_every_place(source: str) -> None:
    text = neutralise(source)
    assert len(line_starts(text)) == len(line_starts(source))
    for written, line in zip(re.split(BREAK, source), re.split(BREAK, text), strict=True):
        assert len(line) == len(written) or re.match(r"\s*%", written)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("%%bash\npip install x\n", "      \n             \n"),
        ("%env CHAT=gpt-4", "0;CHAT__='gpt-4';os.environ['CHAT']=CHAT__"),
        ("%env from=gpt-4\n", "0;from__='gpt-4';os.environ['from']=from__\n"),
        ("if a:\n  %set_env C 'gpt-4' \nb", "if a:\n  0;     C__='gpt-4';os.environ['C']=C__\nb"),
        ("!export A=gpt-4; ls", "_____A__='gpt-4'"),  # of a shell of its own
        ("%%bash\nexport A_MODEL='gpt-4'\npython x.py\n", "      \n_____A_MODEL__='gpt-4'\n           \n"),
        ("%%script bash -e\n# export A=b\nexport A=$B\n", "                \n            \n           \n"),
        (
            '!curl https://api.openai.com/v1 \\\n -d \'{"model": "gpt-4"}\'\n',
            "_url='https://api.openai.com/v1';\n_________model='gpt-4';\n",
        ),
        ('%%bash\ncurl https://x.org -d \'{"model":"a"}\'', "      \nurl='https://x.org';______model='a';"),
        ("%%ai openai-chat:gpt-4o -f code\nWrite.", "_____________ai='gpt-4o'\n      "),
        ("%%ai openai/gpt-4o\nWrite.", "_ai='openai/gpt-4o'\n      "),
        ("%ai register mine anthropic:claude-3", "________________________ai='claude-3'"),
        ("%ai list\n%%ai chatgpt", "0       \n0           "),
        ("%time r = f('gpt-4')\n", "0;    r = f('gpt-4')\n"),
        ("r = %timeit -n 3 -o f(1)\n", "r =                 f(1)\n"),
        ("%time r = f(\n1)", "0           \n1)"),
        ("%env A\n%env A=$B\n%env A={b}\n", "0     \n0        \n0         \n"),
        ("x = %env A=gpt-4", "x = 0           "),
        ("%%sql\nSELECT a\n", "-''' \nSELECT a\n '''"),
        ("%sql\nSELECT a", "-'''\nSELECT a '''"),
        ("x = 1\n%sql SELECT a\ny", "x = 1\n-''' SELECT a '''\ny"),
        ("%%sql\n'''", '-""" \n\'\'\' """'),
        ("%%sql\n'''\"\"\"", "     \n      "),
        ("%%time\nx = 1\n", "      \nx = 1\n"),
        ("%%writefile app.py\nx = 1", "                  \nx = 1"),
        ("!ls", "0  "),
        ("if a:\n    !pip install x \\\n      y\nz = 1", "if a:\n    0               \n       \nz = 1"),
        ("x = !ls -l\ny = %env HOME\n", "x = 0     \ny = 0        \n"),
        ("foo?\n?foo\nfoo.bar??", "0   \n0   \n0        "),
        ("pip install openai\nimport openai", "0                 \nimport openai"),
        ("p = '''\n!important\n% x''' % y\n", None),
        ("d = (a\n % b)\ne = a \\\n % b\n", None),
        ("a != b\na %= 2\nprint('what?')\nx: int = 5 % 3\n", None),
        ('f = f"{d["!"]}"\n', None),
    ],
)
def test_magics(source: str, text: str | None) -> None:
    assert neutralise(source) == (source if text is None else text)


def test_other_languages_are_left_out() -> None:
    document = notebook("x = 1")
    document["metadata"] = {"language_info": {"name": "R"}, "kernelspec": {"language": "R"}}
    assert read(document).text == ""
    document = notebook("x = 1", "let y = 1")
    document["cells"][1]["metadata"] = {"vscode": {"languageId": "javascript"}}
    assert read(document).text == "x = 1\n"
    assert read({"cells": [{"cell_type": "code", "source": "x"}]}).text == "x\n"


def test_format_3() -> None:
    cell = {"cell_type": "code", "language": "python", "input": ["m = 'gpt-4'"]}
    file = read({"worksheets": [{"cells": [{"cell_type": "markdown", "source": ["hi"]}, cell]}]}, indent=1)
    assert file.text == "m = 'gpt-4'\n"
    assert raw_text(file, Span(1, 6, 1, 11)) == "gpt-4"


def test_repeated_keys() -> None:
    raw = '{"cells": [{"cell_type": "code", "source": ["a", "b"], "source": ["m = 1"]}], "metadata": {}}'
    assert raw_text(parse_notebook("n.ipynb", raw), Span(1, 1, 1, 2)) == "m"


def test_lone_surrogates_do_no_harm() -> None:
    file = parse_notebook("n.ipynb", r'{"cells": [{"cell_type": "code", "source": "x = \"\ud800\"; y"}]}')
    file.text.encode()
    assert raw_text(file, Span(1, 10, 1, 11)) == "y"


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "{",
        "[]",
        "3",
        '{"a": 1}',
        '{"cells": 3}',
        '{"cells": [}',
        '{"worksheets": [1]}',
        "[" * 100_000,
    ],
)
def test_broken(raw: str) -> None:
    with pytest.raises(Unreadable):
        parse_notebook("n.ipynb", raw)


def test_a_cell_without_text_is_left_out() -> None:
    bad, good = {"cell_type": "code", "source": 123}, {"cell_type": "code", "source": ["m = 'gpt-4'"]}
    file = read({"cells": [bad, good, {"cell_type": "code", "source": ["a", 1]}]})
    assert file.text == "m = 'gpt-4'\n"
    assert raw_text(file, Span(1, 6, 1, 11)) == "gpt-4"
    assert file.left_out() == "cell 1 was left out, and 1 more: its source is no text"
    assert read({"cells": [good]}).left_out() is None


def test_without_positions_the_text_is_the_same() -> None:
    document = json.dumps(notebook(["import openai\n", "!ls\n"], "x = 'gpt-4'"))
    whole, quick = parse_notebook("n.ipynb", document), parse_notebook("n.ipynb", document, positions=False)
    assert whole.text == quick.text
    assert [cell.source for cell in whole.cells] == [cell.source for cell in quick.cells]


def test_many_cells_are_found_quickly() -> None:
    file = read(notebook(*["x = 'gpt-4'\n"] * 5000))
    for line in range(1, 5001):
        located = file.location(Span(line, 6, line, 11))
        assert located.cell is not None
        assert located.cell.number == line


def test_places_of_a_cell_that_is_one_long_string() -> None:
    """Each place once was as long to find as the cell is."""
    file = read(notebook('x = "a"\t\n' * 20_000))
    started = time.process_time()
    for line in range(1, 20_001):
        assert raw_text(file, Span(line, 6, line, 7)) == "a"
    assert time.process_time() - started < 10
