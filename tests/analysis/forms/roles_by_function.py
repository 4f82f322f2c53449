"""What goes to the project's own functions is what they do with it."""

from openai import OpenAI

NO_TOOLS = ["o1-mini", "o1-preview"]  # ref: o1-mini comparison, o1-preview comparison
VISION = ["gpt-4o"]  # ref: gpt-4o comparison
THINKING = ["o3-mini"]  # ref: o3-mini comparison
LIMITS = {"gpt-4": 8192}  # ref: gpt-4 table_key
ASKED = ["gpt-4-32k"]  # ref: gpt-4-32k comparison
TRIED = ["gpt-4-turbo"]  # ref: gpt-4-turbo config_value
SHORT = ["gpt-3.5-turbo"]  # ref: gpt-3.5-turbo comparison


def is_one_of(model: str, names: list[str]) -> bool:
    for name in names:
        if model == name:
            return True
    return False


def to_messages(messages: list[str], model: str | None = None) -> list[str]:
    return [to_message(message, model=model) for message in messages]


def to_message(message: str, model: str | None = None) -> str:
    if model is not None and is_one_of(model, NO_TOOLS):
        return message.upper()
    return message


def check(model: str) -> None:
    if model not in ASKED:
        raise ValueError("known are: " + ", ".join(ASKED))


def limit(model: str) -> int:
    return LIMITS[model]


def ask(model: str, thinking: bool = False) -> None:
    if any(map(model.startswith, VISION)) or any(map(lambda one: one in model, THINKING)):
        return
    if next(filter(model.startswith, SHORT), None) is not None:
        return
    OpenAI().chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4.1, gpt-4-turbo [openai] same_file


class Shop:
    def supports(self, model: str) -> bool:
        return model in VISION

    def first(self, model: str) -> str:
        return model


to_messages([], model="o3-mini")  # ref: o3-mini comparison
to_message("", "o3-mini")  # ref: o3-mini comparison
Shop().supports("gpt-4o")  # ref: gpt-4o comparison
Shop().first("gpt-4o")  # ref: gpt-4o call_argument
unknown("gpt-4o")  # ref: gpt-4o call_argument
limit("gpt-4")  # ref: gpt-4 table_key
is_one_of("x", ["gpt-4"])  # ref: gpt-4 comparison
any(map(unknown, ["gpt-4"]))  # ref: gpt-4 call_argument
ask("gpt-4.1")  # ref: gpt-4.1 call_argument
for one in TRIED:
    ask(one)
