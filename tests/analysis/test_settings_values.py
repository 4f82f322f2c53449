"""What code loads from the project's own settings files reaches its calls."""

from __future__ import annotations

import pytest

from aidep.config import Settings
from aidep.model.usage import SdkCall
from aidep.run import scan
from tests.conftest import Tree

CALL = "import openai\nopenai.OpenAI().chat.completions.create(messages=[], model={})\n"


def call_of(tree: Tree, files: dict[str, str]) -> SdkCall:
    tree(files)
    (call,) = (c for c in scan(["."], Settings()).inventory.calls if c.call.endswith("create"))
    return call


@pytest.mark.parametrize(
    ("settings", "text", "head", "model"),
    [
        ("c.yaml", "llm: {model: gpt-4-32k}\n", "import yaml\nC = yaml.safe_load(open('conf/c.yaml'))\n",
         'C["llm"]["model"]'),
        ("c.json", '{"model": "gpt-4-32k"}', "import json\nwith open('c.json') as f:\n    C = json.load(f)\n",
         'C.get("model")'),
        ("c.toml", 'llm.model = "gpt-4-32k"\n', "import tomllib\nC = tomllib.load(open('c.toml', 'rb'))\n",
         'C["llm"]["model"]'),
        ("c.yaml", "model: gpt-4-32k\n", "from omegaconf import OmegaConf\nC = OmegaConf.load('c.yaml')\n", "C.model"),
        ("c.toml", '[llm]\nmodel = "gpt-4-32k"\n',
         "from dynaconf import Dynaconf\nC = Dynaconf(settings_files=['conf/c.toml'])\n", "C.llm.model"),
        (".env", "CHAT=gpt-4-32k\n", "import os\n", 'os.getenv("CHAT")'),
        (".env", "CHAT=gpt-4-32k\n", "import os\n", 'os.environ["CHAT"]'),
        ("k8s.yaml", "env:\n- name: CHAT\n  value: gpt-4-32k\n", "import os\n", 'os.environ["CHAT"]'),
        ("compose.yaml", "environment:\n  CHAT: ${CHAT:-gpt-4-32k}\n", "import os\n", 'os.environ["CHAT"]'),
        ("Dockerfile", "ENV CHAT=gpt-4-32k\n", "import os\n", 'os.environ.get("CHAT")'),
    ],
)  # fmt: skip
def test_values_come_from_the_file(tree: Tree, settings: str, text: str, head: str, model: str) -> None:
    call = call_of(tree, {f"conf/{settings}": text, "app.py": head + CALL.format(model)})
    assert (call.models, call.model_source.value) == (("gpt-4-32k",), "config")
    (reference,) = call.references
    assert (reference.location.path, reference.confidence.value) == (f"conf/{settings}", "high")


def test_the_nearest_of_several_files_counts(tree: Tree) -> None:
    code = "import yaml\nC = yaml.safe_load(open('c.yaml'))\n" + CALL.format('C["model"]')
    files = {"a/app.py": code, "a/c.yaml": "model: gpt-4-32k\n", "b/c.yaml": "model: gpt-4-0314\n"}
    assert call_of(tree, files).models == ("gpt-4-32k",)


def test_a_file_that_is_not_named_says_nothing(tree: Tree) -> None:
    code = "import yaml\nC = yaml.safe_load(open('d.yaml'))\n" + CALL.format('C["model"]')
    assert call_of(tree, {"app.py": code, "c.yaml": "model: gpt-4-32k\n"}).models == ()


def test_the_default_in_code_counts_beside_the_environment(tree: Tree) -> None:
    code = "import os\n" + CALL.format('os.getenv("CHAT", "gpt-4-0314")')
    call = call_of(tree, {"app.py": code, ".env": "CHAT=gpt-4-32k\n"})
    assert (set(call.models), call.model_source.value) == ({"gpt-4-0314", "gpt-4-32k"}, "env_default")


MAIN = """import hydra, openai
@hydra.main(version_base=None, config_path="conf", config_name="config")
def main(cfg):
    go(cfg{})
"""
GO = "def go(cfg):\n    openai.OpenAI().chat.completions.create(messages=[], model={})\n"
GROUPS = {"conf/llm/gpt.yaml": "model: gpt-4-32k\n", "conf/llm/old.yaml": "model: gpt-4-0314\n"}
INI = "import configparser\nC = configparser.ConfigParser()\nC.read(['/etc/c.ini', 'c.ini'])\n"
DYNACONF = "from dynaconf import Dynaconf\nS = Dynaconf(settings_files=['s.toml'])\n"
OMEGACONF = "from omegaconf import OmegaConf\nC = OmegaConf.merge(OmegaConf.load('c.yaml'), OmegaConf.from_cli())\n"


@pytest.mark.parametrize(
    ("files", "head", "model"),
    [
        ({"conf/config.yaml": "llm: {model: gpt-4-32k}\n"}, MAIN.format(""), "cfg.llm.model"),
        ({"conf/config.yaml": "llm: {model: gpt-4-32k}\n"}, MAIN.format(".llm"), "cfg['model']"),
        ({"conf/config.yaml": "defaults: [llm: gpt, _self_]\nx: gpt-4o\n", **GROUPS},
         MAIN.format(""), "cfg.llm.model"),
        ({"conf/config.yaml": "defaults: [/llm@chat.a: gpt]\nx: gpt-4o\n", **GROUPS},
         MAIN.format(""), "cfg.chat.a.model"),
        ({"conf/config.yaml": "defaults: [base]\nx: gpt-4o\n", "conf/base.yaml": "llm: {model: gpt-4-32k}\n"},
         MAIN.format(""), "cfg.llm.model"),
        ({"c.ini": "[llm]\nmodel = gpt-4-32k\n"}, INI, "C.get('llm', 'model')"),
        ({"c.ini": "[llm]\nmodel = gpt-4-32k\n"}, INI, "C['llm']['model']"),
        ({"s.toml": '[default]\nmodel = "gpt-4-32k"\n'}, DYNACONF, "S.MODEL"),
        ({"s.toml": '[production.llm]\nname = "gpt-4-32k"\n'}, DYNACONF, "S.llm.name"),
        ({"c.yaml": "a: {b: gpt-4-32k}\n"}, OMEGACONF, "C.a.b"),
        ({"c.yaml": "a: {b: gpt-4-32k}\n"}, OMEGACONF, "OmegaConf.select(C, 'a.b')"),
        ({"c.yaml": "a: {b: gpt-4-32k}\n"}, OMEGACONF, "OmegaConf.to_container(C)['a']['b']"),
    ],
)  # fmt: skip
def test_libraries_of_settings(tree: Tree, files: dict[str, str], head: str, model: str) -> None:
    code = head + GO.format(model) if "hydra" in head else head + CALL.format(model)
    call = call_of(tree, {"app.py": code, **files})
    assert (call.models, call.model_source.value) == (("gpt-4-32k",), "config")
    assert all(reference.location.path in files for reference in call.references)


def test_without_the_main_file_a_group_may_be_any_of_its_files(tree: Tree) -> None:
    call = call_of(tree, {"app.py": MAIN.format("") + GO.format("cfg.llm.model"), **GROUPS})
    assert set(call.models) == {"gpt-4-32k", "gpt-4-0314"}


def test_what_lies_outside_the_folder_of_hydra_says_nothing(tree: Tree) -> None:
    files = {"other/config.yaml": "llm: {model: gpt-4-32k}\n", "config.yaml": "llm: {model: gpt-4-0314}\n"}
    assert call_of(tree, {"app.py": MAIN.format("") + GO.format("cfg.llm.model"), **files}).models == ()


def test_the_fallback_of_a_parser_counts_beside_the_file(tree: Tree) -> None:
    code = INI + CALL.format("C.get('llm', 'model', fallback='gpt-4-0314')")
    call = call_of(tree, {"app.py": code, "c.ini": "[llm]\nmodel = gpt-4-32k\n"})
    assert set(call.models) == {"gpt-4-0314", "gpt-4-32k"}
