"""``aidep config``."""

from __future__ import annotations

import argparse
from dataclasses import fields
from typing import Any

from aidep import run as runner
from aidep.catalog.kept import cache_folder
from aidep.cli import options
from aidep.cli.output import Output, write
from aidep.config import Settings, Words
from aidep.sources.ignore import DEFAULT_EXCLUDES

_FORMATS = ("full", "json")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "config",
        description="Show the settings that hold for a path, the files they come from and the rules they turn on.\n"
        "Keys are those of aidep.toml, .aidep.toml or [tool.aidep] in pyproject.toml; the nearest file upward counts.",
    )
    options.add_files(parser)
    options.add_rules(parser)
    parser.add_argument("--schema", action="store_true", help="print a JSON Schema of aidep.toml, and stop")
    parser.add_argument("--output-format", choices=_FORMATS, default="full", metavar="FORMAT", help=", ".join(_FORMATS))


def run(namespace: argparse.Namespace) -> int:
    """Print settings, with ``--show-files`` the files, with ``--schema`` what could be set."""
    if namespace.schema:
        from aidep.report.text import dumps
        from aidep.settingkeys import json_schema

        write(Output("json"), dumps(json_schema()) + "\n")
        return 0
    settings = options.settings_of(namespace)
    if namespace.show_files:
        options.show(namespace, settings)
        return 0
    write(Output(namespace.output_format), described(settings, namespace.output_format))
    return 0


def described(settings: Settings, name: str = "full") -> str:
    """The settings, all keys with their values, as text or JSON."""
    from aidep.report.text import dumps, visible

    values = _values(settings)
    if name == "json":
        return dumps(values) + "\n"
    lines = [f"# {visible(line)}" for line in values.pop("configuration") or ["no configuration file"]]
    enabled = values.pop("enabled")
    lines += [f"{key} = {visible(dumps(value, indent=None))}" for key, value in values.items()]
    lines.append(f"# rules that are on: {', '.join(enabled)}")
    return "\n".join(lines) + "\n"


def _values(settings: Settings) -> dict[str, Any]:
    return {
        "configuration": [str(file) for file in settings.files],
        "select": _list(settings.select) or ["ALL"],
        "ignore": _list(settings.ignore),
        "extend-select": _lists(settings.extend_select),
        "extend-ignore": _lists(settings.extend_ignore),
        "per-file-ignores": {item.pattern: list(item.codes.values) for item in settings.per_file_ignores},
        "exclude": list(DEFAULT_EXCLUDES) if settings.exclude is None else _list(settings.exclude),
        "extend-exclude": _lists(settings.extend_exclude),
        "respect-gitignore": settings.respect_gitignore,
        "force-exclude": settings.force_exclude,
        "fail-on": settings.fail_on.value,
        "min-severity": settings.min_severity.value,
        "output-format": settings.output_format,
        "all-roles": settings.all_roles,
        "rules": [str(folder) for folder in settings.rules],
        "baseline": str(settings.baseline) if settings.baseline is not None else "",
        "policy": {
            item.name.replace("_", "-"): list(getattr(settings.policy, item.name)) for item in fields(settings.policy)
        },
        "projects": list(settings.projects),
        "max-catalog-age": settings.max_catalog_age,
        "cache": settings.cache,
        "cache-dir": str(settings.cache_dir or cache_folder()),
        "workers": settings.workers or "auto",
        "as-of": (settings.as_of or runner.today()).isoformat(),
        "enabled": sorted(runner.enabled_codes(settings)),
    }


def _list(words: Words | None) -> list[str]:
    return list(words.values) if words is not None else []


def _lists(several: tuple[Words, ...]) -> list[str]:
    return [value for words in several for value in words.values]
