"""What mkdocs cannot know by itself: pages that are made when the site is built, and the list of all pages.

Pages of platforms are not kept in the repository: they would change with every record. Neither is the evidence of the
comparison, which is long and says what tools/compare says.
"""

from __future__ import annotations

import re
from typing import Any

from mkdocs.structure.files import File

from aidep.catalog import load_catalog
from aidep.run import known_rules
from tools.compare.page import evidence_page, linked
from tools.docs.platforms import platform_pages

_FAMILIES = {
    "AID1": "Dying and dead",
    "AID2": "Not pinned",
    "AID3": "Dependence",
    "AID4": "Wrong ids",
    "AID5": "Policy",
    "AID9": "Suppressions and catalog",
    "AID0": "Files",
}
_ROW = re.compile(r"^\| (?P<name>[^|*]+) \| `(?P<id>[^`]+)` \|", re.MULTILINE)


def on_config(config: Any) -> Any:
    """Put every page into the navigation."""
    platforms = sorted(load_catalog().platforms.values(), key=lambda platform: platform.name.lower())
    rules = known_rules()
    families = [
        {title: [{f"{r.code} {r.name}": f"rules/{r.code}.md"} for r in rules if r.code.startswith(prefix)]}
        for prefix, title in _FAMILIES.items()
    ]
    config.nav = [
        {"aidep": "index.md"},
        {"First steps": "getting-started.md"},
        {"Commits and CI": "ci.md"},
        {"Settings": "configuration.md"},
        {"Commands": "cli.md"},
        {"Rules": ["rules/README.md", *families]},
        {"Platforms": ["catalog.md", *({p.name: f"platforms/{p.id}.md"} for p in platforms)]},
        {"Comparison": ["comparison.md", {"Evidence": "comparison-evidence.md"}]},
    ]
    return config


def on_files(files: Any, config: Any) -> Any:
    """Add a page for each platform, and the evidence of the comparison."""
    files.append(File.generated(config, "comparison-evidence.md", content=evidence_page()))
    for id_, text in platform_pages(load_catalog()).items():
        files.append(File.generated(config, f"platforms/{id_}.md", content=text))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Link the tables of the catalog and of the comparison to those pages."""
    if page.file.src_uri == "comparison.md":
        return linked(markdown)
    if page.file.src_uri != "catalog.md":
        return markdown
    return _ROW.sub(r"| [\g<name>](platforms/\g<id>.md) | `\g<id>` |", markdown)
