"""The pages on which the newsroom says who it is and how it works."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_more_roles")]
    operations = [
        migrations.CreateModel(
            name="Policy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        choices=[
                            ("about", "About"),
                            ("how-we-interview", "How we interview"),
                            ("corrections-policy", "Corrections policy"),
                            ("contact-securely", "Contact us securely"),
                        ],
                        max_length=20,
                        verbose_name="page",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("ar", "العربية")], max_length=2, verbose_name="language"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("body", models.TextField(verbose_name="text")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
            ],
            options={
                "verbose_name": "policy",
                "verbose_name_plural": "about and policies",
                "ordering": ("key", "-language"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "language"),
                        name="one_policy_per_language",
                        violation_error_message="This page exists in this language already.",
                    )
                ],
            },
        ),
    ]
