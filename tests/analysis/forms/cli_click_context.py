import click
from openai import OpenAI


@click.group()
@click.option("--model", "-m", default="gpt-4o", show_default=True, envvar="MODEL", help="x")  # ref: gpt-4o default
@click.pass_context
def cli(ctx, model):
    ctx.ensure_object(dict)
    ctx.obj["model"] = model


@cli.command()
@click.pass_context
def chat(ctx):
    OpenAI().chat.completions.create(model=ctx.obj["model"])  # call: chat.completions.create -> gpt-4o [openai] same_file


@cli.command()
@click.option("--llm", "model_name", default=lambda: "gpt-4o-mini")  # ref: gpt-4o-mini default
def other(model_name):
    OpenAI().chat.completions.create(model=model_name)  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
