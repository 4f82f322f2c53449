"""Command line options: what their declarations say about names and defaults."""

from __future__ import annotations

from collections.abc import Sequence

from aidep.model.facts import Arg, Expr, FunctionOf, Lit, OneOf, Scope


def declared(leaf: str, args: Sequence[Arg], scopes: Sequence[Scope]) -> dict[str, Expr]:
    """Defaults by destination, as ``argparse``, ``click`` and ``absl`` understand the arguments of a declaration."""
    if leaf == "set_defaults":
        return {arg.keyword: arg.value for arg in args if arg.keyword}
    if leaf.startswith("DEFINE_"):
        return _flag(args)
    names = [a.value.text for a in args if isinstance(a.value, Lit) and not a.keyword and not a.star]
    given = {a.keyword: a.value for a in args if a.keyword}
    explicit = given.get("dest")
    long = next((n for n in names if n.startswith("--")), names[0] if names else "")
    plain = next((n for n in names[1:] if not n.startswith("-")), long)
    dest = explicit.text if isinstance(explicit, Lit) else plain.lstrip("-").split("/")[0].replace("-", "_")
    default = given.get("default")
    if not dest or default is None:
        return {}
    if isinstance(default, FunctionOf):  # default=lambda: ...
        default = OneOf(tuple(scopes[default.scope].returns))
    return {dest: default}


def _flag(args: Sequence[Arg]) -> dict[str, Expr]:
    """``DEFINE_string("model", "gpt-4o", "help")``"""
    if len(args) < 2 or not isinstance(args[0].value, Lit):
        return {}
    return {args[0].value.text: next((a.value for a in args if a.keyword == "default"), args[1].value)}
