from typing import Annotated

import typer
from openai import OpenAI

app = typer.Typer()


@app.command()
def ask(
    prompt: str,
    model: str = typer.Option("gpt-4o", "--model", "-m", help="The model"),  # ref: gpt-4o default [openai]
    small: str = typer.Option(default="gpt-4o-mini"),  # ref: gpt-4o-mini default
    judge: Annotated[str, typer.Option(help="Judge")] = "gpt-4.1",  # ref: gpt-4.1 default
):
    client = OpenAI()
    client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
    client.chat.completions.create(model=small, messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
    client.chat.completions.create(model=judge, messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] same_file
