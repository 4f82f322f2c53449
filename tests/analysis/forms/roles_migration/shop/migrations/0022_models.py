from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.AddField("shop", "model_name", models.CharField(default="dall-e-3", max_length=200)),  # ref: dall-e-3 other
    ]
