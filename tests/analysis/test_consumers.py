"""What is asked of every literal of a table is worked out once for the table."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.analysis.consumers import Consumers
from aidep.analysis.extract import extract
from aidep.model.facts import FileFacts, SeqOf
from aidep.model.source import SourceFile


def rows(count: int) -> FileFacts:
    table = "".join(f'    ("label-{n}", "gpt-{n}"),\n' for n in range(count))
    loop = 'for label, model in ROWS:\n    log.info(label)\n    if model == "x":\n        pass\n'
    return extract(SourceFile("app.py", f"ROWS = [\n{table}]\n{loop}"))


def test_each_element_of_a_row_has_the_use_of_its_column() -> None:
    facts = rows(3)
    consumers = Consumers(facts.uses)
    for row in range(3):
        label, model = facts.literals[2 * row : 2 * row + 2]
        context = label.context
        while context.kind != "assign":
            assert context.up is not None
            context = context.up
        assert consumers.of(context, label, facts) == {"message"}
        assert consumers.of(context, model, facts) == {"cmp"}


def test_a_table_is_walked_once_not_for_each_of_its_literals() -> None:
    facts = rows(50)
    walks = 0

    class Bound(list[SeqOf]):
        def __iter__(self) -> Iterator[SeqOf]:
            nonlocal walks
            walks += 1
            return super().__iter__()

    bindings = facts.scopes[0].bindings
    bindings["ROWS"] = Bound(bindings["ROWS"])  # type: ignore[assignment,arg-type]
    consumers = Consumers(facts.uses)
    for lit in facts.literals[:100]:
        context = lit.context
        while context.kind != "assign":
            assert context.up is not None
            context = context.up
        consumers.of(context, lit, facts)
    assert walks == 1
