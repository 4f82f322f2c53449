"""Weights to run oneself: what the data promises, and who gets them proposed."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from aidep.catalog import load_catalog
from aidep.catalog.choices import Choices
from aidep.catalog.index import Catalog
from aidep.catalog.load import read
from aidep.catalog.openweights import TASKS
from aidep.model.lifecycle import Kind, Status
from tests.conftest import Aidep, Tree

CANDIDATE = """\
[[candidate]]
id = "org/model"
license = "MIT"
license_url = "https://example.org/LICENSE"
checked = 2026-11-25
commercial = true
"""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


@pytest.mark.parametrize("task", TASKS)
def test_each_task_has_a_candidate_for_any_model_that_may_be_sold(catalog: Catalog, task: str) -> None:
    assert any(c.commercial and not c.excluded for c in catalog.open_weights(task))


@pytest.mark.parametrize("task", TASKS)
def test_candidates_are_repositories_with_a_licence_read_somewhere(catalog: Catalog, task: str) -> None:
    for candidate in catalog.open_weights(task):
        assert candidate.id.count("/") == 1
        assert "LicenseRef" in candidate.license or " " not in candidate.license
        assert candidate.active is None or candidate.parameters is None or candidate.active < candidate.parameters


def test_the_nearest_come_first_and_other_families_not_at_all(catalog: Catalog) -> None:
    for_haiku = [c.id for c in catalog.open_weights("chat", "claude-3-5-haiku-latest")]
    for_gpt = [c.id for c in catalog.open_weights("chat", "gpt-4o-2024-08-06")]
    assert for_haiku.index("openai/gpt-oss-20b") < for_haiku.index("openai/gpt-oss-120b")
    assert "openai/gpt-oss-20b" not in for_gpt
    assert "moonshotai/Kimi-K2-Instruct" not in for_gpt


def test_a_licence_that_leaves_out_europe_is_said(aidep: Aidep, tree: Tree) -> None:
    tree({"app.py": "import openai\nopenai.OpenAI().videos.create(model='sora-2', prompt='x')\n"})
    own = """
        [[candidate]]
        id = "tencent/HunyuanVideo"
        license = "LicenseRef-T"
        license_url = "https://example.org/x"
        checked = 2026-11-25
        commercial = false
        excluded = ["EU"]
        replaces = ["sora"]
        parameters = 13
    """
    tree({"rules/openweights/video.toml": own, "aidep.toml": "rules = ['./rules']\n"})
    plans = json.loads(aidep("plan", "--output-format", "json", "--as-of", "2026-11-25", "app.py").out)["plans"]
    (sora,) = (plan for plan in plans if plan["id"] == "sora-2")
    where = {option["kind"]: option["where"] for option in sora["options"]}
    assert where["open-weights"] == "the Hugging Face hub"
    assert set(where) == {"open-weights", "other-model"}
    (tencent,) = (option for option in sora["options"] if option["id"] == "tencent/HunyuanVideo")
    assert tencent["note"] == "LicenseRef-T, not for commercial use; not licensed in EU; 13 billion parameters"


def test_other_platforms_have_other_models_for_the_task(catalog: Catalog) -> None:
    day = date(2026, 11, 25)
    others = [choice.record for choice in catalog.choices.others("video", "openai", day)]
    assert len(others) > 3
    assert len({other.platform for other in others}) == len(others)
    for other in others:
        assert (other.task, other.status(day), other.preview) == ("video", Status.ACTIVE, False)
        assert other.platform != "openai"
        assert not catalog.platforms[other.platform].router
    assert [o.released for o in others if o.released] == sorted(
        (o.released for o in others if o.released), reverse=True
    )
    xai = next(other for other in others if other.platform == "xai")
    assert xai.platform not in [one.record.platform for one in catalog.choices.others("video", "xai", day)]


@pytest.mark.parametrize("task", ["chat", "embedding"])
@pytest.mark.parametrize("size", ["large", "small"])
def test_what_platforms_put_first_comes_first_in_its_size_class(catalog: Catalog, task: str, size: str) -> None:
    day = date(2026, 11, 25)
    like = {"large": "text-embedding-3-large", "small": "text-embedding-3-small"}[size]
    choices = catalog.choices.others(task, "openai", day, like)
    told = [choice.is_first for choice in choices]
    assert any(told)
    assert told == sorted(told, reverse=True)
    assert all(told) == (task == "chat")
    for record, sources in choices:
        assert (record.task or "chat", record.status(day), record.preview) == (task, Status.ACTIVE, False)
        assert record.kind is not Kind.ALIAS
        assert not sources or all(source.url for source in sources)
    sizes = {"anthropic": "claude-haiku-5-5", "voyage": "voyage-4-lite"}
    found = {choice.record.platform: choice.record.id for choice in choices}
    assert {p: i == found[p] for p, i in sizes.items() if p in found} == {
        p: size == "small" for p in sizes if p in found
    }


def test_what_is_made_for_code_takes_no_general_models_place(catalog: Catalog) -> None:
    others = catalog.choices.others("embedding", "openai", date(2026, 11, 25), "text-embedding-3-small")
    assert not [choice.record.id for choice in others if "code" in choice.record.id or "codestral" in choice.record.id]


def test_what_has_gone_is_put_first_by_nobody(catalog: Catalog) -> None:
    ends = catalog.find("gemini", "gemini-2.5-pro")
    assert ends is not None
    rows = [["gemini", "chat", "large", ends.id, [["https://example.org", "2026-11-25"]]]]
    choices = Choices(catalog, rows, {}, [])
    assert not choices.others("chat", "openai", date(2026, 11, 25))


@pytest.mark.parametrize(
    ("platform", "model", "size"),
    [
        ("openai", "gpt-5-mini", "small"),
        ("openai", "gpt-5.6-terra", "medium"),
        ("openai", "gpt-3.5-turbo", "small"),
        ("openai", "gpt-4o", "large"),
        ("bedrock", "us.anthropic.claude-haiku-4-5-20251001-v1:0", "small"),
        ("gemini", "gemini-2.5-flash", "medium"),
        ("gemini", "gemini-2.5-flash-lite", "small"),
        ("vertex", "gemini-2.5-flash-lite", "small"),
        ("anthropic", "claude-opus-4.6-fast", "large"),  # the word is Cohere's
        ("upstage", "x-solar", "large"),  # OpenAI's
    ],
)
def test_size_classes_are_told_by_ids(catalog: Catalog, platform: str, model: str, size: str) -> None:
    assert catalog.choices.size(model, platform) == size


@pytest.mark.parametrize(
    ("model", "task", "said"),
    [
        ("nowhere", "chat", "[[first]] nowhere: is no record of this file"),
        ("one", "embedding", "[[first]] one: is for chat, not for embedding"),
    ],
)
def test_what_is_put_first_is_on_record(tmp_path: Path, model: str, task: str, said: str) -> None:
    folder = tmp_path / "models"
    folder.mkdir()
    text = f"""
        [source.page]
        url = "https://example.org"
        checked = 2026-11-25
        [[model]]
        id = "one"
        kind = "snapshot"
        [[first]]
        task = "{task}"
        size = "large"
        model = "{model}"
        sources = ["page"]
    """
    (folder / "cohere.toml").write_text(text, encoding="utf-8")
    platform = 'id = "cohere"\nname = "Cohere"\nprovider = "cohere"\nowner = "Cohere"\n'
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "cohere.toml").write_text(platform, encoding="utf-8")
    _, problems = read([tmp_path])
    assert problems == [f"models/cohere.toml: {said}"]


def test_what_the_policy_bans_is_not_advised(aidep: Aidep, tree: Tree) -> None:
    tree({"app.py": "import openai\nopenai.OpenAI().videos.create(model='sora-2', prompt='x')\n"})
    said = aidep("check", "--select", "AID101", "--as-of", "2026-11-25", "app.py").out
    assert "on MiniMax" in said
    policy = "banned-platforms = ['minimax']\nbanned-jurisdictions = ['US']\nbanned-models = ['cogvideo*']\n"
    tree({"aidep.toml": f"[policy]\n{policy}"})
    for command in (("check", "--select", "AID101"), ("plan",)):
        said = aidep(*command, "--as-of", "2026-11-25", "app.py").out
        assert "sora-2" in said
        assert not [word for word in ("MiniMax", "xAI", "Vertex", "Runway", "cogvideo") if word in said]


def test_an_api_that_was_made_for_a_task_has_the_same_ways_out(aidep: Aidep, tree: Tree) -> None:
    tree({"app.py": "import openai\nopenai.OpenAI().videos.create(model=M, prompt='x')\n"})
    plans = json.loads(aidep("plan", "--output-format", "json", "--as-of", "2026-11-25", "app.py").out)["plans"]
    (videos,) = (plan for plan in plans if plan["id"] == "videos")
    assert {option["kind"] for option in videos["options"]} == {"open-weights", "other-model"}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("chat", CANDIDATE + CANDIDATE, "a candidate is listed twice"),
        ("poetry", CANDIDATE, "'poetry' is no task"),
        ("chat", CANDIDATE.replace("https://", "ftp://"), "is no https URL"),
        ("chat", CANDIDATE + 'excluded = ["Mars"]\n', "[[candidate]] org/model: excluded: 0: must be 'EU', "),
        ("chat", CANDIDATE + "size = 3\n", "unknown key 'size'"),
    ],
)
def test_wrong_files_are_named(tmp_path: Path, name: str, text: str, said: str) -> None:
    folder = tmp_path / "openweights"
    folder.mkdir()
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    _, problems = read([tmp_path])
    assert len(problems) == 1
    assert re.search(rf"{name}\.toml:(\d+:)? ", problems[0])
    assert said in problems[0]


def test_a_folder_of_ones_own_replaces_and_says_so(tmp_path: Path) -> None:
    for part in ("a", "b"):
        folder = tmp_path / part / "openweights"
        folder.mkdir(parents=True)
        (folder / "chat.toml").write_text(CANDIDATE.replace("MIT", f"LicenseRef-{part}"), encoding="utf-8")
    rules, problems = read([tmp_path / "a", tmp_path / "b"])
    assert problems == []
    assert rules.open_weights["chat"]["org/model"].license == "LicenseRef-b"
    assert len(rules.overrides) == 1


def test_the_same_model_elsewhere_does_not_hang_on_what_was_looked_up_before() -> None:
    first, second = load_catalog(), load_catalog()
    assert second.find("azure", "gpt-4o-2024-08-06") is not None
    found = [[(r.platform, r.id) for r in c.twins("gpt-4o-2024-08-06", "openai")] for c in (first, second)]
    assert found[0] == found[1]
    assert ("azure", "gpt-4o-2024-08-06") in found[0]


def test_the_same_model_elsewhere_ends_when_its_version_there_does(aidep: Aidep, tree: Tree) -> None:
    tree({"app.py": "import openai\nopenai.OpenAI().responses.create(model='gpt-4o-2024-08-06', input='x')\n"})
    document = json.loads(aidep("plan", "--output-format", "json", "--as-of", "2026-11-25", "app.py").out)
    options = {option["where"]: option for option in document["plans"][0]["options"]}
    azure = options["Azure OpenAI (Microsoft Foundry)"]
    assert (azure["kind"], azure["until"]) == ("other-platform", "2027-04-14")


def test_the_first_step_of_a_plan_is_a_choice(aidep: Aidep, tree: Tree) -> None:
    tree({"app.py": "import openai\nopenai.OpenAI().responses.create(model='gpt-4o', input='x')\n"})
    said = aidep("plan", "--as-of", "2026-11-25", "app.py").out
    steps = [line for line in said.splitlines() if line[:1].isdigit()]
    assert [step.partition(".")[0] for step in steps] == ["1", "2", "3"]
    assert steps[0].startswith("1. Choose a substitute")
    assert steps[1] == "2. Edit 1 place:"
    way = said.index("the same model on another platform")
    assert said.index("named by the platform") < way < said.index("another model on another platform")
    assert "on Replicate: no end is known there, but it may only pass the model on to its maker" in said
