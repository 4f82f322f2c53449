"""Proof by flow: no catalog knows these, a wrapper's parameter says what they are."""

from openai import OpenAI

client = OpenAI()


def complete(prompt, kind):
    # call: openai.OpenAI().chat.completions.create -> my-tuned-model, other-tuned [openai] same_file
    return client.chat.completions.create(model=kind, messages=[])


complete("hi", "my-tuned-model")  # ref: my-tuned-model call_argument [openai]
TUNED = "other-tuned"  # ref: other-tuned config_value [openai]
complete("hi", kind=TUNED)
complete("my-prompt", TUNED)
