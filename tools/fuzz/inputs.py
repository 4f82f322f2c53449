"""Input number N of a seed: always the same name and bytes."""

from __future__ import annotations

import codecs
import encodings.aliases
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from tools.fuzz import corpus

_PROGRAMS = 60
"""Programs that hypothesmith makes for each thousand inputs."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to check."""

    kind: str
    """Of which sort it is, for the statistics."""
    path: str
    data: bytes


NAMES: Final = {
    "python": "app.py",
    "notebook": "app.ipynb",
    "yaml": "config/settings.yaml",
    "json": "config/settings.json",
    "jsonl": "batch.jsonl",
    "toml": "pyproject.toml",
    "lock": "uv.lock",
    "env": ".env",
    "ini": "setup.cfg",
    "hcl": "main.tf",
    "docker": "Dockerfile",
    "workflow": ".github/workflows/ci.yml",
    "compose": "docker-compose.yml",
    "sql": "query.sql",
    "requirements": "requirements.txt",
    "markdown": ".claude/agents/helper.md",
}

TEMPLATES: Final = {
    "python": 'from openai import OpenAI\nclient = OpenAI()\nMODEL = "gpt-4-32k-0613"\n'
    'client.chat.completions.create(model=MODEL, temperature=1, messages=[{"role": "user", "content": f"{MODEL}"}])\n',
    "yaml": "defaults: &base\n  model: gpt-4-32k-0613\n  temperature: 1\nprod:\n  <<: *base\n  provider: openai\n"
    "models: [gpt-4o, {name: 'claude-2.1'}]\ntext: |\n  model gpt-4o\nother: >-\n  gpt-4\n",
    "json": '{"provider": "openai", "model": "gpt-4-32k-0613", "models": ["claude-2.1", {"id": "gpt-4o"}]}\n',
    "jsonl": '{"custom_id": "1", "body": {"model": "gpt-4-32k-0613"}}\n{"body": {"model": "claude-2.1"}}\n',
    "toml": '[project]\ndependencies = ["openai>=0.27,<1", "anthropic"]\n[tool.x]\nmodel = "gpt-4-32k-0613"\n'
    '[[models]]\nid = \'claude-2.1\'\ntext = """\ngpt-4o\n"""\n',
    "lock": '[[package]]\nname = "openai"\nversion = "0.27.0"\n[package.optional-dependencies]\nx = [{ name = "y" }]\n',
    "env": 'export OPENAI_MODEL="gpt-4-32k-0613"\nMODEL=claude-2.1 # comment\n'
    "AZURE_OPENAI_API_VERSION=2023-03-15-preview\n",
    "ini": "[metadata]\nname = x\n[llm]\nmodel = gpt-4-32k-0613\nmodels =\n  claude-2.1\n  gpt-4o\n",
    "hcl": 'resource "azurerm_cognitive_deployment" "x" {\n  model {\n    name = "gpt-4"\n    version = "0613"\n  }\n'
    '  text = <<-EOT\n  gpt-4-32k-0613 ${var.x}\n  EOT\n}\nvariable "m" { default = "claude-2.1" }\n',
    "docker": 'FROM python:3.12\nENV MODEL=gpt-4-32k-0613 OTHER="claude-2.1"\nARG M=gpt-4o\n'
    'CMD ["x", "--model", "gpt-4"]\n'
    "RUN pip install openai==0.27 \\\n  && x --model gpt-4-0314\n",
    "sql": "SELECT AI_COMPLETE('claude-2.1', 'x'); -- gpt-4o\nINSERT INTO m VALUES ('gpt-4-32k-0613', 'it''s');\n",
    "requirements": "openai==0.27.8 ; python_version < '3.12'\nanthropic>=0.3\n-r other.txt\n# gpt-4\n"
    "litellm @ https://example.org/x.whl\n",
    "markdown": "---\nname: helper\nmodel: claude-2.1\ntools: [a, b]\n---\nUse `gpt-4-32k-0613`.\n",
}
_SIGNS: Final = (
    '\0 \r \r\n \n \t \f \v \x1b \x85 \u2028 \ufeff \u202e \' " """ \\ # : = [ ] { } ( ) , . * & ! | > - ? @ ` $ é'
)
_WORDS: Final = r"""
model= gpt-4o claude-2.1 gpt-4-32k-0613 OpenAI() client.chat.completions.create( ${x:-gpt-4} \N{BULLET} \ud800 \x f"{
until=2026-02-30 !!python/object/apply:os.system # aidep: ignore-file ignore[AID1] noqa:AID101 lambda: async await
os.environ.get('M', 'gpt-4') getattr(x,'y') **{'model':x} base_url= https://api.openai.com/v1/ <<EOT -- /* */ ' " '''
"""
_LINES: Final = (
    "%run x.py\n",
    "!pip install openai==0.1\n",
    "%%bash\n",
    "match x:\n case ",
    "type X = ",
    "\n# aidep: ignore[AID101]\n",
)
_TOKENS: Final = (
    *_SIGNS.split(" "),
    *_WORDS.split(),
    *_LINES,
    "&a [*a]",
    "<<: *base",
    "1" * 5000,
    "\U0010ffff",
    "\ud800",
)


def make(seed: int, number: int) -> Input:
    """An input by its number."""
    random = Random(f"{seed}:{number}")
    makers, weights = zip(*_MAKERS, strict=True)
    (maker,) = random.choices(makers, weights)
    if maker is _program:
        pool = corpus.programs(seed + number // 1000, _PROGRAMS)
        if pool:
            return _program(random, pool)
        maker = _specimen
    found: Input = maker(random)
    return found


# -- changed files -------------------------------------------------------------------------------


def _specimen(random: Random) -> Input:
    return _of_file("specimen", random, random.choice(corpus.specimens()))


def _stranger(random: Random) -> Input:
    return _of_file("real file", random, random.choice(corpus.strangers()))


def _of_file(kind: str, random: Random, file: str) -> Input:
    with open(file, "rb") as stream:
        lines = stream.read().splitlines(keepends=True)
    start = random.randrange(len(lines) + 1)
    data = b"".join(lines[start if random.random() < 0.3 else 0 :][: random.choice((20, 80, 300))])
    name = os.path.basename(file)
    folder = os.path.basename(os.path.dirname(file))
    if file.endswith((".py", ".pyi", ".pyw")) and random.random() < 0.8:
        data = TEMPLATES["python"].encode() + data
    return Input(kind, f"{folder}/{name}", _mutated(random, data))


def _template(random: Random) -> Input:
    form = random.choice(list(NAMES))
    if form == "notebook":
        return _notebook(random)
    text = TEMPLATES.get(form) or TEMPLATES["yaml"]
    return Input(f"{form} mutated", NAMES[form], _mutated(random, (text * random.choice((1, 1, 2, 5))).encode()))


def _program(random: Random, pool: tuple[str, ...]) -> Input:
    text = random.choice(pool)
    parts = [TEMPLATES["python"], text, random.choice(pool)]
    random.shuffle(parts)
    data = "\n".join(parts).encode("utf-8", "surrogatepass")
    return Input("hypothesmith", "app.py", _mutated(random, data) if random.random() < 0.3 else data)


def _mutated(random: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 2, 3, 6, 12))):
        start = random.randrange(len(changed) + 1)
        end = min(len(changed), start + random.choice((1, 3, 20, 200)))
        kind = random.randrange(8)
        if kind == 0 and changed:
            changed[start - 1] = random.randrange(256)
        elif kind == 1:
            del changed[start:end]
        elif kind == 2:
            changed[start:start] = changed[start:end] * random.choice((1, 2, 40))
        elif kind == 3:
            changed[start:start] = b"\n"
        elif kind == 4:
            other = TEMPLATES[random.choice(list(TEMPLATES))].encode()
            changed[start:end] = other[: random.randrange(len(other))]
        elif kind == 5 and random.random() < 0.2:
            changed = changed.replace(b"\n", random.choice((b"\r", b"\r\n", b"\n\n", b"\n ")))
        else:
            changed[start:start] = random.choice(_TOKENS).encode("utf-8", "surrogatepass")
    return bytes(changed[:300_000])


# -- made from nothing ---------------------------------------------------------------------------


def _bytes(random: Random) -> Input:
    form = random.choice(list(NAMES))
    data = random.randbytes(random.choice((0, 1, 10, 1000, 20_000)))
    if random.random() < 0.5:
        data = TEMPLATES.get(form, "").encode() + data
    return Input("random bytes", NAMES[form], data)


def _notebook(random: Random) -> Input:
    cells = [_cell(random) for _ in range(random.randrange(5))]
    book = {
        "cells": cells,
        "metadata": _value(random, 2),
        "nbformat": random.choice((4, 3, "4", None)),
        "nbformat_minor": 5,
    }
    if random.random() < 0.2:
        book = {"worksheets": [{"cells": cells}], **({"nbformat": 3} if random.random() < 0.5 else {})}
    if random.random() < 0.2:
        book[random.choice(list(book))] = _value(random, 3)
    text = json.dumps(book, ensure_ascii=random.random() < 0.5, indent=random.choice((None, 1)))
    data = text.encode("utf-8", "surrogatepass")
    return Input("notebook", NAMES["notebook"], _mutated(random, data) if random.random() < 0.4 else data)


def _cell(random: Random) -> Any:
    source: Any = "".join(random.choices((*_TOKENS, *TEMPLATES.values()), k=random.randrange(6)))
    if random.random() < 0.5:
        source = TEMPLATES["python"] + source
    if random.random() < 0.6:
        source = source.splitlines(keepends=True)
    cell = {"cell_type": random.choice(("code", "markdown", "raw", 1)), "source": source, "outputs": [], "metadata": {}}
    if random.random() < 0.2:
        cell[random.choice(("source", "cell_type", "input"))] = _value(random, 3)
    return cell


def _value(random: Random, depth: int) -> Any:
    if depth and random.random() < 0.5:
        items = [_value(random, depth - 1) for _ in range(random.randrange(4))]
        return items if random.random() < 0.5 else {random.choice(_TOKENS): item for item in items}
    return random.choice((None, True, 1, -1.5, 10**400, "gpt-4o", "", "\ud800", random.choice(_TOKENS)))


def _bomb(random: Random) -> Input:
    """YAML that grows, or goes round, when anchors are followed."""
    levels, width = random.choice((5, 9, 30, 200)), random.choice((2, 9, 20))
    rows = ["a0: &a0 [model, gpt-4-32k-0613]"]
    for level in range(1, levels):
        inner = [f"*a{level - 1}"] * width
        rows.append(
            random.choice(
                (
                    f"a{level}: &a{level} [{', '.join(inner)}]",
                    f"a{level}: &a{level} {{model: {inner[0]}, <<: *a{level - 1}}}",
                    f"a{level}: &a{level}\n  <<: [{', '.join(inner)}]\n  model: gpt-4o",
                    f"a{level}: &a{level} [*a{level}, &a{level} gpt-4]",
                )
            )
        )
    rows.append(
        random.choice(
            ("", "m: !!python/object/apply:os.system ['true']", "!x &y *y : *y", "? &k [*k]\n: *k", "%TAG ! x")
        )
    )
    return Input(
        "yaml bomb", random.choice((NAMES["yaml"], NAMES["compose"], NAMES["workflow"])), "\n".join(rows).encode()
    )


_NESTS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "python": (
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("{1: ", "}"),
        ("f(", ")"),
        ("x[", "]"),
        ("lambda: ", ""),
        ("not ", ""),
        ("-", ""),
        ("a if b else ", ""),
    ),
    "yaml": (("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("&a ", ""), ("!!x ", "")),
    "json": (("[", "]"), ('{"model": ', "}"), ('[{"a": ', "}]")),
    "toml": (("[", "]"), ("{a = ", "}"), ("a.", "")),
    "hcl": (("{", "}"), ("[", "]"), ("f(", ")"), ("a {\n", "}\n"), ("${", "}")),
    "docker": (("[", "]"), ("${A:-", "}"), ("\\\n", "")),
    "sql": (("(", ")"), ("/*", "*/"), ("f(", ")")),
    "markdown": (("> ", ""), ("[", "]"), ("---\n", "")),
    "env": (("${A:-", "}"), ("$(", ")"), ('"', "")),
    "ini": (("[", "]"), ("%(", ")s")),
    "requirements": (("(", ")"), ("x[", "]"), ("\\\n", "")),
}
_HEADS: Final = {
    "python": "x = ",
    "toml": "x = ",
    "hcl": "x = ",
    "env": "X=",
    "docker": "ENV X=",
    "sql": "SELECT ",
    "yaml": "x: ",
}


def _nest(random: Random) -> Input:
    form = random.choice(list(_NESTS))
    opening, closing = random.choice(_NESTS[form])
    depth = random.choice((20, 99, 300, 1000, 3000, 10_000))
    middle = '"gpt-4-32k-0613"'
    closings = closing * (depth if random.random() < 0.8 else random.randrange(depth))
    text = f"{TEMPLATES[form]}{_HEADS.get(form, '')}{opening * depth}{middle}{closings}\n"
    if form in ("python", "yaml") and random.random() < 0.2:
        word = "if x:" if form == "python" else "a:"
        text = (
            TEMPLATES[form] + "".join(f"{' ' * level}{word}\n" for level in range(min(depth, 700))) + " " * 700 + middle
        )
    if form == "json" and random.random() < 0.9:
        text = text[len(TEMPLATES[form]) :]
    return Input("deep nesting", NAMES[form], text.encode())


def _terms(random: Random) -> Input:
    operator = random.choice(
        (" + ", " or ", " % ", " < ", ", ", " if x else ", ".", " = ", "; ", " := ", "\n+ ", " and not ")
    )
    count = random.choice((500, 2000, 2000, 10_000))
    term = random.choice(("a", '"gpt-4o"', "MODEL", "f(a)", 'f"{a}"', "a[b]", "1"))
    text = f"{TEMPLATES['python']}x = ({operator.join([term] * count)})\nf(model=x)\n"
    return Input("many terms", NAMES["python"], text.encode())


def _line(random: Random) -> Input:
    form = random.choice([form for form in NAMES if form != "notebook"])
    text = TEMPLATES.get(form) or TEMPLATES["yaml"]
    part = random.choice(
        (*_TOKENS, "a", " ", "a ", "model: gpt-4o ", 'model="gpt-4o", ', "gpt-4-", "x=", "- ", "'a' ", "\\'")
    )
    if "\n" in part:
        part = "a"
    length = random.choice((10_000, 100_000, 990_000)) - len(text)
    return Input(
        "long line",
        NAMES[form],
        (text + (part * (length // len(part.encode("utf-8", "surrogatepass")) + 1))).encode("utf-8", "surrogatepass")[
            :999_000
        ],
    )


_ENCODINGS: Final = sorted(
    {
        *encodings.aliases.aliases,
        *encodings.aliases.aliases.values(),
        "undefined",
        "punycode",
        "idna",
        "x" * 500,
        "utf-8-sig",
        "unicode_escape",
        "raw_unicode_escape",
    }
)


def _cookie(random: Random) -> Input:
    name = random.choice(_ENCODINGS)
    head = random.choice(
        (
            "# -*- coding: {} -*-\n",
            "#!/usr/bin/python\n# vim: set fileencoding={} :\n",
            "# coding={}\r",
            "\ufeff# coding: {}\n",
        )
    ).format(name)
    text = f'{head}{TEMPLATES["python"]}x = "é名\\u20ac"\n'
    try:
        data = text.encode(name) if random.random() < 0.6 else text.encode() + random.randbytes(50)
    except (LookupError, UnicodeError, ValueError):
        data = text.encode("latin-1", "replace")
    mark = random.choice((b"", b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE))
    return Input("encoding cookie", NAMES["python"], mark + (data if isinstance(data, bytes) else b""))


_MAKERS: Final[tuple[tuple[Callable[..., Input], int], ...]] = (
    (_template, 300),
    (_specimen, 200),
    (_stranger, 150),
    (_program, 120),
    (_notebook, 80),
    (_bytes, 60),
    (_cookie, 60),
    (_bomb, 20),
    (_nest, 12),
    (_terms, 4),
    (_line, 4),
)
