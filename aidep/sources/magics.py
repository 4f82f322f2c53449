"""IPython's additions to Python, blanked out so that every line and column stays where it is.

What they say of models is said in Python instead: variables that are set in the environment, and SQL as a string. The
text of either stays in place; what Python needs besides is written over the magic and behind the end of the line.
"""

from __future__ import annotations

import re

from aidep.sources.shell import as_python
from aidep.sources.shell import said as said_in_shell

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
_CELL_MAGIC = re.compile(r"\s*(?:%%(?P<name>\w*)(?P<rest>[^\r\n]*)|%(?P<alone>sql)[ \t]*(?=[\r\n]))")
_PYTHON_CELLS = frozenset(
    re.findall(
        r"\w+", "capture debug heat lprun memit mprun prun py py3 pyinstrument python python3 scalene time timeit"
    )
)
"""Cell magics whose body is Python of this or another process."""
_SHELL_CELLS = frozenset({"bash", "sh", "shell", "zsh", "ksh", "system", "sx"})
_AI = re.compile(
    r"[ \t]*%%?ai[ \t]+(?:(?:register|alias|update)[ \t]+\S+[ \t]+)?(?:[\w-]+:(?=\S)|(?=[\w-]+/))(?P<model>[\w./:@+-]+)"
)
"""A provider and its model, or a name that somebody gives these."""
_SQL_CELLS = frozenset({"sql", "bigquery", "sparksql"})
_SQL_LINE = re.compile(r"%sql\b(?=[ \t]+\S)")
_SETS = re.compile(
    r"%(?:set_)?env[ \t]+(?P<name>[A-Za-z_]\w*)(?:[ \t]*=[ \t]*|[ \t]+)"
    r"(?P<quote>[\"']?)(?P<value>[^\s\"'\\${}`;&|]+)(?P=quote)[ \t]*(?:[;&|]|\Z)"
)
"""What sets a variable in the environment. What the shell or Python would fill in is not known."""
_TIMED = re.compile(r"%(?:timeit|time|prun|memit|lprun)\b(?:[ \t]+-\w+(?:[ \t]*\d+)?)*[ \t]+(?=\S)")
"""What runs the Python in its line."""
_NEXT_LINE = re.compile(r"(?:\r\n|\r|\n)([^\r\n]*)")
_SIGNS = re.compile(r"[!%?]|\b(?:pip3?|conda|mamba|uv)[ \t]")


def neutralise(source: str) -> str:
    """The Python of a notebook cell: magics, shell commands and help requests are overwritten.

    The result has the lines of ``source``: what stays, stays in its line and column. A line may have become longer.
    """
    match = _CELL_MAGIC.match(source)
    if match is not None:
        if match["alone"] or match["name"] in _SQL_CELLS:
            return _as_string(source)
        program = match["rest"].split()[:1] if match["name"] == "script" else [match["name"]]
        if not _SHELL_CELLS.isdisjoint(program):
            return as_python(source)
        if match["name"] == "ai":
            return (_asked(source[: match.end()]) or _blank(source[: match.end()])) + _blank(source[match.end() :])
        if match["name"] not in _PYTHON_CELLS and written_file(source) is None:
            return _blank(source)
        return _blank(source[: match.end()]) + neutralise(source[match.end() :])
    if not _SIGNS.search(source):
        return source
    return "".join(_statements(source))


def written_file(source: str) -> str | None:
    """The name of the Python file that a cell writes."""
    match = _CELL_MAGIC.match(source)
    if match is None or match["name"] not in ("writefile", "file"):
        return None
    name = match["rest"].strip().strip("\"'").rpartition(" ")[2]  # behind -a
    return name if name.endswith(".py") else None


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
                command = magic["magic"] or magic["shell"] or ""
                end = _command_end(source, magic.end(), command)
                said = _timed(command, "" if magic["target"] else "0;")
                said = said or (None if magic["target"] else _said(command))
                more = source[magic.end() : end]
                out += source[position:kept], said or "0" + _blank(source[kept + 1 : magic.end()])
                out.append(as_python(more) if command.startswith("!") and not magic["lead"] else _blank(more))
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


def _timed(command: str, before: str) -> str | None:
    """The statement that a magic runs, behind ``before``; what goes on in the next line is none."""
    timed = _TIMED.match(command)
    rest = command[timed.end() :] if timed is not None else ""
    whole = bool(rest) and "\\" not in rest and all(rest.count(a) == rest.count(b) for a, b in ("()", "[]", "{}"))
    return before.ljust(len(command) - len(rest)) + rest if whole else None


def _said(command: str) -> str | None:
    """A magic of one line that says something, as Python."""
    if _SQL_LINE.match(command):
        return _as_string(command)
    if command.startswith("!"):
        return said_in_shell(command)
    sets = _SETS.match(command)
    if sets is None:
        return _asked(command)
    name, value = sets["name"], sets["value"]
    bound = f"{name}__"  # no variable of the notebook, and yet it says what its value is
    start = sets.start("value") - len(bound) - 2
    return f"{'0;'.ljust(start)}{bound}='{value}';os.environ['{name}']={bound}"


def _asked(command: str) -> str | None:
    """``%%ai openai-chat:gpt-4o`` of Jupyter AI, as a variable with the model in its place."""
    asked = _AI.match(command)
    return None if asked is None else f"{'ai'.rjust(asked.start('model') - 2, '_')}='{asked['model']}'"


def _as_string(source: str) -> str:
    """A magic and what it is given, as a text that goes nowhere; blank where it holds both kinds of quotes."""
    start = source.index("%")
    end = re.compile(r"%*\w*").match(source, start).end()  # type: ignore[union-attr]  # matches nothing at the least
    quote = next((q for q in ("'''", '"""') if q not in source), None)
    if quote is None:
        return _blank(source)
    return f"{source[:start]}-{quote}{' ' * (end - start - 4)}{source[end:]} {quote}"


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
