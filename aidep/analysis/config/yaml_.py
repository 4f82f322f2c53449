"""YAML. Only events are read: tags construct nothing, and an alias is the value that its anchor stands at."""

from __future__ import annotations

import re

import yaml

from aidep.analysis.config.build import Builder, NotParsed
from aidep.analysis.config.plain import read_loose
from aidep.model.facts import Expr, Opaque

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_TEXT = re.compile(
    r"|~|null|true|false|yes|no|on|off|[-+]?(\d[\d_]*(\.\d*)?|\.\d+)([eE][-+]?\d+)?|0x[0-9a-f]+", re.I
)
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_FILE = re.compile(r"\.(ya?ml|json|toml)$")
_OPENING = (yaml.SequenceStartEvent, yaml.MappingStartEvent)


def read(text: str, builder: Builder, base: int = 0) -> None:
    """Reads all documents of ``text``, which begins ``base`` code points into the file. Raises NotParsed."""
    names: dict[str, Expr] = {}
    waiting: list[str | None] = []
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.ScalarEvent):
                value = _scalar(event, text, builder, base)
                if event.anchor is not None and value is not None:
                    names[event.anchor] = value
            elif isinstance(event, _OPENING):
                if builder.wants_key:
                    builder.key("", 0, 0)  # a list or a dictionary as a key: what stands in it is nobody's setting
                (builder.open_list if isinstance(event, yaml.SequenceStartEvent) else builder.open_map)()
                waiting.append(event.anchor)
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                builder.close()
                anchor = waiting.pop()
                if anchor is not None and builder.last is not None:
                    names[anchor] = builder.last
            elif isinstance(event, yaml.AliasEvent):
                if builder.wants_key:
                    builder.key("", 0, 0)
                else:
                    builder.add(names.get(event.anchor, Opaque()))
    except yaml.YAMLError as error:
        raise NotParsed from error
    except ValueError as error:  # a code point that does not exist
        raise NotParsed from error


def _scalar(event: yaml.ScalarEvent, text: str, builder: Builder, base: int) -> Expr | None:
    start, end = event.start_mark.index, event.end_mark.index
    if event.anchor is not None or event.tag is not None:
        start = _PROPERTIES.match(text, start, end).end()  # type: ignore[union-attr]  # matches nothing at the least
    if event.style in ("'", '"'):
        start, end = start + 1, end - 1
    elif event.style in ("|", ">"):
        start = text.find("\n", start) + 1 or start
        while start < end and text[start] in " \t\r\n":
            start += 1
        end = start + len(text[start:end].rstrip())
    value = event.value
    plain = text[start:end] == value
    if event.style in ("|", ">") and not plain and text[start:end] == value.strip():
        value, plain = value.strip(), True
    if event.style == "|" and _FILE.search(builder.current_key):  # a ConfigMap that holds files
        read_loose(text, builder, start, end)
        return builder.last
    if builder.wants_key:
        builder.key(value, base + start, base + end)
        return None
    if not event.style and _NO_TEXT.fullmatch(value):
        builder.constant(value or "None")
        return builder.last
    return builder.text(value, base + start, base + end, plain=plain)
