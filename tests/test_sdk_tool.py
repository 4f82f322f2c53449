"""``python -m tools.sdks``: surfaces read from the source of an SDK, and written below what was written by hand."""

from __future__ import annotations

import zipfile
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from aidep.catalog.sdkschema import SdkFile
from tools.sdks import __main__ as command
from tools.sdks.recipe import Recipe
from tools.sdks.source import Source
from tools.sdks.surfaces import Found, found, with_older
from tools.sdks.write import MARK, generated

FILES = {
    "acme/__init__.py": "from .chat import ChatAcme as ChatAcme\nfrom ._client import Client\n",
    "acme/consts.py": "SMALL = 'acme-small'\nclass Models:\n    LARGE = 'acme-large'\n",
    "acme/base.py": """
        from dataclasses import dataclass
        @dataclass
        class Model:
            id: str
            name: str = ""
        class Settings(BaseModel):
            temperature: float = 1.0
        """,
    "acme/chat.py": """
        from .base import Model, Settings
        from .consts import SMALL, Models
        from dataclasses import dataclass
        class ChatAcme(Settings):
            model_name: str = Field(default=SMALL, alias="model")
        class ChatOther(Settings):
            model: str = Field(default_factory=from_env("OTHER_MODEL", default="other-1"))
        @dataclass
        class Small(Model):
            id: str = Models.LARGE
        class Required:
            def __init__(self, key, model, *, timeout=1): ...
        class Private:
            def __init__(self, key): ...
        def factory(kind, model="acme-2"): ...
        """,
    "acme/azure/chat.py": "class Small:\n    def __init__(self, id='dep'): ...\n",
    "acme/_client.py": """
        from .resources import Chat
        class Base:
            @cached_property
            def chat(self) -> "Chat": ...
        class Client(Base):
            def __init__(self, api_key): self.jobs = Jobs(self)
            def embed(self, text, model="embed-1"): ...
            def _private(self, model): ...
        class Jobs:
            def start(self, *, model): ...
        """,
    "acme/resources.py": """
        class Chat:
            def create(self, *, messages, model: str): ...
            def list(self): ...
        """,
    "acme/broken.py": "def (:\n",
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    file = tmp_path / "acme-1.2.3-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as wheel:
        for name, text in FILES.items():
            wheel.writestr(name, dedent(text))
    return file


def read(archive: Path, **scan: Any) -> dict[str, Found]:
    recipe = Recipe.model_validate({"package": "acme", "scan": [{"platform": "cohere", **scan}]})
    surfaces, homeless = found(Source(archive), recipe, {})
    assert not homeless
    return {one.path: one for one in surfaces}


def test_fields_constants_and_environment(archive: Path) -> None:
    surfaces = read(archive, modules=["acme.chat"], names=["Chat*"], arguments=["model"])
    assert surfaces["acme.chat.ChatAcme"].row()["model"] == {
        "keyword": "model",
        "or_keyword": ["model_name"],
        "default": "acme-small",
    }
    assert surfaces["acme.chat.ChatOther"].row()["model"] == {
        "keyword": "model",
        "default": "other-1",
        "default_env": ["OTHER_MODEL"],
    }


def test_positions_of_data_classes_and_constructors(archive: Path) -> None:
    surfaces = read(archive, modules=["acme.chat"], arguments=["id", "model"])
    assert surfaces["acme.chat.Small"].row()["model"] == {"keyword": "id", "position": 0, "default": "acme-large"}
    assert surfaces["acme.chat.Required"].row()["model"] == {"keyword": "model", "position": 1}
    assert "acme.chat.Private" not in surfaces


def test_functions(archive: Path) -> None:
    surfaces = read(archive, what="functions", modules=["acme.*"])
    assert list(surfaces) == ["acme.chat.factory"]
    assert surfaces["acme.chat.factory"].row()["model"]["default"] == "acme-2"


def test_resources_of_a_client(archive: Path) -> None:
    surfaces = read(archive, what="client", client="acme.Client", kind="inference", management=["*.jobs.*"])
    assert {path: one.kind for path, one in surfaces.items()} == {
        "<class>().embed": "inference",
        "<class>().chat.create": "inference",
        "<class>().jobs.start": "management",
    }


def test_a_callable_without_a_platform_is_named(archive: Path) -> None:
    recipe = Recipe.model_validate({"package": "acme", "scan": [{"modules": ["acme.chat"], "names": ["ChatOther"]}]})
    assert found(Source(archive), recipe, {}) == ([], ["acme.chat.ChatOther"])
    surfaces, homeless = found(Source(archive), recipe, {"chat": "openai", "chatother": "groq"})
    assert (surfaces[0].platform, homeless) == ("groq", [])


def test_what_is_written_by_hand_wins_and_names_stay_apart(archive: Path) -> None:
    scan = {"modules": ["acme.*"], "arguments": ["id", "model"], "platform": "cohere"}
    recipe = Recipe.model_validate({"package": "acme", "scan": [scan]})
    surfaces, _ = found(Source(archive), recipe, {})
    head = 'package = "acme"\nimports = ["acme"]\nplatform = "cohere"\n\n[[surface]]\ncall = ["acme.**.ChatOther"]\n'
    text = generated(head, surfaces, "acme", "acme 1.2.3")
    file = SdkFile.model_validate(command.tomllib.loads(head + text))
    calls = [call for surface in file.surfaces for call in surface.call]
    assert calls.count("acme.**.ChatOther") == 1
    assert {"acme.**.ChatAcme", "acme.azure.**.Small", "acme.chat.**.Small"} <= set(calls)


def test_refreshing_twice_changes_nothing_more(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rules, recipes = tmp_path / "rules", tmp_path / "recipes"
    rules.mkdir()
    recipes.mkdir()
    file = rules / "acme.toml"
    file.write_text('package = "acme"\nimports = ["acme"]\nplatform = "cohere"\nchecked_version = "0"\n')
    recipe = '[words]\n[acme]\npackage = "acme"\n[[acme.scan]]\nmodules = ["acme.chat"]\nplatform = "cohere"\n'
    (recipes / "recipes.toml").write_text(recipe)
    monkeypatch.setattr(command, "RULES", rules)
    monkeypatch.setattr(command, "HERE", recipes)
    call = ["tools.sdks", "acme", "--archive", str(archive)]
    monkeypatch.setattr("sys.argv", [*call, "--check"])
    assert command.main() == 1
    assert MARK not in file.read_text()
    monkeypatch.setattr("sys.argv", call)
    assert command.main() == 0
    written = file.read_text()
    assert 'checked_version = "1.2.3"' in written
    assert "acme.**.ChatAcme" in written
    monkeypatch.setattr("sys.argv", [*call, "--check"])
    assert command.main() == 0
    assert "acme 1.2.3" in capsys.readouterr().err


def test_defaults_of_an_older_release(archive: Path, tmp_path: Path) -> None:
    old = tmp_path / "acme-0.9.0-py3-none-any.whl"
    with zipfile.ZipFile(old, "w") as wheel:
        wheel.writestr("acme/models.py", "class ChatAcme:\n    model: str = 'acme-old'\n    other: str\n")
    scan = {"modules": ["acme.*"], "names": ["ChatAcme", "Required"], "platform": "cohere"}
    recipe = Recipe.model_validate({"package": "acme", "scan": [scan]})
    surfaces = with_older(found(Source(archive), recipe, {})[0], "1.0", found(Source(old), recipe, {})[0])
    models = {one.leaf: one.row()["model"] for one in surfaces}
    assert models["ChatAcme"]["older"] == [{"before": "1.0", "default": "acme-old"}]
    assert "older" not in models["Required"]
