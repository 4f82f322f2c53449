"""Writes the pages that say what the code says, and that are kept in the repository: one for each rule, from the
rule and its annotated examples, and their index; the settings; the commands; the comparison with other tools; how much
the catalog knows of each platform, and on whose word. The pages of the platforms themselves, and the evidence of the
comparison, are made when the site is built (tools/docs/site.py).

usage: python docs/generate.py [--check]

With ``--check`` nothing is written; exit 1 when a page is missing, stale or left over.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["COLUMNS"] = "100"

from aidep.catalog import load_catalog
from aidep.catalog.index import Catalog, Platform
from aidep.cli.catalog_status import Counts, count
from aidep.model.finding import Rule
from aidep.run import known_rules
from tools.compare.page import comparison_page
from tools.docs.commands import commands_page
from tools.docs.settings import settings_page

HERE = Path(__file__).resolve().parent
LANGUAGES = {".py": "python", ".toml": "toml", ".yaml": "yaml"}
EXAMPLES = HERE.parent / "tests" / "checks"
LAG = 10
"""Records by which the page of the catalog may be behind: one new model does not have to touch it."""
CONFIDENCE = ("official", "sdk", "aggregator", "single-rival")
_CATALOG = """# What the catalog knows

As of {checked}, the newest day on which a source was read. Every date has a source; `aidep models ID` shows it.

- **records** have a lifecycle: a status, dates, a replacement. *official*: the platform's own page; *sdk*: the
  vendor's package; *aggregator*: a list that others keep; *single-rival*: one such list alone. A record without any of
  these claims no more than that the platform names the id.
- **stated**: of these, those of which a source states a day or a status. That a list of others names an id is neither;
  that the platform's own list or package does says that it is served. **with dates**: a day of an
  announcement or an end.
- **listed ids** are known to exist, and no more. They tell a typo from a model.
- **notice promised** is the shortest that the platform states. **notice given** is the median and the shortest time
  from announcement to end in these records, where at least five have both days.

"""


def pages() -> dict[Path, str]:
    """Every generated file with its text."""
    rules = known_rules()
    made = {HERE / "rules" / f"{rule.code}.md": page(rule) for rule in rules}
    made[HERE / "rules" / "README.md"] = index(rules)
    made[HERE / "configuration.md"] = settings_page()
    made[HERE / "cli.md"] = commands_page()
    made[HERE / "comparison.md"] = comparison_page()
    made[HERE / "catalog.md"] = catalog_page(load_catalog())
    return made


def page(rule: Rule) -> str:
    parts = [f"# {rule.name} ({rule.code})", f"Usual severity: **{rule.severity.value}**", rule.summary, rule.why]
    examples = sorted((EXAMPLES / rule.code / "basic").glob("*")) or [EXAMPLES / rule.code / "basic.py"]
    if examples[0].is_file():
        parts.append("## Example")
        parts.append(f"Lines marked `# expect: {rule.code}` are reported, lines marked `# ok` are not.")
    for example in filter(Path.is_file, examples):
        code = example.read_text(encoding="utf-8").strip()
        parts += [f"`{example.name}`"] if len(examples) > 1 else []
        parts.append(f"```{LANGUAGES.get(example.suffix, '')}\n{code}\n```")
    parts.append("## Accept it")
    parts.append(f"```python\n...  # aidep: ignore[{rule.code}] the reason, until=2027-01-31\n```")
    return "\n\n".join(parts) + "\n"


def index(rules: tuple[Rule, ...]) -> str:
    rows = [f"| [{r.code}]({r.code}.md) | {r.name} | {r.summary} | {r.severity.value} |" for r in rules]
    return "\n".join(["# Rules", "", "| code | name | reports | usual severity |", "|---|---|---|---|", *rows]) + "\n"


def catalog_page(catalog: Catalog) -> str:
    counts = count(catalog, catalog.checked)
    heads = (
        "platform",
        "id",
        "records",
        "stated",
        "with dates",
        *CONFIDENCE,
        "listed ids",
        "notice promised",
        "notice given",
    )
    rows = [[c.name, f"`{c.platform}`", *_numbers(c), *_notice(catalog.platforms[c.platform])] for c in counts]
    total = [f"{sum(int(row[i] or 0) for row in rows):,}" for i in range(2, len(heads) - 2)]
    rows.append(["**all**", "", *total, "", ""])
    lines = [f"| {' | '.join(row)} |" for row in (list(heads), ["---"] * len(heads), *rows)]
    return _CATALOG.format(checked=catalog.checked) + "\n".join(lines) + "\n"


def _total(page: str) -> int:
    """All records that a page of the catalog counts."""
    return int(page.rpartition("| **all** |  | ")[2].partition(" ")[0].replace(",", ""))


def _numbers(counts: Counts) -> list[str]:
    numbers = [
        counts.records,
        counts.stated,
        counts.dated,
        *(counts.confidence[word] for word in CONFIDENCE),
        counts.listed,
    ]
    return [str(number or "") for number in numbers]


def _notice(platform: Platform) -> list[str]:
    given = platform.measured
    measured = f"{given.median_days} days, shortest {given.shortest_days} ({given.count} ends)" if given else ""
    promised = f"{platform.notice_days} days" if platform.notice_days is not None else ""
    if promised and platform.notice_source:
        promised = f"[{promised}]({platform.notice_source})"
    return [promised, measured]


def main() -> int:
    made = pages()
    left_over = [path for path in (HERE / "rules").glob("*.md") if path not in made]
    stale = [p for p, text in made.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        stale = [
            p for p in stale if p.name != "catalog.md" or abs(_total(made[p]) - _total(p.read_text("utf-8"))) > LAG
        ]
        for path in (*stale, *left_over):
            sys.stdout.write(f"{path.relative_to(HERE.parent)} is not what docs/generate.py writes\n")
        return 1 if stale or left_over else 0
    for path in left_over:
        path.unlink()
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
