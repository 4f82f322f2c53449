"""Which files are parsed: those that say something by themselves, and those whose names somebody imports."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidep.config import Settings
from aidep.run import scan

MENTIONS = "def make(kind):\n    return ChatTogether if kind == 'together' else None\n"


def parsed(tree: Path, **files: str) -> set[str]:
    for name, text in files.items():
        (tree / name.replace("_py", ".py")).write_text(text)
    found = scan([str(tree)], Settings(cache=False))
    return {path.rpartition("/")[2] for path in found.candidates}


@pytest.mark.parametrize(
    "other",
    [
        "import together\n",
        "from langchain_together import ChatTogether\n",  # what is called like it
        "import litellm\n",  # a router takes calls to any
    ],
)
def test_a_name_counts_where_somebody_imports_what_it_means(tmp_path: Path, other: str) -> None:
    assert parsed(tmp_path, a_py=MENTIONS, b_py=other) == {"a.py", "b.py"}


def test_a_name_counts_where_somebody_calls_its_service_by_the_address(tmp_path: Path) -> None:
    calls = 'import requests\nrequests.post("https://api.together.xyz/v1/chat/completions")\n'
    assert parsed(tmp_path, a_py=MENTIONS, b_py=calls) == {"a.py", "b.py"}


@pytest.mark.parametrize("other", ["import os\n", "import openai\n", "import boto3\n"])
def test_a_name_counts_not_where_nobody_does(tmp_path: Path, other: str) -> None:
    assert "a.py" not in parsed(tmp_path, a_py=MENTIONS, b_py=other)


def test_what_setup_py_requires_counts(tmp_path: Path) -> None:
    requires = "from setuptools import setup\nsetup(install_requires=['together>=1'])\n"
    assert parsed(tmp_path, setup_py=requires, a_py=MENTIONS) == {"setup.py", "a.py"}
