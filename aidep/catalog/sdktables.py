"""From SDK files to the lookup tables of :class:`aidep.catalog.surfaces.SdkIndex`. Compile time only.

All that depends on the rules alone is done here, so that a run finds plain dictionaries and decodes a row only when a
call is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

Tables = dict[str, Any]
ENDED = ("package", "how", "since", "announced", "replaced_by", "sources")
DEAD = ("package", "removed_in", "ends", "announced", "replaced_by", "sources")


def build(files: Iterable[Mapping[str, Any]]) -> Tables:
    """The tables of SDK files in the form of :meth:`aidep.catalog.sdkschema.SdkFile.compiled`, ready for JSON."""
    tables: Tables = {
        "platform": {},
        "packages": {},
        "roots": {},
        "reexports": {},
        "transparent": {},
        "address_env": {},
        "spread": {},
        "handed": {},
        "drops": {},
        "clients": {},
        "client_rows": [],
        "surfaces": {},
        "surface_rows": [],
        "wild": {},
        "suffixes": {},
        "wrappers": {},
        "requests": {},
        "leaves": [],
        "failover_calls": [],
        "failover_keywords": [],
        "distributions": {},
        "ended": {},
        "dead": {},
    }
    leaves: dict[str, None] = {}
    for file in files:
        _add(tables, leaves, file)
    tables["leaves"] = list(leaves)
    return tables


def _add(tables: Tables, leaves: dict[str, None], file: Mapping[str, Any]) -> None:
    sdk: str = file["sdk"]
    tables["platform"][sdk] = file["platform"]
    if file["imports"]:
        tables["packages"][re.sub(r"[-_.]+", "-", file["package"]).lower()] = sdk
    for root in file["imports"]:
        tables["roots"].setdefault(root, sdk)
    tables["reexports"].update(file["reexports"])
    for key in ("calls", "keywords"):
        known = tables[f"failover_{key}"]
        known += [name for name in file["failover"][key] if name not in known]
    for name in ("transparent", "address_env", "spread", "handed", "drops"):
        if file[name]:
            tables[name][sdk] = file[name]
    for row in file["classes"]:
        tables["client_rows"].append(_client_row(sdk, row))
        for symbol in row["symbols"]:
            tables["clients"].setdefault(symbol, []).append(len(tables["client_rows"]) - 1)
    for row in file["surfaces"]:
        _add_surface(tables, leaves, file, row)
    tables["distributions"][sdk] = file["package"]
    _add_ends(tables, file)
    for row in file["wrappers"]:
        for call in row["calls"]:
            tables["wrappers"][call] = [row["position"], row["keyword"]]
    for row in file["requests"]:
        for call in row["calls"]:
            leaves.setdefault(call.rpartition(".")[2])
            tables["requests"][call] = [sdk, row["url"]["names"], row["url"]["position"], row["body"]]


def _add_ends(tables: Tables, file: Mapping[str, Any]) -> None:
    for row in file["ended"]:
        for root in row["imports"]:
            tables["ended"][root] = [row[key] for key in ENDED]
    for row in file["dead"]:
        for symbol in row["symbols"]:
            tables["dead"][symbol] = [row[key] for key in DEAD]
        for symbol in row["alive"]:
            tables["dead"].setdefault(symbol, [])


def _client_row(sdk: str, row: Mapping[str, Any]) -> list[Any]:
    base_url, when = row["base_url"], row["when"]
    return [
        sdk,
        row["name"],
        row["platform"],
        base_url and [base_url["names"], base_url["position"]],
        base_url["env"] if base_url else [],
        [[s["keyword"], s["value"], s["platform"]] for s in row["switch"]],
        when and [when["names"], when["position"]],
        when and when["value"],
        row["deployment"],
    ]


def _add_surface(tables: Tables, leaves: dict[str, None], file: Mapping[str, Any], row: Mapping[str, Any]) -> None:
    sdk, model = file["sdk"], row["model"]
    number = len(tables["surface_rows"])
    tables["surface_rows"].append(
        [
            sdk,
            row["kind"],
            row["platform"],
            model
            and [
                model[key]
                for key in ("names", "position", "default", "env", "optional", "constructor", "path", "older")
            ],
            row["also"],
            row["router"],
            row["deployment"],
            row["endpoint"],
            row["removed_in"],
            row["versions"],
            row["gone"] and [row["gone"][key] for key in ("names", "position", "values", "in")],
            row["downloads"] and [row["downloads"][key] for key in ("names", "position")],
        ]
    )
    for call in row["calls"]:
        key = call.replace("<", f"<{sdk}:", 1) if call.startswith("<") else call
        leaf = key.rpartition(".")[2]
        leaves.setdefault(leaf)
        parts = key.split(".")
        if any("*" in part for part in parts):
            tables["wild"].setdefault(leaf, []).append([parts, number])
        else:
            tables["surfaces"].setdefault(key, number)
        if row["suffix"]:
            found = [_suffix(call, file["imports"]), number, call, row["suffix"] == "imported"]
            tables["suffixes"].setdefault(leaf, []).append(found)


def _suffix(call: str, imports: Iterable[str]) -> str:
    """What is distinctive of a call: after the last ``()`` or ``*``, or else after the import root."""
    at = max(call.rfind("()."), call.rfind("*."))
    if at >= 0:
        return call[call.index(".", at) + 1 :]
    roots = [root for root in imports if call.startswith(root + ".")]
    return call[len(max(roots, key=len, default="")) :].lstrip(".")
