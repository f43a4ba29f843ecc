"""No interview that was there before 0032 is its own original either; nobody waits while that is looked at."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0032_not_its_own_original")]
    operations = [ValidateConstraint("interview", "not_its_own_original")]
