"""Nothing that readers may not see is on any surface they can reach.

`SURFACES` names every route of the public site. A route that is not in it fails the first test, so that nobody can
add one and forget it here.
"""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editorial import drafting, notes, workflow
from articles.models import Address, Language, PersonName, Policy, Topic, TopicName
from articles.public.urls import urlpatterns
from articles.tests import make

pytestmark = pytest.mark.django_db

CANARY = "qanaria"
BOTH = [{"language": language} for language in Language]


def in_both(**arguments):
    return [arguments | language for language in BOTH]


# What each route is asked for: what readers can see, and where the secret would be.
SURFACES = {
    "root": [{}],
    "short": [{"public_id": CANARY}],
    "outside": [{"token": CANARY}],
    "media": [{"name": "0" * 32 + ".webp"}],
    "robots": [{}],
    "sitemap": [{}],
    "sitemap_pages": BOTH,
    "sitemap_news": BOTH,
    "sitemap_year": in_both(year=timezone.now().year),
    "home": BOTH,
    "archive": BOTH,
    "interview": in_both(slug="public") + in_both(slug=CANARY),
    "text": in_both(slug="public") + in_both(slug=CANARY),
    "offline": in_both(slug="public") + in_both(slug=CANARY),
    "history": in_both(slug="public") + in_both(slug=CANARY),
    "record": in_both(slug="public") + in_both(slug=CANARY),
    "corrections": BOTH,
    "topics": BOTH,
    "topic": in_both(slug="bread") + in_both(slug=CANARY),
    "people": BOTH,
    "person": in_both(slug="salma") + in_both(slug=CANARY),
    "search": BOTH,
    "about": BOTH,
    "policy": [policy | language for policy in ({"key": key} for key in Policy.Key) for language in BOTH],
    "feed_atom": BOTH,
    "feed_rss": BOTH,
    "feed_json": BOTH,
    **{f"topic_feed_{name}": in_both(slug="bread") + in_both(slug=CANARY) for name in ("atom", "rss", "json")},
    **{f"person_feed_{name}": in_both(slug="salma") + in_both(slug=CANARY) for name in ("atom", "rss", "json")},
}
SEARCHES = [f"/{language}/search/?q={words}" for language in Language for words in ("bread", "خبز", "flour", "qanari")]
GUESSES = ["?preview=1", "?draft=1", "?static=1&order=asc", "?version=2", "?stage=drafting", "?headline__startswith=q"]


def addresses():
    for name, calls in SURFACES.items():
        for arguments in calls:
            yield reverse(name, kwargs=arguments)
    yield from SEARCHES
    yield from (f"/en/{guess}" for guess in GUESSES)
    yield from (f"/en/interviews/{CANARY}/{guess}" for guess in GUESSES)


def everything(client):
    """All that an anonymous reader can fetch: status, headers and bytes by address."""
    answers = {address: client.get(address) for address in addresses()}
    return {address: (r.status_code, dict(r.headers), r.content) for address, r in answers.items()}


def secret_fields():
    """Everything an editor can type into an interview, each with the canary in it."""
    person = make.person(f"{CANARY} person", description=f"{CANARY} what", slug=CANARY, spellings=[f"{CANARY} spelt"])
    PersonName.objects.create(person=person, language="ar", name=f"{CANARY} شخص")
    topic = Topic.objects.create(name=f"{CANARY} topic", slug=CANARY)
    TopicName.objects.create(topic=topic, language="en", name=f"{CANARY} topic")
    return {
        "headline": f"{CANARY} flour",
        "standfirst": f"{CANARY} flour",
        "slug": CANARY,
        "dateline": f"{CANARY} place",
        "desk_note": f"{CANARY} note",
        "conducted_in": f"{CANARY} tongue",
        "body": f'<p>“<q data-speaker="{person.pk}">{CANARY} flour</q>”<small>{CANARY} footnote</small></p>'
        f"<aside>{CANARY} flour</aside>",
        "people": [person],
        "topics": [topic],
    }


@pytest.fixture
def public():
    """What readers see all the time."""
    bread, salma = make.topic("Bread"), make.person("Salma Haddad", slug="salma")
    interview = make.published(headline="Bread", slug="public", topics=[bread], people=[salma])
    make.published(headline="خبز", slug="public", language="ar", original=interview, topics=[bread], people=[salma])
    return interview


def a_draft(**fields):
    make.interview(**fields)


def a_text_in_review(**fields):
    interview = make.interview(**fields)
    workflow.perform("submit", interview, by=interview.created_by)


def a_text_that_is_ready(**fields):
    make.ready(**fields)


def a_scheduled_interview(**fields):
    make.scheduled(timezone.now() + timedelta(hours=1), **fields)


def a_cancelled_schedule(**fields):
    interview = make.scheduled(timezone.now() + timedelta(hours=1), **fields)
    workflow.perform("unschedule", interview, by=make.publisher())


def a_draft_of_a_translation(**fields):
    original = make.interview(slug="another-draft")
    make.interview(original=original, language="ar", **fields)


UNPUBLISHED = [
    a_draft,
    a_text_in_review,
    a_text_that_is_ready,
    a_scheduled_interview,
    a_cancelled_schedule,
    a_draft_of_a_translation,
]


def test_every_route_is_in_the_table():
    assert {route.name for route in urlpatterns} == set(SURFACES)


@pytest.mark.parametrize("make_secret", UNPUBLISHED)
def test_unpublished_work_changes_no_byte_for_readers(client, public, make_secret):
    before = everything(client)
    make_secret(**secret_fields())
    assert everything(client) == before
    assert CANARY.encode() not in b"".join(body for _, _, body in without_questions(before).values())


def test_edit_of_a_live_interview_changes_no_byte_for_readers(client, public):
    fields, original = secret_fields(), make.published(slug="alone", language="ar")
    before = everything(client)
    public.original = original
    drafting.save(public, make.editor(), seen=public.draft_number)
    people, topics = fields.pop("people"), fields.pop("topics")
    public.topics.add(*topics)
    public.participations.update(person=people[0], label=f"{CANARY} label", description=f"{CANARY} then")
    make.change(public, **fields)
    assert everything(client) == before


def test_notes_of_colleagues_change_no_byte_for_readers(client, public):
    before = everything(client)
    block = public.document.blocks[0]
    asked = notes.ask(public, make.editor(), f"{CANARY}?", block=block.id, words=block.text[:10])
    notes.answer(asked, make.publisher(), CANARY)
    assert everything(client) == before


def test_unpublished_work_cannot_be_told_from_nothing(client, public):
    make.scheduled(timezone.now() + timedelta(hours=1), **secret_fields())
    for name, calls in SURFACES.items():
        for arguments in calls:
            if CANARY in arguments.values():
                secret = client.get(reverse(name, kwargs=arguments))
                nothing = client.get(reverse(name, kwargs=without_canary(arguments)))
                assert (secret.status_code, secret.content) == (404, nothing.content)
                assert secret.headers == nothing.headers


@pytest.mark.parametrize("silent", [False, True])
def test_withdrawn_interview_is_on_no_surface(client, public, silent):
    interview = make.withdrawn(**secret_fields())
    Address.objects.filter(interview=interview).update(silent=silent)
    answers = everything(client) | {"": (0, {}, client.get(f"/i/{interview.public_id}/").content)}
    for address, (_, headers, body) in without_questions(answers).items():
        assert CANARY not in f"{headers}", address
        assert CANARY.encode() not in body, address
    for name in ("interview", "text", "offline"):
        address = reverse(name, kwargs={"language": "en", "slug": CANARY})
        assert answers[address][0] == (404 if silent else 410)


def test_the_canary_would_be_noticed(client, public):
    """Were it published, nearly every surface would carry it: these tests can fail."""
    make.published(**secret_fields())
    carriers = [
        address for address, (_, _, body) in without_questions(everything(client)).items() if CANARY.encode() in body
    ]
    assert len(carriers) > len(SURFACES)


HOSTILE_QUERIES = [
    "a=" + "x" * 10_000,
    "page=%00&q=%00&%00=%ff%fe",
    "page=-1&q=%ED%A0%80&year=99999&topic=%F0%9F%8D%9E",
    "&".join(f"q={number}" for number in range(2_000)),
]


@pytest.mark.parametrize("query", HOSTILE_QUERIES)
def test_no_query_breaks_a_surface(client, public, query):
    for address in addresses():
        assert client.get(f"{address.partition('?')[0]}?{query}").status_code < 500, address


def without_questions(answers):
    """Without the pages that repeat what they were asked."""
    return {address: answer for address, answer in answers.items() if "qanari" not in address.partition("?")[2]}


def without_canary(arguments):
    return {name: "nothing-at-all" if value == CANARY else value for name, value in arguments.items()}
