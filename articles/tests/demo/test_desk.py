"""The desk of the demo newsroom is alive, and readers notice nothing of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.demo import desk, loading
from articles.models import Interview, Language, Person, Policy, SoloPublication, Topic, User, Version
from articles.pages import Card

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]

HIDDEN = ("Sabbouni", "صابوني", "piano", "هيام", "darwish", "Sallum", "sallum", "سلّوم", "school-bell", "بعرض إصبعين")


def addresses() -> list[str]:
    """Every page, list and feed of the demo, and where what is under way would be."""
    lists = ("home", "archive", "topics", "people", "corrections", "feed_atom", "feed_rss", "feed_json")
    lists += ("sitemap_pages", "sitemap_news")
    found = [reverse(name, args=[language]) for name in lists for language in Language]
    found += [f"/{language}/search/?q={words}" for language in Language for words in ("bell", "الجرس", "keys", "شبّاك")]
    found += [reverse("person", args=[language, row.slug]) for row in Person.objects.all() for language in Language]
    found += [reverse("topic", args=[language, row.slug]) for row in Topic.objects.all() for language in Language]
    found += [reverse("policy", args=[language, key]) for key in Policy.Key for language in Language]
    found += [f"/en/interviews/{slug}/" for slug in ("piano-tuner", "school-bell")]
    for version in Version.objects.live(timezone.now()):
        card = Card.from_version(version)
        found += [card.url, f"{card.url}history/", f"{card.url}history.json", f"{card.url}text/"]
    return found


def test_the_desk_is_alive_and_readers_get_the_same_bytes(client, demo, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    before = {address: client.get(address) for address in addresses()}
    demo()
    for address in addresses():
        now = client.get(address)
        if address in before:
            assert (now.status_code, now.content) == (before[address].status_code, before[address].content), address
        else:
            assert now.status_code == 404, address  # the page of somebody who is in drafts alone
        said = now.content.decode()
        assert not any(words in said for words in HIDDEN), address
    assert_that_every_colleague_finds_something(client)
    assert_that_one_of_a_pair_has_a_time()


def assert_that_every_colleague_finds_something(client):
    found = {}
    for role in ("reporter", "editor", "publisher"):
        client.force_login(User.objects.get(username=role))
        groups = client.get("/admin/").context["groups"]
        found[role] = {(group.name, line.interview.headline.split(":")[0]) for group in groups for line in group.rows}
    assert ("yours", "Nadim Sabbouni") in found["reporter"]
    assert {("yours", "هيام درويش"), ("again", "Nadim Sabbouni"), ("again", "Deeb Ghannoum")} <= found["editor"]
    assert {("yours", "جميل سلّوم"), ("coming", "Jamil Sallum")} <= found["publisher"]
    solo = SoloPublication.objects.get(read_by=None).version.interview
    assert ("again", solo.headline.split(":")[0]) in found["editor"]


def assert_that_one_of_a_pair_has_a_time():
    version = Version.objects.get(live__startswith__gt=timezone.now())
    assert version.live.lower > timezone.now() + timedelta(days=10)
    assert timezone.localtime(version.live.lower).hour == desk.AT
    other = Interview.objects.get(original=version.interview)
    assert (other.stage, other.versions.count()) == (Interview.Stage.READY, 0)


def test_nobody_on_the_desk_is_also_in_what_is_public():
    """A text under way that named somebody of the public ones would show in no list, and yet be looked for there."""
    public = {part["person"] for _key, _language, row in loading.rows() for part in row["participants"]}
    coming = {person["key"] for person in loading.read("desk/people.toml")["person"]}
    assert not public & coming
