"""The comparison with other tools answers the questions that are asked today. CI asks aidep again (.ci/run)."""

from __future__ import annotations

from collections import Counter

from tools.compare import measured
from tools.compare.data import features, tools
from tools.compare.page import comparison_page, evidence_page, linked

ROWS = [feature for rows in features().values() for feature in rows]


def test_every_tool_was_asked_every_question() -> None:
    answers = measured.load()
    assert set(answers) == set(tools())
    for tool, answer in answers.items():
        assert answer["why"] or [*answer["cells"]] == [feature.id for feature in ROWS], tool


def test_answers_are_to_the_commands_of_today() -> None:
    for tool in tools().values():
        for feature in ROWS:
            cell = measured.load()[tool.id]["cells"][feature.id]
            asked = feature.run.get(tool.id, tool.scan if feature.scan else f"{tool.id} --help")
            assert cell["answer"] == "unfit" or cell["command"] == asked, f"{tool.id} {feature.id}: ask it again"


def test_a_question_has_one_name_and_something_that_decides() -> None:
    for key in ("id", "title"):
        counts = Counter(getattr(feature, key) for feature in ROWS)
        assert counts.most_common(1)[0][1] == 1, counts.most_common(1)
    assert all(feature.shows for feature in ROWS)


def test_every_question_leads_to_its_evidence() -> None:
    page, evidence = linked(comparison_page()), evidence_page()
    for feature in ROWS:
        assert f"(comparison-evidence.md#{feature.id})" in page
        assert f"\n## {feature.id}\n" in evidence


def test_others_are_better_at_something() -> None:
    """A table in which the author always wins was not measured."""
    able = {
        tool: {id_ for id_, cell in answer["cells"].items() if cell["answer"] == "yes"}
        for tool, answer in measured.load().items()
    }
    own = able.pop("aidep")
    assert all(theirs - own for theirs in able.values())
