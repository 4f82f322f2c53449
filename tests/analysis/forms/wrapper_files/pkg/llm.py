import anthropic

_client = anthropic.Anthropic()


def call_claude(prompt: str, model: str = "claude-3-haiku-20240307") -> str:  # ref: claude-3-haiku-20240307 default [anthropic]
    # call: anthropic.Anthropic().messages.create -> claude-3-haiku-20240307, claude-3-5-sonnet-20241022 [anthropic] same_file
    reply = _client.messages.create(model=model, max_tokens=100, messages=[{"role": "user", "content": prompt}])
    return reply.content[0].text
