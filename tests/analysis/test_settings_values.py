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


HYDRA = MAIN.format("") + GO
SELF_FIRST = {"conf/config.yaml": "defaults: [_self_, llm: gpt]\nllm: {model: gpt-4-0314}\n", **GROUPS}
OLD_SETTINGS = "from dynaconf import settings\n"


@pytest.mark.parametrize(
    ("files", "model"),
    [
        # What comes later in the list takes the place of what came before; the file itself is the last of all.
        (SELF_FIRST, "cfg.llm.model"),
        ({"conf/config.yaml": "defaults:\n  - llm: old\nllm: {model: gpt-4-32k}\n", **GROUPS}, "cfg.llm.model"),
        ({"conf/config.yaml": "defaults:\n- llm: old\n- _self_\nllm: {model: gpt-4-32k}\n", **GROUPS}, "cfg.llm.model"),
        # The main file names no model.
        ({"conf/config.yaml": "defaults:\n  - llm: gpt\n", **GROUPS}, "cfg.llm.model"),
        ({"conf/config.yaml": "defaults:\n- optional llm: gpt\n- /other: null\n", **GROUPS}, "cfg.llm.model"),
        # Lists in the files of groups, relative to these.
        ({"conf/config.yaml": "defaults:\n- app: main\n", "conf/app/main.yaml": "defaults:\n- llm: gpt\n",
          "conf/app/llm/gpt.yaml": "model: gpt-4-32k\n"}, "cfg.app.llm.model"),
        ({"conf/config.yaml": "defaults:\n- app: main\n", "conf/app/main.yaml": "defaults:\n- /llm@_global_.l: gpt\n",
          **GROUPS}, "cfg.l.model"),
        ({"conf/config.yaml": "defaults:\n- llm: old\n- exp: a\n",
          "conf/exp/a.yaml": "# @package _global_\ndefaults:\n- override /llm: gpt\n", **GROUPS}, "cfg.llm.model"),
        ({"conf/config.yaml": "defaults:\n- exp: a\n",
          "conf/exp/a.yaml": "# Ours.\n# @package _global_\nllm: {model: gpt-4-32k}\n"}, "cfg.llm.model"),
        # Interpolation.
        ({"conf/config.yaml": "model: gpt-4-32k\nllm: {model: '${model}'}\n"}, "cfg.llm.model"),
        ({"conf/config.yaml": "x: {model: gpt-4-32k, a: {b: '${..model}'}}\n"}, "cfg.x.a.b"),
        ({"conf/config.yaml": "x: {model: gpt-4-32k, a: '${.model}'}\n"}, "cfg.x.a"),
        ({"conf/config.yaml": "x: {model: gpt-4-32k}\nllm: ${x}\n"}, "cfg.llm.model"),
        ({"conf/config.yaml": "size: 32k\nllm: gpt-4-${size}\n"}, "cfg.llm"),
        ({"conf/config.yaml": "llm: ${oc.env:CHAT,gpt-4-32k}\n"}, "cfg.llm"),
        ({"conf/config.yaml": "llm: ${oc.env:CHAT, 'gpt-4-32k'}\n"}, "cfg.llm"),
        ({"conf/config.yaml": "llm: ${oc.env:CHAT}\n", ".env": "CHAT=gpt-4-32k\n"}, "cfg.llm"),
        ({"conf/config.yaml": "a: gpt-4-32k\nllm: '${oc.env:CHAT,${a}}'\n"}, "cfg.llm"),
        ({"conf/config.yaml": "a: gpt-4-32k\nllm: '${oc.select:a,gpt-4-32k}'\n"}, "cfg.llm"),
        ({"conf/config.yaml": "a: [gpt-4-32k]\nllm: {b: ['${a}']}\n"}, "cfg.llm.b[0]"),
    ],
)  # fmt: skip
def test_hydra_puts_together_in_order(tree: Tree, files: dict[str, str], model: str) -> None:
    call = call_of(tree, {"app.py": HYDRA.format(model), **files})
    assert (call.models, call.model_source.value) == (("gpt-4-32k",), "config")
    assert {reference.location.path for reference in call.references} <= set(files)


def test_an_option_that_whoever_starts_it_chooses_may_be_any(tree: Tree) -> None:
    call = call_of(
        tree, {"app.py": HYDRA.format("cfg.llm.model"), "conf/config.yaml": "defaults:\n- llm: ???\n", **GROUPS}
    )
    assert set(call.models) == {"gpt-4-32k", "gpt-4-0314"}


def test_code_that_composes_names_its_options(tree: Tree) -> None:
    code = """import openai
from hydra import compose, initialize
with initialize(config_path="conf"):
    cfg = compose(config_name="config", overrides=["llm=gpt"])
openai.OpenAI().chat.completions.create(messages=[], model=cfg.llm.model)
"""
    assert call_of(tree, {"app.py": code, "conf/config.yaml": "defaults: [llm: old]\n", **GROUPS}).models == (
        "gpt-4-32k",
    )


@pytest.mark.parametrize(
    "text", ["a: ${a}\nx: gpt-4\n", "a: ${b}\nb: ${a}\nx: gpt-4\n", "a: x${a}\nx: gpt-4\n", "a: ${.a}\nx: ${\n"]
)
def test_settings_that_mean_themselves_mean_nothing(tree: Tree, text: str) -> None:
    assert call_of(tree, {"app.py": HYDRA.format("cfg.a"), "conf/config.yaml": text}).models == ()


def test_plain_yaml_fills_nothing_in(tree: Tree) -> None:
    code = "import yaml\nC = yaml.safe_load(open('c.yaml'))\n" + CALL.format("C['a']")
    assert call_of(tree, {"app.py": code, "c.yaml": "a: ${b}\nb: gpt-4-32k\n"}).models == ()
    code = "from omegaconf import OmegaConf\nC = OmegaConf.load('c.yaml')\n" + CALL.format("C.a")
    assert call_of(tree, {"app.py": code, "c.yaml": "a: ${b}\nb: gpt-4-32k\n"}).models == ("gpt-4-32k",)


@pytest.mark.parametrize(
    ("files", "model"),
    [
        ({"settings.toml": '[default]\nmodel = "gpt-4-32k"\n'}, "settings.MODEL"),
        ({"config/settings.yaml": "development:\n  LLM: {name: gpt-4-32k}\n"}, "settings.LLM.name"),
        ({"settings.json": '{"production": {"MODEL": "gpt-4-32k"}}'}, 'settings["MODEL"]'),
        ({".secrets.toml": '[default]\nmodel = "gpt-4-32k"\n'}, 'settings.get("MODEL")'),
    ],
)  # fmt: skip
def test_the_settings_of_old_dynaconf(tree: Tree, files: dict[str, str], model: str) -> None:
    call = call_of(tree, {"app.py": OLD_SETTINGS + CALL.format(model), **files})
    assert (call.models, call.model_source.value) == (("gpt-4-32k",), "config")


def test_settings_without_names_are_the_conventional_ones(tree: Tree) -> None:
    code = "from dynaconf import LazySettings\nsettings = LazySettings()\n" + CALL.format('settings["MODEL"]')
    call = call_of(tree, {"app.py": code, "settings.toml": '[default]\nmodel = "gpt-4-32k"\n'})
    assert call.models == ("gpt-4-32k",)


def test_the_settings_of_old_dynaconf_in_python(tree: Tree) -> None:
    call = call_of(
        tree, {"app.py": OLD_SETTINGS + CALL.format("settings.MODEL"), "settings.py": 'MODEL = "gpt-4-32k"\n'}
    )
    assert call.models == ("gpt-4-32k",)


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


@pytest.mark.parametrize(
    "written", ["${oc.env:CHAT,gpt-4-0314}", "${oc.env:CHAT, 'gpt-4-0314'}", "${oc.env:CHAT,${a}}"]
)
def test_the_default_of_a_resolver_counts_beside_the_environment(written: str, tree: Tree) -> None:
    code = "from omegaconf import OmegaConf\nC = OmegaConf.load('c.yaml')\n" + CALL.format("C.llm")
    settings = f'a: gpt-4-0314\nllm: "{written}"\n'
    call = call_of(tree, {"app.py": code, "c.yaml": settings, ".env": "CHAT=gpt-4-32k\n"})
    assert set(call.models) == {"gpt-4-0314", "gpt-4-32k"}


def test_texts_with_many_references_are_put_together_a_few_times(tree: Tree) -> None:
    code = "from omegaconf import OmegaConf\nC = OmegaConf.load('c.yaml')\n" + CALL.format("C.llm")
    settings = "llm: gpt-4-32k" + "${oc.env:CHAT,-1}" * 20 + "\n"
    variables = {f"{folder}/.env": "CHAT=gpt-4-0314\n" for folder in "xyz"}
    assert call_of(tree, {"app.py": code, "c.yaml": settings, **variables}).models
