"""Nothing is advised that the policy of a project bars, and it is said where nothing is left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Aidep, Tree

DAY = ("--as-of", "2026-11-25")
DYING = "import openai\nopenai.OpenAI().responses.create(model='gpt-5-mini', input='x')\n"
"""It retires on 2026-12-11, and the platform names what takes its place."""


def policy(tree: Tree, **keys: list[str]) -> None:
    lines = "".join(f"{key.replace('_', '-')} = {json.dumps(values)}\n" for key, values in keys.items())
    tree({"aidep.toml": f"[policy]\n{lines}"})


def plan(aidep: Aidep, *paths: str) -> dict[str, object]:
    plans = json.loads(aidep("plan", "--output-format", "json", *DAY, *paths).out)["plans"]
    assert len(plans) == 1
    return dict(plans[0])


@pytest.fixture
def replacement(aidep: Aidep, tree: Tree) -> str:
    tree({"app.py": DYING})
    (option, *_) = (o for o in plan(aidep, "app.py")["options"] if o["kind"] == "same-platform")  # type: ignore[attr-defined]
    assert option["id"] in aidep("check", "--select", "AID103", *DAY, "app.py").out
    return str(option["id"])


@pytest.mark.parametrize("key", ["banned_models", "banned_platforms", "banned_jurisdictions"])
def test_what_is_banned_takes_no_place(aidep: Aidep, tree: Tree, replacement: str, key: str) -> None:
    banned = {"banned_models": f"{replacement}*", "banned_platforms": "openai", "banned_jurisdictions": "US"}
    policy(tree, **{key: [banned[key]]})
    found = json.loads(aidep("check", "--select", "AID103", "--output-format", "json", *DAY, "app.py").out)["findings"]
    assert [finding["replacement"] for finding in found] == [[]]
    said = " ".join(aidep("check", "--select", "AID103", *DAY, "app.py").out.split())
    assert "which the policy of this project bars" in said
    assert not [o for o in plan(aidep, "app.py")["options"] if o["kind"] == "same-platform"]  # type: ignore[attr-defined]
    aidep("check", "--select", "AID103", "--fix", "--unsafe-fixes", *DAY, "app.py")
    assert Path("app.py").read_text() == DYING


def test_a_replacement_that_is_allowed_is_still_advised(aidep: Aidep, tree: Tree, replacement: str) -> None:
    policy(tree, allowed_platforms=["openai"], allowed_models=["gpt-*"])
    assert f"use {replacement}" in aidep("check", "--select", "AID103", *DAY, "app.py").out
    kinds = [option["kind"] for option in plan(aidep, "app.py")["options"]]  # type: ignore[attr-defined]
    assert kinds == ["same-platform"]  # no platform of others, and no machines of one's own


def test_where_nothing_is_left_the_plan_says_why(aidep: Aidep, tree: Tree) -> None:
    tree({"app.py": DYING})
    policy(tree, allowed_models=["ours-*"])
    assert plan(aidep, "app.py")["barred_by_policy"] is True
    said = aidep("plan", *DAY, "app.py").out
    assert "it bars all that are named for this one" in said
    assert "have the policy changed" in aidep("timeline", *DAY, "app.py").out


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        ({}, True),
        ({"banned_platforms": ["self-hosted"]}, True),  # Ollama is left
        ({"allowed_platforms": ["openai"]}, False),
        ({"allowed_platforms": ["openai", "ollama"]}, True),
        ({"banned_models": ["*"]}, False),
        ({"allowed_models": ["gpt-*"]}, True),
    ],
)
def test_weights_are_advised_where_own_machines_are_allowed(
    aidep: Aidep, tree: Tree, keys: dict[str, list[str]], left: bool
) -> None:
    tree({"app.py": DYING, "more.py": "X = 1\n"})
    if keys:
        policy(tree, **keys)
    assert ("openai/gpt-oss" in aidep("plan", *DAY, ".").out) is left
    assert ("openai/gpt-oss" in aidep("check", "--select", "AID303", *DAY, ".").out) is left


def test_weights_that_are_not_licensed_in_the_eu_are_not_advised_there(aidep: Aidep, tree: Tree) -> None:
    tree({"app.py": "import openai\nopenai.OpenAI().images.generate(model='dall-e-3', prompt='x')\n"})
    weights = [o for o in plan(aidep, "app.py")["options"] if o["kind"] == "open-weights"]  # type: ignore[attr-defined]
    excluded = [option["id"] for option in weights if "not licensed in" in option["note"] and "EU" in option["note"]]
    policy(tree, allowed_regions=["eu"])
    left = [option["id"] for option in plan(aidep, "app.py")["options"]]  # type: ignore[attr-defined]
    assert not set(excluded) & set(left)


def test_a_snapshot_that_is_banned_is_no_pin(aidep: Aidep, tree: Tree) -> None:
    tree({"app.py": "import openai\nopenai.OpenAI().responses.create(model='gpt-5.4', input='x')\n"})
    assert "pin the snapshot: gpt-5.4-2026-03-05" in aidep("check", "--select", "AID201", *DAY, "app.py").out
    policy(tree, banned_models=["gpt-5.4-2026-03-05"])
    said = aidep("check", "--select", "AID201", *DAY, "app.py").out
    assert "pin the snapshot" not in said
    assert "the policy of this project bars gpt-5.4-2026-03-05" in said


def test_where_the_law_counts_only_owners_that_are_known_are_advised(aidep: Aidep, tree: Tree) -> None:
    tree({"app.py": DYING})
    policy(tree, allowed_jurisdictions=["FR"])
    ways = {(option["kind"], option["where"]) for option in plan(aidep, "app.py")["options"]}  # type: ignore[attr-defined]
    assert ways == {("other-model", "Mistral AI"), ("open-weights", "the Hugging Face hub")}
    said = " ".join(aidep("check", "--select", "AID103", *DAY, "app.py").out.split())
    assert "which the policy of this project bars; others have models for chat, put first there" in said
    assert "on Mistral AI; weights to run yourself: " in said


@pytest.mark.parametrize(
    ("keys", "reported"),
    [
        ({"allowed_models": ["gpt-*"]}, False),
        ({"banned_models": ["gpt-oss*"]}, True),
        ({"allowed_models": ["o3*"]}, True),
    ],
)
def test_an_owner_before_an_id_changes_no_judgement(
    aidep: Aidep, tree: Tree, keys: dict[str, list[str]], reported: bool
) -> None:
    call = "import groq\ngroq.Groq().chat.completions.create(model='openai/gpt-oss-120b', messages=[])\n"
    tree({"app.py": call})
    policy(tree, **keys)
    assert ("AID501" in aidep("check", "--select", "AID501", *DAY, "app.py").out) is reported


def test_no_weights_of_the_hub_are_advised_where_it_is_banned(aidep: Aidep, tree: Tree) -> None:
    tree({"app.py": DYING})
    policy(tree, banned_platforms=["huggingface"])
    assert "open-weights" not in [option["kind"] for option in plan(aidep, "app.py")["options"]]  # type: ignore[attr-defined]


def test_a_fix_that_the_policy_bars_is_said_to_be_barred(aidep: Aidep, tree: Tree, replacement: str) -> None:
    policy(tree, banned_models=[f"{replacement}*"])
    said = " ".join(aidep("check", "--select", "AID103", "--show-fixes", *DAY, "app.py").err.split())
    assert "the policy of this project bars what the platform names" in said
    assert "names no model that could" not in said


def test_a_replacement_that_retires_itself_is_named_with_its_day(aidep: Aidep, tree: Tree) -> None:
    dying = "import boto3\nboto3.client('bedrock-runtime').converse(modelId='ai21.jamba-instruct-v1:0', messages=[])\n"
    tree({"app.py": dying})
    said = " ".join(aidep("check", "--select", "AID101", *DAY, "app.py").out.split())
    assert "(itself retires on 2026-11-26)" in said
    assert "alive on" not in said
