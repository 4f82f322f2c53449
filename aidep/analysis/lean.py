"""libcst with syntax nodes that are made without ceremony: whoever needs it imports ``cst`` from here.

libcst's parser reads in Rust and then makes each node by calling its Python class, a frozen dataclass: for every field
an ``object.__setattr__``, then a check that the node is sound. That is a third of the time of parsing. Before that, for
each of the two hundred classes ``dataclasses`` writes five functions and compiles them one by one: two are never used
(nodes have their own ``__repr__`` and ``__eq__``), two keep fields from being assigned, the fifth is the constructor.
That is more than half of the time of importing libcst, which many a run needs for a handful of files.

What the parser hands over is sound. So while libcst is imported, its nodes become dataclasses that are not frozen, and
a kind of node gets its constructor when the first of them is made: one that sets the fields, and checks nothing. The
tree is the same; that its fields can be assigned afterwards is all that changes, in this process alone. Where libcst
has been imported before, its nodes are what they always are, and only slower to make.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Sequence
from typing import Any

__all__ = ["CodegenState", "cst"]

_ORDINARY: Any = dataclasses.dataclass
_FROZEN = {"frozen": True}
"""What libcst asks for its nodes. Of one that is to be made in another way nothing is known: it stays as it is."""


def _lean(cls: type | None = None, /, **options: Any) -> Any:
    """Stands for ``dataclasses.dataclass`` while libcst is imported."""
    if cls is None:
        return lambda made: _lean(made, **options)
    if options != _FROZEN or not any(base.__name__ == "CSTNode" for base in cls.__mro__):
        return _ORDINARY(cls, **options)
    # What is inherited stands for `repr` and `eq`, as before.
    kind = _ORDINARY(cls, init=False, repr=False, eq=False)
    kind.__init__ = _Late(kind)
    return kind


class _Late:
    """The constructor of a kind of node that nobody has asked for yet."""

    def __init__(self, kind: type) -> None:
        self._kind = kind

    def __set_name__(self, kind: type, name: str) -> None:
        self._kind = kind  # libcst makes each class once more, to give it slots

    def __get__(self, node: object, kind: type | None = None) -> Any:
        fields = dataclasses.fields(self._kind)
        made = _setting(fields, self._kind.__name__ == "Name")
        self._kind.__init__ = made  # type: ignore[misc]
        return made if node is None else made.__get__(node, kind)


def _setting(fields: Sequence[dataclasses.Field[Any]], shared: bool) -> Callable[..., None]:
    """A constructor that sets these fields: what ``dataclasses`` writes for a class that is not frozen.

    ``shared``: equal texts become one object. Names repeat, and what is kept of a tree is made of them.
    """
    parameters, body = [], []
    names: dict[str, Any] = {"missing": dataclasses.MISSING, "intern": sys.intern}
    for field in fields:
        name, value = field.name, field.name
        if field.default_factory is not dataclasses.MISSING:
            names[f"make_{name}"] = field.default_factory
            parameters.append(f"{name}=missing")
            value = f"make_{name}() if {name} is missing else {name}"
        elif field.default is not dataclasses.MISSING:
            names[f"default_{name}"] = field.default
            parameters.append(f"{name}=default_{name}")
        else:
            parameters.append(name)
        body.append(f"    self.{name} = {f'intern({value})' if shared and name == 'value' else value}")
    exec(f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(body or ["    pass"]), names)
    made: Callable[..., None] = names["__init__"]
    return made


try:
    dataclasses.dataclass = _lean
    import libcst as cst
    from libcst._nodes.internal import CodegenState
finally:
    dataclasses.dataclass = _ORDINARY
