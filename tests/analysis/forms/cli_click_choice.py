import click
from openai import OpenAI


@click.command()
@click.option(
    "--backup-model",
    default="gpt-4o-mini",  # ref: gpt-4o-mini default [openai]
    type=click.Choice(["gpt-4o-mini", "gpt-4"]),  # ref: gpt-4o-mini other, gpt-4 other
)
def ask(backup_model):
    OpenAI().chat.completions.create(model=backup_model, messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
