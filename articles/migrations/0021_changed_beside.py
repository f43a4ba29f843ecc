"""Whether a person, photo or topic of an interview has changed since readers were shown it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0020_read_block_digests"),
    ]

    operations = [
        migrations.AddField(
            model_name="interview",
            name="beside_changed",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="A person, photo or topic was changed since it was frozen: the page could be another one.",
            ),
        ),
    ]
