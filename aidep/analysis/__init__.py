"""From Python text to usages: extract facts per file, link them across the project, name what is used."""

from __future__ import annotations

from aidep.analysis.pipeline import analyse, linked

__all__ = ["analyse", "linked"]
