"""The checks: pure functions from an inventory, a catalog and a day to findings.

A check is a module of this package with ``RULES``, the codes it can report, and ``check(inventory, context)``.
It is found by looking into the package: a new check is one new file, and nothing is registered anywhere else.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from aidep.checks.context import Context
from aidep.model.finding import Finding, Rule
from aidep.model.usage import Inventory


class Check(Protocol):
    """What a check module looks like."""

    RULES: tuple[Rule, ...]

    def check(self, inventory: Inventory, context: Context) -> Iterator[Finding]:
        """Everything that the rules of this module have to say about one project."""


@cache
def checks() -> tuple[Check, ...]:
    """All check modules, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    return tuple(cast(Check, module) for module in modules if hasattr(module, "RULES"))


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of all checks, by code."""
    return tuple(sorted((rule for check in checks() for rule in check.RULES), key=lambda rule: rule.code))


def run_checks(
    inventory: Inventory, context: Context, projects: Iterable[tuple[Inventory, bool]] = ()
) -> Iterator[Finding]:
    """The findings of all checks, in no particular order.

    ``projects``: the inventory in parts, each with whether something can be said of it as a whole. Modules with
    ``OF_PROJECT`` judge these; without any, the inventory is one project.
    """
    parts = [(part, replace(context, whole=whole)) for part, whole in projects] or [(inventory, context)]
    for check in checks():
        for part, its in parts if getattr(check, "OF_PROJECT", False) else [(inventory, context)]:
            yield from check.check(part, its)
