from google import genai


def test_hello():
    assert genai.Client().models.generate_content(model="gemini-3.1-pro-preview", contents="hello")  # ok
