import anthropic


def quoted(client: "anthropic.Anthropic | None"):
    # call: anthropic.Anthropic().messages.create -> claude-3-haiku-20240307 [anthropic] literal; ref: claude-3-haiku-20240307 call_argument
    return client.messages.create(model="claude-3-haiku-20240307", max_tokens=1, messages=[])
