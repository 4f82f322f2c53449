"""Contingency plans: one module per format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Final

from aidep.model.plan import Plan

_MODULES: Final = {"markdown": "aidep.report.plan.markdown", "json": "aidep.report.plan.json_"}
FORMATS: Final = tuple(_MODULES)


@dataclass(frozen=True, slots=True)
class Plans:
    """Most urgent first."""

    plans: Sequence[Plan]
    as_of: date
    catalog_date: date
    single: str | None = None
    """The platform that the whole project depends on, if there is only one."""


def render(name: str, plans: Plans) -> str:
    """The plans in one of ``FORMATS``, ending in a newline."""
    return str(import_module(_MODULES[name]).render(plans))
