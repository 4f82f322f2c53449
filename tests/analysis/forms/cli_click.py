import click
from openai import OpenAI


@click.command()
@click.option("--model", "-m", default="gpt-4o", show_default=True, help="Model.")  # ref: gpt-4o default [openai]
@click.option("--judge", "judge_name", default="gpt-4.1")  # ref: gpt-4.1 default
@click.option("--backup-model", default="gpt-4o-mini")  # ref: gpt-4o-mini default
@click.argument("prompt")
def ask(model, judge_name, backup_model, prompt):
    client = OpenAI()
    client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
    client.chat.completions.create(model=judge_name, messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] same_file
    client.chat.completions.create(model=backup_model, messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
