"""A small index of the versions that readers do not see any more."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0021_changed_beside"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="version",
            index=models.Index(
                condition=models.Q(("cancelled_at", None), ("live__upper_inf", False)),
                fields=["language"],
                name="ended",
            ),
        ),
    ]
