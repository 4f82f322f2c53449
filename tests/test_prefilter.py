"""The prefilter never loses what a full scan finds."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from aidep.catalog import load_catalog
from aidep.catalog.index import Catalog
from aidep.sources.prefilter import Prefilter

TOKENS = (b"openai", b"gpt-", b"sora-", b"claude")


@cache
def catalog() -> Catalog:
    return load_catalog()


@cache
def real() -> Prefilter:
    return Prefilter(catalog().tokens())


@given(st.sampled_from(TOKENS), st.binary(max_size=300), st.binary(max_size=300), st.booleans())
def test_a_token_anywhere_is_found(token: bytes, before: bytes, after: bytes, upper: bool) -> None:
    data = before + (token.upper() if upper else token) + after
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
