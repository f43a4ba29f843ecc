"""What a misspelt search is compared with, three letters at a time."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_policies")]
    operations = [
        TrigramExtension(),
        migrations.AddField(
            model_name="version",
            name="search_names",
            field=models.TextField(blank=True, help_text="Headline, people and topics: what a slip is compared with."),
        ),
        migrations.AddIndex(
            model_name="version",
            index=GinIndex(fields=["search_names"], name="by_likeness", opclasses=["gin_trgm_ops"]),
        ),
    ]
