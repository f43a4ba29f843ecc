"""What two people decide about a name that is to go out of everything published."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0015_other_spellings_are_shown"),
    ]

    operations = [
        migrations.CreateModel(
            name="NameRemoval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "naming",
                    models.CharField(
                        choices=[
                            ("full", "by name"),
                            ("first", "first name only"),
                            ("pseudonym", "pseudonym"),
                            ("role", "by what they do, without a name"),
                        ],
                        max_length=10,
                        verbose_name="how they may be named",
                    ),
                ),
                ("names", models.JSONField(help_text="What to call them instead, by language.")),
                (
                    "also",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        default=list,
                        help_text="Other spellings; empty once it is done.",
                        size=None,
                    ),
                ),
                (
                    "elsewhere",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveBigIntegerField(),
                        default=list,
                        help_text="Keys of interviews that speak of them.",
                        size=None,
                    ),
                ),
                (
                    "shown_as",
                    models.CharField(
                        choices=[
                            ("day", "that something changed, and the day"),
                            ("month", "that something changed, and the month"),
                            ("nothing", "nothing"),
                        ],
                        max_length=7,
                        verbose_name="readers learn",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, help_text="Why one person did it alone.", max_length=300, verbose_name="reason"
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="removals", to="articles.person"
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "taking out of a name",
                "verbose_name_plural": "takings out of names",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("done_at", None)),
                        fields=("person",),
                        name="one_removal_of_a_name_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_by", None),
                            models.Q(("done_by", models.F("asked_by")), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="alone_only_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("read_by", None),
                            models.Q(("read_by", models.F("done_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="who_looks_again_is_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_at", None), models.Q(("also", []), ("names", {})), _connector="OR"),
                        name="no_name_is_kept",
                    ),
                ],
            },
        ),
    ]
