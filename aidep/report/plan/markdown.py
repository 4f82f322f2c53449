"""Contingency plans as Markdown, fit to paste into a ticket."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from aidep.model.plan import Option, Plan
from aidep.report.markdown import escape
from aidep.report.markup import ticked
from aidep.report.plan import Plans
from aidep.report.text import place, plural

_WAYS = {
    "same-platform": "named by the platform; answers differ",
    "other-platform": "the same model on another platform",
    "other-model": "another model on another platform; API and answers differ, so check its quality",
    "open-weights": "weights to run on your own machines; answers differ",
}
_PLACES = 40


def render(plans: Plans) -> str:
    """One section for each dependency."""
    return "\n".join(_lines(plans)) + "\n"


def _lines(plans: Plans) -> Iterator[str]:
    yield "# Contingency plan"
    yield ""
    yield f"As of {plans.as_of}, by the catalog of {plans.catalog_date}. Dates are those of the sources named."
    if plans.single:
        yield ""
        yield (
            f"All hosted inference of this project goes to {escape(plans.single)}: no second platform, router or "
            "configurable base URL was found. Its outages, prices and retirements are yours."
        )
    if not plans.plans:
        yield ""
        yield "Nothing in use is known to end, and no platform stands alone: no plan is needed today."
    for plan in plans.plans:
        yield from _plan(plan)


def _plan(plan: Plan) -> Iterator[str]:
    dependency = plan.dependency
    yield ""
    yield f"## {escape(dependency.name)} on {escape(dependency.platform_name)}"
    yield ""
    last = f" Last day of service: **{plan.deadline}**." if plan.deadline and not dependency.is_over else ""
    yield f"{escape(plan.reason[:1].upper() + plan.reason[1:])}.{last}"
    if dependency.deployment:
        yield ""
        yield "The code passes the name of a deployment: look up which model and version it serves first."
    yield ""
    yield from _choice(plan)
    number = 2
    for item in plan.parameters:
        yield f"{number}. With {ticked(item.model)}, change {ticked(item.parameter)}: {escape(item.what)}"
        number += 1
    yield f"{number}. Edit {plural(len(dependency.places), 'place')}:"
    for location in dependency.places[:_PLACES]:
        yield f"   - [ ] {ticked(place(location))}"
    if len(dependency.places) > _PLACES:
        yield f"   - [ ] and {len(dependency.places) - _PLACES} more: `aidep inventory` lists them"
    if plan.milestones:
        number += 1
        yield f"{number}. " + ("All of it now:" if dependency.is_over else "In time:")
        for phase in plan.milestones:
            yield "   - [ ] " + ("" if dependency.is_over else f"by {phase.by}: ") + escape(phase.what)
    if plan.evidence:
        yield ""
        yield f"Sources: {', '.join(map(escape_link, plan.evidence))}"


def _choice(plan: Plan) -> Iterator[str]:
    """The first step: what there is to choose from, by how much changes."""
    if plan.barred:
        yield "1. Look for a substitute, or have the policy changed: it bars all that are named for this one."
    elif not plan.options:
        yield "1. Look for a substitute: neither the platform nor the catalog names one."
    else:
        yield "1. Choose a substitute and try it with your own examples. The least change comes first:"
    for kind, options in groupby(plan.options, key=lambda option: option.kind):
        yield f"   - {_WAYS[kind]}:"
        yield from (f"     - {_option(option)}" for option in options)


def _option(option: Option) -> str:
    until = f", until {option.until}" if option.until else ""
    note = f": {escape(option.note)}" if option.note else ""
    return f"{ticked(option.id)} on {escape(option.where)}{until}{note}"


def escape_link(text: str) -> str:
    """A URL as a link, anything else as code."""
    return f"<{text}>" if text.startswith("https://") and not set(text) & set("<> \n`") else ticked(text)
