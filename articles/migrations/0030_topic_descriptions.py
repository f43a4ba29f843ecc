"""What readers are told about a topic, beside its name; it is sealed in the audit, as policies are (0028)."""

from django.db import migrations, models

SEAL = """
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OR DELETE ON articles_topicname
    FOR EACH ROW EXECUTE FUNCTION articles_seal('topicname', 'salt', 'topic_id', 'language', 'description');
"""
SEALED = "UPDATE articles_topicname SET salt = '';"


class Migration(migrations.Migration):
    dependencies = [("articles", "0029_sealed")]
    operations = [
        migrations.AddField(
            "topicname",
            "description",
            models.CharField(
                "description",
                max_length=300,
                blank=True,
                default="",
                db_default="",
                help_text="A sentence or two under the name on the topic’s page. Readers see a change at once; there is"
                " no such page before an interview about the topic is published.",
            ),
        ),
        migrations.AddField(
            "topicname",
            "salt",
            models.CharField(max_length=32, default="", db_default="", editable=False, help_text="Of its seal."),
        ),
        migrations.RunSQL(SEAL, "DROP TRIGGER sealed ON articles_topicname;"),
        migrations.RunSQL(SEALED, migrations.RunSQL.noop),
    ]
