"""The compiled catalog: cached, checked, rebuilt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from aidep.catalog import compile as compiling
from aidep.catalog import kept, load_catalog, rules_folder
from aidep.catalog.compile import write
from aidep.catalog.compiled import read_compiled
from aidep.catalog.index import Catalog
from aidep.catalog.kept import cache_folder, load_compiled
from aidep.errors import UsageError

SMALL = {
    "platforms/acme.toml": 'id = "acme"\nname = "Acme"\nprovider = "acme"\nowner = "Acme Inc."\n',
    "models/acme.toml": '[[model]]\nid = "a-1"\nkind = "snapshot"\n',
}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    for name, text in SMALL.items():
        file = tmp_path / "rules" / name
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "rules"


def cached() -> list[Path]:
    return sorted(cache_folder().glob("catalog-*.json"))


def decoded(data: dict[str, Any]) -> dict[str, Any]:
    """With the tables of SDKs, which a file holds as text until somebody asks."""
    return {**data, "sdks": json.loads(data["sdks"])}


def test_second_load_reads_the_cache(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_compiled([small])
    assert len(cached()) == 1
    monkeypatch.setattr(compiling, "compile_rules", lambda *_: pytest.fail("compiled again"))
    assert decoded(load_compiled([small])) == first


def test_changed_rules_are_compiled_again(small: Path) -> None:
    load_compiled([small])
    (small / "models" / "acme.toml").write_text('[[model]]\nid = "a-2"\nkind = "alias"\n')
    assert list(load_compiled([small])["ids"]) == ["a-2"]
    assert len(cached()) == 2


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\xfe", b'{"format":0}', None])
def test_damaged_cache_is_rebuilt(small: Path, damage: bytes | None) -> None:
    first = load_compiled([small])
    [file] = cached()
    sound = file.read_bytes()
    file.write_bytes(sound[:-2] + b" }" if damage is None else damage)  # None: only the tables of SDKs are damaged
    assert load_compiled([small]) == first
    assert file.read_bytes() == sound


def test_cache_of_other_rules_is_not_taken(small: Path) -> None:
    load_compiled([small])
    assert read_compiled(cached()[0], "another digest") is None


def test_no_place_for_a_cache(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(kept, "_cache", lambda: str(tmp_path / "file" / "aidep"))
    assert list(load_compiled([small])["ids"]) == ["a-1"]


def test_few_old_files_stay(small: Path) -> None:
    for number in range(12):
        (small / "models" / "acme.toml").write_text(f'[[model]]\nid = "a-{number:02}x"\nkind = "alias"\n')
        load_compiled([small])
    assert len(cached()) <= 9


def test_wheel_file(small: Path, tmp_path: Path) -> None:
    target = tmp_path / "build" / "compiled.json"
    write(small, target)
    data = read_compiled(target, "wheel")
    assert data is not None
    record = Catalog(data).find("acme", "A-1")
    assert record is not None
    assert record.id == "a-1"
    assert os.listdir(target.parent) == ["compiled.json"]


def test_extra_rules(small: Path) -> None:
    catalog = load_catalog([small])
    assert catalog.find("acme", "a-1") is not None
    assert catalog.find("openai", "gpt-4o") is not None


def test_missing_extra_folder() -> None:
    with pytest.raises(UsageError, match="no such rules folder"):
        load_catalog([Path("does-not-exist")])


def test_loading_is_fast() -> None:
    load_catalog()
    times = []
    for _ in range(7):
        start = time.perf_counter()
        load_catalog()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.06  # about 12 ms on an idle machine


def test_a_warm_load_imports_no_pydantic() -> None:
    load_catalog()
    code = (
        "import sys; from aidep.catalog import load_catalog; c = load_catalog(); c.sdks; c.identify('gpt-4o');"
        "print([m for m in ('pydantic', 'tomllib', 'tomli', 'libcst', 'rich') if m in sys.modules])"
    )
    root = rules_folder().parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
