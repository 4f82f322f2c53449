from promptflow.tools.common import init_client


class Chat:
    def __init__(self, options):
        self._client = init_client(options)

    def ask(self):
        # call: chat.completions.create -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument
        return self._client.chat.completions.create(model="gpt-4.1", messages=[])
