"""What says nothing of AI is read where the model of a call comes from it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aidep.config import Settings
from aidep.run import scan

CALL = "from openai import OpenAI\nOpenAI().chat.completions.create(model={}, messages=[])\n"
CASES = {
    "an instance": {
        "cfg.py": 'import os\nclass S:\n    NAME = os.getenv("NAME_X", "foo-1")\ns = S()\n',
        "llm.py": "from cfg import s\n" + CALL.format("s.NAME"),
    },
    "a module": {
        "cfg.py": 'D = {"chat": {"n": "foo-1"}}\n',
        "llm.py": "import cfg\n" + CALL.format('cfg.D["chat"]["n"]'),
    },
    "a package that exports it": {
        "src/pk/__init__.py": "from pk.k import NAME\n",
        "src/pk/k.py": 'NAME = "foo-1"\n',
        "src/pk/m.py": "import pk\n" + CALL.format("pk.NAME"),
    },
    "a function": {
        "cfg.py": 'def chosen():\n    return "foo-1"\n',
        "llm.py": "from cfg import chosen\nname = chosen()\n" + CALL.format("name"),
    },
    "yaml": {
        "c.yaml": "chat:\n  name: foo-1\n",
        "llm.py": 'import yaml\nc = yaml.safe_load(open("c.yaml"))\n' + CALL.format('c["chat"]["name"]'),
    },
    "toml": {
        "c.toml": '[chat]\nname = "foo-1"\n',
        "llm.py": 'import tomllib\nc = tomllib.load(open("c.toml", "rb"))\n' + CALL.format('c["chat"]["name"]'),
    },
    "an env file": {
        ".env": "BOT_NAME=foo-1\n",
        "llm.py": "import os\n" + CALL.format('os.environ["BOT_NAME"]'),
    },
    "a compose file": {
        "docker-compose.yml": "services:\n  a:\n    environment:\n      BOT_NAME: foo-1\n",
        "llm.py": "import os\n" + CALL.format('os.environ["BOT_NAME"]'),
    },
}


@pytest.mark.parametrize("files", CASES.values(), ids=CASES)
def test_the_model_is_found_where_it_stands(tmp_path: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    found = scan([str(tmp_path)], Settings(cache=False)).inventory
    assert [call.models for call in found.calls if call.call.endswith("create")] == [("foo-1",)]
    assert {reference.text for reference in found.references} == {"foo-1"}


def test_what_nobody_asks_for_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "llm.py").write_text("from other import helper\nhelper()\n" + CALL.format('"gpt-4o"'))
    (tmp_path / "other.py").write_text("def helper(): not python\n")
    assert scan([str(tmp_path)], Settings(cache=False)).inventory.problems == ()


def test_settings_that_begin_to_say_something_are_seen(tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    code, env = tmp_path / "tree" / "llm.py", tmp_path / "tree" / ".env"
    code.write_text("import os\n" + CALL.format('os.environ["BOT_NAME"]'))
    models = []
    for number, text in enumerate(("OTHER=1\n", "BOT_NAME=foo-1\n")):
        env.write_text(text)
        for file in (code, env):
            os.utime(file, (1_600_000_000 + number, 1_600_000_000 + number))
        for extra in range(5):  # so few files are read anew each time
            (tmp_path / "tree" / f"e{extra}.py").touch()
        found = scan([str(tmp_path / "tree")], Settings(cache_dir=tmp_path / "cache"))
        models.append([call.models for call in found.inventory.calls if call.call.endswith("create")])
    assert models == [[()], [("foo-1",)]]
