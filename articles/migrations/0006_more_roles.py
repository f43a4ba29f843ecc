"""The roles of a larger newsroom, one group each."""

from django.db import migrations

ROLES = ("translator", "photo", "social")


def make_roles(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name in ROLES:
        Group.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_publishing")]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
