"""A row of the survey of SDKs, as the name under which the tables know it."""

from __future__ import annotations

import re

from aidep.catalog.surfaces import SdkIndex

_INSIDE = re.compile(r"\(([^()]*)\)")


def call_of(name: str) -> str:
    """``boto3.client('bedrock-runtime').converse`` -> ``boto3.client().converse``; what stands in brackets goes."""
    plain = re.sub(r"\[.*?\]", "", name).strip()
    return _INSIDE.sub("()", plain).partition(" ")[0].removesuffix("()")


def arguments(index: SdkIndex, call: str) -> set[str] | None:
    """The arguments in which the tables look for a model, ``None`` if they do not know the call."""
    request = index.request(call)
    if request is not None:
        return {*request.url.names, *request.body}
    found = index.find(call)
    if found is None:
        clients = index.clients(call)
        return {name for client in clients if client.base_url for name in client.base_url.names} if clients else None
    surface = found.surface
    names = set(surface.also)
    if surface.model is not None:
        names |= {*surface.model.names, *surface.model.path}
    if found.client is not None and found.client.base_url is not None:
        names |= set(found.client.base_url.names)
    return names


def covered(index: SdkIndex, name: str, argument: str) -> bool:
    """Whether the tables know the call, and look for a model where the row says it is.

    Of ``config.llm.model`` the first part counts; a row without an argument only asks for the call.
    """
    known = arguments(index, call_of(name))
    first = re.split(r"[.\[ ]", argument)[0]
    if known is None:
        return False
    return not first or first.startswith("<") or first in known or first in ("URL", "config")
