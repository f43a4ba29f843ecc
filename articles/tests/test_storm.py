"""Colleagues do whatever they like for a minute, several at once: nobody waits for somebody who waits for them, and
what is kept of it holds."""

import random
import time
from collections import Counter
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.editorial import (
    accounts,
    casting,
    drafting,
    name_removals,
    outside,
    topics,
    translations,
    workflow,
)
from articles.editorial.protection import Choice
from articles.editorial.refusals import Refused
from articles.keeping import chains, integrity
from articles.models import FrontPage, Interview, Person, Photo, QuoteCard, Revision, Topic, User
from articles.tests import make, test_admin_interviews
from articles.tests.processes import connect_anew, fork
from articles.tests.test_meanwhile import opened, url_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]

COLLEAGUES, SECONDS = 4, 50
STEPS = ("submit", "approve", "publish", "withdraw", "hold", "lift", "return", "correct", "publish-alone")
ASKED = {
    "correct": {"kind": "safety", "others_considered": True},
    "hold": {"why": "editorial"},
    "return": {"note": "When?"},
    "publish-alone": {"reason": "It is night."},
}


def word() -> str:
    return "".join(random.sample("abcdefghij", 6))


def one_of(model, **which):
    return random.choice(model.objects.filter(**which))


class Colleague:
    """Each `act` is something that one may do; who does it may be refused."""

    def __init__(self):
        self.user = make.user("editor", "publisher", "administrator", "photo")

    @property
    def browser(self) -> Client:
        browser = Client()
        browser.force_login(self.user)
        return browser

    def send(self, row, page: dict, browser: Client):
        assert browser.post(url_of(row), page).status_code in (200, 302, 403)

    def save_page(self, row, **typed):
        browser = self.browser
        page = opened(browser, url_of(row))
        time.sleep(random.random() / 10)
        self.send(row, page | typed, browser)

    def act_person(self):
        self.save_page(one_of(Person), slug=word(), **{"names-0-description": word()})

    def act_photo(self):
        people = random.sample([*Person.objects.values_list("pk", flat=True)], 2)
        self.save_page(one_of(Photo), people=people, **{"words-0-caption": word()})

    def act_topic(self):
        self.save_page(one_of(Topic), slug=word())

    def act_card(self):
        self.save_page(one_of(QuoteCard), words=random.choice(["Bread", "Bread is an", "an hour"]))

    def act_account(self):
        self.save_page(one_of(User), first_name=word())

    def act_front_page(self):
        front, browser = FrontPage.objects.get(), self.browser
        page = opened(browser, url_of(front))
        row = f"picks-{page['picks-TOTAL_FORMS'] - 1}"
        self.send(front, page | {f"{row}-interview": one_of(Interview).pk, f"{row}-position": 1}, browser)

    def act_interview(self):
        interview, browser = one_of(Interview), self.browser
        page = test_admin_interviews.opened(browser, interview)
        self.send(interview, page | {"headline": word()}, browser)

    def act_translation_of(self):
        """It becomes a translation of another."""
        interview, browser = one_of(Interview, language="ar"), self.browser
        page = test_admin_interviews.opened(browser, interview)
        self.send(interview, page | {"original": one_of(Interview, language="en").pk}, browser)

    def act_take_name_out(self):
        choice = Choice("role", {"en": word(), "ar": word()}, "nothing")
        name_removals.do_alone(one_of(Person), self.user, choice, "It is night.")

    def act_merge(self):
        if Topic.objects.count() > 3:
            topics.merge(one_of(Topic), one_of(Topic), self.user)

    def act_type(self):
        interview = one_of(Interview)
        drafting.autosave(interview.pk, self.user, interview.draft_number, {"dateline": word()})

    def act_save_translation(self):
        translation = one_of(Interview, original__isnull=False)
        drafting.save(translation, self.user, translation.draft_number)

    def act_restore(self):
        revision = one_of(Revision)
        drafting.restore(revision, self.user, revision.interview.draft_number)

    def act_join(self):
        casting.join(one_of(Interview), one_of(Person), "quoted", self.user)

    def act_show_outside(self):
        outside.show(one_of(Interview), self.user, "a lawyer", timezone.now() + timedelta(days=1))

    def act_move(self):
        name = random.choice(STEPS)
        workflow.perform(name, one_of(Interview), by=self.user, **ASKED.get(name, {}))

    def act_schedule(self):
        """What whoever protects somebody in it calls off."""
        photo = random.choice([None, one_of(Photo)])
        made = make.interview(self.user, people=[one_of(Person)], lead_photo=photo, headline=word())
        colleague = random.choice(User.objects.filter(groups__name="publisher").exclude(pk=self.user.pk))
        workflow.perform("submit", made, by=self.user)
        workflow.perform("approve", made, by=colleague)
        workflow.perform("schedule", made, by=colleague, at=timezone.now() + timedelta(hours=1))

    def act_protect(self):
        self.save_page(one_of(Person), naming=random.choice(["full", "first", "role"]))

    def act_move_both(self):
        translation = one_of(Interview, original__isnull=False)
        both = [translation, translation.original]
        workflow.perform_together(random.choice(["withdraw", "publish"]), both, by=self.user, seen={})

    def act_begin_translation(self):
        translations.begin(one_of(Interview), "ar", self.user)

    def act_invite(self):
        accounts.invite(one_of(User, groups__name="reporter"), self.user)

    def act_freeze(self):
        random.choice([accounts.freeze, accounts.unfreeze])(one_of(User, groups__name="reporter"), self.user)

    def act_come_in(self):
        accounts.accept(accounts.invite(one_of(User, groups__name="reporter"), self.user), "an hour of night")

    def whatever(self, seed: int, told):
        """Act for `SECONDS`, and say how often each act was done and what broke."""
        connect_anew()
        random.seed(seed)
        acts = [name for name in dir(self) if name.startswith("act_")]
        done, broken, end = Counter(), Counter(), time.monotonic() + SECONDS
        while time.monotonic() < end:
            name = random.choice(acts)
            try:
                getattr(self, name)()
                done[name] += 1
            except (Refused, IndexError):  # IndexError: there is none of these just now
                pass
            except Exception as error:
                broken[f"{name}: {type(error).__name__}: {error}"] += 1
        told.put((done, broken))


def newsroom(by: User):
    people = [make.person(f"Person {letter}") for letter in "abcd"]
    tagged = [make.topic(f"Topic {letter}") for letter in "abcdefghijkl"]
    photos = [make.photo() for _number in range(3)]
    for number in range(5):
        asks, answers = random.sample(people, 2)
        made = make.published(
            people=[asks, answers],
            topics=random.sample(tagged, 3),
            lead_photo=random.choice(photos),
            body=make.exchange(asks, answers, answer="Bread is an hour."),
        )
        QuoteCard.objects.create(interview=made, words="Bread is", made_by=by)
        if number < 3:
            translations.begin(made, "ar", by)
    FrontPage.objects.create(language="en")


def test_colleagues_who_do_whatever_they_like_at_once_never_wait_for_each_other_in_a_ring():
    make.roles()
    colleagues = [Colleague() for _number in range(COLLEAGUES)]
    newsroom(colleagues[0].user)
    told = fork.SimpleQueue()
    children = [fork.Process(target=one.whatever, args=(seed, told)) for seed, one in enumerate(colleagues)]
    for child in children:
        child.start()
    answers = [told.get() for _child in children]
    for child in children:
        child.join()
    done = sum((done for done, _broken in answers), Counter())
    assert sum((broken for _done, broken in answers), Counter()) == {}
    assert len(done) > 15, done
    assert [*chains.problems(), *integrity.problems()] == []
