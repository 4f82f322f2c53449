import click
from openai import OpenAI


@click.command()
@click.option(
    "--backup-model",
    default="gpt-4o-mini",  # ref: gpt-4o-mini default [openai]
    type=click.Choice(["gpt-4o-mini", "gpt-4"]),  # ref: gpt-4o-mini config_value, gpt-4 config_value
)
def ask(backup_model):
    OpenAI().chat.completions.create(model=backup_model, messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
