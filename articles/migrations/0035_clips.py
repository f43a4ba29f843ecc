"""Recordings that stand in an interview's text."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0034_picked_since"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "title",
                    models.CharField(
                        help_text="For colleagues. Readers see the words that stand under it in the text.",
                        max_length=200,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        help_text="Empty where nobody speaks.",
                        max_length=35,
                        verbose_name="language spoken",
                    ),
                ),
                ("name", models.CharField(editable=False, help_text="Of its file, in public storage.", max_length=40)),
                ("sha256", models.CharField(editable=False, help_text="Of the bytes of its file.", max_length=64)),
                ("size", models.PositiveIntegerField(editable=False, verbose_name="bytes")),
                ("seconds", models.PositiveIntegerField(editable=False, verbose_name="seconds")),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
                (
                    "added_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clips_added",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
                    ),
                ),
                (
                    "people",
                    models.ManyToManyField(
                        blank=True,
                        help_text="A voice is known like a face. Nobody who is not named in full may be among them.",
                        related_name="clips",
                        to="articles.person",
                        verbose_name="who can be heard",
                    ),
                ),
            ],
            options={
                "verbose_name": "recording",
                "verbose_name_plural": "recordings",
                "ordering": ("-added_at", "-id"),
            },
        ),
    ]
