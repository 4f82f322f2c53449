"""The generated pages are up to date."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from aidep.catalog import load_catalog
from aidep.model.lifecycle import Kind
from tools.docs.platforms import platform_pages

ROOT = Path(__file__).resolve().parent.parent


def test_the_pages_of_the_rules_are_what_the_rules_say() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr + "\nrun: python docs/generate.py"


def test_every_platform_has_a_page_with_its_records_and_sources() -> None:
    catalog = load_catalog()
    pages = platform_pages(catalog)
    assert set(pages) == set(catalog.platforms)
    for record in catalog.records(listed=True):
        text = pages[record.platform]
        assert (record.name if record.kind is Kind.ENDPOINT else f"`{record.id}`") in text.replace("\\", "")
        assert record.retires is None or str(record.retires) in text
        for source in () if record.listed else record.sources:
            assert source.url in text.replace("\\", "")


def test_rows_of_platforms_have_the_same_cells() -> None:
    for id_, text in platform_pages(load_catalog()).items():
        for row in text.splitlines():
            if row.startswith("|"):
                assert len(re.findall(r"(?<!\\)\|", row)) in (3, 8), f"{id_}: {row}"
