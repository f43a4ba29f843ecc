"""A translation remembers what the notes and the foreign words of a passage were, too: where it was up to date it stays
so, under the digest that the passage has by now."""

import hashlib
from dataclasses import replace

from django.db import migrations, transaction
from django.db.models import Q

from articles.words import document
from articles.words.document import Document

# In whose blocks there can be more than words: notes, words in other languages, what these mean.
MORE = Q(body__contains="<small") | Q(body__contains="<blockquote") | Q(body__contains=" title=")


def of_words(block) -> str:
    """The digest that a block had until now."""
    return hashlib.sha256(block.text.encode()).hexdigest()[:16]


def read(apps, schema_editor):
    interviews = apps.get_model("articles", "Interview").objects
    for key in list(interviews.filter(MORE).order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            family = interviews.filter(Q(pk=key) | Q(original=key)).order_by("pk").only("body", "original")
            rows = {row.pk: row for row in family.select_for_update()}
            text = document.parse(rows.pop(key).body)
            interviews.filter(pk=key).update(block_digests=text.digests)
            now = {(block.id, of_words(block)): document.digest(block) for block in text.blocks}
            for row in rows.values():
                follow(interviews.filter(pk=row.pk), document.parse(row.body), now)


def follow(translation, text: Document, now: dict[tuple[str, str], str]):
    """Let what was made of a passage as it stands be known by its new digest."""
    known = [(getattr(block, "source", ""), getattr(block, "source_digest", "")) for block in text.blocks]
    blocks = (
        replace(block, source_digest=now[which]) if which in now else block
        for block, which in zip(text.blocks, known, strict=True)
    )
    text = Document(tuple(blocks))
    translation.update(body=text.html, source_digests=text.source_digests)


class Migration(migrations.Migration):
    atomic = False  # or every text would be locked until the last one is read
    dependencies = [("articles", "0030_topic_descriptions")]
    operations = [migrations.RunPython(read, migrations.RunPython.noop)]
