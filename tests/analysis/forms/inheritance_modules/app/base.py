class Bot:
    MODEL = None

    def __init__(self, client, **options):
        self.client = client
        self.options = options

    def say(self, text):
        # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] other_file
        return self.client.chat.completions.create(model=self.MODEL, messages=[{"role": "user", "content": text}])
