"""What colleagues do about what readers see: links for outsiders, revisions, notes, both languages at once."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from articles.admin.revisions import SHOWN
from articles.editorial import drafting, outside, protection, workflow
from articles.editorial.clocks import both_clocks
from articles.editorial.protection import Choice
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import Correction, Interview, PreviewLink, Revision, Version
from articles.tests import make
from articles.words import document

pytestmark = pytest.mark.django_db


def address(name, interview, *arguments):
    return reverse(f"admin:articles_interview_{name}", args=[interview.pk, *arguments])


def page(client, user, url) -> str:
    client.force_login(user)
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


# -- what readers see


def test_whoever_published_is_led_to_what_readers_see(client):
    interview = make.published()
    short = f'href="/i/{interview.public_id}/"'
    for url in (interview.get_admin_url(), reverse("admin:index")):
        assert short in page(client, make.publisher(), url)
    workflow.perform("withdraw", interview, by=make.publisher())
    assert short not in page(client, make.publisher(), interview.get_admin_url())


def test_what_kept_a_text_from_its_readers_is_told_with_what_to_do(client):
    interview = make.ready(headline="“We won”")
    client.force_login(make.publisher())
    client.post(reverse("admin:articles_interview_move", args=[interview.pk, "publish"]), {"confirmed": "1"})
    said = client.get(interview.get_admin_url()).content.decode()
    assert (
        "Nothing went out: “We won” stands in quotation marks, but was not said in these words. Change it, or" in said
    )


# -- links for somebody outside


@pytest.fixture
def link():
    until = timezone.now() + timedelta(days=2)
    return outside.show(make.interview(headline="Bread at four"), make.editor(), "our lawyer", until)


def test_an_editor_makes_a_link_and_sees_that_it_was_opened(client):
    interview, editor = make.interview(), make.editor()
    client.force_login(editor)
    client.post(address("outside", interview), {"who": "our lawyer", "days": "3"})
    link = PreviewLink.objects.get()
    assert "opened 0 times" in page(client, editor, address("outside", interview))
    client.logout()
    client.head(f"/preview/{link.token}/")  # as messengers look at a link before people do
    client.get(f"/preview/{link.token}/")
    assert "opened once" in page(client, editor, address("outside", interview))


def test_an_outsider_sees_the_text_as_it_was_when_the_link_was_made(client, link):
    before = Interview.objects.get(pk=link.interview_id)
    link.interview.headline = "Bread at five"
    drafting.save(link.interview, link.interview.created_by, seen=link.interview.draft_number)
    shown = client.get(f"/preview/{link.token}/").content.decode()
    assert "Bread at four" in shown
    assert "Bread at five" not in shown
    later = outside.show(before, make.editor(), "our lawyer", link.expires_at)
    assert "Bread at five" in client.get(f"/preview/{later.token}/").content.decode()


def test_what_an_outsider_sees_is_kept_by_nobody(client, link):
    response = client.get(f"/preview/{link.token}/")
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_a_link_speaks_the_language_of_its_text(client):
    interview = make.interview(language="ar", headline="خبز الليل")
    link = outside.show(interview, make.editor(), "our lawyer", timezone.now() + timedelta(days=2))
    assert '<html lang="ar" dir="rtl">' in client.get(f"/preview/{link.token}/").content.decode()


def test_a_link_that_ended_is_as_unknown_as_a_random_one(client, link):
    unknown = client.get("/preview/nothing-at-all/")
    with time_machine.travel(link.expires_at):
        ended = client.get(f"/preview/{link.token}/")
    outside.revoke(link, link.made_by)
    revoked = client.get(f"/preview/{link.token}/")
    assert unknown.status_code == ended.status_code == revoked.status_code == 404
    assert unknown.content == ended.content == revoked.content


def test_an_editor_ends_a_link(client, link):
    with pytest.raises(NotAllowed):
        outside.revoke(link, by=make.reporter())
    client.force_login(make.editor())
    assert client.post(address("revoke", make.interview(), link.pk)).status_code == 404
    assert client.get(f"/preview/{link.token}/").status_code == 200
    client.post(address("revoke", link.interview, link.pk))
    assert client.get(f"/preview/{link.token}/").status_code == 404
    assert link.token not in page(client, make.editor(), address("outside", link.interview))


def test_what_is_withdrawn_is_withdrawn_from_outsiders_too(client):
    interview, editor = make.published(), make.editor()
    ends = timezone.now() + timedelta(days=2)
    link = outside.show(interview, editor, "our lawyer", ends)
    workflow.perform("withdraw", interview, by=make.reporter())
    assert client.get(f"/preview/{link.token}/").status_code == 404
    later = outside.show(interview, editor, "our lawyer", ends)  # of what it is to say when it comes back
    assert client.get(f"/preview/{later.token}/").status_code == 200


def test_every_link_that_can_be_opened_is_listed_to_be_ended(client, link):
    for _number in range(21):
        outside.revoke(outside.show(link.interview, link.made_by, "another", link.expires_at), link.made_by)
    shown = page(client, make.editor(), address("outside", link.interview))
    assert f"/preview/{link.token}/" in shown and shown.count("another") == 20


def test_a_link_lasts_for_two_weeks_at_the_most(client):
    interview = make.interview()
    client.force_login(make.editor())
    client.post(address("outside", interview), {"who": "our lawyer", "days": "15"})
    for days in (15, -1):  # where no form stands before it
        with pytest.raises(Refused, match="two weeks"):
            outside.show(interview, make.editor(), "our lawyer", timezone.now() + timedelta(days=days))
    assert not PreviewLink.objects.exists()


# -- revisions


def saved(**fields):
    """An interview with two revisions: before and after these fields changed."""
    interview = make.interview(headline="Bread at four", body="<p id='p-aaaaaaaa'>One.</p><p id='p-bbbbbbbb'>Two.</p>")
    drafting.keep_revision(interview, interview.created_by)
    for name, value in fields.items():
        setattr(interview, name, value)
    drafting.save(interview, interview.created_by, seen=interview.draft_number)
    return interview


def test_the_last_two_revisions_are_compared_by_word(client):
    _before, interview, _after = (
        saved(headline=f"Bread at {hour}", desk_note=f"Ask about {hour}") for hour in ("dawn", "five", "dusk")
    )
    shown = page(client, interview.created_by, address("revisions", interview))
    assert "four</del>" in shown
    assert "Bread at <" in shown and "five</ins>" in shown and "Ask about five</ins>" in shown
    # Of what it said before and after, in a field or in the text, nothing is shown.
    assert shown.count("<h3") == 2 and "Two." not in shown


def test_a_paragraph_that_was_moved_is_shown_as_moved(client):
    interview = saved(body="<p id='p-bbbbbbbb'>Two.</p><p id='p-aaaaaaaa'>One.</p>")
    shown = page(client, interview.created_by, address("revisions", interview))
    assert "moved" in shown
    assert "</del>" not in shown


def test_a_turn_is_compared_under_the_name_of_who_says_it_now_or_said_it_last(client):
    asks, answers = make.person("Rana Khoury"), make.person("Salma Haddad")
    interview = make.interview(people=[asks, answers], body=make.exchange(asks, answers))
    drafting.keep_revision(interview, interview.created_by)
    question, end, _answer = interview.body.replace(f'"{asks.pk}"', f'"{answers.pk}"').partition("</section>")
    interview.body = f'{question}<blockquote lang="ar">خبز</blockquote>{end}'
    drafting.save(interview, interview.created_by, seen=interview.draft_number)
    shown = page(client, interview.created_by, address("revisions", interview))
    assert shown.count("<b>Salma Haddad</b>") == 2 and "<b>Rana Khoury</b>" not in shown
    assert "خبز</ins>" in shown  # words in the original


def test_a_revision_of_before_there_was_some_field_says_nothing_in_it(client):
    interview = saved(edited=False)
    first = interview.revisions.get(draft_number=1)
    del first.draft["edited"]
    first.save()
    shown = page(client, interview.created_by, address("revisions", interview))
    assert re.findall(r">([^<>]*)</(?:ins|del)>", shown) == ["no"]


def test_a_note_of_the_newsroom_and_what_words_mean_are_compared_too(client):
    two = 'Two<small id="n-aaaaaaaa">At four.</small> <span lang="ar" title="bread">خبز</span>.'
    interview = saved(body=f'<p id="p-aaaaaaaa">One.</p><p id="p-bbbbbbbb">{two}</p>')
    shown = page(client, interview.created_by, address("revisions", interview))
    for told in ("At four.", "bread"):  # what is read out before it turns no line round
        assert f'<ins><bdi class="visually-hidden">[put in:] </bdi>{told}</ins>' in shown


def test_who_takes_part_and_the_topics_are_compared_too(client):
    interview = make.interview(people=[make.person("Salma Haddad")], topics=[make.topic("Bread")])
    drafting.keep_revision(interview, interview.created_by)

    def relations():
        interview.participations.update(person=make.person("Umm Karim"), label="K")
        interview.topics.set([make.topic("Salt")])

    drafting.save(interview, interview.created_by, seen=interview.draft_number, relations=relations)
    shown = page(client, interview.created_by, address("revisions", interview))
    for told in ("Salma Haddad</del>", "Umm Karim</ins>", "K</ins>", "Bread</del>", "Salt</ins>"):
        assert told in shown


def test_what_the_newsroom_notes_of_a_revision_is_told_in_the_words_of_whoever_reads(client):
    interview = saved()
    workflow.perform("submit", interview, by=interview.created_by)
    interview.revisions.filter(note="").update(note="What she said")
    arabic = page(client, make.editor(language="ar"), address("revisions", interview))
    assert "<bdi>إرسال للمراجعة</bdi>" in arabic and "Submit for review" not in arabic
    assert "<bdi>What she said</bdi>" in arabic
    interview.revisions.filter(note="Submit for review").update(note="إرسال للمراجعة")
    assert "<bdi>Submit for review</bdi>" in page(client, make.editor(), address("revisions", interview))


def test_any_two_revisions_can_be_compared(client):
    interview = saved(headline="Bread at five")
    interview.headline = "Bread at six"
    drafting.save(interview, interview.created_by, seen=interview.draft_number)
    shown = page(client, interview.created_by, address("revisions", interview) + "?before=3&after=1")
    assert "four</del>" in shown
    assert "six</ins>" in shown
    read = page(client, make.publisher(), address("revisions", interview))
    assert "Restore</button>" in shown and "Restore</button>" not in read  # by who may not change it


def test_every_revision_can_be_reached_and_compared_with_any_other(client):
    interview = saved(headline="Bread at five")
    first = interview.revisions.get(draft_number=1)
    for number in range(3, 2 * SHOWN + 2):
        draft = first.draft | {"headline": f"No {number}"}
        Revision.objects.create(interview=interview, draft_number=number, by=first.by, draft=draft)
    shown = page(client, interview.created_by, address("revisions", interview))
    newest = [int(found) for found in re.findall(r'name="before" value="(\d+)"', shown)]
    assert newest == [*range(2 * SHOWN + 1, SHOWN + 1, -1)] and f"{2 * SHOWN + 1}</ins>" in shown
    reached, query = set(), ""
    for number in range(1, 4):
        shown = page(client, interview.created_by, address("revisions", interview) + query)
        reached |= {int(found) for found in re.findall(r'name="before" value="(\d+)"', shown)}
        assert (f'name="page" value="{number + 1}">Older' in shown) is (number < 3)
        query = f"?before={2 * SHOWN + 1}&after={2 * SHOWN}&page={number + 1}"
    assert reached == {*range(1, 2 * SHOWN + 2)}

    # Chosen on the first page, and on the last.
    shown = page(client, interview.created_by, address("revisions", interview) + f"?before=1&after={2 * SHOWN}&page=2")
    assert "four</del>" in shown
    assert f"{2 * SHOWN}</ins>" in shown
    for number, side in ((1, "before"), (2 * SHOWN, "after")):
        assert re.search(f'name="{side}" value="{number}"[^>]* checked', shown)


def test_a_draft_says_again_what_it_said(client):
    interview = saved(headline="Bread at five")
    editor = make.editor(language="ar")
    client.force_login(editor)
    client.post(address("restore", interview, 1), {"seen": ""})
    assert Interview.objects.get().headline == "Bread at five"  # nobody knows what it was restored over
    client.post(address("restore", interview, 1), {"seen": interview.draft_number})
    interview.refresh_from_db()
    assert (interview.headline, interview.changed_by) == ("Bread at four", editor)
    revisions = page(client, editor, address("revisions", interview))
    assert "<bdi>استُعيدت من 1</bdi>" in revisions and "restored" not in revisions  # as whoever reads it says that


def test_nothing_that_another_interview_said_is_restored(client):
    interview, another = make.interview(), saved(headline="Bread at five")
    client.force_login(make.editor())
    answer = client.post(address("restore", interview, another.draft_number), {"seen": another.draft_number})
    assert answer.status_code == 404
    assert another.draft_number == Interview.objects.get(pk=another.pk).draft_number


def test_what_a_colleague_saved_meanwhile_is_not_restored_away(client):
    interview = saved(headline="Bread at five")
    client.force_login(interview.created_by)
    client.post(address("restore", interview, 1), {"seen": 1})
    interview.refresh_from_db()
    assert interview.headline == "Bread at five"


# -- notes to readers


def corrected():
    return make.corrected(make.change(make.published(slug="bread"), headline="Second"), message="First wording.")


def test_a_publisher_words_a_note_better(client):
    interview = corrected()
    client.force_login(make.publisher())
    client.post(address("correction", interview, interview.corrections.get().pk), {"note": "Second wording."})
    assert [row.note for row in interview.corrections.standing()] == ["Second wording."]
    assert "Second wording." in client.get("/en/interviews/bread/").content.decode()


def test_of_two_better_notes_one_stands(client):
    interview = corrected()
    first, publisher = interview.corrections.get(), make.publisher()
    workflow.corrections.supersede(first, "Second wording.", by=publisher)
    with pytest.raises(Refused, match="replaced already"):
        workflow.corrections.supersede(first, "Third wording.", by=publisher)
    assert Correction.objects.standing().get().note == "Second wording."


def test_whoever_words_a_note_that_a_colleague_worded_meanwhile_is_shown_both(client):
    interview = corrected()
    first = interview.corrections.get()
    client.force_login(make.publisher())
    form = client.get(address("correction", interview, first.pk)).context["form"]
    sent = {"note": "Third wording.", "shown": form["shown"].value()}
    workflow.corrections.supersede(first, "Second wording.", by=make.publisher())
    page = client.post(address("correction", interview, first.pk), sent)
    assert "to: Second wording." in page.text and "Third wording." in page.text
    assert [row.note for row in interview.corrections.standing()] == ["Second wording."]

    sent |= {"shown": page.context["form"]["shown"].value()}
    client.post(address("correction", interview, first.pk), sent)
    assert [row.note for row in interview.corrections.standing()] == ["Third wording."]


def test_a_note_that_was_open_while_a_name_was_taken_out_does_not_bring_it_back(client):
    person = make.person("Salma Haddad")
    interview = make.published(people=[person])
    make.corrected(make.change(interview, headline="Second"), message="Salma Haddad opened at five.")
    first, publisher = interview.corrections.get(), make.publisher()
    client.force_login(publisher)
    url = address("correction", interview, first.pk)
    sent = {"note": "Salma Haddad opened at six.", "shown": client.get(url).context["form"]["shown"].value()}
    protection.rename(person, Choice("role", {"en": "A baker", "ar": "خبّازة"}, "nothing"), publisher)
    assert "to: A baker opened at five." in client.post(url, sent).text
    with pytest.raises(Refused, match="replaced already"):  # in the same instant: it was read before
        workflow.corrections.supersede(first, "Salma Haddad opened at six.", by=publisher)
    assert not Correction.objects.filter(note__contains="Salma").exists()


# -- both languages at once


@pytest.fixture
def pair():
    original = make.ready(language="ar", headline="خبز")
    return original, make.ready(original=original, headline="Bread")


def together(other):
    return {"confirmed": "yes", "together": [f"{other.pk}:{other.draft_number}"]}


def test_both_languages_go_out_in_the_same_second(client, pair):
    client.force_login(make.publisher())
    client.post(address("move", pair[0], "publish"), together(pair[1]))
    first, second = Version.objects.live(timezone.now())
    assert first.live.lower == second.live.lower


def test_both_languages_are_shown_before_they_go_out(client, pair):
    shown = page(client, make.publisher(), address("move", pair[0], "publish"))
    for interview in pair:
        assert address("preview", interview) in shown


def test_both_languages_go_out_or_neither(client, pair):
    client.force_login(make.publisher())
    workflow.perform("hold", pair[1], by=make.reporter(), why="legal", remark="A letter came.")
    response = client.post(address("move", pair[0], "publish"), together(pair[1]))
    assert response.context["form"].errors["together"]
    assert not Version.objects.exists()


def test_a_translation_that_changed_since_it_was_looked_at_keeps_both_back(client, pair):
    choice = together(pair[1])
    make.change(pair[1], headline="Bread, again")
    client.force_login(make.publisher())
    response = client.post(address("move", pair[0], "publish"), choice)
    assert response.context["form"].errors["together"]
    assert not Version.objects.exists()


def test_both_languages_are_scheduled_for_the_same_second(client, pair):
    client.force_login(make.publisher())
    due = timezone.localtime() + timedelta(hours=2)
    client.post(address("move", pair[1], "schedule"), together(pair[0]) | {"at": f"{due:%Y-%m-%dT%H:%M}"})
    first, second = Version.objects.all()
    assert first.live.lower == second.live.lower > timezone.now()


def test_where_both_are_ready_the_first_button_brings_both_to_readers(client, pair):
    publisher = make.publisher()
    for place in ("/admin/", "/admin/articles/interview/", pair[0].get_admin_url()):
        assert "Publish both languages now" in page(client, publisher, place)
    asked = client.get(address("move", pair[0], "publish"))
    assert asked.context["form"]["together"].value() == together(pair[1])["together"]
    assert "If you publish now without it, readers have only this language." in asked.content.decode()


@pytest.fixture
def half(client):
    """The English is scheduled; the Arabic is ready and has no time."""
    due = timezone.now().replace(second=0, microsecond=0) + timedelta(hours=3)
    english = make.scheduled(due, headline="Bread")
    return english, make.ready(language="ar", original=english, headline="خبز")


def test_where_the_other_language_has_its_time_the_line_says_it_and_leads_there(client, half):
    publisher = make.publisher()
    due = timezone.localtime(Version.objects.get().live.lower)
    for place in ("/admin/", half[1].get_admin_url()):
        shown = page(client, publisher, place)
        assert f"English: goes out {both_clocks(due)}." in shown
        assert "If you publish now, readers have only this language until" in shown
        first = shown.index("Schedule with the other language")
        assert "Publish now" not in shown or shown.index("Publish now") > first
    form = client.get(address("move", half[1], "schedule")).context["form"]
    client.post(address("move", half[1], "schedule"), {"confirmed": "yes", "at": form["at"].value()})
    first, second = Version.objects.all()
    assert first.live.lower == second.live.lower == due


def test_whoever_publishes_one_language_all_the_same_is_told_what_that_means(client, half):
    asked = page(client, make.publisher(), address("move", half[1], "publish"))
    assert "readers have only this language until" in asked
    client.post(address("move", half[1], "publish"), {"confirmed": "yes"})
    assert Version.objects.live(timezone.now()).get().interview == half[1]


# -- the newsroom's clock


@pytest.mark.parametrize(
    ("zone", "moment"),
    [
        ("Europe/Berlin", "2026-03-29T02:30"),  # does not exist
        ("Europe/Berlin", "2026-10-25T02:30"),  # exists twice
    ],
)
def test_a_time_that_is_no_time_of_the_newsroom_is_a_field_error(client, settings, zone, moment):
    settings.TIME_ZONE = zone
    timezone.get_default_timezone.cache_clear()
    with time_machine.travel("2026-03-01T12:00Z"):
        interview = make.ready()
        client.force_login(make.publisher())
        response = client.post(address("move", interview, "schedule"), {"confirmed": "yes", "at": moment})
    timezone.get_default_timezone.cache_clear()
    assert "The clocks change in that night" in response.context["form"].errors["at"][0]
    assert "Europe/Berlin. There it is 13:00 now." in response.text
    assert not Version.objects.exists()


@pytest.mark.parametrize(("moment", "utc"), [("2026-07-01T10:00", "07:00"), ("2027-01-01T10:00", "07:00")])
def test_damascus_keeps_its_clock_all_year(client, settings, moment, utc):
    settings.TIME_ZONE = "Asia/Damascus"
    timezone.get_default_timezone.cache_clear()
    with time_machine.travel("2026-03-01T12:00Z"):
        interview = make.ready()
        client.force_login(make.publisher())
        client.post(address("move", interview, "schedule"), {"confirmed": "yes", "at": moment})
        shown = page(client, make.publisher(), interview.get_admin_url())
    timezone.get_default_timezone.cache_clear()
    assert f"{Version.objects.get().live.lower:%H:%M}" == utc
    assert "10:00" in shown
    assert f"{utc} UTC" in shown


# -- the desk


def lines(client, user, group):
    client.force_login(user)
    groups = {found.name: found.rows for found in client.get("/admin/").context["groups"]}
    return groups.get(group, [])


def test_both_languages_that_go_out_stand_on_one_line(client):
    due = timezone.now() + timedelta(hours=2)
    original = make.scheduled(due, language="ar")
    make.scheduled(due, original=original)
    (line,) = lines(client, make.publisher(), "coming")
    assert "goes out" in line.shown
    assert "goes out" in line.why


def test_the_desk_says_what_the_other_language_lacks(client):
    original = make.scheduled(timezone.now() + timedelta(hours=2), language="ar")
    translation = make.interview(original=original)
    (line,) = lines(client, make.publisher(), "coming")
    assert line.why == "English: is still being written."
    workflow.perform("submit", translation, by=translation.created_by)
    (line,) = lines(client, make.publisher(), "coming")
    assert line.why == "English: waits to be approved."


def test_whoever_moves_the_time_begins_from_the_one_it_has(client):
    due = (timezone.now() + timedelta(days=2)).replace(second=0, microsecond=0)
    interview = make.scheduled(due)
    publisher = make.publisher()
    assert f'value="{due:%Y-%m-%dT%H:%M}:00"' in page(client, publisher, address("move", interview, "reschedule"))


def test_a_translation_that_its_original_left_behind_is_to_be_looked_at(client):
    original = make.interview(language="ar", body="<p id='p-aaaaaaaa'>خبز</p>")
    digest = document.digest(original.document.blocks[0])
    body = f"<p id='p-bbbbbbbb' data-source='p-aaaaaaaa' data-source-digest='{digest}'>Bread.</p>"
    translation = make.interview(original=original, body=body)
    assert lines(client, make.editor(), "again") == []
    original.body = "<p id='p-aaaaaaaa'>خبز أسمر</p>"
    drafting.save(original, original.created_by, seen=original.draft_number)
    (line,) = lines(client, make.editor(), "again")
    assert line.interview == translation
    assert line.why == "1 passage has changed in the original."


def test_whoever_publishes_a_translation_is_told_that_its_original_has_changed_since(client):
    original = make.interview(language="ar", body="<p id='p-aaaaaaaa'>خبز</p>")
    digest = document.digest(original.document.blocks[0])
    body = f"<p id='p-bbbbbbbb' data-source='p-aaaaaaaa' data-source-digest='{digest}'>Bread.</p>"
    translation = make.ready(original=original, body=body)
    publisher = make.publisher()
    assert "has changed in the original" not in page(client, publisher, address("move", translation, "publish"))
    original.body = "<p id='p-aaaaaaaa'>خبز أسمر</p>"
    drafting.save(original, original.created_by, seen=original.draft_number)
    for move in ("publish", "schedule"):
        assert "1 passage has changed in the original." in page(client, publisher, address("move", translation, move))
    assert "in the original" not in page(client, publisher, address("move", translation, "hold"))


@pytest.mark.parametrize("role", ["reporter", "translator", "photo", "social", "editor", "publisher"])
def test_anybody_on_the_staff_finds_what_readers_see_and_stops_it(client, role):
    interview = make.published(headline="Bread at four")
    user = make.user(role)
    shown = page(client, user, reverse("admin:articles_interview_urgent"))
    assert "Bread at four" in shown
    assert address("move", interview, "withdraw") in shown
    assert "gone for readers at once" in page(client, user, address("move", interview, "withdraw"))
    client.post(address("move", interview, "withdraw"), {"confirmed": "yes"})
    assert not Version.objects.live(timezone.now()).exists()


def test_the_urgent_corner_shows_no_draft(client):
    make.interview(headline="A secret")
    assert "A secret" not in page(client, make.user("social"), reverse("admin:articles_interview_urgent"))


# -- the checklist


def test_the_checklist_is_about_what_is_typed_and_stores_nothing(client):
    interview, editor = make.interview(headline="Bread"), make.editor()
    client.force_login(editor)
    typed = {"seen": interview.draft_number, "headline": ""}
    shown = client.post(address("checklist", interview), typed).content.decode()
    assert '<a href="#id_headline">The interview has no headline.</a>' in shown
    interview.refresh_from_db()
    assert interview.headline == "Bread"


def test_the_checklist_leads_to_the_place_in_the_text(client):
    stranger = make.person("Somebody else")
    interview = make.interview(body=make.exchange(stranger, stranger))
    shown = page(client, make.editor(), interview.get_admin_url())
    assert f'href="#{interview.document.turns[0].id}"' in shown


# -- two who do the same


def test_whoever_takes_what_a_colleague_took_meanwhile_is_told(client):
    interview, quick, slow = make.interview(), make.editor(username="quick"), make.editor()
    client.force_login(slow)
    form = client.get(address("move", interview, "take")).context["form"]
    asked = {"seen": form["seen"].value(), "was": form["was"].value(), "confirmed": "yes"}
    workflow.perform("take", interview, by=quick)
    said = client.post(address("move", interview, "take"), asked, follow=True).content.decode()
    assert "quick did “Take it” at" in said
    interview.refresh_from_db()
    assert interview.assigned_to == quick


def test_an_interview_is_handed_to_nobody_who_could_not_open_it(client):
    """It would be on nobody's desk: a photo editor reads it once it is ready, a translator where it is one."""
    interview = make.interview()
    to = {role: make.user(role) for role in ("reporter", "translator", "photo", "publisher", "administrator")}
    client.force_login(interview.created_by)

    def offered() -> set[str]:
        choices = client.get(address("move", interview, "hand-over")).context["form"].fields["to"].queryset
        return {role for role, colleague in to.items() if colleague in choices}

    assert offered() == {"reporter", "publisher"}
    Interview.objects.filter(pk=interview.pk).update(original=make.interview(language="ar"))
    assert offered() == {"reporter", "publisher", "translator"}
    Interview.objects.filter(pk=interview.pk).update(stage="ready", approved_number=F("draft_number"))
    assert offered() == {"reporter", "publisher", "translator", "photo"}


def test_nobody_is_offered_to_take_what_is_theirs(client):
    interview, mine, other = make.interview(), make.editor(), make.editor(username="other")
    button = address("move", interview, "take")
    assert button in page(client, mine, interview.get_admin_url())
    workflow.perform("take", interview, by=mine)
    assert button not in page(client, mine, interview.get_admin_url())
    assert "It is on your desk already." in page(client, mine, button)
    assert button in page(client, other, interview.get_admin_url())
