"""What else in a program hangs on the text of a literal, so that it cannot be changed alone."""

from __future__ import annotations

from collections.abc import Collection

from aidep.analysis.roles import hands_on_default
from aidep.analysis.slots import slot
from aidep.model.facts import FileFacts, Lit


def other_use(lit: Lit, file: FileFacts, tied: Collection[str], counted: bool) -> str:
    """``tied`` are the names of the project as in ``FileFacts.tied``; ``counted``: it also ends in a tokenizer."""
    if counted:
        return "a tokenizer counts with it"
    if lit.context.kind == "arg" and not hands_on_default(lit.context):
        return ""
    name = slot(lit.context)
    where = tied if name.isupper() else file.tied  # what is not written like a constant means many things elsewhere
    return "its name is also compared with others, or a key" if name in where or "." + name in where else ""
