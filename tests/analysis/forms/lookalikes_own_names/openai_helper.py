"""The project's own things with an SDK's names."""


class OpenAI:
    class chat:
        class completions:
            @staticmethod
            def create(model, messages):
                return model


def run():
    return OpenAI().chat.completions.create(model="corolla", messages=[])
