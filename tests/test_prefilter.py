"""The prefilter never loses what a full scan finds."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from aidep.analysis.requests import _AI_PATH
from aidep.analysis.slots import _MODEL_WORDS
from aidep.catalog import load_catalog
from aidep.catalog.compile import _PATHS
from aidep.catalog.index import Catalog
from aidep.sources.prefilter import _SPEAKING_KEY, Prefilter, _speaks

ALPHANUMERIC = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
TOKENS = (b"openai", b"gpt-", b"sora-", b"claude")


@cache
def catalog() -> Catalog:
    return load_catalog()


@cache
def real() -> Prefilter:
    return Prefilter(catalog().tokens(), catalog().sdk_imports, catalog().packages)


@given(st.sampled_from(TOKENS), st.binary(max_size=300), st.binary(max_size=300), st.booleans())
def test_a_token_anywhere_is_found(token: bytes, before: bytes, after: bytes, upper: bool) -> None:
    data = before.rstrip(ALPHANUMERIC) + (token.upper() if upper else token) + after
    assert Prefilter(TOKENS).matches(data)


@given(st.integers(16_300, 16_500), st.sampled_from(TOKENS))
def test_a_token_across_the_head_is_found(offset: int, token: bytes) -> None:
    assert Prefilter(TOKENS).matches(b" " * offset + token + b" " * 100)


@settings(deadline=None)  # the first example compiles the catalog
@given(st.data())
def test_every_known_id_passes(data: st.DataObject) -> None:
    records = list(catalog().records())
    record = data.draw(st.sampled_from(records))
    if record.kind.value != "endpoint" and catalog().identify(record.id) is not None:
        assert real().matches(f"model = {record.id!r}\n".encode()), record.id


def test_code_without_ai_is_passed_over() -> None:
    assert not real().matches(b"import os\n\n\ndef add(a, b):\n    return a + b\n")
    assert not Prefilter(()).matches(b"openai")


def test_text_that_bytes_do_not_show_is_let_through() -> None:
    assert Prefilter(TOKENS).matches(b"# coding: utf-7\nx = '+AGc-'\n")
    assert not Prefilter(TOKENS).matches(b"# coding: latin-1\nx = 1\n")
    escaped = rb'{"cells": [{"source": "\u006fpenai"}]}'
    assert Prefilter(TOKENS).matches(escaped, notebook=True)
    assert not Prefilter(TOKENS).matches(escaped)


IMPORTS = ("together", "TTS", "google.genai")


def imports(text: str, notebook: bool = False) -> bool:
    return Prefilter(TOKENS, IMPORTS).matches(text.encode(), notebook=notebook)


@given(
    st.sampled_from(
        (
            "import {}",
            "import os, {}",
            "import os as o,{} as t",
            "from {} import *",
            "import\t{}",
            "from \\\n    {} import x",
            "if x: import {}",
            "load('{}')",
            'patch("{}.Client")',
            "import" + " " * 200 + "{}",
        )
    ),
    st.sampled_from(("together", "TTS")),
    st.sampled_from((0, 16_360, 16_375, 16_384)),
)
def test_an_import_of_an_sdk_is_found(statement: str, name: str, offset: int) -> None:
    assert imports("#" * (offset - 1) + "\n" * bool(offset) + statement.format(name) + "\n")


def test_a_dotted_import_is_found_in_each_way_of_writing() -> None:
    for statement in (
        "import google.genai",
        "from google.genai import x",
        "from google import (  # the new one\n    genai,\n)",
    ):
        assert imports(statement), statement


def test_words_that_are_no_import_are_passed_over() -> None:
    for text in ("# put together", "altogether = 1", "import tts", "import together_ai", "x.TTS", "genai_key = 1"):
        assert not imports(text), text
    assert imports("put together", notebook=True)  # its text is escaped: no telling


@given(
    st.sampled_from(
        (
            "{}",
            "x = '{}>=1'",
            "({}: the rest",
            "my_{}_client",
            "Chat{hump}",
            "{hump}Chain",
            "{upper}Chain",
            "{upper}_KEY",
            "'a\\n{}\\nb'",
            "'\\x0a{}'",
            "{}2",
            "é{}é",
        )
    ),
    st.sampled_from((0, 16_380, 16_384, 16_390)),
    st.booleans(),
)
def test_a_short_name_is_found_where_it_is_a_word(text: str, offset: int, config: bool) -> None:
    data = " " * offset + text.format("agno", hump="Agno", upper="AGNO")
    assert Prefilter(TOKENS, (), ("agno",)).matches(data.encode(), config=config)


def test_a_short_name_inside_of_a_word_is_passed_over() -> None:
    for text in ("diagnostics", "DIAGNOSTICS", "Agnostic", "magno", "EntityCategory.DIAGNOSTIC"):
        assert not Prefilter(TOKENS, (), ("agno",)).matches(text.encode()), text


def test_a_dotted_import_needs_all_its_parts() -> None:
    assert not imports("from freebox import genai")
    assert imports("from google.cloud.genai import x")
    assert Prefilter(TOKENS, IMPORTS).matches(b"kind: Google.GenAI.Client", config=True)
    assert not Prefilter(TOKENS, IMPORTS).matches(b"kind: genai", config=True)


class Counted(bytes):
    """Bytes that count how often they are searched or copied as a whole."""

    scans = 0

    def __contains__(self, word: object) -> bool:
        self.scans += 1
        return bytes.__contains__(self, word)  # type: ignore[arg-type]

    def lower(self) -> bytes:
        self.scans += 1
        return super().lower()


def test_a_file_is_searched_once_for_a_package_however_often_its_module_is_named() -> None:
    for config in (False, True):
        once, often = Counted(b"genai " + b" " * 20_000), Counted(b"genai " * 5_000)
        assert not Prefilter(TOKENS, IMPORTS).matches(once, config=config)
        assert not Prefilter(TOKENS, IMPORTS).matches(often, config=config)
        assert once.scans == often.scans <= 3


def test_names_of_packages_in_configuration_are_words() -> None:
    assert Prefilter(TOKENS, IMPORTS).matches(b'{"use": "tts"}', config=True)
    assert not Prefilter(TOKENS, IMPORTS).matches(b'{"use": "motts"}', config=True)


def test_an_ordinary_word_in_running_text_is_passed_over() -> None:
    packages = Prefilter(TOKENS, IMPORTS, ("together", "litellm"))
    for text in ("# put together.", '"""Puts x\n    together with y."""', "# together, they"):
        assert not packages.matches(text.encode()), text
    assert packages.matches(b"# as litellm does")


@given(
    st.sampled_from(
        (
            "import {}",
            "from .x import ({}, y)",
            "from .x import (\n    y,\n    {},\n)",
            "def f({}, x): return {}",
            "{} = make()",
            "  {}.go()",
            "await {}.go()",
            "get_{}_client()",
            "x: Chat{title}",
            "{title}Client()",
            "'pip install {}[all]'",
            "{}[0]",
        )
    )
)
def test_a_package_in_code_is_found(text: str) -> None:
    packages = Prefilter(TOKENS, ("together",), ("together",))
    assert packages.matches(text.replace("{title}", "Together").replace("{}", "together").encode())


def test_a_package_in_configuration_counts_anywhere() -> None:
    assert Prefilter(TOKENS, (), ("together",)).matches(b"# put together.", config=True)


def test_a_token_that_does_not_begin_is_passed_over() -> None:
    for text in ("describe_voices()", "subscribe_voice", "instability. Please", "mygpt-4"):
        assert not Prefilter((b"scribe_v", b"stability.", b"gpt-")).matches(text.encode()), text
    for text in ("_gpt-4", "'a\\ngpt-4'", "%2fgpt-4"[3:], "Chat{}Gpt-"):
        assert Prefilter((b"gpt-",)).matches(text.encode()), text


LOOKING = Prefilter(TOKENS, ("together", "google.genai"), ("together", "google-genai", "torch"))


def test_what_a_file_says_by_itself() -> None:
    for text, names in (
        ("import os, together", {"together"}),
        ("from google import genai", {"google.genai"}),
        ("import torch", {"torch"}),
        ("importlib.import_module('together')", {"together"}),
        ("x = 'gpt-4'", set()),
        ("# coding: utf-7\n", set()),
    ):
        assert LOOKING.look(text.encode()) == (True, names), text


def test_what_a_file_only_mentions() -> None:
    for text, names in (
        ("x = ChatTogether()", {"together"}),
        ("lazy = {'x': 'together.Client'}", {"together"}),
        ("TORCH_DEVICE = None", {"torch"}),
        ("{'a': 1, 'together': 2}, together", {"together"}),
    ):
        assert LOOKING.look(text.encode()) == (False, names), text


def test_a_notebook_says_something_by_itself() -> None:
    assert LOOKING.look(b'{"source": ["import together"]}', notebook=True) == (True, {"together"})


@given(st.sampled_from(sorted(_MODEL_WORDS)), st.sampled_from(("{}", "my_{}", "{}_id", "small{}")), st.booleans())
def test_a_key_that_speaks_of_models_is_seen_in_data(word: str, form: str, upper: bool) -> None:
    key = form.format(word.upper() if upper or form.startswith("small") else word)
    data = b'{"provider": "openai", "%s" : "x-1"}' % key.encode()
    assert Prefilter((), (), ("openai",)).matches(data, config=True, keyed=True)


def test_a_name_alone_says_nothing_in_data() -> None:
    packages = Prefilter((b"gpt-",), (), ("openai",))
    for text in ('{"name": "openai", "callmonitor": {}}', '{"openai": "model", "x": 1}'):
        assert not packages.matches(text.encode(), config=True, keyed=True), text
        assert packages.matches(text.encode(), config=True), text
    assert packages.matches(b'{"x": "gpt-4"}', config=True, keyed=True)


SNIPPETS = (
    b'"model"',
    b'"a_LLM"',
    b'"films"',
    b'"x',
    b":",
    b" ",
    b"\n",
    b"\r",
    b'\\"repo\\"',
    b"vae",
    b'"',
    b"{",
    b"\v",
    b"a" * 81,
)


@given(st.lists(st.sampled_from(SNIPPETS), max_size=12))
def test_keys_are_looked_at_one_by_one_as_if_in_their_place(snippets: list[bytes]) -> None:
    data = b"".join(snippets)
    assert _speaks(data) == (_SPEAKING_KEY.search(data) is not None)


@given(
    st.lists(st.sampled_from((b"aidep:", b"AIDEP:", b"# aidep", b" ", b"x" * 16_380, b"gpt-4", b"\xff")), max_size=5)
)
def test_a_suppression_is_seen_wherever_it_stands(pieces: list[bytes]) -> None:
    data = b"".join(pieces)
    for config in (False, True):
        assert Prefilter(TOKENS).tell(data, config=config)[1] == (b"aidep:" in data)


PIECES = (
    b"agno", b"Agno", b"diagnostics", b"magno", b"together", b"openai", b"TTS", b"tts", b"genai", b"google", b"import ",
    b"from ", b".", b"_", b" ", b"'", b"\\n", b"x", b"2", b"gpt-", b"\xc3\xa9", b" " * 16_380, b",", b"\n",
    b"__import__(",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.booleans())
def test_what_is_made_for_many_files_says_the_same(pieces: list[bytes], config: bool) -> None:
    data = b"".join(pieces)
    many, few = (Prefilter(TOKENS, IMPORTS, ("agno", "openai", "together"), many=many) for many in (True, False))
    assert many.tell(data, config=config) == few.tell(data, config=config)


def test_a_variable_of_a_platform_says_something_by_itself() -> None:
    for platform in catalog().platforms.values():
        for name in platform.env:
            assert real().look(f"key = os.environ[{name!r}]".encode())[0], name


def test_an_address_without_a_known_host_is_told_by_its_path() -> None:
    for path in _PATHS:
        assert _AI_PATH.search(f"http://10.0.0.1/{path}"), path
        assert real().look(f"url = host + '/{path}'".encode())[0], path
