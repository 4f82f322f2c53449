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


def test_what_takes_over_needs_nothing_that_takes_over_for_it(aidep: Aidep, tree: Tree) -> None:
    app = """
        import anthropic
        import openai

        def ask(question):
            try:
                return openai.OpenAI().responses.create(model="gpt-6-sol", input=question)
            except openai.APIError:
                return anthropic.Anthropic().messages.create(model="claude-opus-5", max_tokens=9, messages=question)
    """
    tree({"more.py": "X = 1\n", "app.py": dedent(app)})
    assert "AID302" not in aidep("check", "--select", "AID302", ".").out
    tree({"app.py": dedent(app).replace("except openai.APIError:", "finally:")})
    assert "2 calls of Claude API and OpenAI API" in aidep("check", "--select", "AID302", ".").out
