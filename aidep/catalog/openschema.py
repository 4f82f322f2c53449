"""The format of ``rules/openweights/<task>.toml``. Read at compile time only."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from aidep.catalog.schema import Id, Url

Positive = Annotated[float, Field(gt=0)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CandidateEntry(_Strict):
    """``[[candidate]]``: weights that anybody can fetch and run, and on what terms."""

    id: Id
    """Of the repository on the Hugging Face hub."""
    license: str
    """SPDX identifier, or ``LicenseRef-`` and the name of a licence of their own."""
    license_url: Url
    """Where the licence was read."""
    checked: date
    commercial: bool
    """Whether the licence allows commercial use at all."""
    excluded: list[Literal["EU", "GB", "KR"]] = []
    """Where the licence does not apply: who sits there gets no rights."""
    replaces: list[str] = []
    """Parts of the hosted ids for which it is the nearest (``mini``, ``claude``). Empty: any of the task."""
    parameters: Positive | None = None
    """In billions, where the maker states them."""
    active: Positive | None = None
    """Of them at work on one token, in billions; left out where it is all of them."""
    memory: Positive | None = None
    """Of the accelerator, in gigabytes, as the maker states it."""
    notes: str = ""


class OpenWeightsFile(_Strict):
    """``rules/openweights/<task>.toml``, best first."""

    candidate: list[CandidateEntry] = []
