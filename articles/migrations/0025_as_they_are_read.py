"""Lays what a search reads of many interviews where it is read soonest."""

from django.db import migrations

# Of the heads, by which thousands are sorted, half lay beside their rows: to fetch them took a quarter of the search.
# Passages lay packed, and to unpack those of ten interviews took a third of what finds the place to lead to.
LIES = {"search_head": "MAIN", "passages": "EXTERNAL", "passage_words": "EXTERNAL"}


class Migration(migrations.Migration):
    dependencies = [("articles", "0024_passages")]
    operations = [
        migrations.RunSQL(
            f"ALTER TABLE articles_version ALTER COLUMN {column} SET STORAGE {storage};",
            f"ALTER TABLE articles_version ALTER COLUMN {column} SET STORAGE EXTENDED;",
        )
        for column, storage in LIES.items()  # what is there already moves when it is indexed again
    ]
