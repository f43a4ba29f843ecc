"""The audit and the public record can be added to, and nothing else."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION articles_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% only grows: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
"""
TABLES = ("articles_auditentry", "articles_recordentry")


def trigger(table):
    return migrations.RunSQL(
        f"CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION articles_only_grows();",
        f"DROP TRIGGER only_grows ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_newsroom")]
    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION articles_only_grows();"),
        *map(trigger, TABLES),
    ]
