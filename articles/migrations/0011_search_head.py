"""The heads of interviews, by which the likeliest of many matches are found."""

from django.contrib.postgres.search import SearchVectorField
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_doubts")]
    operations = [
        migrations.AddField(
            model_name="version",
            name="search_head",
            field=SearchVectorField(null=True, help_text="Without the text: small, so that thousands can be ranked."),
        ),
    ]
