"""The format of ``recipes.toml``."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Scan(BaseModel):
    """Where to look, and what the finds are."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    what: Literal["classes", "functions", "methods", "client"] = "classes"
    modules: list[str] = ["*"]
    """Globs of the modules in which classes and functions stand."""
    names: list[str] = ["*"]
    """Globs of class, function or ``Class.method`` names; of paths below a client."""
    leave_out: list[str] = []
    """Globs of whole dotted paths."""
    client: str = ""
    """The class whose resources are walked, or as what ``Class.method`` is written: ``openai.OpenAI``."""
    as_class: str = "class"
    """The name of that class in the rules file."""
    root: str = ""
    """What calls start with, where the modules below it are not part of the name."""
    arguments: list[str] = ["model"]
    """The first that a callable takes is its model argument, the others are taken instead of it."""
    kind: str = "constructor"
    management: list[str] = []
    """Globs of paths that answer nothing: jobs, prices."""
    platform: str | None = None
    platforms: dict[str, str] = {}
    """Glob of the dotted path -> platform; the last that fits counts. ``-``: a vendor that is not in the catalog."""
    router: str | None = None
    deployment: bool = False
    suffix: bool = True
    """Classes are also known by their own name where the SDK is imported, if it has at least two humps."""
    optional: bool = False
    """A default is not passed on: it stands in the source, but another object or the platform decides."""


class Recipe(BaseModel):
    """How one rules file is made."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    package: str
    """The distribution."""
    pin: str = ""
    """PEP 440 specifier of the version to read, the newest otherwise."""
    older: dict[str, str] = {}
    """Version -> specifier of a release before it (``"3.0" = "<3"``), oldest first: its defaults are read as well."""
    scan: list[Scan]
