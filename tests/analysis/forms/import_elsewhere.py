"""Code that is handed to a runner which imports its modules."""


@runner.function(imports=["litellm"])
def ask(text):
    return litellm.completion(model="gpt-4o", messages=text)  # call: litellm.completion -> gpt-4o [-] literal; ref: gpt-4o call_argument
