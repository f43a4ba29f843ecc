"""The audit can become a chain, and neither it nor the record can be emptied.

Each entry is linked to the one before by a digest over both. A link is written by the database when its transaction
ends: whoever writes waits for nobody until then, nobody holds the chain while waiting for a row, and no code forgets it.
"""

import django.db.models.deletion
from django.db import migrations, models

DIGEST = """
CREATE FUNCTION articles_audit_digest(previous text, entry articles_auditentry) RETURNS text
LANGUAGE sql STABLE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(
        previous, entry.id, entry.at, entry.actor_id, entry.actor_name, entry.action,
        entry.subject, entry.subject_id, entry.outcome, entry.facts
    )::text, 'UTF8')), 'hex')
$$;
"""
LINK = """
CREATE FUNCTION articles_link_audit(entry articles_auditentry) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    last_number bigint;
    last_digest text;
BEGIN
    LOCK TABLE articles_auditlink IN SHARE ROW EXCLUSIVE MODE;
    SELECT number, digest INTO last_number, last_digest FROM articles_auditlink ORDER BY number DESC LIMIT 1;
    INSERT INTO articles_auditlink (number, entry_id, digest) VALUES (
        coalesce(last_number, 0) + 1, entry.id, articles_audit_digest(coalesce(last_digest, ''), entry)
    );
END
$$;
CREATE FUNCTION articles_chain_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM articles_link_audit(NEW);
    RETURN NULL;
END
$$;
"""
ONLY_GROWS = """
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON articles_auditlink
    FOR EACH ROW EXECUTE FUNCTION articles_only_grows();
"""
NEVER_EMPTIED = """
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION articles_only_grows();
"""
# In the order in which a move writes to them: the other way round it and this could wait for each other.
TABLES = ("articles_recordentry", "articles_auditentry", "articles_auditlink")


class Migration(migrations.Migration):
    dependencies = [("articles", "0025_as_they_are_read")]
    operations = [
        migrations.CreateModel(
            name="AuditLink",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="link", to="articles.auditentry"
                    ),
                ),
            ],
            options={
                "verbose_name": "link of the audit",
                "verbose_name_plural": "links of the audit",
                "ordering": ("number",),
            },
        ),
        migrations.RunSQL(DIGEST, "DROP FUNCTION articles_audit_digest(text, articles_auditentry);"),
        migrations.RunSQL(
            LINK, "DROP FUNCTION articles_chain_audit(); DROP FUNCTION articles_link_audit(articles_auditentry);"
        ),
        migrations.RunSQL(ONLY_GROWS, migrations.RunSQL.noop),  # it goes with its table
        *(
            migrations.RunSQL(NEVER_EMPTIED.format(table=table), f"DROP TRIGGER never_emptied ON {table};")
            for table in TABLES
        ),
    ]
