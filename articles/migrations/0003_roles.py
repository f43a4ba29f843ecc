"""The roles, one group each. What a role may do stands in articles.editorial.permissions."""

from django.db import migrations

ROLES = ("reporter", "editor", "publisher", "administrator")


def make_roles(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name in ROLES:
        Group.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_records_only_grow"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
