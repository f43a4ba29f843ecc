"""Texts from before: their digests are read off them, as `Interview.save` does."""

from django.db import migrations

from articles.words import document


def read(apps, schema_editor):
    interviews = apps.get_model("articles", "Interview").objects
    for pk, body in interviews.values_list("pk", "body").iterator():
        text = document.parse(body)
        interviews.filter(pk=pk).update(block_digests=text.digests, source_digests=text.source_digests)


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_block_digests")]
    operations = [migrations.RunPython(read, migrations.RunPython.noop)]
