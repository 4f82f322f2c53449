"""Edits rules files as text, so that what people wrote there keeps its form, and shows the edits as a diff."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from aidep.catalog.records import Rules
from aidep.catalog.sync.claims import Claim
from aidep.catalog.sync.feeds import Feed
from aidep.catalog.sync.propose import Change, Proposal
from aidep.catalog.sync.sources import Material

_TABLE = re.compile(r"^\[", re.MULTILINE)
_KNOWN_HEAD = "# Ids that a source lists on this platform. Lifecycles stand in models/{platform}.toml; they count.\n"


def edited(proposal: Proposal, feed: Feed, material: Material, rules: Rules, folder: Path) -> dict[Path, str]:
    """The new text of every file of ``folder`` that a proposal touches."""
    texts: dict[Path, str] = {}
    by_platform: dict[str, list[Claim]] = {}
    for claim in proposal.records:
        by_platform.setdefault(claim.platform, []).append(claim)
    changed: dict[str, list[Change]] = {}
    for change in proposal.changes:
        changed.setdefault(change.claim.platform, []).append(change)
    for platform in sorted({*by_platform, *changed}):
        file = folder / "models" / f"{platform}.toml"
        text, source = _with_source(_read(file), feed, material)
        for change in changed.get(platform, ()):
            text = _changed(text, change, source, feed)
        own = {id_ for p, id_, _ in rules.models if p == platform} | {id_ for p, id_ in rules.known if p == platform}
        own |= {claim.id.lower() for claim in by_platform.get(platform, ())}
        text += "".join(_record(claim, source, feed, own) for claim in by_platform.get(platform, ()))
        texts[file] = text
    listed: dict[str, list[Claim]] = {}
    for claim in proposal.known:
        listed.setdefault(claim.platform, []).append(claim)
    for platform, claims in sorted(listed.items()):
        file = folder / "known" / f"{platform}.toml"
        text = _read(file) or _KNOWN_HEAD.format(platform=platform)
        text, source = _with_source(text, feed, material)
        texts[file] = text + "".join(_lists(claims, source, feed))
    return texts


def diff(texts: Mapping[Path, str], folder: Path) -> str:
    """The unified diff of the files."""
    lines: list[str] = []
    for file, text in texts.items():
        name = f"{folder.name}/{file.relative_to(folder).as_posix()}"
        before = _read(file)
        old = "/dev/null" if not before else f"a/{name}"
        lines += difflib.unified_diff(before.splitlines(True), text.splitlines(True), old, f"b/{name}")
    return "".join(lines)


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _with_source(text: str, feed: Feed, material: Material) -> tuple[str, str]:
    """The text with a source for this reading, and the name of that source."""
    if material.package:
        body = f"package = {_quoted(material.package)}\nversion = {_quoted(material.version)}\n"
    else:
        body = f"url = {_quoted(material.url)}\n"
    body += f"checked = {material.checked}\n"
    for found in re.finditer(r"^\[source\.([^\]\n]+)\]\n((?:[^\[\n].*\n)*)", text, re.MULTILINE):
        if found[2] == body:
            return text, found[1].strip('"')
    base = re.sub(r"[^a-z0-9]+", "-", feed.name.lower()).strip("-")
    taken = set(re.findall(r"^\[source\.\"?([^\]\"\n]+)", text, re.MULTILINE))
    name = next(n for n in (base, *(f"{base}-{i}" for i in range(2, 1000))) if n not in taken)
    block = f"[source.{name}]\n{body}"
    tables = list(re.finditer(r"^\[source\.[^\n]+\n(?:[^\[\n].*\n)*", text, re.MULTILINE))
    if tables:
        place = tables[-1].end()
        return f"{text[:place]}\n{block}{text[place:]}", name
    first = _TABLE.search(text)
    place = first.start() if first else len(text)
    return f"{text[:place]}{chr(10) if text[:place].strip() else ''}{block}\n{text[place:]}", name


def _changed(text: str, change: Change, source: str, feed: Feed) -> str:
    """The text with other dates in one record."""
    start, end = _block(text, change.id)
    block = text[start:end]
    for key, day in change.sets.items():
        line = f"{key} = {day}\n"
        block, count = re.subn(rf"^{key} = .*\n", line, block, count=1, flags=re.MULTILINE)
        if not count:
            block = re.sub(
                r"^((?:id|kind|task|version) = .*\n)(?!(?:id|kind|task|version) = )",
                rf"\g<1>{line}",
                block,
                count=1,
                flags=re.MULTILINE,
            )
    block, count = re.subn(
        r"^sources = \[.*?\]\n", f"sources = [{_quoted(source)}]\n", block, count=1, flags=re.MULTILINE | re.DOTALL
    )
    if not count:
        block = (
            block.rstrip("\n")
            + f"\nsources = [{_quoted(source)}]\n"
            + "\n" * (len(block) - len(block.rstrip("\n")) - 1)
        )
    stated = "" if feed.confidence == "official" else f"confidence = {_quoted(feed.confidence)}\n"
    block, count = re.subn(r"^confidence = .*\n", stated, block, count=1, flags=re.MULTILINE)
    if not count and stated:
        block = re.sub(r"^(sources = .*\n)", rf"\g<1>{stated}", block, count=1, flags=re.MULTILINE)
    return text[:start] + block + text[end:]


def _block(text: str, id_: str) -> tuple[int, int]:
    """Where the record of an id begins and ends."""
    found = re.search(rf"^\[\[model\]\]\n(?:(?!\[).*\n)*?id = {re.escape(_quoted(id_))}\n", text, re.MULTILINE)
    assert found is not None, id_  # the records come from this very text
    following = _TABLE.search(text, found.end())
    return found.start(), following.start() if following else len(text)


def _record(claim: Claim, source: str, feed: Feed, own: Iterable[str]) -> str:
    lines = ["", "[[model]]", f"id = {_quoted(claim.id)}", f'kind = "{"alias" if claim.alias else "unstated"}"']
    if claim.task:
        lines.append(f"task = {_quoted(claim.task)}")
    for key in ("announced", "retires", "retires_not_before"):
        day = getattr(claim, key)
        lines += [f"{key} = {day}"] * bool(day)
    lines += ["deprecated = true"] * (claim.deprecated and not (claim.retires or claim.retires_not_before))
    named = [r for r in claim.replaced_by if r.lower() in own and r.lower() != claim.id.lower()]
    lines += [f"replaced_by = {json.dumps(named, ensure_ascii=False)}"] * bool(named)
    lines += [f"sources = [{_quoted(source)}]"]
    lines += [f"confidence = {_quoted(feed.confidence)}"] * (feed.confidence != "official")
    return "\n".join(lines) + "\n"


def _lists(claims: Iterable[Claim], source: str, feed: Feed) -> Iterable[str]:
    groups: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        groups.setdefault((claim.task or "", "alias" if claim.alias else ""), []).append(claim.id)
    for (task, kind), ids in sorted(groups.items()):
        lines = ["", "[[known]]", f"source = {_quoted(source)}"]
        lines += [f"{key} = {_quoted(word)}" for key, word in (("task", task), ("kind", kind)) if word]
        lines += [f"confidence = {_quoted(feed.confidence)}"] * (feed.confidence != "aggregator")
        lines += ["ids = [", *(f"    {_quoted(id_)}," for id_ in sorted(ids, key=str.lower)), "]"]
        yield "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string."""
    return json.dumps(text, ensure_ascii=False)
