"""Texts from before: their digests are read off them, as `Interview.save` does."""

from django.db import migrations, transaction

from articles.words import document

BATCH = 50  # whose writers wait for less than a second


def read(apps, schema_editor):
    interviews = apps.get_model("articles", "Interview").objects
    keys = list(interviews.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(keys), BATCH):
        with transaction.atomic():
            batch = list(interviews.select_for_update().filter(pk__in=keys[first : first + BATCH]).only("body"))
            for interview in batch:
                text = document.parse(interview.body)
                interview.block_digests, interview.source_digests = text.digests, text.source_digests
            interviews.bulk_update(batch, ["block_digests", "source_digests"])


class Migration(migrations.Migration):
    atomic = False  # or every text would be locked until the last one is read
    dependencies = [("articles", "0019_block_digests")]
    operations = [migrations.RunPython(read, migrations.RunPython.noop)]
