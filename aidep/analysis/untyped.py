"""Clients that are handed in without a type, where the class that works with them goes by an SDK's name.

``class Cohere: def __init__(self, client, model="command")`` in ``_cohere.py`` imports nothing: the names alone say
which SDK's client that is, so the call must be one of its methods, too, and its model one that is served there.
"""

from __future__ import annotations

from collections.abc import Iterator

from aidep.analysis.evaluate import Evaluator
from aidep.analysis.slots import words_of
from aidep.analysis.values import Par
from aidep.catalog.surfaces import Match
from aidep.model.facts import Attr, Call, Expr, FileFacts


def matches(evaluator: Evaluator, call: Call, file: FileFacts) -> Iterator[Match]:
    """The surfaces that a call of an untyped client may be, by the names of its class and file."""
    func = call.func
    assert isinstance(func, Attr)
    names = [func.name]
    owner: Expr = func.value
    while isinstance(owner, Attr) and not _is_client(evaluator, owner, file):
        names.append(owner.name)
        owner = owner.value
    if not isinstance(owner, Attr) and not _is_client(evaluator, owner, file):
        return
    for sdk in _spoken(evaluator, call, file):
        for symbol in evaluator.sdks.symbols_of(sdk):
            match = evaluator.sdks.find(f"{symbol}().{'.'.join(reversed(names))}")
            if match is not None and match.client is not None:
                yield match
                return


def _is_client(evaluator: Evaluator, expr: Expr, file: FileFacts) -> bool:
    return any(isinstance(v, Par) and "client" in v.name.lower() for v in evaluator.evaluate(expr, file))


def _spoken(evaluator: Evaluator, call: Call, file: FileFacts) -> Iterator[str]:
    """The SDK whose import root is a word of both the enclosing class and the file's name."""
    index = call.scope
    while index >= 0 and file.scopes[index].kind != "class":
        index = file.scopes[index].parent
    if index >= 0:
        stem = file.path.rpartition("/")[2].rpartition(".")[0]
        for word in sorted(words_of(file.scopes[index].name) & words_of(stem)):
            sdk = evaluator.sdks.roots.get(word)
            if sdk is not None:
                yield sdk
