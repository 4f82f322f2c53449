"""Grammar of model ids: what may stand around an id, by platform. Pure text, standard library only."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

MAX_LENGTH = 200
_HIDING = ("application-inference-profile", "custom-model", "imported-model", "provisioned-model", "prompt-router")
"""Bedrock resources whose ARN does not tell the model."""
_VARIANT = re.compile(r"(-v\d+)?(:\w+)*$")
_VENDOR = re.compile(r"^((us|eu|apac|au|jp|in|ca|global|us-gov)\.)?[a-z0-9]+\.(?=[a-z])")
_SUFFIXES_OF_FILES = frozenset(
    """
    py pyi ipynb md rst txt json jsonl yaml yml toml ini cfg csv tsv xml html htm css js ts tsx svg png
    jpg jpeg gif webp pdf log sh lock zip gz tar whl db sql mp3 mp4 wav gguf bin pt onnx safetensors
    """.split()
)


class Grammar(NamedTuple):
    """See :class:`aidep.catalog.schema.IdGrammar`. All parts in lower case."""

    regions: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    at_version: bool = False
    last_segment: bool = False
    arn: bool = False
    fine_tunes: bool = False
    hash_suffix: bool = False
    owners: tuple[str, ...] = ()
    deployment_mark: bool = False

    def forms(self, text: str) -> list[str]:
        """Ids that ``text`` (lower case) may stand for on this platform, most literal first. Empty if it hides one."""
        found = dict.fromkeys([text])
        if self.arn and text.startswith("arn:"):
            found = dict.fromkeys(_arn(text))
        if self.fine_tunes and (text.startswith("ft:") or ":ft-" in text):
            found.update(dict.fromkeys(_fine_tune(text)))
        if self.deployment_mark and "#" in text:
            _extend(found, lambda form: [form.partition("#")[0]])
        if self.paths:
            _extend(found, self._without_path)
        if self.owners:
            _extend(found, lambda form: [form[len(o) :] for o in self.owners if form.startswith(o)])
        if self.last_segment and "/" in text:
            _extend(found, lambda form: [form.rpartition("/")[2]])
        if self.regions:
            _extend(found, self._without_region)
        if self.suffixes:
            _extend(found, lambda form: [form[: -len(s)] for s in self.suffixes if form.endswith(s)])
        if self.at_version and "@" in text:
            _extend(found, _without_at)
        if self.arn and ":" in text:
            _extend(found, _without_context)
        if self.hash_suffix and ":" in text:
            _extend(found, lambda form: [form.partition(":")[0]])
        return list(found)

    def beginnings(self) -> tuple[str, ...]:
        """With one of these begins any text that :meth:`forms` sees through without a routing prefix."""
        begin = (*self.regions, *(path.partition("*")[0] for path in self.paths))
        begin += ("projects/",) if self.paths else ()
        begin += ("arn:",) if self.arn else ()
        return (*begin, "ft:") if self.fine_tunes else begin

    def _without_path(self, form: str) -> Iterator[str]:
        for path in self.paths:
            head, star, tail = path.partition("*")
            if head.startswith("publishers/") and form.startswith("projects/"):
                form = head + form.partition(f"/{head}")[2]
            if form.startswith(head):
                name = form[len(head) :]
                yield name.partition(tail)[2] if star else name

    def _without_region(self, form: str) -> Iterator[str]:
        for region in self.regions:
            if form.startswith(region):
                yield form[len(region) :]


def _extend(found: dict[str, None], derive: Callable[[str], Iterable[str]]) -> None:
    for form in list(found):
        for derived in derive(form):
            if derived:
                found.setdefault(derived)


def _arn(text: str) -> Iterator[str]:
    """``arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2:1`` -> the id. Nothing if the ARN hides it."""
    parts = text.split(":", 5)
    if len(parts) < 6 or parts[2] != "bedrock":
        return
    kind, _, name = parts[5].partition("/")
    if name and not kind.startswith(_HIDING):
        if parts[1] == "aws-us-gov":
            yield f"us-gov.{name}"
        yield name


def _fine_tune(text: str) -> Iterator[str]:
    """``ft:gpt-4o-2024-08-06:org::id`` -> ``ft:gpt-4o-2024-08-06``, then the base; ``davinci:ft-...`` -> the base."""
    if text.startswith("ft:"):
        base = text[3:].partition(":")[0]
        yield f"ft:{base}"
        yield base
    else:
        yield text.partition(":ft-")[0]


def _without_at(form: str) -> Iterator[str]:
    """``x@002`` -> ``x-002`` (how newer Google ids are written), then ``x``."""
    base, at, version = form.partition("@")
    if at:
        if version.isdigit():
            yield f"{base}-{version}"
        yield base


def _without_context(form: str) -> Iterator[str]:
    """``...-v1:0:48k`` -> ``...-v1:0`` (provisioned context sizes of Bedrock)."""
    parts = form.split(":")
    if len(parts) == 3 and parts[1].isdigit():
        yield ":".join(parts[:2])


def canonical(grammar: Grammar, id_: str) -> str:
    """An id as the catalog writes it: without region and, where only the last segment is the id, without the rest."""
    if grammar.last_segment:
        id_ = id_.rpartition("/")[2]
    region = next((region for region in grammar.regions if id_.lower().startswith(region)), "")
    # AWS GovCloud keeps models for other times than the rest of the world: its ids stay apart.
    return id_ if region == "us-gov." else id_[len(region) :]


def core(model: str, platform: str | None) -> str:
    """The name of a model without what a platform adds to it: ``anthropic.claude-3-haiku-20240307-v1:0`` on Bedrock
    and ``claude-3-haiku@20240307`` on Vertex are both ``claude-3-haiku-20240307``.
    """
    name = model.lower().rsplit("/", 1)[-1]
    if platform in ("bedrock", "oci"):
        name = _VENDOR.sub("", name)
    return _VARIANT.sub("", name).replace("@", "-").replace(".", "-").replace("_", "-")


def is_word(id_: str) -> bool:
    """Whether an id could as well be a word: too short, or letters only."""
    return len(id_) < 4 or id_.isalpha()


def fits_family(text: str, families: Iterable[str]) -> bool:
    """Whether ``text`` (lower case) begins like one of the families and is written like a versioned id, not a file."""
    family = next((family for family in families if text.startswith(family)), None)
    if family is None or text == family:
        return False
    versioned = any(c.isdigit() for c in text) or text.endswith(("-latest", "-preview"))
    if not versioned and "/" not in family:
        return False
    if not all(c.isalnum() or c in "-._:/@+#" for c in text):
        return False
    return text.rpartition(".")[2] not in _SUFFIXES_OF_FILES and text[-1] not in "-._:/@+#"
