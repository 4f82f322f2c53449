"""Whether the name that a call goes by can mean a function of the project: many things have a ``run``."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.model.facts import Attr, Call, Expr, FileFacts, Imported, Ref, Scope

_OWN = frozenset({"self", "cls", "super()"})
_MOST_NAMES = 20
"""Names between one and the imports that it comes from; behind more of them may be anything."""


def can_mean(callee: str, caller: FileFacts | None, file: FileFacts, scope: Scope) -> bool:
    """Whether a call of ``callee`` (``check``, ``agent.run``, ``Shop().run``) can be one of that function.

    ``caller`` is the file that it stands in, ``None`` if nobody knows. Only what is known to be another's is not.
    """
    method = file.scopes[scope.parent].kind == "class" if scope.parent >= 0 else False
    receiver = callee.rpartition(".")[0].split(".")
    if "." not in callee:
        return not method and (caller is None or caller is file or bool(caller.stars) or _imports(callee, caller, file))
    if receiver[-1] in _OWN:
        return method
    name = (receiver[1] if receiver[0] in _OWN else receiver[0]).removesuffix("()")
    if caller is None:
        return method or receiver[-1] in _parts(file)
    return _from(name, caller, file) if method else _imports(name, caller, file)


def _from(name: str, caller: FileFacts, file: FileFacts) -> bool:
    """Whether something that a name holds in one file can come from another, as what is bound nowhere can."""
    seen = [name]
    for known in seen:  # grows
        values = list(_bound(known, caller))
        if not values or len(seen) > _MOST_NAMES:
            return True
        for value in values:
            while isinstance(value, (Call, Attr)):
                value = value.func if isinstance(value, Call) else value.value
            if _is_of(value, file) if isinstance(value, Imported) else not isinstance(value, Ref):
                return True
            if isinstance(value, Ref) and value.name not in seen:
                seen.append(value.name)
    return False


def _imports(name: str, caller: FileFacts, file: FileFacts) -> bool:
    return any(isinstance(value, Imported) and _is_of(value, file) for value in _bound(name, caller))


def _is_of(value: Imported, file: FileFacts) -> bool:
    return value.level > 0 or value.written > 0 or value.module.partition(".")[0] in _parts(file)


def _bound(name: str, file: FileFacts) -> Iterator[Expr]:
    """What a name is bound to anywhere in a file, or annotated with."""
    for scope in file.scopes:
        yield from scope.bindings.get(name, ())
        if name in scope.annotations:
            yield scope.annotations[name]
        yield from (p.annotation for p in scope.params if p.name == name and p.annotation is not None)


def _parts(file: FileFacts) -> list[str]:
    return file.path.rpartition(".")[0].split("/")
