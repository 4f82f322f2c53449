"""What counts as taking over when a call fails, in the words of AID302."""

from __future__ import annotations

from textwrap import dedent

from tests.conftest import Aidep, Tree


def test_a_tokenizer_that_stands_in_for_another_is_no_fallback(aidep: Aidep, tree: Tree) -> None:
    tree(
        {
            "more.py": "X = 1\n",
            "app.py": dedent("""
                import openai
                import tiktoken

                def count(model):
                    try:
                        return tiktoken.encoding_for_model(model)
                    except KeyError:
                        return tiktoken.encoding_for_model("gpt-4o")

                openai.OpenAI().responses.create(model="gpt-6-sol", input="x")
            """),
        }
    )
    said = aidep("check", "--select", "AID302", ".").out
    assert "no other platform takes over when it fails" in said
    assert "same platform" not in said
