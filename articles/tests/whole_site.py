"""A small newsroom whose pages, together, show everything that the templates can show."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from django.urls import reverse

from articles.demo import loading
from articles.models import Clip, Interview, Person, PersonName, Photo, Policy, TopicName
from articles.pages import WORDS_PER_MINUTE
from articles.tests import make
from articles.words import document

WITHHELD = {"naming": Person.Naming.ROLE}


def build() -> dict[str, str]:
    """Publish it, and return the address of each page by name."""
    salma = make.person("Salma Haddad", description="baker in Aleppo", slug="salma-haddad", spellings=["سلمى الحداد"])
    PersonName.objects.create(person=salma, language="ar", name="سلمى حدّاد", description="خبّازة في حلب")
    asker = make.person("Nour Aziz", slug="nour-aziz")
    PersonName.objects.create(person=asker, language="ar", name="نور عزيز")
    nurse = make.person("ممرّضة", language="ar", slug="a-nurse", **WITHHELD)
    PersonName.objects.create(person=nurse, language="en", name="A nurse")
    bread = make.topic("Bread")
    TopicName.objects.create(topic=bread, language="ar", name="الخبز")
    photo = make.photo(alt="A loaf on a table")

    english = make.published(
        headline="Salma Haddad: ‘Bread is an hour of the night’",
        standfirst="A baker on ovens, ferries and the word خبز.",
        slug="bread",
        dateline="Aleppo",
        method=Interview.Method.PHONE,
        conducted_in="ar",
        people=[salma],
        asked_by=[asker],
        topics=[bread],
        lead_photo=photo,
        body=questions_and_answers(asker, salma, photo, make.clip(language="Arabic")),
    )
    make.change(english, standfirst="A baker on ovens, on two ferries and on the word خبز.")
    make.corrected(english, message="There were two ferries, not one.")
    arabic = make.published(
        headline="سلمى حدّاد: «الخبز ساعة من الليل»",
        standfirst="خبّازة تتحدّث عن الأفران، وعن كلمة Bread.",
        language="ar",
        original=english,
        slug="خبز",
        people=[salma],
        asked_by=[asker],
        topics=[bread],
        body=make.exchange(asker, salma, "ما الخبز؟", "الخبز ساعة من الليل، ويسمّيه الإنكليز Bread."),
    )
    narrative = make.published(
        headline="ممرّضة: «كتبتُ الأسماء»",
        language="ar",
        slug="ممرضة",
        people=[nurse],
        topics=[bread],
        body=f'<p>قالت: <q data-speaker="{nurse.pk}">«كتبتُ الأسماء»</q>.</p><p>ثم صمتت.</p>',
    )
    withheld = make.published(
        headline="A nurse: ‘I wrote the names down’",
        slug="nurse",
        people=[nurse],
        topics=[bread],
        body=f'<p>She said: <q data-speaker="{nurse.pk}">“I wrote the names down.”</q></p><p>Then she was silent.</p>',
    )
    gone = make.withdrawn(slug="withdrawn")
    gone_too = make.withdrawn(slug="سحبت", language="ar", headline="مقابلة سُحبت")
    for key in Policy.Key.values:
        Policy.objects.create(
            key=key, language="en", title=f"Policy: {key}", body="<p>We ask.</p><h2>Why</h2><p>So.</p>"
        )
        Policy.objects.create(key=key, language="ar", title="سياسة", body="<p>نسأل.</p>")

    pages = {
        "interview": address(english),
        "interview-ar": address(arabic),
        "interview-withheld": address(withheld),
        "interview-withheld-ar": address(narrative),
        "offline": reverse("offline", args=["en", "bread"]),
        "offline-ar": reverse("offline", args=["ar", "خبز"]),
        "history": reverse("history", args=["en", "bread"]),
        "history-ar": reverse("history", args=["ar", "خبز"]),
        "gone": address(gone),
        "gone-ar": address(gone_too),
    }
    for language in ("en", "ar"):
        own = {
            "home": reverse("home", args=[language]),
            "archive": reverse("archive", args=[language]),
            "topics": reverse("topics", args=[language]),
            "topic": reverse("topic", args=[language, bread.slug]),
            "people": reverse("people", args=[language]),
            "person": reverse("person", args=[language, salma.slug]),
            "search": reverse("search", args=[language]) + ("?q=bread" if language == "en" else "?q=الخبز"),
            "search-nothing": reverse("search", args=[language]) + ("?q=zzzz" if language == "en" else "?q=ظظظظ"),
            "about": reverse("about", args=[language]),
            "policy": reverse("policy", args=[language, "how-we-interview"]),
            "corrections": reverse("corrections", args=[language]),
            "not-found": f"/{language}/interviews/nothing-stands-here/",
        }
        pages |= {f"{name}-{language}": path for name, path in own.items()}
    return pages


def address(interview: Interview) -> str:
    return reverse("interview", args=[interview.language, interview.slug])


def questions_and_answers(asker: Person, baker: Person, photo: Photo, clip: Clip) -> str:
    """A body of every kind of block and of what words can wear."""
    return f"""
        <p>The oven stands in a street without a name. <q data-speaker="{baker.pk}">“It had one,”</q> she says.</p>
        <section data-kind="question" data-speaker="{asker.pk}"><p>What is bread?</p></section>
        <section data-kind="answer" data-speaker="{baker.pk}">
          <p>“Bread is an hour of the night. [She laughs.] <em>We</em> say
             <span lang="ar" title="bread">خبز</span>.”</p>
          <p>It rises<small>In summer, twice.</small> while the
             <a href="https://example.org/ferry">ferry</a> sleeps.</p>
          <blockquote lang="ar">الخبز ساعة من الليل.</blockquote>
        </section>
        <aside>Bread is an hour of the night.</aside>
        <h2>The river</h2>
        <figure data-photo="{photo.pk}"><figcaption>The oven, on a Friday</figcaption></figure>
        <figure data-clip="{clip.pk}"><figcaption>How its door falls shut</figcaption></figure>
        <section data-kind="reported" data-speaker="{asker.pk}"><p>On the river</p></section>
        <section data-kind="answer" data-speaker="{baker.pk}">
          <p>كان النهر يحمل الطحين إلى المدينة كل صباح.</p>
        </section>
    """


def interview_of(minutes: float, language: str, **more) -> Interview:
    """A published interview of one guest that takes so long to read, in the demo's words: made-up ones compress too
    well."""
    asker, baker = make.person("Nour"), make.person("Salma")
    body, left = [], round(minutes * WORDS_PER_MINUTE[language])
    for kind, said in groupby(demo_turns(language), key=lambda turn: turn.kind):
        paragraphs = ""
        for text in "\n\n".join(turn.text for turn in said).split("\n\n"):
            words = text.split()[:left]
            left -= len(words)
            paragraphs += f"<p>{escape(' '.join(words))}</p>" if words else ""
        who = baker if kind == "answer" else asker
        body.append(f'<section data-kind="{kind}" data-speaker="{who.pk}">{paragraphs}</section>')
        if not left:
            break
    return make.published(
        language=language, body="".join(body), people=[baker], asked_by=[asker], topics=[make.topic()], **more
    )


def demo_turns(language: str) -> Iterator[document.Turn]:
    for _, written_in, row in loading.rows():
        if written_in == language:
            yield from document.parse(row["body"]).turns
