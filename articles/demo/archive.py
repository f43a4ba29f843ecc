"""Makes an archive of any size: interviews in both languages, published over ten years, to measure and try with.

What is asked and answered in them was said in the demo's interviews, in another order. The rows are found and stored
in bulk; what makes a version of a draft, its digest, its place on the record and in the search, is the code that
always does.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import chain
from operator import attrgetter
from random import Random

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from articles import pages, search
from articles.demo import loading
from articles.editorial import freezing, record
from articles.models import (
    Address,
    Interview,
    Language,
    Participation,
    Person,
    PersonName,
    RecordEntry,
    TaggedTopic,
    Topic,
    TopicName,
    User,
    Version,
)
from articles.words import canonical, document, folding
from articles.words.blocks import ID_ALPHABET
from articles.words.document import Block, Document, Paragraph, Run, Turn

YEARS = timedelta(days=3652)
# Pairs of an interview and its translation: so few that a busy machine, too, has made their versions before PostgreSQL
# ends a transaction that stands idle.
BATCH = 20
PER_PERSON = 4  # interviews that one person gives
EXCHANGES = 12
ROLES = (Participation.Role.INTERVIEWER, Participation.Role.INTERVIEWEE)
GIVEN = (
    ("Salma", "سلمى"), ("Nizar", "نزار"), ("Hanan", "حنان"), ("Rami", "رامي"), ("Dima", "ديما"), ("Khaled", "خالد"),
    ("Lubna", "لبنى"), ("Anas", "أنس"), ("Rasha", "رشا"), ("Yousef", "يوسف"), ("Maysaa", "ميساء"), ("Fadi", "فادي"),
)  # fmt: skip
FAMILY = (
    ("Haddad", "حداد"), ("Qabbani", "قباني"), ("Khoury", "خوري"), ("Najjar", "نجار"), ("Sabbagh", "صباغ"),
    ("Attar", "عطار"), ("Darwish", "درويش"), ("Shami", "شامي"), ("Halabi", "حلبي"), ("Zein", "زين"),
    ("Barakat", "بركات"), ("Mardini", "مارديني"),
)  # fmt: skip
HEADLINES = {
    Language.ENGLISH: "{who} on {topic}: “{said}”",
    Language.ARABIC: "{who} عن {topic}: «{said}»",
}


@dataclass
class Archive:
    """What all interviews of the archive draw from."""

    by: User
    people: list[Person]
    topics: list[Topic]
    random: Random
    end: datetime
    step: timedelta
    before: int  # so many interviews were there already

    @property
    def asker(self) -> Person:
        return self.people[0]


def make(pairs: int, end: datetime) -> Iterator[Interview]:
    """Store `pairs` of an interview and its Arabic translation; yields each interview once it is stored. Killed in the
    midst of it, it leaves whole interviews, and what is missing is made by another call."""
    random = Random(pairs)
    with transaction.atomic():
        archive = Archive(
            by=loading.colleague("archivist", ""),
            people=people(max(2, pairs // PER_PERSON), random),
            topics=topics(),
            random=random,
            end=end,
            step=YEARS / pairs,
            before=Interview.objects.count(),
        )
    for first in range(0, pairs, BATCH):
        with transaction.atomic():
            stored = store(archive, range(first, min(first + BATCH, pairs)))
        yield from stored


def store(archive: Archive, numbers: range) -> list[Interview]:
    """The interviews with these numbers, as live as if they had been published on their days."""
    casts = [[archive.asker, archive.random.choice(archive.people[1:])] for _ in numbers]
    abouts = [archive.random.sample(archive.topics, 2) for _ in numbers]
    plans = list(zip(numbers, casts, abouts, strict=True))
    english = Interview.objects.bulk_create(draft(archive, Language.ENGLISH, *plan) for plan in plans)
    arabic = Interview.objects.bulk_create(
        draft(archive, Language.ARABIC, *plan, original=original)
        for plan, original in zip(plans, english, strict=True)
    )
    interviews = [interview for pair in zip(english, arabic, strict=True) for interview in pair]
    both = list(zip(interviews, (plan for plan in plans for _ in Language), strict=True))
    participations = [
        [
            Participation(interview=interview, person=person, role=role, position=position)
            for position, (person, role) in enumerate(zip(cast, ROLES, strict=True))
        ]
        for interview, (_number, cast, _about) in both
    ]
    Participation.objects.bulk_create(chain.from_iterable(participations))
    TaggedTopic.objects.bulk_create(
        TaggedTopic(content_object=interview, tag=topic) for interview, (*_, about) in both for topic in about
    )
    Address.objects.bulk_create(
        Address(interview=interview, language=interview.language, slug=interview.slug) for interview in interviews
    )
    versions = Version.objects.bulk_create(
        version(interview, cast, about, archive.end - archive.step * number)
        for cast, (interview, (number, _cast, about)) in zip(participations, both, strict=True)
    )
    opened = RecordEntry.Kind.OPENED
    RecordEntry.objects.bulk_create(
        record.link(made.interview, opened, made, made.first_published_at, None) for made in versions
    )
    return interviews


def version(interview: Interview, cast: list[Participation], about: list[Topic], at: datetime) -> Version:
    content = pages.content(interview, cast, sorted(about, key=attrgetter("name")), photos=[])
    content["share_card"] = None  # ten thousand pictures take longer than everything else
    content = json.loads(canonical.dumps(content))  # with the names of each in the order that is stored
    page = pages.Page.from_content(content)
    made = freezing.version_of(interview, content, page, number=1)
    made.live = DateTimeTZRange(at, None)
    made.first_published_at = at
    other_names = [name for topic in about for name in topic.name_in.values()]
    for column, value in search.columns(page, made.topics, other_names).items():
        setattr(made, column, value)
    return made


def draft(archive: Archive, language: Language, number: int, cast, about, original=None) -> Interview:
    """An approved draft, not yet stored."""
    random, said = archive.random, sayings()[language]
    who, topic = cast[1], about[0]
    headline = HEADLINES[language].format(
        who=who.name_in[language],
        topic=topic.name_in.get(language, topic.name),
        said=" ".join(random.choice(said.answers).split()[:8]),
    )
    written = body(random, said, *cast)
    interview = Interview(
        language=language,
        original=original,
        headline=headline,
        standfirst=random.choice(said.answers)[:300],
        slug=f"{folding.slugify(who.name_in[language])}-{archive.before + number}",
        conducted_on=(archive.end - archive.step * number - timedelta(days=14)).date(),
        method=random.choice(Interview.Method.values),
        body=written.html,
        stage=Interview.Stage.READY,
        approved_number=1,
        created_by=archive.by,
    )
    interview.document = written  # which reading it again would take most of the time
    return interview


def body(random: Random, said: "Sayings", asker: Person, who: Person) -> Document:
    """A paragraph to begin with, then questions and their answers."""
    blocks = [paragraph(random, random.choice(said.answers))]
    for question in random.sample(said.questions, min(EXCHANGES, len(said.questions))):
        answer = [paragraph(random, text) for text in random.sample(said.answers, 2)]
        blocks.append(Turn(name(random, Turn), "question", asker.pk, (paragraph(random, question),)))
        blocks.append(Turn(name(random, Turn), "answer", who.pk, tuple(answer)))
    return Document(tuple(blocks))


def paragraph(random: Random, text: str) -> Paragraph:
    return Paragraph(name(random, Paragraph), (Run(text),))


def name(random: Random, block: type[Block]) -> str:
    """As `blocks.new_id` makes one, without asking the system for chance each time."""
    return f"{block.letter}-{''.join(random.choices(ID_ALPHABET, k=8))}"


@dataclass(frozen=True)
class Sayings:
    questions: list[str]
    answers: list[str]


@cache
def sayings() -> dict[str, Sayings]:
    """What is asked and answered in the demo's interviews, by language."""
    found = {language: Sayings([], []) for language in Language}
    for _key, language, row in loading.rows():
        for block in document.parse(document.sanitise(row["body"])).blocks:
            asked = getattr(block, "kind", "") == "question"
            texts = [part.text for part in getattr(block, "parts", [block]) if part.type == "paragraph"]
            (found[language].questions if asked else found[language].answers).extend(texts)
    return found


def people(number: int, random: Random) -> list[Person]:
    """So many people with names in both languages; the first one asks."""
    names = [(random.choice(GIVEN), random.choice(FAMILY)) for _ in range(number)]
    first = Person.objects.count()
    made = Person.objects.bulk_create(
        Person(slug=f"{folding.slugify(given[0])}-{folding.slugify(family[0])}-{first + place}")
        for place, (given, family) in enumerate(names)
    )
    PersonName.objects.bulk_create(
        PersonName(person=person, language=language, name=f"{given[column]} {family[column]}")
        for person, (given, family) in zip(made, names, strict=True)
        for column, language in enumerate(("en", "ar"))
    )
    return list(Person.objects.with_names().filter(pk__in=[person.pk for person in made]))


def topics() -> list[Topic]:
    """Those of the newsroom, or the demo's where it has none."""
    if not TopicName.objects.exists():
        loading.topics()
    return list(Topic.objects.with_names())
