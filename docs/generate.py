"""Writes a page for each rule, and their index, from the rules themselves and their annotated examples.

usage: python docs/generate.py [--check]

With ``--check`` nothing is written; exit 1 when a page is missing, stale or left over.
"""

from __future__ import annotations

import sys
from pathlib import Path

from aidep.model.finding import Rule
from aidep.run import known_rules

HERE = Path(__file__).resolve().parent
LANGUAGES = {".py": "python", ".toml": "toml", ".yaml": "yaml"}
EXAMPLES = HERE.parent / "tests" / "checks"


def pages() -> dict[Path, str]:
    """Every generated file with its text."""
    rules = known_rules()
    made = {HERE / "rules" / f"{rule.code}.md": page(rule) for rule in rules}
    made[HERE / "rules" / "README.md"] = index(rules)
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


def main() -> int:
    made = pages()
    left_over = [path for path in (HERE / "rules").glob("*.md") if path not in made]
    stale = [p for p, text in made.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
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
