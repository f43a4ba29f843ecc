"""Versions from before: what their interview translates now is what it translated then."""

from django.db import migrations

FILL = """
    UPDATE articles_version SET family = COALESCE(interview.original_id, interview.id)
    FROM articles_interview AS interview WHERE interview.id = articles_version.interview_id
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_family")]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
