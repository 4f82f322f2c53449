"""The list of guards fits the code. That each is missed: ``python -m tools.guards``."""

from __future__ import annotations

import sys

from tests.conftest import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def test_every_guard_stands_where_the_list_says() -> None:
    guards = tomllib.loads((ROOT / "tools/guards.toml").read_text(encoding="utf-8"))["guard"]
    assert len(guards) > 20
    for guard in guards:
        assert (ROOT / guard["file"]).read_text(encoding="utf-8").count(guard["old"]) == 1, guard["promise"]
        for test in guard["tests"]:
            file, _, name = test.partition("::")
            assert f"def {name}" in (ROOT / file).read_text(encoding="utf-8"), test
