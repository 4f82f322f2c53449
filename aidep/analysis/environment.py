"""What code reads from the environment: the default beside the name of a variable, and what the project sets it to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from aidep.analysis.values import Str, Sym, Value
from aidep.model.facts import Attr, Call, Expr, FileFacts, OneOf, Ref, SeqOf, Sub

if TYPE_CHECKING:
    from aidep.analysis.evaluate import Evaluator

_NAME = ("key", "name", "var", "varname", "option")
_READERS = frozenset(
    """
    decouple.config decouple.AutoConfig() decouple.Config() environs.env environs.Env() environ.Env()
    environ.FileAwareEnv() starlette.config.Config()
    """.split()
)
"""Callables of libraries that take the name of a variable, and perhaps a default."""
_METHODS = frozenset({"str", "get_value", "enum"})


def reads(path: str) -> bool:
    """Whether what goes by that name reads a variable as a text."""
    owner, _, name = path.rpartition(".")
    return path in _READERS or (owner in _READERS and name in _METHODS)


def reads_environment(expr: Expr) -> bool:
    """Whether an expression is a look-up in the environment: ``os.getenv(k)``, ``os.environ[k]``."""
    if isinstance(expr, Call):
        func = expr.func
        if isinstance(func, (Ref, Attr)) and func.name == "getenv":
            return True
        return isinstance(func, Attr) and reads_environment(Sub(func.value, expr))
    inner = expr.value if isinstance(expr, Sub) else None
    return isinstance(inner, (Ref, Attr)) and inner.name == "environ"


def comes_from_environment(expr: Expr, file: FileFacts) -> bool:
    """Whether an expression reads the environment, or names a variable that holds what was read there."""
    if isinstance(expr, OneOf):
        return any(map(reads_environment, expr.items))
    bound = file.scopes[expr.scope].bindings.get(expr.name, ()) if isinstance(expr, Ref) else (expr,)
    return any(map(reads_environment, bound))


def variable(evaluator: Evaluator, name: str) -> Iterator[Str]:
    """What the project's own ``.env``, Dockerfile or compose file sets an environment variable to, and its code."""
    for settings, lit in evaluator.project.settings.variables.get(name, ()):
        yield Str(lit.text, lit, settings)
    for file, value in evaluator.project.environment.get(name, ()):
        yield from (v for v in evaluator.evaluate(value, file) if isinstance(v, Str))


def looked_up(evaluator: Evaluator, call: Call, file: FileFacts) -> Iterator[Value]:
    """The values of a call that is given the name of a variable and a default."""
    for value in evaluator.arguments.given(call, file, ("default",), 1) or ():
        yield replace(value, env=True) if isinstance(value, Str) else value
    for name in _names(evaluator, call, file):
        yield from variable(evaluator, name)


def read_by(evaluator: Evaluator, reader: Sym, call: Call, file: FileFacts) -> Iterator[Value]:
    """The values of a call of a reader: ``environ.Env(MODEL=(str, "gpt-4o"))("MODEL")`` has a default in its making."""
    yield from looked_up(evaluator, call, file)
    names = set(_names(evaluator, call, file))
    given = evaluator.arguments.given(call, file, ("default",), 1)
    for made, where in reader.calls if given is None else ():
        for arg in made.args:
            if arg.keyword in names and isinstance(arg.value, SeqOf):
                for value in evaluator.evaluate(arg.value.items[-1], where) if arg.value.items else ():
                    yield replace(value, env=True) if isinstance(value, Str) else value


def _names(evaluator: Evaluator, call: Call, file: FileFacts) -> list[str]:
    return [v.text for v in evaluator.arguments.given(call, file, _NAME, 0) or () if isinstance(v, Str)]
