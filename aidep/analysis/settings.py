"""The project's own settings files as its code sees them: by the name it opens them under, by environment variable."""

from __future__ import annotations

from collections.abc import Sequence

from aidep.model.facts import FileFacts, Lit

LOADERS = frozenset(
    """
    yaml.safe_load yaml.load yaml.full_load yaml.unsafe_load ruamel.yaml.YAML().load oyaml.safe_load
    json.load json.loads orjson.loads ujson.load
    tomllib.load tomllib.loads tomli.load tomli.loads toml.load toml.loads tomlkit.load tomlkit.parse
    omegaconf.OmegaConf.load omegaconf.OmegaConf.create hydra.compose dotenv.dotenv_values
    dynaconf.Dynaconf dynaconf.LazySettings
    """.split()
)
"""Functions that give what a file says."""
LOADING = frozenset(name.rpartition(".")[2] for name in LOADERS)
_MOST_FILES = 4
_MOST_VALUES = 8


class SettingsFiles:
    """Settings files by name, and the environment variables that they set."""

    def __init__(self, files: Sequence[FileFacts]) -> None:
        self._by_name: dict[str, list[FileFacts]] = {}
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


def _shared(one: str, other: str) -> int:
    """How many letters two paths share from the start."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
