"""What a page of results shows of interviews: the passages that hits lead to, and what they are counted by."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0023_corrections_stay")]
    operations = [
        migrations.AddField(
            model_name="version",
            name="facets",
            field=models.JSONField(
                null=True, help_text="Who and what results are counted by: a text, for each a line."
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="passages",
            field=ArrayField(
                base_field=models.JSONField(),
                null=True,
                size=None,
                help_text="What a hit may lead to: block, speaker, words.",
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="passage_words",
            field=ArrayField(
                base_field=SearchVectorField(),
                null=True,
                size=None,
                help_text="What is found in each of the passages.",
            ),
        ),
        # A search ranks the whole text of a hundred interviews: to unpack them took longer than to rank them.
        migrations.RunSQL(
            "ALTER TABLE articles_version ALTER COLUMN search_vector SET STORAGE EXTERNAL;",
            "ALTER TABLE articles_version ALTER COLUMN search_vector SET STORAGE EXTENDED;",
        ),
    ]
