"""What a photo or a recording in a text shows has a digest too, so that a translation knows when the original shows
something else."""

from django.db import migrations, transaction
from django.db.models import Q

from articles.words import document

# In whose digests there can be more than there was: captions were all of a figure, and words all of a turn.
MORE = Q(body__contains="<figure") | Q(body__contains="<small") | Q(body__contains="<blockquote")


def read(apps, schema_editor):
    interviews = apps.get_model("articles", "Interview").objects
    for key in list(interviews.filter(MORE).order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            [row] = interviews.select_for_update().filter(pk=key).only("body")
            text = document.parse(row.body)
            interviews.filter(pk=key).update(block_digests=text.digests, source_digests=text.source_digests)


class Migration(migrations.Migration):
    atomic = False  # or every text would be locked until the last one is read
    dependencies = [("articles", "0035_clips")]
    operations = [migrations.RunPython(read, migrations.RunPython.noop)]
