"""Which interview a version translates, as it was when readers first saw it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_notes")]
    operations = [
        migrations.AddField(
            model_name="version",
            name="family",
            field=models.PositiveBigIntegerField(db_index=True, default=0),
            preserve_default=False,
        ),
    ]
