"""What a literal does where it stands, told from the chain of its contexts."""

from __future__ import annotations

import re
from functools import cache

from aidep.analysis.consumers import COMPARING, Consumers, only_compared, only_told
from aidep.model.facts import Attr, Context, FileFacts, Lit, Ref
from aidep.model.usage import Role

_HANDING_ON = frozenset(
    "str list tuple set frozenset dict sorted cast OrderedDict SecretStr strip lower MappingProxyType deque auto"
    " field SimpleNamespace namedtuple Path iter cycle Factory enumerate zip reversed".split()
)
_DEFAULTING = frozenset("Option Argument Field getenv Query Body Form PrivateAttr setdefault get getattr pop".split())
_OF_MAPPINGS = frozenset({"get", "pop"})
"""Of these, what only methods are: a function of that name is the project's own."""
NAMING = frozenset(
    "add_argument option add_option getenv get pop setdefault config env str DEFINE_string DEFINE_enum".split()
)
"""Calls whose first argument says what the others are for."""
_MENUS = frozenset("selectbox radio multiselect Dropdown Radio CheckboxGroup Select OptionMenu Combobox pills".split())
_MESSAGES = frozenset(
    "print log debug info warning warn error exception critical echo secho write markdown caption success toast"
    " deprecated skip xfail get_logger getLogger".split()
)
_PROSE_KEYWORDS = frozenset(
    "help description title label metavar placeholder tooltip info examples example summary aliases alias message msg"
    " doc tags display_name json_schema_extra usage epilog".split()
)
_SHOWING = frozenset("examples example json_schema_extra".split())
"""Of these, what holds whole objects for people to see."""
_EXAMPLES = frozenset("json_schema_extra schema_extra openapi_examples".split())
"""What a schema shows: names in the configuration of pydantic's and FastAPI's models."""
_SHOWN = re.compile(r"placeholder|tool_?tip|whats_?this|status_?tip", re.IGNORECASE)
"""Methods that set a text for people: ``edit.setPlaceholderText("gpt-4o")``."""
_OPTIONS = frozenset({"add_argument", "option", "add_option", "set_defaults"})
"""Declarations of command line options; absl's are called ``DEFINE_string`` and the like."""
_TOKENS = re.compile(r"token|tiktoken|encoding", re.IGNORECASE)
_COUNTING = re.compile(r"token|percentile|context_(size|length|window)|price|cost|max_.*limit", re.IGNORECASE)
"""Functions that count or look up what a model can take: their models are keys, not calls."""
_TEST_PATH = re.compile(
    r"(^|/)(tests?|testing|test_[^/]*|[^/]*_test)(/|\.py$|\.ipynb$)|(^|/)mocks?/|(^|/)conftest\.py$"
)
_MIGRATION = re.compile(r"(^|/)(migrations/\d{4}_[^/]*|(alembic|migrations)/versions/[^/]*)\.py$")


@cache
def is_test(path: str) -> bool:
    """Whether a path is test code by the usual names."""
    return _TEST_PATH.search(path) is not None


@cache
def is_migration(path: str) -> bool:
    """Whether a file says how a database came to be what it is (Django, Alembic): nobody changes what was."""
    return _MIGRATION.search(path) is not None


def role_of(lit: Lit, file: FileFacts, uses: Consumers, reached: bool = False, tokenizer: bool = False) -> Role:
    """The role of a model id by its place.

    ``reached``: it is known to end in a call of a model; ``tokenizer``: it only ends in a tokenizer.
    """
    if tokenizer:
        return Role.TABLE_KEY
    inner: str = ""
    context: Context | None = lit.context
    while context is not None:
        role = _judge(context, lit, file, uses, reached, inner)
        if role is not None:
            return role
        inner = context.kind if context.kind in ("elem", "value", "key") else inner
        context = context.up
    return Role.OTHER


_ALWAYS = {
    "cmp": Role.COMPARISON,
    "case": Role.COMPARISON,
    "test": Role.COMPARISON,
    "annot": Role.OTHER,
    "key": Role.TABLE_KEY,
    "sub": Role.TABLE_KEY,
    "message": Role.DOC,
    "except": Role.DOC,
    "or": Role.DEFAULT,
}


def _judge(context: Context, lit: Lit, file: FileFacts, uses: Consumers, reached: bool, inner: str) -> Role | None:
    """The role that one place gives, ``None`` if the place around it decides."""
    kind = context.kind
    if kind == "or" and not reached:
        return Role.TABLE_KEY if _is_counted(context) else Role.DOC if _is_message(context) else Role.DEFAULT
    if kind in _ALWAYS:
        return _ALWAYS[kind]
    if kind == "arg":
        if not reached and _is_own_record(context, lit):
            return Role.TABLE_KEY
        role = _argument(context, reached, inner)
        return _by_function(context, file, uses) if role is Role.CALL_ARGUMENT and not reached else role
    if kind in ("assign", "field", "attr", "store"):
        return _bound(context, lit, file, uses, reached, inner)
    if kind == "param":
        return Role.TABLE_KEY if not reached and _COUNTING.search(context.detail) else Role.DEFAULT
    if kind == "ret":
        if context.name == "<lambda>" and context.up is not None:
            return None  # default_factory=lambda: "..."
        if not reached and _is_counted(context):
            return Role.TABLE_KEY
        return Role.CONFIG_VALUE if inner else Role.DEFAULT
    if reached:
        return {"expr": Role.CALL_ARGUMENT, "iter": Role.CONFIG_VALUE}.get(kind)
    if kind == "value" and _is_for_people(context.name, inner):
        return Role.DOC
    if kind == "value" and "tokenizer" in context.name:
        return Role.TABLE_KEY
    if kind == "iter":
        return Role.COMPARISON if context.detail == "cmp" else Role.CONFIG_VALUE
    return {"expr": Role.DOC, "fmt": Role.DOC if _is_message(context) else Role.OTHER}.get(kind)


def _is_for_people(name: str, inner: str) -> bool:
    """Whether a keyword or key holds a text to read: ``summary="..."``, but not ``{"summary": {"model": "..."}}``."""
    return name in _PROSE_KEYWORDS and (inner != "value" or name in _SHOWING)


def _is_message(context: Context | None) -> bool:
    """Whether something stands in a text that is told to people, however that is put together."""
    while context is not None:
        if context.kind == "message" or (context.kind == "arg" and _tells(_leaf(context))):
            return True
        context = context.up
    return False


def _tells(leaf: str) -> bool:
    return leaf in _MESSAGES or leaf.endswith(("Error", "Exception", "Warning", "Deprecated"))


def _leaf(context: Context) -> str:
    """The last name of what an argument is handed to."""
    return context.name.rpartition(".")[2].removesuffix("()")


def _argument(context: Context, reached: bool, inner: str) -> Role | None:
    leaf = _leaf(context)
    keyword = context.detail
    if leaf in COMPARING:
        return Role.COMPARISON
    if _is_for_people(keyword, inner) or _SHOWN.search(leaf):
        return Role.DOC
    if leaf in _OPTIONS or leaf.startswith("DEFINE_"):
        return _option(leaf, keyword, inner)
    if keyword == "metadata" and not reached:
        return Role.OTHER
    if keyword == "default":
        return Role.DEFAULT
    if leaf in _DEFAULTING and ("." in context.name or leaf not in _OF_MAPPINGS):
        return _handed_default(leaf, keyword, reached)
    if _tells(leaf):
        return Role.DOC
    if leaf == "format":
        return None  # where the text goes that it becomes a part of
    if _hands_on(leaf, keyword):
        return Role.DEFAULT if leaf == "str" and keyword == "1" else None  # Env().str("MODEL", "gpt-4o")
    if _is_menu(leaf, keyword, inner) or (inner == "value" and keyword != "**"):
        return Role.CONFIG_VALUE
    if leaf in ("append", "add", "insert", "extend", "update"):
        return Role.CONFIG_VALUE
    if not reached and (_TOKENS.search(leaf) or _TOKENS.search(keyword)):
        return Role.TABLE_KEY
    if keyword.isdigit() and leaf in (
        "replace",
        "split",
        "removeprefix",
        "removesuffix",
        "join",
        "partition",
        "sub",
        "compile",
    ):
        return Role.OTHER
    return Role.CALL_ARGUMENT


def _hands_on(leaf: str, keyword: str) -> bool:
    """Whether the place around a call says what its argument is. A ``Factory`` of a container takes more than one of
    attrs."""
    return leaf in _HANDING_ON and (leaf != "Factory" or keyword == "0")


def _handed_default(leaf: str, keyword: str, reached: bool) -> Role:
    """What an argument of a function is that may give a default back: ``getenv(k, d)``, ``Field(d, ...)``."""
    first = keyword == "0"
    if leaf in ("getenv", "get", "setdefault", "pop"):
        return Role.TABLE_KEY if first and leaf != "getenv" else Role.DEFAULT
    if leaf == "getattr":
        return Role.DEFAULT if keyword == "2" else Role.OTHER
    return Role.DEFAULT if first or reached or keyword.isdigit() else Role.DOC


def _by_function(context: Context, file: FileFacts, uses: Consumers) -> Role:
    """What the project's own function does with an argument that reaches no call."""
    told = uses.passed(context.name, context.detail, file)
    if only_compared(told):
        return Role.COMPARISON
    if only_told(told):
        return Role.DOC
    return Role.TABLE_KEY if told and told <= {"key", "message"} else Role.CALL_ARGUMENT


def _is_own_record(context: Context, lit: Lit) -> bool:
    """``{"gpt-4": Model("gpt-4", 8192, 0.03)}``: what a table keeps on a model, which is named in it once more."""
    up = context.up
    return context is lit.context and up is not None and up.kind == "value" and up.name == lit.text


def _is_counted(context: Context | None) -> bool:
    """Whether a value is what a function returns that counts tokens or prices."""
    while context is not None and context.kind in ("or", "tern"):
        context = context.up
    return context is not None and context.kind == "ret" and _COUNTING.search(context.name) is not None


def _option(leaf: str, keyword: str, inner: str) -> Role:
    """What an argument of a command line option's declaration is."""
    if keyword == "choices" or (leaf.startswith("DEFINE_") and inner == "elem"):
        return Role.CONFIG_VALUE
    default = keyword == "default" or leaf == "set_defaults" or (leaf.startswith("DEFINE_") and keyword == "1")
    return Role.DEFAULT if default else Role.OTHER


def _is_menu(leaf: str, keyword: str, inner: str) -> bool:
    """What a person can choose from, or what is chosen at first."""
    if leaf == "Choice":
        return True
    return (inner == "elem" and keyword in ("choices", "options")) or (
        leaf in _MENUS and (inner or keyword == "value") != ""
    )


_ALIASES = re.compile(r"alias", re.IGNORECASE)


def _bound(context: Context, lit: Lit, file: FileFacts, uses: Consumers, reached: bool, inner: str) -> Role:
    name = context.name
    if not reached:
        if name in _EXAMPLES:
            return Role.DOC
        member = context.kind == "field" and is_enum(file, lit.scope)
        told = set() if member else uses.of(context, lit, file)
        if only_compared(told):
            return Role.COMPARISON
        if only_told(told):
            return Role.DOC
        if _TOKENS.search(name) or (context.kind == "field" and "tokenizer" in file.scopes[lit.scope].name.lower()):
            return Role.TABLE_KEY
        if _ALIASES.search(name) and inner != "value":
            return Role.OTHER  # in a table, what they stand for is what is taken
    if context.kind == "field" and context.detail == "ann" and (not name.isupper() or _has_fields(file, lit.scope)):
        return Role.DEFAULT
    local = context.kind == "assign" and file.scopes[lit.scope].kind == "function" and lit.context is context
    if local and name.lower().startswith("default") and not name.isupper():
        return Role.DEFAULT
    return Role.CONFIG_VALUE


def is_enum(file: FileFacts, scope: int) -> bool:
    """Whether a class is an enumeration: its members are values to choose, whatever else they are compared with."""
    bases = file.scopes[scope].bases
    return any(isinstance(base, (Ref, Attr)) and base.name.endswith(("Enum", "Choices")) for base in bases)


def _has_fields(file: FileFacts, scope: int) -> bool:
    """Whether annotated names of a class are fields with defaults, however they are written."""
    bases = file.scopes[scope].bases
    return any(isinstance(base, (Ref, Attr)) and base.name.endswith("Settings") for base in bases)


def hands_on_default(context: Context) -> bool:
    """Whether an argument is the default of what the result is bound to: ``Field(default=...)``, ``getenv(k, d)``."""
    leaf = _leaf(context)
    defaulting = leaf in _DEFAULTING or leaf in NAMING
    return leaf in _HANDING_ON or (defaulting and context.detail in ("0", "1", "2", "default"))
