"""Objects that libraries make of a project's classes: from the command line, from settings, from data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from aidep.analysis.values import Cls, Given, Inst, Seq, Sym, Values
from aidep.model.facts import Attr, Call, FileFacts

if TYPE_CHECKING:
    from aidep.analysis.evaluate import Evaluator

_PLACES = {
    **dict.fromkeys(("tyro.cli", "simple_parsing.parse", "pyrallis.parse", "draccus.parse", "chz.entrypoint"), 0),
    **dict.fromkeys(("jsonargparse.CLI", "jsonargparse.auto_cli", "pydantic_settings.CliApp.run", "datargs.parse"), 0),
    **dict.fromkeys(("omegaconf.OmegaConf.structured", "dacite.from_dict", "environ.to_config"), 0),
    **dict.fromkeys(("cattrs.structure", "msgspec.convert"), 1),
}
"""Functions that are handed a class, and where."""
_CLASSES = ("config_class", "data_class", "cl", "type", "f", "components", "model_cls")
"""Keywords for that class."""
_PARSERS = ("HfArgumentParser()", "TrlParser()")
PARSING = ("parse_args_into_dataclasses", "parse_args_and_config", "parse_dict", "parse_json_file", "parse_yaml_file")
"""Methods of parsers that are made for several classes, and give an object of each."""


def of_class(evaluator: Evaluator, function: str, call: Call, file: FileFacts) -> Values:
    """What ``tyro.cli(Settings)`` gives; nothing where the function is none of these."""
    place = _PLACES.get(function)
    return () if place is None else _objects(evaluator.arguments.given(call, file, _CLASSES, place) or ())


def of_each(evaluator: Evaluator, func: Attr, file: FileFacts) -> Iterator[Seq]:
    """What ``HfArgumentParser((ModelArguments, TrainingArguments)).parse_args_into_dataclasses()`` gives."""
    for parser in evaluator.evaluate(func.value, file):
        if isinstance(parser, Sym) and parser.path.endswith(_PARSERS) and parser.calls:
            call, where = parser.calls[-1]
            classes: list[Values] = []
            for value in evaluator.arguments.given(call, where, ("dataclass_types",), 0) or ():
                items = value.items if isinstance(value, Seq) else ()
                classes += [evaluator.evaluate(item, where) for item in items] or [(value,)]
            yield Seq(file, tuple(Given(_objects(values)) for values in classes))


def _objects(values: Iterable[object]) -> Values:
    return tuple(Inst(value.file, value.scope) for value in values if isinstance(value, Cls))
