from django.db import migrations
from openai import OpenAI


def summarise(apps, editor):
    # call: chat.completions.create -> gpt-4-32k-0613 [openai] literal
    OpenAI().chat.completions.create(model="gpt-4-32k-0613", messages=[])  # ref: gpt-4-32k-0613 call_argument


class Migration(migrations.Migration):
    operations = [migrations.RunPython(summarise)]
