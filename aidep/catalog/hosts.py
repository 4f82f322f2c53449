"""Which platform answers at a host."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

SELF_HOSTED = "self-hosted"
_LOCAL = frozenset(("localhost", "0.0.0.0", "::1"))
_PRIVATE = ("127.", "10.", "192.168.", "169.254.", *(f"172.{n}." for n in range(16, 32)))
_PRIVATE_NAMES = (".local", ".localhost", ".internal", ".lan", ".svc", ".svc.cluster.local")


class HostIndex:
    """API hosts by name, parent domain or pattern with one ``*``."""

    def __init__(self, hosts: Mapping[str, Iterable[str]]) -> None:
        self._names: dict[str, str] = {}
        self._patterns: list[tuple[str, str, str]] = []
        for platform, names in hosts.items():
            for name in names:
                before, star, after = name.lower().partition("*")
                if star:
                    self._patterns.append((before, after, platform))
                else:
                    self._names.setdefault(before, platform)

    def find(self, url: str) -> str | None:
        """The platform of a URL's host, ``"self-hosted"`` for this machine and private networks."""
        host = host_of(url)
        if not host:
            return None
        if host in self._names:
            return self._names[host]
        for before, after, platform in self._patterns:
            if host.startswith(before) and host.endswith(after) and len(host) > len(before) + len(after):
                return platform
        if host in _LOCAL or (host[0].isdigit() and host.startswith(_PRIVATE)) or host.endswith(_PRIVATE_NAMES):
            return SELF_HOSTED
        parent = host.partition(".")[2]
        while "." in parent:
            if parent in self._names:
                return self._names[parent]
            parent = parent.partition(".")[2]
        return None


def host_of(url: str) -> str:
    """``https://user@API.host:443/v1`` -> ``api.host``. A bare host name counts; empty if there is none."""
    scheme, found, rest = url.strip().partition("://")
    if not found:
        rest = scheme
        if rest.startswith("/"):
            return ""
    authority = rest.partition("/")[0].partition("?")[0].rpartition("@")[2].lower()
    if authority.startswith("["):
        return authority[1:].partition("]")[0]
    return authority.partition(":")[0]


def path_of(url: str) -> str:
    """The path of a URL, or the text itself if it is a path."""
    _, found, rest = url.partition("://")
    rest = "/" + rest.partition("/")[2] if found else url
    return rest.partition("?")[0].partition("#")[0]
