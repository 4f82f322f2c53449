"""Input number N of a seed: always the same name and bytes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from random import Random
from typing import Any, Final

from tools.fuzz import corpus, hard
from tools.fuzz.forms import NAMES, TEMPLATES, TOKENS, Input

_PROGRAMS = 60
"""Programs that hypothesmith makes for each thousand inputs."""


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
            changed[start:start] = random.choice(TOKENS).encode("utf-8", "surrogatepass")
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
    source: Any = "".join(random.choices((*TOKENS, *TEMPLATES.values()), k=random.randrange(6)))
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
        return items if random.random() < 0.5 else {random.choice(TOKENS): item for item in items}
    return random.choice((None, True, 1, -1.5, 10**400, "gpt-4o", "", "\ud800", random.choice(TOKENS)))


_MAKERS: Final[tuple[tuple[Callable[..., Input], int], ...]] = (
    (_template, 300),
    (_specimen, 200),
    (_stranger, 150),
    (_program, 120),
    (_notebook, 80),
    (_bytes, 60),
    (hard.cookie, 60),
    (hard.bomb, 20),
    (hard.nest, 12),
    (hard.terms, 3),
    (hard.lots, 1),
    (hard.line, 4),
)
