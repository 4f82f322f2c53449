"""The inventory as a bill of materials: CycloneDX JSON, with models as components and platforms as services.

Written by hand, since the library of CycloneDX has no class for model cards; its validator checks it in the tests.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from typing import Any, Final

from aidep import __version__
from aidep.model.exposure import Dependency, Exposure, Host
from aidep.model.span import Location
from aidep.model.usage import PackageRequirement
from aidep.report.text import dumps

SPECIFICATIONS: Final = {"cyclonedx": "1.6", "cyclonedx-1.7": "1.7"}
"""Formats of ``aidep inventory`` and the version of the specification that each writes."""
_ROOT: Final = "project"
_NAMESPACE: Final = uuid.UUID("c7a1c2f4-5a8e-4b06-9d0e-0d5b2f6d1b77")
_PREFIX: Final = "aidep:"


def render(name: str, exposure: Exposure, requirements: Iterable[PackageRequirement], project: str) -> str:
    """A document of CycloneDX. The same project, catalog and day give the same text.

    ``project``: what to call it. ``requirements``: the SDKs that it requires.
    """
    models = [_model(dependency) for dependency in exposure.dependencies if not dependency.is_endpoint]
    libraries = _libraries(requirements)
    services = [_service(host, exposure) for host in exposure.hosts]
    document: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATIONS[name],
        "version": 1,
        "metadata": {
            "timestamp": f"{exposure.as_of.isoformat()}T00:00:00Z",
            "tools": {"components": [{"type": "application", "name": "aidep", "version": __version__}]},
            "component": {"type": "application", "bom-ref": _ROOT, "name": project},
            "properties": _properties({"catalog-date": exposure.catalog_date.isoformat()}),
        },
        "components": [*models, *libraries],
        "services": services,
        "dependencies": [
            {"ref": _ROOT, "dependsOn": [part["bom-ref"] for part in (*models, *libraries, *services)]},
            *_served(exposure),
        ],
    }
    serial = uuid.uuid5(_NAMESPACE, dumps(document))
    return dumps({**document, "serialNumber": f"urn:uuid:{serial}"}) + "\n"


def _model(dependency: Dependency) -> dict[str, Any]:
    record = dependency.record
    facts = {
        "platform": dependency.platform,
        "status": dependency.status.value if dependency.status else None,
        "announced": record.announced.isoformat() if record and record.announced else None,
        "retires": dependency.ends.isoformat() if dependency.ends else None,
        "retires-not-before": dependency.earliest.isoformat() if dependency.earliest else None,
        "replacement": ", ".join(dependency.replacements) or None,
        "confidence": dependency.confidence.value,
    }
    component: dict[str, Any] = {
        "type": "machine-learning-model",
        "bom-ref": _reference(dependency),
        "name": dependency.id,
        "properties": _properties(facts),
        "evidence": {"occurrences": [_occurrence(place) for place in dependency.places]},
    }
    if record is not None and record.version:
        component["version"] = record.version
    if record is not None and record.task:
        component["modelCard"] = {"modelParameters": {"task": record.task}}
    pages = [source.url for source in record.sources if source.url.startswith("https://")] if record else []
    if pages:
        component["externalReferences"] = [{"type": "documentation", "url": page} for page in dict.fromkeys(pages)]
    return component


def _service(host: Host, exposure: Exposure) -> dict[str, Any]:
    service: dict[str, Any] = {
        "bom-ref": f"platform:{host.id}",
        "provider": {"name": host.owner},
        "name": host.name,
        "x-trust-boundary": True,
        "properties": _properties(
            {"platform": host.id, "jurisdiction": host.jurisdiction, **_endpoints(host, exposure)}
        ),
    }
    addresses = [f"https://{address}" for address in host.addresses if "*" not in address]
    if addresses:
        service["endpoints"] = addresses
    if host.lifecycle_page:
        service["externalReferences"] = [{"type": "documentation", "url": host.lifecycle_page}]
    return service


def _endpoints(host: Host, exposure: Exposure) -> dict[str, str]:
    """The APIs in use whose lifecycle is kept, with their end."""
    return {
        f"endpoint:{d.id}": d.ends.isoformat() if d.ends else (d.status.value if d.status else "unknown")
        for d in exposure.dependencies
        if d.is_endpoint and d.platform == host.id
    }


def _libraries(requirements: Iterable[PackageRequirement]) -> list[dict[str, Any]]:
    """SDKs, each with the version that is pinned or locked, or else with the range that is allowed."""
    found: dict[str, list[PackageRequirement]] = {}
    for requirement in requirements:
        found.setdefault(requirement.package, []).append(requirement)
    return [_library(package, members) for package, members in sorted(found.items())]


def _library(package: str, members: list[PackageRequirement]) -> dict[str, Any]:
    versions = sorted({member.version for member in members if member.version})
    version = versions[0] if len(versions) == 1 else None
    ranges = sorted({member.specifier for member in members if member.specifier})
    library: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"package:{package}",
        "name": package,
        "purl": f"pkg:pypi/{package}" + (f"@{version}" if version else ""),
        "properties": _properties({"versions": ", ".join(versions) or None, "requires": ", ".join(ranges) or None}),
        "evidence": {"occurrences": [_occurrence(member.location) for member in members]},
    }
    return {**library, "version": version} if version else library


def _served(exposure: Exposure) -> Iterator[dict[str, Any]]:
    known = {host.id for host in exposure.hosts}
    for dependency in exposure.dependencies:
        if not dependency.is_endpoint:
            served = [f"platform:{dependency.platform}"] if dependency.platform in known else []
            yield {"ref": _reference(dependency), "dependsOn": served}


def _reference(dependency: Dependency) -> str:
    version = f"@{dependency.record.version}" if dependency.record is not None and dependency.record.version else ""
    return f"model:{dependency.platform or 'unknown'}:{dependency.id}{version}"


def _occurrence(location: Location) -> dict[str, Any]:
    return {"location": location.path, "line": location.span.line, "offset": location.span.column}


def _properties(facts: dict[str, str | None]) -> list[dict[str, str]]:
    return [{"name": f"{_PREFIX}{name}", "value": value} for name, value in facts.items() if value is not None]
