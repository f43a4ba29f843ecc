"""Photos, the files that versions show, and quotations drawn on cards."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_likeness"),
    ]

    operations = [
        migrations.CreateModel(
            name="Photo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "licence",
                    models.CharField(
                        choices=[
                            ("ours", "made for us"),
                            ("permission", "used with permission"),
                            ("cc-by-4.0", "CC BY 4.0"),
                            ("cc-by-sa-4.0", "CC BY-SA 4.0"),
                            ("public-domain", "in the public domain"),
                        ],
                        default="ours",
                        max_length=20,
                        verbose_name="licence",
                    ),
                ),
                (
                    "credit_withheld",
                    models.BooleanField(
                        default=False,
                        help_text="For their safety. Then type it nowhere here: readers are told that it is withheld.",
                        verbose_name="keep the photographer's name back",
                    ),
                ),
                (
                    "taken",
                    models.CharField(
                        blank=True,
                        help_text="As exactly as readers may know it: 2016-12-19, 2016-12 or 2016. Empty: they are not told.",
                        max_length=10,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?\\Z", "For example 2016-12."
                            )
                        ],
                        verbose_name="when it was taken",
                    ),
                ),
                (
                    "focus_x",
                    models.PositiveSmallIntegerField(default=50, verbose_name="focal point from the left, 0 to 100"),
                ),
                (
                    "focus_y",
                    models.PositiveSmallIntegerField(default=50, verbose_name="focal point from the top, 0 to 100"),
                ),
                (
                    "master",
                    models.CharField(
                        editable=False, help_text="The picture drawn anew, in private storage.", max_length=40
                    ),
                ),
                (
                    "original",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="What was uploaded, if KEEP_ORIGINALS says so.",
                        max_length=40,
                    ),
                ),
                (
                    "renditions",
                    models.JSONField(default=list, editable=False, help_text="What articles.photos.renditions makes."),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
            ],
            options={
                "verbose_name": "photo",
                "verbose_name_plural": "photos",
                "ordering": ("-added_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="PhotoWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("ar", "العربية")], max_length=2, verbose_name="language"
                    ),
                ),
                (
                    "alt",
                    models.CharField(
                        help_text="For readers who do not see it: a plain sentence that is not the caption.",
                        max_length=150,
                        verbose_name="what it shows",
                    ),
                ),
                ("caption", models.CharField(blank=True, max_length=500, verbose_name="caption")),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="For example: Photo: Hala Qanawati",
                        max_length=200,
                        verbose_name="credit",
                    ),
                ),
            ],
            options={
                "verbose_name": "words about a photo",
                "verbose_name_plural": "words about a photo",
                "ordering": ("-language",),
            },
        ),
        migrations.CreateModel(
            name="QuoteCard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "words",
                    models.TextField(
                        help_text="Exactly as somebody says them in the interview.",
                        max_length=280,
                        verbose_name="words",
                    ),
                ),
                (
                    "shared",
                    models.BooleanField(
                        default=False,
                        help_text="Seen wherever somebody shares the interview's address. Without one, its headline is.",
                        verbose_name="stands for the interview",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
            ],
            options={
                "verbose_name": "quote card",
                "verbose_name_plural": "quote cards",
                "ordering": ("-made_at", "-id"),
            },
        ),
        migrations.AddField(
            model_name="version",
            name="lead_photo",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="version",
            name="media",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40), default=list, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="version",
            index=django.contrib.postgres.indexes.GinIndex(fields=["media"], name="by_file"),
        ),
        migrations.AddField(
            model_name="photo",
            name="added_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="photos_added",
                to=settings.AUTH_USER_MODEL,
                verbose_name="added by",
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="people",
            field=models.ManyToManyField(
                blank=True,
                help_text="By their face, a tattoo, their house. Nobody who is not named in full may be among them.",
                related_name="photos",
                to="articles.person",
                verbose_name="who can be recognised",
            ),
        ),
        migrations.AddField(
            model_name="interview",
            name="lead_photo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="interviews_led",
                to="articles.photo",
                verbose_name="photo at the head",
            ),
        ),
        migrations.AddField(
            model_name="photowords",
            name="photo",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="words", to="articles.photo"
            ),
        ),
        migrations.AddField(
            model_name="quotecard",
            name="interview",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="quote_cards",
                to="articles.interview",
                verbose_name="interview",
            ),
        ),
        migrations.AddField(
            model_name="quotecard",
            name="made_by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="photo",
            constraint=models.CheckConstraint(
                condition=models.Q(("focus_x__lte", 100), ("focus_y__lte", 100)),
                name="focus_inside_the_photo",
                violation_error_message="The focal point lies outside the picture: click in it what every crop must keep in sight.",
            ),
        ),
        migrations.AddConstraint(
            model_name="photowords",
            constraint=models.UniqueConstraint(fields=("photo", "language"), name="one_set_of_words_per_language"),
        ),
        migrations.AddConstraint(
            model_name="photowords",
            constraint=models.CheckConstraint(
                condition=models.Q(("alt", models.F("caption")), _negated=True),
                name="alt_is_not_the_caption",
                violation_error_message="What it shows and the caption must not be the same words.",
            ),
        ),
        migrations.AddConstraint(
            model_name="quotecard",
            constraint=models.UniqueConstraint(
                condition=models.Q(("shared", True)),
                fields=("interview",),
                name="one_card_stands_for_an_interview",
                violation_error_message="Another card stands for this interview already.",
            ),
        ),
    ]
