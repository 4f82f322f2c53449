"""The modules of a project by name and place: whom an import means."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from aidep.catalog.surfaces import SdkIndex
from aidep.model.facts import FileFacts, Imported

_STANDARD = sys.stdlib_module_names


class Modules:
    """Look-ups among the paths of a project; what stands in the files does not matter here."""

    def __init__(self, paths: Iterable[str], settings: Iterable[str], sdks: SdkIndex) -> None:
        """``paths``: of all files of the project; ``settings``: those of them that are no modules."""
        self.sdks = sdks
        self.shadows: set[str] = set()
        """Modules of the project that an SDK's name means beside them and below their folder: their paths without what
        tells a file from a package."""
        self._paths = set(paths)
        self._packages = {p.rpartition("/")[0] for p in self._paths if p.endswith("/__init__.py")}
        if "__init__.py" in self._paths:
            self._packages.add("")
        self._nearest: dict[tuple[str, str], str] = {}
        """Paths by the module and the folder that imports it: where a tree is copied, each name has many."""
        self._modules: dict[str, list[str]] = {}
        self._waiting: dict[str, list[str]] = {}
        """Paths by the last part of all their names, for which nobody has asked yet: of many modules nobody does."""
        for path in sorted(self._paths.difference(settings)):
            self._waiting.setdefault(_stem(path).rpartition("/")[2].rpartition(".")[2], []).append(path)

    def path_of(self, module: str, near: str) -> str | None:
        """The path of a project module by its absolute name, the one closest to the importing file first.

        A name whose first part is a known SDK or a standard module is never a project module, unless it is spelled
        out from a package root, or is one of the :attr:`shadows`.
        """
        found = self._called(module)
        if not found:
            return None
        root = module.partition(".")[0]
        if root in _STANDARD:
            return None
        if root not in self._packages and self.sdks.sdk_of(root) is not None:
            if "." in module and self.sdks.describes(module):
                return None  # what the catalog knows of llama_index.llms.openai says more than its source
            for folder in self.places(near) if self.shadows else ():
                if inside(folder, root) in self.shadows and not (module == root and is_within(near, folder, root)):
                    return self.in_folder(folder, module)
            # Distributions may share a name without a package of its own: promptflow.tools is the project's.
            found = [path for path in found if "." in module and path.rpartition("/")[0] in self._packages]
            if not found:
                return None
        if len(found) == 1:
            return found[0]
        if near in found:  # nothing is closer to a file than itself
            return near
        place = module, near.rpartition("/")[0]
        if place not in self._nearest:
            self._nearest[place] = max(found, key=lambda path: (_shared(path, near), -len(path)))
        return self._nearest[place]

    def is_at_top(self, root: str) -> bool:
        """Whether a package of that name stands at the top."""
        return root in self._packages

    def places(self, near: str) -> Iterator[str]:
        """The folders in which a file's imports find modules that nobody has installed, the nearest first."""
        folder = near
        while folder:
            folder = folder.rpartition("/")[0]
            yield from (place for place in (folder, inside(folder, "src")) if place not in self._packages)

    def in_folder(self, folder: str, module: str) -> str | None:
        """The path of a module by its dotted name from a folder on."""
        base = inside(folder, module.replace(".", "/"))
        return next((path for path in (f"{base}/__init__.py", f"{base}.py") if path in self._paths), None)

    def resolve(self, imported: Imported, file: FileFacts) -> tuple[str, str | None]:
        """The absolute dotted name that an import means, and the path of that module if it is the project's own."""
        if imported.level:
            folder = file.path.rpartition("/")[0]
            for _ in range(imported.level - 1):
                folder = folder.rpartition("/")[0]
            base = (folder + "/" if folder else "") + imported.module.replace(".", "/")
            base = base.rstrip("/")
            for path in (f"{base}.py", f"{base}/__init__.py" if base else "__init__.py"):
                if path in self._paths:
                    return base.replace("/", "."), path
            return base.replace("/", "."), None
        return imported.module, self.path_of(imported.module, file.path)

    def submodule(self, path: str, name: str) -> str | None:
        """The path of a module inside the package whose ``__init__`` (or folder) that is."""
        folder = path.rpartition("/")[0]
        base = f"{folder}/{name}" if folder else name
        return next((p for p in (f"{base}.py", f"{base}/__init__.py") if p in self._paths), None)

    def folder_module(self, module: str, name: str, near: str) -> str | None:
        """A module inside a namespace package."""
        return self.path_of(f"{module}.{name}", near)

    def _called(self, module: str) -> list[str] | None:
        """The paths of the modules that can be imported by a dotted name."""
        for path in self._waiting.pop(module.rpartition(".")[2], ()):
            for name in self._names(path):
                self._modules.setdefault(name, []).append(path)
        return self._modules.get(module)

    def _names(self, path: str) -> list[str]:
        """The dotted names that a file can be imported by: from the run's root, from where its packages start, and from
        a folder around these that several distributions share with an SDK."""
        parts = _stem(path).split("/")
        names = [".".join(parts)]
        folder = inside = path.rpartition("/")[0]
        while inside and inside not in self._packages:  # a folder of a package may do without its __init__.py
            inside = inside.rpartition("/")[0]
        for start in dict.fromkeys((folder, inside or folder)):
            while start in self._packages and start:
                start = start.rpartition("/")[0]
            skip = len(start.split("/")) if start else 0
            if 0 < skip < len(parts):
                names.append(".".join(parts[skip:]))
                shared = next((n for n in range(skip - 1, 0, -1) if self.sdks.sdk_of(parts[n]) is not None), 0)
                names += [".".join(parts[shared:])] if shared else []
        return list(dict.fromkeys(names))


def _stem(path: str) -> str:
    """The path of a module without what tells a file from a package; ``""`` for the package at the top."""
    stem = path.rsplit(".", 1)[0]
    return stem.removesuffix("/__init__") if stem != "__init__" else ""


def inside(folder: str, path: str) -> str:
    """A path within a folder, which is ``""`` for the top."""
    return f"{folder}/{path}" if folder else path


def is_within(path: str, folder: str, root: str) -> bool:
    """Whether a file is part of the package of that name in a folder: what it imports by its own name is another's."""
    return path.startswith(inside(folder, root) + "/")


def _shared(one: str, other: str) -> int:
    """How many leading folders two paths share."""
    count = 0
    for a, b in zip(one.split("/"), other.split("/"), strict=False):
        if a != b:
            break
        count += 1
    return count
