"""What stood above the original when a translation took it over."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0036_digests_of_figures")]
    operations = [
        migrations.AddField(
            model_name="interview",
            name="source_head",
            field=models.JSONField(
                default=dict,
                db_default={},
                editable=False,
                help_text="What stood above the original when it was taken over.",
            ),
        )
    ]
