"""IPython's additions to Python, blanked out so that every line and column stays where it is."""

from __future__ import annotations

import re

_LEXEME = re.compile(
    r"""
    (?P<break>\r\n|\r|\n)
  | (?P<joined>\\(?:\r\n|\r|\n))
  | (?P<comment>\#[^\r\n]*)
  | (?P<string>(?:\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'))
  | (?P<open>[(\[{])
  | (?P<close>[)\]}])
  | (?P<other>[^\r\n#"'()\[\]{}\\]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_LINE = re.compile(
    r"""
    (?P<lead>[ \t]*)
    (?: (?P<target>[^\W\d][\w.,\ \t\[\]*"']*=[ \t]*)? (?P<magic>[!%](?!=)[^\r\n]*)
      | (?P<shell>(?:pip3?|conda|mamba|uv)[ \t]+(?:install|uninstall|list|show|freeze|add|pip)\b[^\r\n]*)
      | (?P<help>\?{1,2}[ \t]*[^\W\d][^\r\n]* | [^\W\d][\w.*\[\]'"]*\?{1,2}[ \t]*) (?=[\r\n]|\Z)
    )
    """,
    re.VERBOSE,
)
_CELL_MAGIC = re.compile(r"\s*%%(?P<name>\w*)(?P<rest>[^\r\n]*)")
_PYTHON_CELLS = frozenset(
    re.findall(
        r"\w+", "capture debug heat lprun memit mprun prun py py3 pyinstrument python python3 scalene time timeit"
    )
)
"""Cell magics whose body is Python of this or another process."""
_NEXT_LINE = re.compile(r"(?:\r\n|\r|\n)([^\r\n]*)")
_SIGNS = re.compile(r"[!%?]|\b(?:pip3?|conda|mamba|uv)[ \t]")


def neutralise(source: str) -> str:
    """The Python of a notebook cell: magics, shell commands and help requests are overwritten.

    The result has the length of ``source`` and its line breaks: what stays, stays in place.
    """
    match = _CELL_MAGIC.match(source)
    if match is not None:
        python = match["name"] in _PYTHON_CELLS or (
            match["name"] in ("writefile", "file") and match["rest"].endswith(".py")
        )
        if not python:
            return _blank(source)
        return _blank(source[: match.end()]) + neutralise(source[match.end() :])
    if not _SIGNS.search(source):
        return source
    return "".join(_statements(source))


def _statements(source: str) -> list[str]:
    """Copy ``source``, looking for magics where a statement can start: not inside strings, brackets or joined lines."""
    out: list[str] = []
    depth = position = 0
    at_start = True
    while position < len(source):
        if at_start:
            at_start = False
            magic = _LINE.match(source, position)
            if magic is not None:
                kept = magic.end("target") if magic["target"] else magic.end("lead")
                end = _command_end(source, magic.end(), magic["magic"] or magic["shell"] or "")
                out += source[position:kept], "0", _blank(source[kept + 1 : end])
                position = end
                continue
        lexeme = _LEXEME.match(source, position)
        assert lexeme is not None  # "other" takes any character
        kind = lexeme.lastgroup
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(depth - 1, 0)
        elif kind == "break":
            at_start = depth == 0
        out.append(lexeme[0])
        position = lexeme.end()
    return out


def _command_end(source: str, end: int, command: str) -> int:
    """Where a command ends that may go on in the next lines, behind backslashes."""
    while command.endswith("\\") and end < len(source):
        line = _NEXT_LINE.match(source, end)
        if line is None:
            break
        command, end = line[1], line.end()
    return end


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
