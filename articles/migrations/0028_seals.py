"""What readers see outside versions is sealed in the audit: what a policy says, and the note of a correction.

Each time such a row is stored, the database writes a digest of it into the audit, which is a chain. The digest is
salted anew each time, so that nobody can confirm a guess at words that were taken out.
"""

from django.db import migrations, models

DIGEST = """
CREATE FUNCTION articles_digest_of(said jsonb, columns text[]) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT encode(sha256(convert_to(jsonb_object_agg(key, value)::text, 'UTF8')), 'hex')
    FROM jsonb_each(said) WHERE key = ANY (columns)
$$;
"""
SEAL = """
CREATE FUNCTION articles_seal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    is_gone boolean := TG_OP = 'DELETE';
    sealed jsonb := '{}';
BEGIN
    IF NOT is_gone THEN
        NEW.salt := replace(gen_random_uuid()::text, '-', '');
        sealed := jsonb_build_object('digest', articles_digest_of(to_jsonb(NEW), TG_ARGV[1:]));
    END IF;
    INSERT INTO articles_auditentry (at, actor_name, action, subject, subject_id, outcome, facts)
        VALUES (now(), '', 'seal', TG_ARGV[0], CASE WHEN is_gone THEN OLD.id ELSE NEW.id END, 'done', sealed);
    RETURN CASE WHEN is_gone THEN OLD ELSE NEW END;
END
$$;
"""
# As in 0023_corrections_stay, with what else may change of a correction: the salt of its seal.
STAY = """
CREATE OR REPLACE FUNCTION articles_corrections_stay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_fixed jsonb := to_jsonb(OLD) - '{columns}'::text[];
BEGIN
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - '{columns}'::text[] = old_fixed
        AND (OLD.superseded_by_id IS NULL OR NEW.superseded_by_id = OLD.superseded_by_id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a correction is only superseded: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
"""
# In the order in which a page for readers locks them: the other way round it and this could wait for each other.
SEALED = {
    "correction": "'salt', 'interview_id', 'before_id', 'after_id', 'kind', 'note', 'shown_as', 'superseded_by_id'",
    "policy": "'salt', 'key', 'language', 'title', 'body'",
}


class Migration(migrations.Migration):
    dependencies = [("articles", "0027_audit_chained")]
    operations = [
        *(
            migrations.AddField(
                model,
                "salt",
                models.CharField(max_length=32, default="", db_default="", editable=False, help_text="Of its seal."),
            )
            for model in SEALED
        ),
        migrations.RunSQL(
            STAY.replace("{columns}", "{note,superseded_by_id,salt}"),
            STAY.replace("{columns}", "{note,superseded_by_id}"),
        ),
        migrations.RunSQL(DIGEST, "DROP FUNCTION articles_digest_of(jsonb, text[]);"),
        migrations.RunSQL(SEAL, "DROP FUNCTION articles_seal();"),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON articles_{model}"
                f" FOR EACH ROW EXECUTE FUNCTION articles_seal('{model}', {columns});",
                f"DROP TRIGGER sealed ON articles_{model};",
            )
            for model, columns in SEALED.items()
        ),
    ]
