"""Where the head of an interview lies, by which a search sorts thousands."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0024_passages")]
    operations = [
        # Half of them lay beside the row, and to fetch them took a quarter of the search. What is there already moves
        # when it is indexed again.
        migrations.RunSQL(
            "ALTER TABLE articles_version ALTER COLUMN search_head SET STORAGE MAIN;",
            "ALTER TABLE articles_version ALTER COLUMN search_head SET STORAGE EXTENDED;",
        ),
    ]
