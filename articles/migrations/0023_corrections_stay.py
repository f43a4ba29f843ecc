"""A correction is superseded by a better one, and never deleted. Of what it says only the note may be reworded, because
a name can be taken out of it; what it is about, its kind and how much readers learn stay as they were."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION articles_corrections_stay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_fixed jsonb := to_jsonb(OLD) - '{note,superseded_by_id}'::text[];
BEGIN
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - '{note,superseded_by_id}'::text[] = old_fixed
        AND (OLD.superseded_by_id IS NULL OR NEW.superseded_by_id = OLD.superseded_by_id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a correction is only superseded: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0022_ended_versions")]
    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION articles_corrections_stay();"),
        migrations.RunSQL(
            "CREATE TRIGGER corrections_stay BEFORE UPDATE OR DELETE ON articles_correction"
            " FOR EACH ROW EXECUTE FUNCTION articles_corrections_stay();",
            "DROP TRIGGER corrections_stay ON articles_correction;",
        ),
    ]
