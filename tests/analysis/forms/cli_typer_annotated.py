from typing import Annotated, Optional
import typer
from openai import OpenAI

app = typer.Typer()


@app.command()
def run(model: Annotated[str, typer.Option("--model", envvar="M", help="like gpt-4")] = "gpt-4o"):  # ref: gpt-4o default
    OpenAI().chat.completions.create(model=model)  # call: chat.completions.create -> gpt-4o [openai] same_file


@app.command()
def run2(model: str = typer.Option("gpt-4o-mini", "--model", "-m", envvar="M")):  # ref: gpt-4o-mini default
    OpenAI().chat.completions.create(model=model)  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
