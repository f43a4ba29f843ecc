"""A translation that was begun before has its photo at the head and its date from the original as that was then: where
the two differ by now, a colleague is to look."""

from django.db import migrations

HEAD = ("lead_photo", "conducted_on", "date_shown")


def read(apps, schema_editor):
    interviews = apps.get_model("articles", "Interview").objects
    for key, photo, day, shown in list(interviews.exclude(original=None).order_by("pk").values_list("pk", *HEAD)):
        head = {"lead_photo": photo, "conducted_on": day and day.isoformat(), "date_shown": shown}
        interviews.filter(pk=key).update(source_head=head)


class Migration(migrations.Migration):
    atomic = False  # or every translation would be locked until the last one is read
    dependencies = [("articles", "0037_source_head")]
    operations = [migrations.RunPython(read, migrations.RunPython.noop)]
