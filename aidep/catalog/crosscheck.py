"""Checks across the records of all rules files. Compile time only."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from aidep.catalog.records import Rules
from aidep.catalog.schema import ModelEntry


def cross_check(rules: Rules) -> list[str]:
    used = {entry.platform for entry in rules.models.values()} | {e.platform for e in rules.endpoints.values()}
    used |= {known.platform for known in rules.known.values()}
    problems = [
        f"models/{platform}.toml: there is no platforms/{platform}.toml"
        for platform in sorted(used - set(rules.platforms))
    ]
    ids = {(platform, id_) for platform, id_, _ in rules.models} | set(rules.known)
    problems += [
        f"{entry.where}: {role} {target!r} is no record of {entry.platform}: add one or mark it external"
        for entry in rules.models.values()
        for target, role in _targets(entry.entry)
        if (entry.platform, target.lower()) not in ids
    ]
    problems += _other_tasks(rules)
    words: dict[str, str] = {}
    for platform in rules.platforms.values():
        for word in platform.prefixes:
            other = words.setdefault(word, platform.id)
            if other != platform.id:
                problems.append(f"platforms/{platform.id}.toml: prefix {word!r} is taken by {other}")
    problems += _unknown_first(rules)
    return problems + _cycles(rules)


def _unknown_first(rules: Rules) -> Iterator[str]:
    """What a platform puts first has a record there, that is for the task."""
    tasks = {(platform, id_): entry.entry.task or "chat" for (platform, id_, _), entry in rules.models.items()}
    for platform, first, _ in rules.first:
        task = tasks.get((platform, first.model.lower()))
        if task is None:
            yield f"models/{platform}.toml: [[first]] {first.model}: is no record of this file"
        elif task != first.task:
            yield f"models/{platform}.toml: [[first]] {first.model}: is for {task}, not for {first.task}"


def _other_tasks(rules: Rules) -> Iterator[str]:
    """Replacements that do something else: a reranker for embeddings."""
    tasks = {(platform, id_): entry.entry.task for (platform, id_, _), entry in rules.models.items()}
    for entry in rules.models.values():
        task = entry.entry.task
        for target in entry.entry.replaced_by:
            other = tasks.get((entry.platform, target.lower())) if isinstance(target, str) else None
            if task and other and task != other:
                yield (
                    f"{entry.where}: replacement {target!r} is for {other}, not for {task}: "
                    "drop it, or mark it other_task if the platform says so"
                )


def _targets(item: ModelEntry) -> Iterator[tuple[str, str]]:
    """Ids that must be records of the same platform, with the key that names them."""
    for target in item.replaced_by:
        if isinstance(target, str):
            yield target, "replacement"
        elif not target.external:
            yield target.id, "replacement"
    for point in item.points_to:
        if not point.external:
            yield point.id, "target"
    if item.rerouted_to:
        yield item.rerouted_to, "rerouted_to"
    if item.identical:
        yield item.identical, "identical"


def _cycles(rules: Rules) -> list[str]:
    """A replacement that leads back to where it started (records with a version are replaced by versions: left out)."""
    graph = {
        (platform, id_): [(platform, target.lower()) for target, role in _targets(entry.entry) if role == "replacement"]
        for (platform, id_, version), entry in rules.models.items()
        if version is None
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        nodes: list[tuple[str, str]] = error.args[1][::-1]
        names = " -> ".join(id_ for _, id_ in nodes)
        return [f"models/{nodes[0][0]}.toml: replacements go round in a circle: {names}"]
    return []
