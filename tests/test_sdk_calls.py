"""Each SDK through the whole analysis: a call that is found, and look-alikes that are not."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from aidep.catalog import load_catalog
from aidep.model.usage import Inventory
from aidep.sources.files import to_source
from tests.analysis.test_forms import run
from tests.test_sdks import compiled, index

NOTHING_TO_CALL = {"http", "langfuse", "langsmith", "tiktoken"}
"""Requests, files of wrappers or re-exports alone, and what only counts tokens."""


def written(file: dict[str, Any], call: str) -> str:
    """The dotted name as a program writes it: patterns filled in, classes constructed."""
    for row in file["classes"]:
        if call.startswith(f"<{row['name']}>()") and not (row["when"] and "()" in row["symbols"][0]):
            service = f"({row['when']['value']!r})" if row["when"] else "()"
            return row["symbols"][0] + service + call.removeprefix(f"<{row['name']}>()")
    return call.replace(".**", "").replace(".*.", ".Some.").replace("*", "Some")


def example(file: dict[str, Any]) -> tuple[str, str] | None:
    """A call of an SDK with a model, and the module to import for it."""
    for surface in sorted(file["surfaces"], key=lambda surface: surface["kind"] == "management"):
        model = surface["model"]
        if model and model["names"] and surface["kind"] != "tokenizer":
            call = written(file, surface["calls"][0])
            module = call.partition("(")[0].rpartition(".")[0]
            value = '"some-model-1"'
            for key in reversed(model["path"]):
                value = f'{{"{key}": {value}}}'
            return module, f"{call}({model['names'][0]}={value})"
    return None


@cache
def examples() -> dict[str, tuple[str, str]]:
    found = {file["sdk"]: example(file) for file in compiled()}
    return {sdk: one for sdk, one in found.items() if one is not None}


@pytest.fixture(scope="module")
def inventory() -> Inventory:
    files = {"own.py": ""}
    for sdk, (module, call) in examples().items():
        files[f"use_{sdk}.py"] = f"import {module}\n\nanswer = {call}\n"
        files[f"own_{sdk}.py"] = f"from own import {module.partition('.')[0]}\n\nanswer = {call}\n"
    return run({name: to_source(name, text.encode()) for name, text in files.items()}, load_catalog())


def test_every_sdk_has_an_example() -> None:
    assert {file["sdk"] for file in compiled()} - examples().keys() <= NOTHING_TO_CALL


@pytest.mark.parametrize("sdk", sorted(examples()))
def test_a_call_is_found(sdk: str, inventory: Inventory) -> None:
    found = [call for call in inventory.calls if call.location.path.endswith(f"use_{sdk}.py") and call.models]
    assert [call.sdk for call in found] == [sdk], examples()[sdk]
    assert found[0].models == ("some-model-1",)


@pytest.mark.parametrize("sdk", sorted(examples()))
def test_the_same_name_of_the_project_is_not_certain(sdk: str, inventory: Inventory) -> None:
    found = [call for call in inventory.calls if call.location.path.endswith(f"own_{sdk}.py")]
    assert all(call.confidence.value != "high" for call in found), examples()[sdk]


@pytest.mark.parametrize("sdk", sorted(examples()))
def test_other_names_are_no_surfaces(sdk: str) -> None:
    _, call = examples()[sdk]
    name = call[: call.rindex("(")].replace("('bedrock-runtime')", "()")
    assert index().find(name) is not None
    assert index().find(f"my_project.{name}") is None
    assert index().find(f"{name}_like") is None
