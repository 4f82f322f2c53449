"""What the catalog once said: no id is ever lost, and no date moves unless somebody has read a source again.

usage: python tests/catalog_lock.py

Takes down the present state in ``tests/catalog_{ids,dates,known}.txt``. Refuses where an id is missing, or where a date
has moved without a newer reading: then the rules are wrong, not the lock.
"""

from __future__ import annotations

import sys
from base64 import urlsafe_b64encode
from hashlib import blake2b
from pathlib import Path

from aidep.catalog import rules_folder
from aidep.catalog.load import read
from aidep.catalog.records import Entry, Rules

HERE = Path(__file__).resolve().parent
IDS, DATES, KNOWN = (HERE / f"catalog_{name}.txt" for name in ("ids", "dates", "known"))
_DATES = ("announced", "retires", "retires_not_before", "legacy_since")
_MARK = 6
"""Characters by which a listed id is remembered: thousands of them in a few lines."""

Dated = tuple[str, str, str]
"""Dates, the newest reading of a source, and a mark for the sources."""


def ids(rules: Rules) -> set[str]:
    """``platform id`` or ``platform id version`` of every record."""
    models = {" ".join(filter(None, (p, e.entry.id, e.entry.version))) for (p, _, _), e in rules.models.items()}
    return models | {f"{platform} {id_}" for platform, id_ in rules.endpoints}


def dates(rules: Rules) -> dict[str, Dated]:
    """What every record says, by the same names. The first is empty where it says no date."""
    entries: list[Entry] = [*rules.models.values(), *rules.endpoints.values()]  # type: ignore[type-arg]
    found = {}
    for entry in entries:
        item = entry.entry
        days = [f"{key}={day}" for key in _DATES if (day := getattr(item, key))]
        sources = [entry.sources[name] for name in item.sources]
        name = " ".join(filter(None, (entry.platform, item.id, getattr(item, "version", None))))
        checked = max((str(source.checked) for source in sources), default="")
        found[name] = (" ".join(days), checked, _mark(" ".join(sorted(s.text for s in sources))))
    return found


def known(rules: Rules) -> dict[str, set[str]]:
    """Marks of the listed ids, by platform."""
    found: dict[str, set[str]] = {}
    for platform, id_ in rules.known:
        found.setdefault(platform, set()).add(_mark(id_))
    return found


def violations(rules: Rules) -> list[str]:
    """What the rules no longer say, although nothing allows them to drop it."""
    wrong = [f"{name}: the record is gone" for name in sorted(_read(IDS) - ids(rules))]
    now = dates(rules)
    for line in sorted(_read(DATES)):
        name, days, checked, sources = line.split("\t")
        found = now.get(name, ("", "", sources))
        if found[0] != days and found[1] <= checked and found[2] in (sources, _mark("")):
            wrong.append(f"{name}: {days} became {found[0] or 'no date'}; no source was read after {checked}")
    records = {(platform, _mark(id_)) for platform, id_, _ in rules.models}
    marks = known(rules)
    for line in sorted(_read(KNOWN)):
        platform, _, text = line.partition(" ")
        lost = [
            mark for mark in _split(text) if mark not in marks.get(platform, ()) and (platform, mark) not in records
        ]
        wrong += [f"known/{platform}.toml: {len(lost)} ids are gone"] * bool(lost)
    return wrong


def texts(rules: Rules) -> dict[Path, str]:
    """The lock files as they should be."""
    dated = sorted("\t".join((name, *found)) for name, found in dates(rules).items() if found[0])
    listed = [f"{platform} {''.join(sorted(marks))}" for platform, marks in sorted(known(rules).items())]
    return {
        file: "".join(f"{line}\n" for line in lines)
        for file, lines in ((IDS, sorted(ids(rules))), (DATES, dated), (KNOWN, listed))
    }


def stale(rules: Rules) -> list[str]:
    """The lock files that do not say what the rules say: what is not locked is not guarded."""
    return [file.name for file, text in texts(rules).items() if not file.exists() or file.read_text("utf-8") != text]


def main() -> int:
    rules, problems = read([rules_folder()])
    wrong = problems or violations(rules)
    for line in wrong:
        print(line)
    if not wrong:
        for file, text in texts(rules).items():
            file.write_text(text, encoding="utf-8")
    return int(bool(wrong))


def _read(file: Path) -> set[str]:
    return set(file.read_text(encoding="utf-8").splitlines()) if file.exists() else set()


def _mark(text: str) -> str:
    return urlsafe_b64encode(blake2b(text.encode(), digest_size=5).digest()).decode()[:_MARK]


def _split(text: str) -> list[str]:
    return [text[start : start + _MARK] for start in range(0, len(text), _MARK)]


if __name__ == "__main__":
    sys.exit(main())
