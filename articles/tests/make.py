"""The cast and the rows that tests need: each function builds only what the test is about."""

import itertools

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import connection
from PIL import Image

from articles.editorial import drafting, gates, media, signing, workflow
from articles.models import (
    Clip,
    Interview,
    Language,
    Participation,
    Person,
    PersonName,
    Photo,
    PhotoWords,
    Role,
    Topic,
    TopicName,
    User,
)
from articles.sound import mp3
from articles.tests import sounds
from articles.words import folding

counter = itertools.count(1)


def user(*roles: str, username: str = "", **fields) -> User:
    """A colleague on the staff with these roles."""
    made = User.objects.create_user(username or f"colleague{next(counter)}", is_staff=True, **fields)
    # A test with real transactions may have flushed the migration's groups away.
    made.groups.set([Group.objects.get_or_create(name=role)[0] for role in roles])
    return made


def reporter(**fields) -> User:
    return user("reporter", **fields)


def roles():
    """The groups of the migration, which a test with real transactions has flushed away."""
    for name in Role.values:
        Group.objects.get_or_create(name=name)


def editor(**fields) -> User:
    return user("editor", **fields)


def publisher(**fields) -> User:
    return user("publisher", **fields)


def person(name: str = "Salma Haddad", language: str = "en", description: str = "", **fields) -> Person:
    fields.setdefault("slug", f"{folding.slugify(name)}-{next(counter)}")
    made = Person.objects.create(**fields)
    PersonName.objects.create(person=made, language=language, name=name, description=description)
    return made


def topic(name: str = "Aleppo", language: str = "en") -> Topic:
    made = Topic.objects.create(name=name, slug=folding.slugify(name))
    TopicName.objects.create(topic=made, language=language, name=name)
    return made


def photo(image: Image.Image | None = None, alt="A loaf on a table", language: str = "en", **fields) -> Photo:
    """A photo with words in one language, drawn from `image` (a small one of its own)."""
    made = Photo(**fields)
    media.draw(made, image or Image.linear_gradient("L").resize((400, 320)).convert("RGB"))
    made.save()
    PhotoWords.objects.create(photo=made, language=language, alt=alt, credit="Photo: Hala Qanawati")
    return made


def clip(people=(), seconds: float = 2, **fields) -> Clip:
    """A recording in which `people` can be heard."""
    made = Clip(**{"title": "The bell"} | fields)
    media.keep(made, mp3.read(ContentFile(sounds.mp3(seconds))))
    made.save()
    made.people.set(people)
    return made


def interview(
    by: User | None = None, people=None, topics=(), language: str = Language.ENGLISH, asked_by=(), **fields
) -> Interview:
    """A draft, of a new reporter's if not `by` somebody, with `people` (somebody) as interviewees and a paragraph."""
    number = next(counter)
    fields.setdefault("headline", f"An interview about bread, {number}")
    fields.setdefault("body", "<p>The baker opened at four in the morning.</p>")
    made = drafting.begin(by or reporter(), language, **fields)
    for position, who in enumerate([person()] if people is None else people):
        Participation.objects.create(interview=made, person=who, position=position)
    for who in asked_by:
        Participation.objects.create(interview=made, person=who, role=Participation.Role.INTERVIEWER, position=9)
    made.topics.set(topics)
    return made


def exchange(asks: Person, answers: Person, question="What is bread?", answer="Bread is an hour of the night.") -> str:
    """The body of one question and its answer."""
    return (
        f'<section data-kind="question" data-speaker="{asks.pk}"><p>{question}</p></section>'
        f'<section data-kind="answer" data-speaker="{answers.pk}"><p>{answer}</p></section>'
    )


def ready(**fields) -> Interview:
    """An interview that somebody else has approved."""
    made = interview(**fields)
    workflow.perform("submit", made, by=made.created_by)
    workflow.perform("approve", made, by=editor())
    return made


def published(**fields) -> Interview:
    """An interview that readers see."""
    made = ready(**fields)
    workflow.perform("publish", made, by=publisher())
    return made


def scheduled(at, **fields) -> Interview:
    """An interview that readers will see from `at` on."""
    made = ready(**fields)
    workflow.perform("schedule", made, by=publisher(), at=at)
    return made


def withdrawn(**fields) -> Interview:
    """An interview that readers saw."""
    made = published(**fields)
    workflow.perform("withdraw", made, by=publisher())
    return made


def change(interview: Interview, **fields) -> Interview:
    """Its writer edits the text, and somebody else approves it again."""
    for name, value in fields.items():
        setattr(interview, name, value)
    drafting.save(interview, interview.created_by, seen=interview.draft_number)
    workflow.perform("submit", interview, by=interview.created_by)
    workflow.perform("approve", interview, by=editor())
    return interview


def corrected(interview: Interview, kind="correction", message="The baker opened at five.", **details) -> Interview:
    """Bring the changed text of a live interview to its readers; a colleague signs for what takes that."""
    signed = {signature.problem for signature in interview.signatures.all()}
    for problem in signing.problems(interview):
        if problem.severity == gates.Severity.SIGNATURE and problem.digest not in signed:
            signing.sign(interview, problem.digest, by=editor(), reason="The recording says so.")
    workflow.perform("correct", interview, by=publisher(), kind=kind, message=message, **details)
    return interview


def chained():
    """The links of the audit, which the database writes when a transaction ends: in a test it does not."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
