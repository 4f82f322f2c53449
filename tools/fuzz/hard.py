"""Files that are hard to bear: bombs, deep nesting, long chains, long lines, a million statements, odd encodings."""

from __future__ import annotations

import codecs
import encodings.aliases
from random import Random
from typing import Final

from tools.fuzz.forms import NAMES, TEMPLATES, TOKENS, Input


def bomb(random: Random) -> Input:
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
        ("lambda a, *b, c=1: ", ""),
        ("f'{", "}'"),
        ('f"{(', ')}"'),
        ("f'{a:{", "}}'"),
        ("# \r(", ")"),
        ("\nmatch x:\n case ", ": pass"),
        ("(yield ", ")"),
        ("x.y(", ")"),
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


def nest(random: Random) -> Input:
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


_AROUND: Final = (
    "x = ({})\nf(model=x)\n",
    "x = ({})\nf(model=x)\n",
    "x = f'{{({})}}'\n",
    "x = f'{{\"'\" + {}}}' # '\n",
    "match x:\n case {}: pass\n",
    "x = '\\\r\n'; # \rx = {}\n",
    "f(model=lambda a, b={}: a)\n",
    "x = [a {} for a in b]\n",
)
"""Where long chains stand; some hide from who reads strings and comments carelessly."""
_BLOCKS: Final = (
    "elif a: MODEL = 'gpt-4o'\n",
    'MODEL = "gpt-4o"\n',
    "def f(a, b=MODEL): return client.chat.completions.create(model=a)\n",
    "class A(B): model = MODEL\n",
    "x = [a for a in b if a]\n",
    "@f\n",
    "import a.b as c\n",
    "# aidep: ignore[AID101] x\n",
    "try: pass\nexcept A: pass\n",
    " case [[[[[[[[[[[[a]]]]]]]]]]]]: pass\n",
    "x: A[B, C] = f(*a, **b)[c:d](e)\n",
)


def terms(random: Random) -> Input:
    operator = random.choice(
        (" + ", " or ", " % ", " < ", ", ", " if x else ", ".", " = ", "; ", " := ", "\n+ ", " and not ", " + lambda: ")
    )
    count = random.choice((500, 2000, 2000, 10_000))
    term = random.choice(("a", '"gpt-4o"', "MODEL", "f(a)", 'f"{a}"', "a[b]", "1", "-a", "a if b else c", "[a, b]"))
    around = random.choice(_AROUND)
    text = TEMPLATES["python"] + around.format(operator.join([term] * count))
    return Input("many terms", NAMES["python"], text.encode())


def lots(random: Random) -> Input:
    """Many statements, each of them harmless."""
    block = random.choice(_BLOCKS)
    count = random.choice((100, 1000, 10_000, 1_000_000 // len(block)))
    head = "if a: pass\n" if block.startswith("elif") else "match x:\n" if block.startswith(" case") else ""
    return Input("many statements", NAMES["python"], (TEMPLATES["python"] + head + block * count).encode())


def line(random: Random) -> Input:
    form = random.choice([form for form in NAMES if form != "notebook"])
    text = TEMPLATES.get(form) or TEMPLATES["yaml"]
    part = random.choice(
        (*TOKENS, "a", " ", "a ", "model: gpt-4o ", 'model="gpt-4o", ', "gpt-4-", "x=", "- ", "'a' ", "\\'")
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


def cookie(random: Random) -> Input:
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
