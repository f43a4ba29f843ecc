"""Colleagues, people, topics, interviews, versions, the public record and the audit."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.constraints
import django.db.models.deletion
import django.utils.timezone
import taggit.managers
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import articles.models.interviews


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        BtreeGistExtension(),  # for the exclusion constraint over an interview and its periods
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("person", "person"), ("organisation", "organisation")],
                        default="person",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "naming",
                    models.CharField(
                        choices=[
                            ("full", "by name"),
                            ("first", "first name only"),
                            ("pseudonym", "pseudonym"),
                            ("role", "by what they do, without a name"),
                        ],
                        default="full",
                        help_text="For anybody who is not named in full, type only what readers may see. Never the real name.",
                        max_length=10,
                        verbose_name="how they may be named",
                    ),
                ),
                (
                    "page_allowed",
                    models.BooleanField(
                        default=False,
                        help_text="Somebody named in full has a page. Anybody else has one only if this is ticked.",
                        verbose_name="may have a page",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name="address"),
                ),
                (
                    "spellings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        blank=True,
                        default=list,
                        help_text="Separated by commas. Readers who search for one of these find this person.",
                        size=None,
                        verbose_name="other spellings",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ("slug",),
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name="slug"),
                ),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("ar", "العربية")],
                        default="en",
                        max_length=2,
                        verbose_name="language of the newsroom's pages",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "colleague",
                "verbose_name_plural": "colleagues",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("actor_id", models.BigIntegerField(null=True)),
                ("actor_name", models.CharField(blank=True, max_length=150)),
                ("action", models.CharField(max_length=40)),
                ("subject", models.CharField(help_text="The model's name.", max_length=40)),
                ("subject_id", models.BigIntegerField(null=True)),
                (
                    "outcome",
                    models.CharField(choices=[("done", "done"), ("denied", "denied")], default="done", max_length=6),
                ),
                ("facts", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "verbose_name": "audit entry",
                "verbose_name_plural": "audit",
                "ordering": ("-id",),
                "indexes": [models.Index(fields=["subject", "subject_id"], name="audit_of_a_row")],
            },
        ),
        migrations.CreateModel(
            name="Interview",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=articles.models.interviews.new_public_id,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("ar", "العربية")], max_length=2, verbose_name="language"
                    ),
                ),
                ("headline", models.CharField(blank=True, max_length=200, verbose_name="headline")),
                ("standfirst", models.TextField(blank=True, max_length=600, verbose_name="standfirst")),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        blank=True,
                        help_text="The last part of the page's address. Made from the headline if left empty.",
                        max_length=100,
                        verbose_name="address",
                    ),
                ),
                ("dateline", models.CharField(blank=True, max_length=100, verbose_name="place")),
                (
                    "conducted_on",
                    models.DateField(blank=True, null=True, verbose_name="date of the conversation"),
                ),
                (
                    "date_shown",
                    models.CharField(
                        choices=[
                            ("day", "the day"),
                            ("month", "the month only"),
                            ("withheld", "nothing, for safety"),
                        ],
                        default="day",
                        max_length=8,
                        verbose_name="readers see of the date",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in-person", "in person"),
                            ("phone", "by telephone"),
                            ("video", "by video call"),
                            ("writing", "in writing"),
                        ],
                        max_length=10,
                        verbose_name="how it was held",
                    ),
                ),
                (
                    "conducted_in",
                    models.CharField(blank=True, default="", max_length=35, verbose_name="language spoken"),
                ),
                ("edited", models.BooleanField(default=True, verbose_name="edited for length and clarity")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                (
                    "desk_note",
                    models.TextField(
                        blank=True,
                        help_text="For colleagues. Never part of what is published.",
                        verbose_name="note for the desk",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[("drafting", "drafting"), ("review", "in review"), ("ready", "ready")],
                        default="drafting",
                        editable=False,
                        max_length=8,
                        verbose_name="stage",
                    ),
                ),
                ("draft_number", models.PositiveIntegerField(default=1, editable=False)),
                ("approved_number", models.PositiveIntegerField(editable=False, null=True)),
                (
                    "writers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveBigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="begun")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                (
                    "approved_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews_assigned",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who it is with",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews_created",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="translations",
                        to="articles.interview",
                        verbose_name="translation of",
                    ),
                ),
            ],
            options={
                "verbose_name": "interview",
                "verbose_name_plural": "interviews",
                "ordering": ("-changed_at",),
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("interviewee", "interviewee"),
                            ("interviewer", "interviewer"),
                            ("moderator", "moderator"),
                            ("translator", "translator"),
                            ("photographer", "photographer"),
                        ],
                        default="interviewee",
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        blank=True,
                        help_text="Empty: what the person's own page says.",
                        max_length=300,
                        verbose_name="what they were then",
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="Empty: their name. For example: Al-Ashkar",
                        max_length=100,
                        verbose_name="label in the text",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="articles.interview",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="articles.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "participant",
                "verbose_name_plural": "participants",
                "ordering": ("position", "id"),
            },
        ),
        migrations.AddField(
            model_name="interview",
            name="participants",
            field=models.ManyToManyField(
                related_name="interviews", through="articles.Participation", to="articles.person"
            ),
        ),
        migrations.CreateModel(
            name="PersonName",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("ar", "العربية")], max_length=2, verbose_name="language"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="public name")),
                (
                    "description",
                    models.CharField(
                        blank=True,
                        help_text="For example: activist from eastern Aleppo",
                        max_length=300,
                        verbose_name="what they are",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="articles.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "public name",
                "verbose_name_plural": "public names",
                "ordering": ("-language",),
            },
        ),
        migrations.CreateModel(
            name="RecordEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opened", "published"),
                            ("closed", "no longer shown"),
                            ("cancelled", "called off"),
                            ("redacted", "removed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("version_number", models.PositiveIntegerField()),
                (
                    "at",
                    models.DateTimeField(
                        help_text="When it holds; readers see the chain up to the first entry still to come."
                    ),
                ),
                ("content_digest", models.CharField(max_length=64)),
                ("previous_digest", models.CharField(blank=True, max_length=64)),
                ("digest", models.CharField(max_length=64)),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="record",
                        to="articles.interview",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of the record",
                "verbose_name_plural": "public record",
                "ordering": ("interview", "number"),
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("draft_number", models.PositiveIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("draft", models.JSONField(help_text="What articles.editorial.drafting.snapshot made of it.")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="articles.interview",
                    ),
                ),
            ],
            options={
                "verbose_name": "revision",
                "verbose_name_plural": "revisions",
                "ordering": ("-draft_number",),
            },
        ),
        migrations.CreateModel(
            name="TaggedTopic",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tagged_topics",
                        to="articles.interview",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="articles.topic"
                    ),
                ),
            ],
            options={
                "verbose_name": "topic of an interview",
                "verbose_name_plural": "topics of interviews",
            },
        ),
        migrations.AddField(
            model_name="interview",
            name="topics",
            field=taggit.managers.TaggableManager(
                blank=True,
                help_text="A comma-separated list of tags.",
                through="articles.TaggedTopic",
                to="articles.Topic",
                verbose_name="topics",
            ),
        ),
        migrations.CreateModel(
            name="TopicName",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("ar", "العربية")], max_length=2, verbose_name="language"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("folded", models.CharField(editable=False, max_length=200)),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="names", to="articles.topic"
                    ),
                ),
            ],
            options={
                "verbose_name": "name of a topic",
                "verbose_name_plural": "names of topics",
                "ordering": ("-language",),
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("number", models.PositiveIntegerField()),
                ("draft_number", models.PositiveIntegerField(help_text="Of the draft it was frozen from.")),
                (
                    "live",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name="seen by readers"),
                ),
                (
                    "cancelled_at",
                    models.DateTimeField(
                        help_text="When a future period was called off; `live` says what it was.", null=True
                    ),
                ),
                (
                    "content",
                    models.TextField(help_text="Canonical JSON (RFC 8785); empty after a redaction."),
                ),
                ("salt", models.CharField(max_length=32)),
                ("content_digest", models.CharField(max_length=64)),
                ("language", models.CharField(choices=[("en", "English"), ("ar", "العربية")], max_length=2)),
                ("slug", models.CharField(max_length=100)),
                ("headline", models.CharField(max_length=200)),
                ("standfirst", models.TextField(blank=True)),
                ("dateline", models.CharField(blank=True, max_length=100)),
                ("minutes", models.PositiveSmallIntegerField()),
                ("people", models.JSONField(default=list)),
                ("topics", models.JSONField(default=list)),
                ("first_published_at", models.DateTimeField()),
                ("search_vector", django.contrib.postgres.search.SearchVectorField(null=True)),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="articles.interview",
                    ),
                ),
            ],
            options={
                "verbose_name": "version",
                "verbose_name_plural": "versions",
                "ordering": ("-number",),
            },
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("language", models.CharField(choices=[("en", "English"), ("ar", "العربية")], max_length=2)),
                ("slug", models.CharField(max_length=100)),
                ("since", models.DateTimeField(auto_now_add=True)),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addresses",
                        to="articles.interview",
                    ),
                ),
            ],
            options={
                "verbose_name": "address",
                "verbose_name_plural": "addresses",
                "constraints": [models.UniqueConstraint(fields=("language", "slug"), name="address_never_reused")],
            },
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(fields=("interview", "person"), name="takes_part_once"),
        ),
        migrations.AddConstraint(
            model_name="personname",
            constraint=models.UniqueConstraint(fields=("person", "language"), name="one_name_per_language"),
        ),
        migrations.AddConstraint(
            model_name="recordentry",
            constraint=models.UniqueConstraint(fields=("interview", "number"), name="one_entry_per_number"),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(fields=("interview", "draft_number"), name="one_revision_per_number"),
        ),
        migrations.AddConstraint(
            model_name="taggedtopic",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="one_topic_once"),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("original__isnull", False)),
                fields=("original", "language"),
                name="one_translation_per_language",
                violation_error_message="There is a translation into this language already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__in", ["en", "ar"])), name="known_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "ready"), _negated=True),
                    models.Q(("approved_number", models.F("draft_number")), ("approved_number__isnull", False)),
                    _connector="OR",
                ),
                name="ready_means_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="topicname",
            constraint=models.UniqueConstraint(fields=("topic", "language"), name="one_topic_name_per_language"),
        ),
        migrations.AddConstraint(
            model_name="topicname",
            constraint=models.UniqueConstraint(
                fields=("language", "folded"),
                name="one_topic_per_folded_name",
                violation_error_message="There is a topic of this name already.",
            ),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(fields=["language", "-first_published_at", "-id"], name="newest_first"),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(fields=["language", "slug"], name="by_address"),
        ),
        migrations.AddIndex(
            model_name="version",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["people"], name="by_person", opclasses=["jsonb_path_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="version",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["topics"], name="by_topic", opclasses=["jsonb_path_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="version",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search_vector"], name="by_words"),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(fields=("interview", "number"), name="one_version_per_number"),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("cancelled_at", None)),
                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                expressions=[("interview", "="), ("live", "&&")],
                name="one_live_version_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cancelled_at__isnull", False),
                    models.Q(("live__isempty", False), ("live__isnull", False), ("live__lower_inf", False)),
                    _connector="OR",
                ),
                name="live_has_a_beginning",
            ),
        ),
    ]
