"""No interview is its own original. Those that a slip made so, before the form refused it, become originals; the
constraint holds for what is written from now on, and 0033 looks at the rest."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

# The constraint comes after them: a row that breaks it could not be written to any more, whatever of it changes.
MENDED = "UPDATE articles_interview SET original_id = NULL WHERE original_id = id"


class Migration(migrations.Migration):
    dependencies = [("articles", "0031_digests_of_notes")]
    operations = [
        migrations.RunSQL(MENDED, migrations.RunSQL.noop),
        AddConstraintNotValid(
            "interview",
            models.CheckConstraint(
                condition=~models.Q(original=models.F("pk")),
                name="not_its_own_original",
                violation_error_message="A translation is in another language than its original.",
            ),
        ),
    ]
