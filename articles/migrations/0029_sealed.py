"""What readers see outside versions from before: to store it anew seals it. Of each policy the audit says so."""

from django.db import migrations

POLICIES = """
WITH stored AS (UPDATE articles_policy SET salt = '' WHERE salt = '' RETURNING id)
INSERT INTO articles_auditentry (at, actor_name, action, subject, subject_id, outcome, facts)
SELECT now(), '', 'keep', 'policy', id, 'done', '{}' FROM stored;
"""
CORRECTIONS = "UPDATE articles_correction SET salt = '' WHERE salt = '';"


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0028_seals")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (POLICIES, CORRECTIONS)]
