"""The platforms that a project speaks of, wherever it does: imports, requirements, addresses, variables, prefixes."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.analysis.project import Project
from aidep.analysis.required import required
from aidep.catalog.index import Catalog
from aidep.model.facts import FileFacts

_LONGEST = 200
"""Characters: longer texts are prose."""


def spoken(project: Project, catalog: Catalog) -> frozenset[str]:
    """Ids of platforms."""
    variables = {name: platform.id for platform in catalog.platforms.values() for name in platform.env}
    return frozenset(found for file in project.files for found in _in_file(file, variables, catalog) if found)


def _in_file(file: FileFacts, variables: dict[str, str], catalog: Catalog) -> Iterator[str | None]:
    packages = [catalog.sdks.packages.get(one.package) for one in required(file)]
    modules = [f"{one.module}.{name}" for one in file.imports for name in one.names or ("",) if not one.level]
    for sdk in (*packages, *map(catalog.sdks.sdk_of, modules)):
        yield catalog.sdks.platform.get(sdk or "")
    for lit in file.literals:
        text = lit.text
        yield variables.get(text) or variables.get(lit.context.name)
        if len(text) <= _LONGEST:
            yield catalog.host(text) if "://" in text else catalog.prefix_platform(text.partition("/")[0])
