"""What code gets that loads the project's own settings: plain files, configparser, dynaconf, OmegaConf and Hydra."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from aidep.analysis.settings import LOADERS
from aidep.analysis.values import Mod, Sym, Table, Value, Values
from aidep.model.facts import Attr, Call, Context, DictOf, Expr, FileFacts, Lit, Ref

if TYPE_CHECKING:
    from aidep.analysis.evaluate import Evaluator

_NOWHERE = Context("nowhere")
_COMPOSERS = frozenset({"hydra.compose", "hydra.experimental.compose"})
_OMEGACONF = frozenset({"merge", "unsafe_merge", "to_container", "to_object", "select"})
LOADING = frozenset(name.rpartition(".")[2] for name in LOADERS) | _OMEGACONF
"""Last names of the functions that :func:`loaded` knows."""
PARSERS = frozenset(f"configparser.{name}ConfigParser" for name in ("", "Raw", "Safe"))
_DYNACONF = frozenset({"dynaconf.Dynaconf", "dynaconf.LazySettings", "dynaconf.FlaskDynaconf"})
_CONVENTIONAL = tuple(
    f"{name}.{end}" for name in ("settings", ".secrets") for end in ("toml", "yaml", "yml", "json", "ini")
)
"""Files that dynaconf looks for where nobody names any."""
_ENVIRONMENTS = frozenset({"default", "global", "development", "production", "staging", "testing"})


def loaded(evaluator: Evaluator, call: Call, file: FileFacts) -> Iterator[Value]:
    """What ``yaml.safe_load(open("config.yaml"))`` gives: the settings files that this module names."""
    func = call.func
    assert isinstance(func, (Ref, Attr))
    paths = {value.path for value in evaluator.evaluate(func, file) if isinstance(value, Sym)}
    if paths & _COMPOSERS:
        yield from composed(evaluator, file)
    elif "omegaconf.OmegaConf.load" in paths:
        yield from map(evaluator.project.settings.filled, evaluator.project.settings.named_in(file))
    elif paths & LOADERS:
        for settings in evaluator.project.settings.named_in(file):
            yield from _contents(evaluator, settings)
    elif f"omegaconf.OmegaConf.{func.name}" in paths and call.args:
        given = [v for arg in call.args for v in evaluator.evaluate(arg.value, file) if isinstance(v, Table)]
        keys = evaluator.keys(call.args[1].value, file) if func.name == "select" and len(call.args) > 1 else []
        yield from _below(evaluator, given, keys[0].split(".")) if keys else given


def composed(evaluator: Evaluator, file: FileFacts) -> Iterable[Value]:
    """What Hydra puts together for a module: its main file, and the files of the groups under their packages."""
    table = evaluator.project.settings.composed_for(file)
    return () if table is None else (table,)


def read_by(evaluator: Evaluator, reader: str, file: FileFacts) -> Iterator[Value]:
    """What an object of ``reader`` holds that is made in a file: a parser of INI files, the settings of dynaconf."""
    if reader in PARSERS:
        for settings in evaluator.project.settings.named_in(file):
            if settings.path.endswith((".ini", ".cfg", ".conf")):
                yield from _contents(evaluator, settings)
    elif reader in _DYNACONF:
        named = evaluator.project.settings.named_in(file)
        if not named and reader != "dynaconf.Dynaconf":
            named = evaluator.project.settings.nearest(_CONVENTIONAL, file)
        for settings in named:
            yield from _in_environments(evaluator, settings)


def held_by(evaluator: Evaluator, name: str, file: FileFacts) -> Iterator[Value]:
    """What an object of a library holds that a file imports by name: the settings of dynaconf before its version 3."""
    if name == "dynaconf.settings":
        for settings in evaluator.project.settings.nearest(_CONVENTIONAL, file):
            yield from _in_environments(evaluator, settings)
        module = evaluator.project.modules.path_of("settings", file.path)
        if module is not None:
            yield Mod(module, "settings")


def _in_environments(evaluator: Evaluator, settings: FileFacts) -> Iterator[Table]:
    """What dynaconf takes from a file: what stands at its top, and below the name of an environment."""
    for table in _contents(evaluator, settings):
        if isinstance(table, Table):
            inner = {key.text: value for key, value in table.items if isinstance(key, Lit)}
            nested = [value for key, value in inner.items() if key in _ENVIRONMENTS and isinstance(value, DictOf)]
            yield from map(_in_any_case, (table, *(Table.of(settings, value) for value in nested)))


def option(evaluator: Evaluator, owners: Iterable[Value], call: Call, file: FileFacts) -> Iterator[Value]:
    """``parser.get("llm", "model", fallback="gpt-4o")``"""
    section, name = (evaluator.keys(arg.value, file) for arg in call.args[:2])
    yield from _below(evaluator, owners, [*section[:1], *name[:1]])
    for arg in call.args:
        if arg.keyword == "fallback":
            yield from evaluator.evaluate(arg.value, file)


def _below(evaluator: Evaluator, owners: Iterable[Value], keys: Iterable[str]) -> Iterable[Value]:
    found = list(owners)
    for key in keys:
        found = [value for owner in found if isinstance(owner, Table) for value in evaluator.entry(owner, key)]
    return found


def _contents(evaluator: Evaluator, settings: FileFacts) -> Values:
    return () if settings.root is None else evaluator.evaluate(settings.root, settings)


def _in_any_case(table: Table) -> Table:
    """The names of dynaconf: ``settings.MODEL`` is ``model`` in the file."""
    upper: list[tuple[Expr | None, Expr]] = [
        (Lit(key.text.upper(), -1, 0, _NOWHERE), value)
        for key, value in table.items
        if isinstance(key, Lit) and not key.text.isupper()
    ]
    return Table(table.file, (*table.items, *upper))
