"""Readers: the bytes of a feed in, claims out. One function for each format, by its name in ``rules/feeds``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timezone
from typing import Any

from aidep.catalog.modelid import canonical
from aidep.catalog.platform import Platform
from aidep.catalog.sync.claims import Claim, Claims, task_of, texts
from aidep.catalog.sync.feeds import Feed
from aidep.catalog.sync.tables import anthropic_table, openai_docstrings
from aidep.errors import UsageError

_NO_MODEL = re.compile(r"(^|/)(\d+-x-\d+|\d+-steps|standard|hd|max-x-max|claude_platform)/")
"""Prices of image sizes and qualities, and of another service at the same provider."""
_BANDS = re.compile(r"-(up-to-)?\d+(\.\d+)?[bm](-to-\d+(\.\d+)?[bm]|-\d+b|\Z)|-above-|sample_spec|-default\Z")
"""Prices by number of parameters."""


class Reading:
    """A feed that is being read."""

    def __init__(self, feed: Feed, platforms: Mapping[str, Platform]) -> None:
        self.feed = feed
        self.claims = Claims(feed.name)
        self._platforms = platforms

    def platform(self, word: object) -> str | None:
        """Ours, for the feed's word."""
        if not isinstance(word, str):
            return None
        found = self.feed.platforms.get(word)
        if found is None:
            self.claims.unknown[word] += 1
        return found or None

    def add(self, platform: str, id_: object, task: str | None = None, **said: Any) -> None:
        """A claim, the id written as our records write it."""
        text = self.claims.id(id_)
        if text is None:
            return
        known = self._platforms.get(platform)
        slashed = "/" in text
        text = canonical(known.grammar, text) if known else text
        # A fine-tune has the lifecycle of its base.
        priced = text in self.feed.ignore or (text.startswith("ft:") and not said.get("retires"))
        if priced or (platform in self.feed.bare and slashed):
            self.claims.skipped += 1
            return
        if "/" not in text:
            text = self.feed.prefixes.get(platform, "") + text
        if platform in self.feed.bounds and said.get("retires"):
            said["retires_not_before"] = said.pop("retires")
        self.claims.add(Claim(platform, text, task, **said))


def read(feed: Feed, data: bytes | Mapping[str, bytes], platforms: Mapping[str, Platform]) -> Claims:
    """The claims of a feed.

    Raises:
        UsageError: if it is not in its format, or says what cannot be.
    """
    reader = _READERS.get(feed.format)
    if reader is None:
        raise UsageError(f"rules/feeds/{feed.name}.toml: unknown format {feed.format!r}")
    reading = Reading(feed, platforms)
    reader(reading, data)
    if not reading.claims.found:
        raise UsageError(f"{feed.name}: no model of a known platform in it: is it the right file?")
    return reading.claims


def _json(reading: Reading, data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise UsageError(f"{reading.feed.name}: not JSON: {what}; nothing of this feed was taken") from None


def _entries(reading: Reading, value: object, what: str) -> Iterator[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        reading.claims.refuse(what, "expected a list of objects")
    yield from value


def _mapping(reading: Reading, value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        reading.claims.refuse(what, "expected an object")
    return value


def _litellm(reading: Reading, data: bytes) -> None:
    """``{"groq/llama-3": {"litellm_provider": "groq", "mode": "chat", "deprecation_date": "2026-01-31"}}``."""
    for key, value in _mapping(reading, _json(reading, data), "the feed").items():
        entry = _mapping(reading, value, key)
        if _NO_MODEL.search(key) or _BANDS.search(key):
            continue
        word = entry.get("litellm_provider")
        platform = reading.platform(word)
        if platform is None:
            continue
        head, cut, rest = key.partition("/")
        routed = cut and (
            head == word or head.replace("-", "_") == word or reading.feed.platforms.get(head) == platform
        )
        retires = reading.claims.day(key, entry.get("deprecation_date"))
        reading.add(platform, rest if routed else key, task_of(entry.get("mode")), retires=retires)


def _models_dev(reading: Reading, data: bytes) -> None:
    """``{"groq": {"models": {"llama-3": {"status": "deprecated"}}}}``."""
    for word, value in _mapping(reading, _json(reading, data), "the feed").items():
        platform = reading.platform(word)
        if platform is None:
            continue
        for id_, entry in _mapping(reading, _mapping(reading, value, word).get("models"), word).items():
            status = _mapping(reading, entry, id_).get("status")
            reading.add(platform, id_, deprecated=status == "deprecated")


def _openrouter(reading: Reading, data: bytes) -> None:
    """``{"data": [{"id": "vendor/model", "expiration_date": "2026-01-31"}]}``."""
    for entry in _entries(reading, _mapping(reading, _json(reading, data), "the feed").get("data"), "data"):
        id_ = entry.get("id")
        retires = reading.claims.day(id_, entry.get("expiration_date"))
        reading.add("openrouter", id_, retires=retires, alias=isinstance(id_, str) and id_.startswith("~"))


def _deprecations_info(reading: Reading, data: bytes) -> None:
    """``[{"provider", "model_id", "announcement_date", "shutdown_date", "replacement_models"}]``."""
    for entry in _entries(reading, _json(reading, data), "the feed"):
        platform = reading.platform(entry.get("provider"))
        if platform is None:
            continue
        id_, day = entry.get("model_id"), reading.claims.day
        replaced = entry.get("replacement_models") or entry.get("replacement_model")
        announced = day(id_, entry.get("deprecation_date")) or day(id_, entry.get("announcement_date"))
        retires = day(id_, entry.get("shutdown_date"))
        if announced and retires and announced > retires:
            announced = None  # the day on which the feed first saw it
        reading.add(platform, id_, announced=announced, retires=retires, replaced_by=texts(replaced))


def _modeldeprecations(reading: Reading, data: bytes) -> None:
    """``{"models": [{"provider", "model", "aliases", "deprecated_on", "shutdown_on" or "earliest_shutdown_on"}]}``."""
    today = datetime.now(timezone.utc).date()
    for entry in _entries(reading, _mapping(reading, _json(reading, data), "the feed").get("models"), "models"):
        platform = reading.platform(entry.get("provider"))
        if platform is None:
            continue
        id_, day = entry.get("model"), reading.claims.day
        said: dict[str, Any] = {
            "announced": day(id_, entry.get("deprecated_on")),
            "retires": day(id_, entry.get("shutdown_on")),
            "retires_not_before": day(id_, entry.get("earliest_shutdown_on")),
            "replaced_by": texts([r.get("model") for r in entry.get("replacements") or () if isinstance(r, dict)]),
        }
        if said["retires"] and said["retires_not_before"]:
            reading.claims.refuse(id_, "both a committed date and one of 'not sooner than'")
        if said["retires"] and said["retires"] < today and entry.get("status") == "active":
            reading.claims.refuse(id_, f"called active, and shut down on {said['retires']}")
        for name in (id_, *texts(entry.get("aliases"))):
            reading.add(platform, name, **said)


def _anthropic_sdk(reading: Reading, files: Mapping[str, bytes]) -> None:
    for id_, retires in anthropic_table(reading.feed.name, files):
        reading.add("anthropic", id_, retires=retires)


def _openai_sdk(reading: Reading, files: Mapping[str, bytes]) -> None:
    for id_, retires in openai_docstrings(reading.feed.name, files):
        reading.add("openai", id_, retires=retires)


_READERS: dict[str, Callable[[Reading, Any], None]] = {
    "litellm": _litellm,
    "models.dev": _models_dev,
    "openrouter": _openrouter,
    "deprecations.info": _deprecations_info,
    "modeldeprecations.dev": _modeldeprecations,
    "anthropic-sdk": _anthropic_sdk,
    "openai-sdk": _openai_sdk,
}
