"""The inventory: the contract that tools score against, and the table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aidep.model.finding import Counts
from aidep.model.span import Cell, Location, Span
from aidep.model.usage import (
    CallKind,
    Confidence,
    EndpointUse,
    Inventory,
    ModelReference,
    ModelSource,
    Problem,
    Role,
    SdkCall,
    SdkImport,
)
from aidep.report.inventory import render_json, render_text
from aidep.report.text import text_width

from .samples import at, options

SNAPSHOTS = Path(__file__).parent.parent / "snapshots"
COUNTS = Counts(checked=7, analysed=3, excluded=2, unreadable=1)
CALL = "openai.OpenAI().chat.completions.create"
MODEL = "gpt-4o-2024-08-06"
HASH = "39ed52f2a78e934b" * 4
INVENTORY = Inventory(
    references=(
        ModelReference(
            at("app/llm.py", 12, 20, 17), MODEL, MODEL, Role.CALL_ARGUMENT, Confidence.HIGH, "openai", "openai"
        ),
        ModelReference(
            Location("nb/demo.ipynb", Span(44, 20, 44, 26), Cell(3, Span(3, 12, 3, 18))),
            "gpt-4o",
            "gpt-4o",
            Role.CONFIG_VALUE,
            Confidence.MEDIUM,
        ),
    ),
    calls=(
        SdkCall(
            at("app/llm.py", 11, 12, 30),
            CALL,
            "openai",
            CallKind.INFERENCE,
            Confidence.HIGH,
            "openai",
            "openai",
            (MODEL,),
            ModelSource.LITERAL,
        ),
        SdkCall(
            at("app/llm.py", 3, 10, 8), "openai.OpenAI", "openai", CallKind.CLIENT, Confidence.HIGH, "openai", "openai"
        ),
    ),
    imports=(SdkImport(at("app/llm.py", 1, 1, 25), "openai", "openai", "openai", "openai"),),
    endpoints=(EndpointUse(at("app/llm.py", 4, 14, 28), "https://api.groq.com/openai/v1", "groq", "groq"),),
    problems=(Problem(at("bad.py", 3, 1, 0), "invalid syntax"),),
)


def test_contract() -> None:
    document = json.loads(render_json(INVENTORY, COUNTS))
    assert list(document) == ["schema_version", "usages", "problems", "summary"]
    assert document["schema_version"] == 1
    sdk_import, client, endpoint, call, reference, in_notebook = document["usages"]
    assert list(reference.items()) == [
        ("kind", "model_reference"),
        ("path", "app/llm.py"),
        ("line", 12),
        ("column", 20),
        ("end_line", 12),
        ("end_column", 37),
        ("text", MODEL),
        ("model", MODEL),
        ("provider", "openai"),
        ("platform", "openai"),
        ("role", "call_argument"),
        ("confidence", "high"),
    ]
    assert list(call.items()) == [
        ("kind", "sdk_call"),
        ("path", "app/llm.py"),
        ("line", 11),
        ("column", 12),
        ("call", CALL),
        ("provider", "openai"),
        ("platform", "openai"),
        ("models", [MODEL]),
        ("model_source", "literal"),
    ]
    assert (client["models"], client["model_source"]) == ([], "unresolved")
    assert list(sdk_import) == ["kind", "path", "line", "column", "module", "sdk", "provider", "platform"]
    assert list(endpoint)[6:] == ["url", "provider", "platform", "endpoint"]
    assert list(in_notebook)[-1] == "cell"
    assert in_notebook["cell"] == {"number": 3, "line": 3, "column": 12}
    assert in_notebook["provider"] is None
    assert document["problems"] == [{"path": "bad.py", "line": 3, "column": 1, "message": "invalid syntax"}]


def test_empty_inventory() -> None:
    assert json.loads(render_json(Inventory(), COUNTS)) == {
        "schema_version": 1,
        "usages": [],
        "problems": [],
        "summary": {"counts": {"checked": 7, "analysed": 3, "excluded": 2, "unreadable": 1}},
    }
    assert render_text(Inventory(), COUNTS, options(120)) == (
        "No use of AI models, SDKs or endpoints found · 7 files checked, 2 excluded, 1 unreadable\n"
    )


def test_a_skipped_scan_does_not_read_as_a_clean_one() -> None:
    assert render_text(Inventory(), Counts(excluded=3), options(120)) == (
        "Nothing to check: no file here that aidep reads · 0 files checked, 3 excluded, 0 unreadable\n"
    )
    assert render_text(Inventory(), Counts(unreadable=1), options(120)).startswith("Nothing checked: ")


@pytest.mark.parametrize("width", [80, 120])
def test_table(width: int) -> None:
    import os

    shown = render_text(INVENTORY, COUNTS, options(width))
    file = SNAPSHOTS / f"inventory-{width}.txt"
    if os.environ.get("AIDEP_UPDATE_SNAPSHOTS"):
        file.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == file.read_text(encoding="utf-8")
    assert all(text_width(line) <= width for line in shown.splitlines())


def test_what_was_read_in_part_is_not_called_unread() -> None:
    problem = Problem(at("big.py", 3, 1, 0), "only its first models were checked", in_part=True)
    text = render_text(Inventory(problems=(problem,)), COUNTS, options(120))
    assert ("Read in part\n  big.py  only its first" in text, "Could not be read" in text) == (True, False)


@pytest.mark.parametrize(
    ("text", "model", "stated", "version"),
    [
        (f"a/b:{HASH}", "a/b", None, HASH),
        (f"replicate/a/b:{HASH}", "a/b", None, HASH),
        ("a/b:39ed52f2", "a/b", None, None),
        ("ft:gpt-3.5-turbo-0613:acme::8abc1234", "ft:gpt-3.5-turbo-0613", None, None),
        (f"ft:gpt-4o:acme::{HASH}", "ft:gpt-4o", None, None),
        (f"x:{HASH}", f"x:{HASH}", None, None),
        ("gpt-4o", "gpt-4o", "2024-08-06", "2024-08-06"),
        ("a/b:latest", "a/b", None, None),
        ("llama3:70b", "llama3:70b", None, None),
        ("x:deadbeef", "x:deadbeef", None, None),
        ("gpt-4o", "gpt-4o", None, None),
    ],
)
def test_a_version_is_told(text: str, model: str, stated: str | None, version: str | None) -> None:
    one = ModelReference(at("a.py", 1, 1, 9), text, model, Role.CALL_ARGUMENT, Confidence.HIGH, version=stated)
    inventory = Inventory(references=(one,))
    (usage,) = json.loads(render_json(inventory, COUNTS))["usages"]
    assert usage.get("version") == version
    assert (f"call argument, version {version[:12]}" if version else "call argument\n") in render_text(
        inventory, COUNTS, options()
    )


def test_a_call_receives_the_version_that_is_written() -> None:
    place = at("a.py", 1, 1, 9)
    texts = {f"a/b:{HASH}": "a/b", "c/d": "c/d", f"e/f:{HASH}": "e/f", "e/f": "e/f"}
    behind = (ModelReference(place, text, id_, Role.DEFAULT, Confidence.HIGH) for text, id_ in texts.items())
    call = SdkCall(
        place, "replicate.run", "replicate", CallKind.INFERENCE, Confidence.HIGH, models=("a/b", "c/d", "e/f", "g"),
        references=tuple(behind),
    )  # fmt: skip
    (usage,) = json.loads(render_json(Inventory(calls=(call,)), COUNTS))["usages"]
    assert usage["models"] == [f"a/b:{HASH}", "c/d", f"e/f:{HASH}", "e/f", "g"]
