import anthropic


class Template:
    def __init__(self):
        self.client = anthropic.Anthropic()

    def model_name(self):
        raise NotImplementedError

    def ask(self):
        # call: anthropic.Anthropic().messages.create -> claude-3-haiku-20240307 [anthropic] same_file
        return self.client.messages.create(model=self.model_name(), max_tokens=1, messages=[])


class Haiku(Template):
    def model_name(self):
        return "claude-3-haiku-20240307"  # ref: claude-3-haiku-20240307 default [anthropic]
