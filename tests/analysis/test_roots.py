"""What is found in a project does not hang on the folder that a run starts from."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidep.config import load_settings
from aidep.run import scan

FILES = {
    "pkg/__init__.py": "\n",
    "pkg/sub/base.py": "class Base:\n    MODEL = 'company/own-7'\n",  # no __init__.py beside it
    "pkg/sub/use.py": (
        "from openai import OpenAI\nfrom pkg.sub.base import Base\n\n\n"
        "class Chat(Base):\n    def ask(self):\n        return OpenAI().responses.create(model=self.MODEL, input='x')\n"
    ),
}


@pytest.mark.parametrize("root", ["", "services/chat/", "my-app/"])
def test_a_folder_of_a_package_may_do_without_init(tmp_path: Path, root: str) -> None:
    for name, text in FILES.items():
        file = tmp_path / root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (call,) = (
        call
        for call in scan([str(tmp_path)], load_settings(str(tmp_path))).inventory.calls
        if call.call.endswith("responses.create")
    )
    assert call.models == ("company/own-7",)
