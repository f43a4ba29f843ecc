"""What each block of a text says, and said when it was translated, as digests that queries can compare."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0018_invitations"),
    ]

    operations = [
        migrations.AddField(
            model_name="interview",
            name="block_digests",
            field=models.JSONField(default=dict, editable=False, help_text="Of the words of each block, by its id."),
        ),
        migrations.AddField(
            model_name="interview",
            name="source_digests",
            field=models.JSONField(
                default=dict,
                editable=False,
                help_text="By the id of a block of the original: what it said when it was translated.",
            ),
        ),
    ]
