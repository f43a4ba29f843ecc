"""Every entry of the audit is linked into its chain: those of before, and from now on each that is written.

Those of before are linked while others go on writing. Only then does the audit stand still, for as long as it takes to
link what was written meanwhile. Broken off, it is begun again and links what is missing.
"""

from django.db import migrations

LINK = """
SELECT articles_link_audit(entry) FROM (
    SELECT * FROM articles_auditentry AS unlinked
    WHERE NOT EXISTS (SELECT FROM articles_auditlink WHERE entry_id = unlinked.id) ORDER BY id
) AS entry;
"""
CHAIN = """
CREATE CONSTRAINT TRIGGER chained AFTER INSERT ON articles_auditentry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION articles_chain_audit();
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0026_audit_chain")]
    operations = [
        migrations.RunSQL(LINK, migrations.RunSQL.noop),
        migrations.RunSQL(f"BEGIN; {CHAIN} {LINK} COMMIT;", "DROP TRIGGER chained ON articles_auditentry;"),
    ]
