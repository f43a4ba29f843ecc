"""The form says that readers see the other spellings of a name."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0014_presence"),
    ]

    operations = [
        migrations.AlterField(
            model_name="person",
            name="spellings",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=200),
                blank=True,
                default=list,
                help_text="Separated by commas. Readers who search for one of these find this person, and their page shows them.",
                size=None,
                verbose_name="other spellings",
            ),
        ),
    ]
