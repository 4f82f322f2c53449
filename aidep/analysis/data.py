"""Calls that are about data sets of a hub: what they name is written like a model, and is none."""

from __future__ import annotations

from typing import Final

from aidep.model.facts import Attr, Call, FileFacts, Lit, Ref

_LOADERS: Final = frozenset({"load_dataset", "load_dataset_builder"})


def is_about_data(call: Call) -> bool:
    """``load_dataset(...)``, ``snapshot_download(..., repo_type="dataset")``"""
    if isinstance(call.func, (Ref, Attr)) and call.func.name in _LOADERS:
        return True
    return any(a.keyword == "repo_type" and isinstance(a.value, Lit) and a.value.text == "dataset" for a in call.args)


def names_of_data(file: FileFacts) -> frozenset[int]:
    """The literals, by identity, that such calls are given."""
    return frozenset(
        id(arg.value) for call in file.calls if is_about_data(call) for arg in call.args if isinstance(arg.value, Lit)
    )
