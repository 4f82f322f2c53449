from openai import OpenAI


def test_answer():
    assert OpenAI().responses.create(model="gpt-4-32k", input="2 + 2").output_text == "4"  # ok
