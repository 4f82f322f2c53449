"""Modules of a project that go by an SDK's name, and stand where an import finds them before the SDK.

``agents.py`` beside the script that says ``import agents``, ``src/together/``: the name alone does not tell. What is
imported from there does: the module has it, and does not itself import what it is called like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from aidep.analysis.modules import Modules, inside, is_within
from aidep.analysis.required import normal
from aidep.catalog.surfaces import SdkIndex
from aidep.model.facts import Attr, FileFacts, Imported, ImportFact

_NAMING = frozenset({"pyproject.toml", "setup.cfg", "setup.py"})


class Namesake(NamedTuple):
    """A module of the project that an import of an SDK may mean."""

    base: str
    """The path of what goes by the SDK's name, without what tells a file from a package."""
    path: str
    names: frozenset[str]
    """What is taken from it."""


def namesakes(facts: FileFacts, modules: Modules, besides: frozenset[tuple[str, str]]) -> Iterator[Namesake]:
    """What a file may import instead of SDKs, but for the SDKs ``besides`` below the folders that make them."""
    made = {sdk for folder, sdk in besides if facts.path.startswith(folder)}
    for one in facts.imports:
        root = one.module.partition(".")[0]
        if one.level or modules.is_at_top(root) or modules.sdks.sdk_of(root) in (None, *made):
            continue
        for folder in modules.places(facts.path):
            path = modules.in_folder(folder, one.module)
            itself = one.module == root and not one.names and is_within(facts.path, folder, root)
            if path is not None and path != facts.path and not itself:
                if "." not in one.module or not modules.sdks.describes(one.module):
                    yield Namesake(inside(folder, root), path, _taken(one, facts))
                break


def _taken(one: ImportFact, facts: FileFacts) -> frozenset[str]:
    """The names that are imported, or every attribute that the file reads or calls of anything."""
    if one.names:
        return frozenset(one.names)
    called = (call.func.name for call in facts.calls if isinstance(call.func, Attr))
    return frozenset((*called, *(use[1:] for use in facts.uses if use.startswith("."))))


def is_meant(namesake: Namesake, facts: Mapping[str, FileFacts], modules: Modules) -> bool:
    """Whether the module has something of what is taken from it."""
    own = facts.get(namesake.path)
    if own is None:
        return False
    root = namesake.base.rpartition("/")[2]
    if namesake.path == f"{namesake.base}.py" and any(_is_of(one, root) for one in own.imports):
        return False  # openai.py in a folder of examples shows how openai is used
    bindings = own.scopes[0].bindings
    return any(
        any(not (isinstance(value, Imported) and _is_of(value, root)) for value in bindings.get(name, ()))
        or (own.is_package and modules.submodule(namesake.path, name) is not None)
        for name in namesake.names
    )


def _is_of(one: ImportFact | Imported, root: str) -> bool:
    return not one.level and one.module.partition(".")[0] == root


def made_here(files: Iterable[FileFacts], sdks: SdkIndex) -> frozenset[tuple[str, str]]:
    """Folders (``""`` or with a slash at the end) and the SDKs that are made in them: what goes by their name there is
    no other than they."""
    found = set()
    for facts in files:
        above, slash, name = facts.path.rpartition("/")
        if name in _NAMING:
            for lit in facts.literals:
                if "name" in (lit.context.detail if lit.context.kind == "arg" else "", lit.context.name):
                    sdk = sdks.packages.get(normal(lit.text))
                    if sdk is not None:
                        found.add((above + slash, sdk))
    return frozenset(found)
