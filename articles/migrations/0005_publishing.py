"""Corrections, holds, signatures, publishing alone and previews for outsiders."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import articles.models.preview_links


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_topic_addresses"),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("typo", "typing error"),
                            ("clarification", "clarification"),
                            ("correction", "correction"),
                            ("update", "update"),
                            ("safety", "for somebody's safety"),
                        ],
                        max_length=13,
                        verbose_name="kind",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="note to readers")),
                (
                    "shown_as",
                    models.CharField(
                        choices=[
                            ("day", "that something changed, and the day"),
                            ("month", "that something changed, and the month"),
                            ("nothing", "nothing"),
                        ],
                        default="day",
                        max_length=7,
                        verbose_name="readers learn",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "correction",
                "verbose_name_plural": "corrections",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="PreviewLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "token",
                    models.CharField(default=articles.models.preview_links.new_token, max_length=32, unique=True),
                ),
                ("content", models.TextField(help_text="What articles.pages.freeze made of the draft.")),
                ("draft_number", models.PositiveIntegerField()),
                (
                    "who",
                    models.CharField(
                        help_text="For example: our lawyer. Not a name.", max_length=100, verbose_name="who it is for"
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField(verbose_name="ends")),
                ("revoked_at", models.DateTimeField(null=True)),
                ("opened", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "preview link",
                "verbose_name_plural": "preview links",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gate", models.CharField(max_length=40)),
                (
                    "problem",
                    models.CharField(
                        help_text="Digest of what the gate said: another problem needs another name.", max_length=64
                    ),
                ),
                ("message", models.TextField()),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("settled_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "signature",
                "verbose_name_plural": "signatures",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="SoloPublication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                ("read_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "text published alone",
                "verbose_name_plural": "texts published alone",
            },
        ),
        migrations.AddField(
            model_name="address",
            name="silent",
            field=models.BooleanField(
                default=False, help_text="Withdrawn for somebody's safety: it answers as if it had never been."
            ),
        ),
        migrations.AddField(
            model_name="interview",
            name="due_on",
            field=models.DateField(blank=True, null=True, verbose_name="due"),
        ),
        migrations.AddField(
            model_name="interview",
            name="held_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="interview",
            name="held_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="interview",
            name="hold",
            field=models.CharField(
                blank=True,
                choices=[
                    ("editorial", "a question is open"),
                    ("legal", "a legal question is open"),
                    ("safety", "somebody could be in danger"),
                ],
                editable=False,
                max_length=9,
            ),
        ),
        migrations.AddField(
            model_name="interview",
            name="hold_reason",
            field=models.CharField(blank=True, editable=False, max_length=300),
        ),
        migrations.AddField(
            model_name="interview",
            name="lift_agreed_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="block_digests",
            field=models.JSONField(default=dict, help_text="By block id: what translations are compared with."),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("hold", ""), models.Q(("held_at__isnull", False), ("held_by__isnull", False)), _connector="OR"
                ),
                name="a_hold_is_somebodys",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="after",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="articles.version"
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="before",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="articles.version"
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="interview",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="articles.interview"
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="superseded_by",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="supersedes",
                to="articles.correction",
            ),
        ),
        migrations.AddField(
            model_name="previewlink",
            name="interview",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="preview_links", to="articles.interview"
            ),
        ),
        migrations.AddField(
            model_name="previewlink",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="interview",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="signatures", to="articles.interview"
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="settled_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="solopublication",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="solopublication",
            name="read_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="solopublication",
            name="version",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="solo", to="articles.version"
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("shown_as", "day"), ("kind", "safety"), _connector="OR"),
                name="only_safety_hides_the_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ("typo", "safety")), models.Q(("note", ""), _negated=True), _connector="OR"
                ),
                name="readers_are_told_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(fields=("interview", "gate", "problem"), name="signed_once"),
        ),
        migrations.AddConstraint(
            model_name="solopublication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("read_by", None), models.Q(("read_by", models.F("by")), _negated=True), _connector="OR"
                ),
                name="second_reader_is_another",
            ),
        ),
    ]
