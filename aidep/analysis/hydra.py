"""What OmegaConf and Hydra make of settings files: defaults lists in their order, and ``${...}`` filled in."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple, Union

from aidep.analysis.sets import put_together
from aidep.analysis.values import Given, Other, Seq, Str, Table, Value, Values
from aidep.model.facts import Constant, Context, DictOf, Expr, FileFacts, Lit, SeqOf

Variables = Mapping[str, Sequence[tuple[FileFacts, Lit]]]
Path = tuple[str, ...]


class Leaf(NamedTuple):
    """What a key is set to; several where nobody can say which."""

    values: tuple[tuple[Expr, FileFacts], ...]


Node = dict[str, Union[Leaf, "Node"]]

_NOWHERE = Context("nowhere")
_MOST_FILES = 24
_DEEPEST = 40
_MOST_KEYS = 5_000
_MOST_TEXTS = 16
_INNER = re.compile(r"\$\{((?:[^${}]|\$\{[^${}]*\})*)\}")
_RESOLVER = re.compile(r"\s*oc\.(?P<name>env|select|decode)\s*:\s*(?P<rest>.*)", re.DOTALL)


class Entry(NamedTuple):
    """One line of a defaults list."""

    group: str
    """Folder of the file, relative to that of the file with the list, or absolute with ``/``."""
    options: tuple[str, ...] | None
    """Names of the files in it; ``None``: any, whoever starts the program says which."""
    package: str | None
    override: bool = False
    own: bool = False
    """``_self_``: what the file itself says."""


def composed(by_path: Mapping[str, FileFacts], main: str, folder: str, given: Mapping[str, str]) -> Node:
    """What Hydra puts together, beginning with the file ``main``. ``given``: options of groups that the code names."""
    overrides: dict[str, Entry] = {group: Entry(group, (option,), None) for group, option in given.items()}
    for _ in range(2):  # what overrides a group may stand behind it
        composer = _Composer(by_path, folder, overrides)
        composer.take(main, "", either=False)
    return composer.root


def any_of(by_path: Mapping[str, FileFacts], folder: str) -> Node:
    """The same without a main file: any file of a group may be meant."""
    start = f"{folder}/" if folder else ""
    root: Node = {}
    inside = [path for path in by_path if path.startswith(start) and path.endswith(".yaml")]
    for path in [path for path in inside if "/" in path.removeprefix(start)][:_MOST_FILES]:
        keys = path.removeprefix(start).split("/")[:-1]
        _merge(_at(root, keys), by_path[path].root, by_path[path], either=True)
    return root


def alone(file: FileFacts) -> Node:
    """What one file says."""
    root: Node = {}
    _merge(root, file.root, file, either=False)
    return root


class _Composer:
    def __init__(self, by_path: Mapping[str, FileFacts], folder: str, overrides: dict[str, Entry]) -> None:
        self.root: Node = {}
        self._by_path = by_path
        self._folder = folder
        self._overrides = overrides
        self._left = _MOST_FILES

    def take(self, path: str, package: str, *, either: bool) -> None:
        """Lays a file, and what its defaults list names, over what is there; ``either``: beside it."""
        file = self._by_path.get(posixpath.join(self._folder, f"{path}.yaml"))
        if file is None or self._left == 0:
            return
        self._left -= 1
        entries = list(_defaults(file.root))
        if not any(entry.own for entry in entries):
            entries.append(Entry("", (), None, own=True))
        here = posixpath.dirname(path)
        for entry in entries:
            group = posixpath.normpath(posixpath.join("/", here, entry.group)).strip("/")
            if entry.own:
                _merge(_at(self.root, package.split(".")), file.root, file, either=either)
            elif entry.override:
                self._overrides[f"{group}@{entry.package}" if entry.package else group] = entry
            else:
                self._take_entry(entry, group, package, either)

    def _take_entry(self, entry: Entry, group: str, parent: str, either: bool) -> None:
        chosen = self._overrides.get(f"{group}@{entry.package}") or self._overrides.get(group) or entry
        options = chosen.options if entry.options != () else entry.options
        unknown = options is None
        for option in self._in(group) if options is None else options:
            path = posixpath.join(group, option)
            file = self._by_path.get(posixpath.join(self._folder, f"{path}.yaml"))
            header = file.module.replace("_group_", group.replace("/", ".")) if file is not None else ""
            package = entry.package if entry.package is not None else header.replace("_name_", option)
            if not package:
                package = entry.group.strip("/").replace("/", ".")
            self.take(path, _below(parent, package), either=either or unknown)

    def _in(self, group: str) -> list[str]:
        """The files of a group."""
        start = posixpath.join(self._folder, group, "")
        names = [path[len(start) : -len(".yaml")] for path in self._by_path if path.startswith(start)]
        return [name for name in names if "/" not in name and f"{start}{name}.yaml" in self._by_path]


def _below(parent: str, package: str) -> str:
    if package == "_here_":
        return parent
    if "_global_" in package:
        return package.rpartition("_global_")[2].strip(".")
    return f"{parent}.{package}".strip(".")


def _defaults(root: Expr | None) -> Iterator[Entry]:
    """``- base``, ``- llm: gpt``, ``- override /llm@chat: gpt``, ``- llm: ???``, ``- _self_``"""
    items = root.items if isinstance(root, DictOf) else ()
    entries = next((value for key, value in items if isinstance(key, Lit) and key.text == "defaults"), None)
    for entry in entries.items if isinstance(entries, SeqOf) else ():
        if isinstance(entry, Lit) and entry.text == "_self_":
            yield Entry("", (), None, own=True)
        elif isinstance(entry, Lit):
            name, at, package = entry.text.partition("@")
            group, option = posixpath.split(name)
            yield Entry(group, (option.removesuffix(".yaml"),), package if at else None)
        for key, value in entry.items if isinstance(entry, DictOf) else ():
            if isinstance(key, Lit):
                *words, name = key.text.split() or [""]
                group, at, package = name.partition("@")
                options = _options(value)
                yield Entry(group, options, package.rpartition(":")[2] if at else None, override="override" in words)


def _options(value: Expr) -> tuple[str, ...] | None:
    items = value.items if isinstance(value, SeqOf) else (value,)
    names = [item.text.removesuffix(".yaml") for item in items if isinstance(item, Lit)]
    if any(name == "???" or "${" in name for name in names):
        return None
    return tuple(names)


def _at(node: Node, keys: Sequence[str]) -> Node:
    for key in keys:
        if key:
            child = node.get(key)
            if not isinstance(child, dict):
                child = node[key] = {}
            node = child
    return node


def _merge(into: Node, root: Expr | None, file: FileFacts, *, either: bool) -> None:
    """Lays what a file says over a node, key by key; ``either``: beside what is there."""
    waiting: list[tuple[Node, Expr | None, int]] = [(into, root, 0)]
    left = _MOST_KEYS
    while waiting and left:
        node, value, depth = waiting.pop()
        for key, child in value.items if isinstance(value, DictOf) else ():
            left = max(left - 1, 0)
            if not isinstance(key, Lit) or (depth == 0 and key.text == "defaults"):
                continue
            if isinstance(child, DictOf) and child.items and depth < _DEEPEST:
                waiting.append((_at(node, [key.text]), child, depth + 1))
                continue
            before = node.get(key.text)
            beside = before.values if either and isinstance(before, Leaf) else ()
            node[key.text] = Leaf((*beside, (child, file))[:_MOST_TEXTS])


class Filled:
    """A tree with ``${...}`` filled in, as values."""

    def __init__(self, root: Node, file: FileFacts, variables: Variables) -> None:
        """``file`` is whose tree it is, ``variables`` what the project's own files set in the environment."""
        self._root = root
        self._file = file
        self._variables = variables
        self._known: dict[Path, Values] = {}
        self._depth = 0

    def table(self) -> Table:
        return self._table(self._root, ())

    def _table(self, node: Node, path: Path) -> Table:
        items = ((_key(key), Given(self._values(child, (*path, key)))) for key, child in node.items())
        return Table(self._file, tuple(items))

    def _values(self, node: Node | Leaf, path: Path) -> Values:
        known = self._known.get(path)
        if known is None:
            self._known[path] = ()  # what asks for itself gets nothing
            if self._depth > 3 * _DEEPEST:
                return ()
            self._depth += 1
            if isinstance(node, Leaf):
                known = tuple(v for expr, file in node.values for v in self._of(expr, file, path))
            else:
                known = (self._table(node, path),)
            self._depth -= 1
            self._known[path] = known
        return known

    def _of(self, expr: Expr, file: FileFacts, path: Path) -> Iterator[Value]:
        if isinstance(expr, Lit):
            if expr.context.detail:  # the default of ${oc.env:MODEL,gpt-4o}
                yield from self._set(expr.context.detail)
            yield from self._text(expr.text, expr, file, path)
        elif isinstance(expr, Constant):
            yield Other(expr.text)
        elif isinstance(expr, (SeqOf, DictOf)) and len(path) < _DEEPEST:
            if isinstance(expr, SeqOf):
                inner = [Given(tuple(self._of(item, file, (*path, str(n))))) for n, item in enumerate(expr.items[:48])]
                yield Seq(file, tuple(inner))
            else:
                pairs = [(key, value) for key, value in expr.items[:48] if isinstance(key, Lit)]
                items = ((key, Given(tuple(self._of(value, file, (*path, key.text))))) for key, value in pairs)
                yield Table(file, tuple(items))

    def _text(self, text: str, lit: Lit, file: FileFacts, path: Path) -> Iterator[Value]:
        """``${llm.name}`` is what stands there; ``openai/${name}`` a text with it."""
        whole = _INNER.fullmatch(text)
        if whole is not None:
            yield from self._meant(whole[1], lit, file, path)
            return
        options: list[list[Str | None]] = []
        for number, part in enumerate(_INNER.split(text)):
            if number % 2 == 0:
                options.append([Str(part, lit, file)])
            else:
                texts: list[Str | None] = [v for v in self._meant(part, lit, file, path) if isinstance(v, Str)]
                options.append(texts[:4] or [None])
        if len(options) == 1:
            yield Str(text, lit, file)
            return
        for chosen in islice(product(*options), _MOST_TEXTS):
            made = put_together(chosen, file)
            if made is not None:
                yield made

    def _meant(self, name: str, lit: Lit, file: FileFacts, path: Path) -> Iterator[Value]:
        """What stands between the braces of ``${...}`` at ``path``."""
        resolver = _RESOLVER.fullmatch(name)
        if resolver is None:
            yield from self._named(name.strip(), path)
            return
        first, comma, default = resolver["rest"].partition(",")
        found: list[Value] = []
        if resolver["name"] == "env":
            found += self._set(first.strip())
        elif resolver["name"] == "select":
            found += self._named(first.strip(), path)
        else:
            found += self._text(resolver["rest"].strip(), lit, file, path)
        yield from found
        if comma and resolver["name"] != "decode":
            written = default.strip().strip("'\"")
            yield from self._text(written, lit, file, path) if "${" in written else (Str(written, lit, file),)

    def _set(self, variable: str) -> Iterator[Str]:
        """What an environment variable is set to."""
        return (Str(one.text, one, where) for where, one in self._variables.get(variable, ()))

    def _named(self, name: str, path: Path) -> Values:
        """``llm.name``; with dots before it from where it stands: one is the dictionary that it stands in."""
        keys = [key for key in re.split(r"[.\[\]]+", name) if key]
        up = len(name) - len(name.lstrip("."))
        if up:
            keys = [*path[: max(len(path) - up, 0)], *keys]
        node: Node | Leaf | None = self._root
        for key in keys:
            node = node.get(key) if isinstance(node, dict) else None
        return () if node is None or not keys else self._values(node, tuple(keys))


def _key(text: str) -> Lit:
    return Lit(text, -1, 0, _NOWHERE)
