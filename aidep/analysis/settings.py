"""The project's own settings files as its code sees them: by the name it opens them under, by environment variable."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from aidep.model.facts import DictOf, Expr, FileFacts, Lit, SeqOf

LOADERS = frozenset(
    """
    yaml.safe_load yaml.load yaml.full_load yaml.unsafe_load ruamel.yaml.YAML().load oyaml.safe_load
    json.load json.loads orjson.loads ujson.load
    tomllib.load tomllib.loads tomli.load tomli.loads toml.load toml.loads tomlkit.load tomlkit.parse
    omegaconf.OmegaConf.load omegaconf.OmegaConf.create hydra.compose hydra.experimental.compose dotenv.dotenv_values
    """.split()
)
"""Functions that give what a file says."""
_MOST_FILES = 4
_MOST_VALUES = 8
_MOST_COMPOSED = 24


class SettingsFiles:
    """Settings files by name, and the environment variables that they set."""

    def __init__(self, files: Sequence[FileFacts]) -> None:
        self._by_name: dict[str, list[FileFacts]] = {}
        self._by_path = {file.path: file for file in files}
        self.variables: dict[str, list[tuple[FileFacts, Lit]]] = {}
        """By name; what a file of another format says in upper case counts as well (compose files, workflows)."""
        self._named: dict[int, tuple[FileFacts, ...]] = {}
        for file in files:
            self._by_name.setdefault(file.path.rpartition("/")[2], []).append(file)
            for lit in file.literals:
                if lit.context.kind == "value" and lit.context.name.isupper():
                    known = self.variables.setdefault(lit.context.name, [])
                    if len(known) < _MOST_VALUES:
                        known.append((file, lit))

    def named_in(self, file: FileFacts) -> tuple[FileFacts, ...]:
        """The settings files that a module names in any literal; of several with one name the nearest."""
        known = self._named.get(id(file))
        if known is None:
            names = dict.fromkeys(lit.text.replace("\\", "/").rpartition("/")[2] for lit in file.literals)
            found = [self._by_name[name] for name in names if name in self._by_name]
            known = tuple(max(same, key=lambda one: _shared(one.path, file.path)) for same in found)[:_MOST_FILES]
            self._named[id(file)] = known
        return known

    def composed_for(self, file: FileFacts) -> list[tuple[tuple[str, ...], FileFacts]]:
        """The files that Hydra puts together for a module that says where they are, each with the keys above it.

        Where the main file names no model, and so was not read, any file of a group may be meant.
        """
        given = {name: _given(file, name) for name in ("config_path", "config_name")}
        if not given["config_name"]:
            return []
        folder = posixpath.normpath(posixpath.join(posixpath.dirname(file.path), given["config_path"] or "."))
        start = "" if folder == "." else f"{folder}/"
        stem = given["config_name"].removesuffix(".yaml")
        main = self._by_path.get(f"{start}{stem}.yaml")
        if main is not None:
            wanted = {f"{start}{path}.yaml": keys for path, keys in _defaults(main.root)}
            chosen = [(keys, self._by_path[path]) for path, keys in wanted.items() if path in self._by_path]
            return [((), main), *chosen][:_MOST_COMPOSED]
        inside = [path for path in self._by_path if path.startswith(start) and path.endswith(".yaml")]
        groups = [(tuple(path.removeprefix(start).split("/")[:-1]), self._by_path[path]) for path in inside]
        return [(keys, other) for keys, other in groups if keys][:_MOST_COMPOSED]


def _given(file: FileFacts, name: str) -> str:
    """What any call of a module passes as the argument ``name``."""
    return next((lit.text for lit in file.literals if lit.context.kind == "arg" and lit.context.detail == name), "")


def _defaults(root: Expr | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Path and keys of each entry below ``defaults:``: ``- base``, ``- llm: gpt``, ``- override /llm@chat: gpt``."""
    items = root.items if isinstance(root, DictOf) else ()
    entries = next((value for key, value in items if isinstance(key, Lit) and key.text == "defaults"), None)
    for entry in entries.items if isinstance(entries, SeqOf) else ():
        if isinstance(entry, Lit):
            yield entry.text.strip("/"), ()
        for key, value in entry.items if isinstance(entry, DictOf) else ():
            if isinstance(key, Lit) and isinstance(value, Lit):
                group, _, package = key.text.rpartition(" ")[2].strip("/").partition("@")
                yield f"{group}/{value.text}", tuple(package.split(".") if package else group.split("/"))


def _shared(one: str, other: str) -> int:
    """How many letters two paths share from the start."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
