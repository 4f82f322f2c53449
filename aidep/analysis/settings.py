"""The project's own settings files as its code sees them: by the name it opens them under, by environment variable."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence

from aidep.analysis import hydra
from aidep.analysis.hydra import Filled
from aidep.analysis.values import Table
from aidep.model.facts import FileFacts, Lit

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
            known = self._named[id(file)] = self.nearest(names, file)
        return known

    def nearest(self, names: Iterable[str], file: FileFacts) -> tuple[FileFacts, ...]:
        """The settings files of these names; of several with one name the nearest to ``file``."""
        found = [self._by_name[name] for name in names if name in self._by_name]
        return tuple(max(same, key=lambda one: _shared(one.path, file.path)) for same in found)[:_MOST_FILES]

    def composed_for(self, file: FileFacts) -> Table | None:
        """What Hydra puts together for a module that says where the files are.

        Where the main file is not there, any file of a group may be meant.
        """
        name = _given(file, "config_name")
        if not name:
            return None
        folder = posixpath.normpath(posixpath.join(posixpath.dirname(file.path), _given(file, "config_path") or "."))
        folder = "" if folder == "." else folder
        main = name.removesuffix(".yaml")
        first = self._by_path.get(posixpath.join(folder, f"{main}.yaml"))
        if first is None:
            return Filled(hydra.any_of(self._by_path, folder), file, self.variables).table()
        tree = hydra.composed(self._by_path, main, folder, dict(_overridden(file)))
        return Filled(tree, first, self.variables).table()

    def filled(self, file: FileFacts) -> Table:
        """What OmegaConf makes of one file."""
        return Filled(hydra.alone(file), file, self.variables).table()


def _given(file: FileFacts, name: str) -> str:
    """What any call of a module passes as the argument ``name``."""
    return next((lit.text for lit in file.literals if lit.context.kind == "arg" and lit.context.detail == name), "")


def _overridden(file: FileFacts) -> Iterator[tuple[str, str]]:
    """``compose(overrides=["llm=gpt"])``: group and option."""
    for lit in file.literals:
        around = lit.context.up if lit.context.kind == "elem" else None
        if around is not None and around.kind == "arg" and around.detail == "overrides":
            group, equals, option = lit.text.lstrip("+").partition("=")
            if equals and "." not in group:
                yield group, option


def _shared(one: str, other: str) -> int:
    """How many letters two paths share from the start."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
