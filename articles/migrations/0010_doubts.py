"""What the intake was not sure of in a draft, and the people who are only quoted in one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_photos"),
    ]

    operations = [
        migrations.AddField(
            model_name="interview",
            name="doubts",
            field=models.JSONField(
                blank=True,
                default=dict,
                editable=False,
                help_text="What the intake was not sure of, by turn or quotation.",
            ),
        ),
        migrations.AlterField(
            model_name="participation",
            name="role",
            field=models.CharField(
                choices=[
                    ("interviewee", "interviewee"),
                    ("interviewer", "interviewer"),
                    ("moderator", "moderator"),
                    ("translator", "translator"),
                    ("quoted", "quoted"),
                    ("photographer", "photographer"),
                ],
                default="interviewee",
                max_length=12,
                verbose_name="role",
            ),
        ),
    ]
