"""What a project allows itself to depend on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """The ``[policy]`` table of the settings. An empty list of what is allowed allows everything."""

    allowed_platforms: tuple[str, ...] = ()
    """Platform ids of the catalog."""
    banned_platforms: tuple[str, ...] = ()
    allowed_models: tuple[str, ...] = ()
    """Ids, ``*`` and ``?`` stand for anything. Case does not count."""
    banned_models: tuple[str, ...] = ()
    allowed_jurisdictions: tuple[str, ...] = ()
    """ISO 3166 country codes of whoever owns a platform."""
    banned_jurisdictions: tuple[str, ...] = ()
    allowed_regions: tuple[str, ...] = ()
    """``eu``, ``eu-west-1``, ``europe-west4``: a region that begins with one of them is allowed."""

    def __bool__(self) -> bool:
        return self != Policy()
