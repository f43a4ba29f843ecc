"""Since when an interview has stood at the top of a front page; nobody knows it of those that stand there by now."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0033_none_its_own_original")]
    # A field that is told the time when it is added would be told that of the update for every row there is.
    operations = [
        migrations.AddField("pick", "since", models.DateTimeField(null=True)),
        migrations.AlterField("pick", "since", models.DateTimeField(auto_now_add=True, null=True)),
    ]
