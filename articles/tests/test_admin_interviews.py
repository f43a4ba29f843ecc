"""Writing an interview in the newsroom: the form, its list, its moves, its preview."""

import json
import re

import pytest
from django.urls import reverse

from articles.editorial import drafting, topics, translations, workflow
from articles.models import AuditEntry, Interview, Participation, QuoteCard, Revision
from articles.tests import make

pytestmark = pytest.mark.django_db

STAGE = Interview.Stage


@pytest.fixture
def reporter(client):
    reporter = make.reporter(username="rana", first_name="Rana")
    client.force_login(reporter)
    return reporter


def form_of(interview: Interview, **changes) -> dict:
    """What the browser sends from the form of `interview`, with `changes` typed into it."""
    rows = [*interview.participations.all()]
    sent = {
        "seen": interview.draft_number,
        "headline": interview.headline,
        "standfirst": interview.standfirst,
        "body": interview.body,
        "topics": [topic.pk for topic in interview.topics.all()],
        "dateline": interview.dateline,
        "date_shown": interview.date_shown,
        "method": interview.method,
        "edited": "on",
        "language": interview.language,
        "participations-TOTAL_FORMS": len(rows),
        "participations-INITIAL_FORMS": len(rows),
    }
    for number, row in enumerate(rows):
        sent |= {
            f"participations-{number}-id": row.pk,
            f"participations-{number}-interview": interview.pk,
            f"participations-{number}-person": row.person_id,
            f"participations-{number}-role": row.role,
        }
    return sent | changes


def opened(client, interview: Interview) -> dict:
    """What a page that was opened now sends, later."""
    context = client.get(interview.get_admin_url()).context
    shown = {"shown": context["adminform"].form.initial["shown"]}
    for row in context["inline_admin_formsets"][0].formset.initial_forms:
        shown[f"{row.prefix}-shown"] = row.initial["shown"]
    sent = form_of(interview, lead_photo=interview.lead_photo_id or "")
    return sent | {name: json.dumps(value) for name, value in shown.items()}


def move_url(interview, name):
    return reverse("admin:articles_interview_move", args=[interview.pk, name])


# -- beginning


def test_opening_the_page_for_a_new_interview_stores_nothing(client, reporter):
    client.get(reverse("admin:articles_interview_add"))
    assert not Interview.objects.exists()


def test_choosing_a_language_begins_a_draft_and_opens_it(client, reporter):
    response = client.post(reverse("admin:articles_interview_add"), {"language": "ar"})
    interview = Interview.objects.get()
    assert response["Location"] == interview.get_admin_url()
    assert (interview.language, interview.created_by, interview.stage) == ("ar", reporter, STAGE.DRAFTING)


# -- saving


def test_saving_stores_text_topics_and_participants_as_the_next_draft(client, reporter):
    interview, salma, bread = make.interview(by=reporter), make.person(), make.topic("Bread")
    sent = form_of(
        interview,
        headline="Bread is an hour of the night",
        topics=[bread.pk],
        **{
            "participations-TOTAL_FORMS": 1,
            "participations-0-person": salma.pk,
            "participations-0-role": Participation.Role.INTERVIEWEE,
        },
    )
    client.post(interview.get_admin_url(), sent)
    interview.refresh_from_db()
    assert (interview.headline, interview.draft_number) == ("Bread is an hour of the night", 2)
    assert [*interview.topics.all()] == [bread]
    assert [row.person for row in interview.participations.all()] == [salma]
    revision = Revision.objects.get(interview=interview, draft_number=2)
    assert revision.draft["topics"] == [bread.pk]
    assert revision.draft["participations"][0]["person_id"] == salma.pk


def test_saving_what_was_only_looked_at_makes_no_draft(client):
    interview, editor = make.interview(people=[make.person()], topics=[make.topic()]), make.editor()
    client.force_login(editor)
    client.post(interview.get_admin_url(), form_of(interview))
    interview.refresh_from_db()
    assert interview.draft_number == 1
    assert editor.pk not in interview.writers


def test_a_save_says_what_changed_if_its_writer_does(client, reporter):
    interview = make.interview(by=reporter)
    drafting.autosave(interview.pk, reporter, 1, {"headline": "Bread"})
    interview.refresh_from_db()
    client.post(interview.get_admin_url(), form_of(interview))  # what was typed is kept, and said of it afterwards
    client.post(interview.get_admin_url(), form_of(interview, revision_note="As he told it"))
    client.post(interview.get_admin_url(), form_of(interview, headline="Bread at four", revision_note="By the clock"))
    kept = interview.revisions.order_by("draft_number").values_list("draft_number", "note", "by")
    assert [*kept] == [(2, "As he told it", reporter.pk), (3, "By the clock", reporter.pk)]


def test_whoever_only_looked_has_not_written_whatever_they_note(client):
    interview = make.interview()
    workflow.perform("submit", interview, by=interview.created_by)
    client.force_login(make.editor())
    sent = form_of(interview, revision_note="Read twice", _move="approve")
    page = client.post(interview.get_admin_url(), sent, follow=True).content.decode()
    interview.refresh_from_db()
    assert interview.stage == STAGE.READY
    assert "your note was not kept: Read twice" in page


def test_a_save_on_an_older_draft_is_shown_again_beside_the_stored_one_and_stores_nothing(client, reporter):
    interview = make.interview(by=reporter, topics=[make.topic("Bread")])
    sent = form_of(interview, headline="What Rana typed", topics=[])
    stored = Interview.objects.get(pk=interview.pk)
    stored.headline = "What Edmond saved"
    drafting.save(stored, by=make.editor(first_name="Edmond"), seen=1)

    page = client.post(interview.get_admin_url(), sent).content.decode()
    interview.refresh_from_db()
    assert interview.headline == "What Edmond saved"
    assert interview.topics.count() == 1
    assert "Edmond saved this interview at" in page
    assert "What Rana typed" in page
    assert "What Edmond saved" in page


def test_who_has_seen_the_other_save_can_store_their_own_in_its_place(client, reporter):
    interview = make.interview(by=reporter)
    stored = Interview.objects.get(pk=interview.pk)
    drafting.save(stored, by=make.editor(), seen=1)
    client.post(interview.get_admin_url(), form_of(interview, headline="What Rana typed", seen=[1, 2]))
    interview.refresh_from_db()
    assert (interview.headline, interview.draft_number) == ("What Rana typed", 3)


# -- what a colleague stored while the page was open; its text came together by itself


@pytest.fixture
def watched(client, reporter):
    """An interview that two people take part in, with a topic and a photo."""
    people, topics = [make.person("Rana Khoury"), make.person("Salma Haddad")], [make.topic("Bread")]
    return make.interview(by=reporter, people=people, topics=topics, lead_photo=make.photo(added_by=reporter))


def test_what_a_writer_left_alone_stays_as_a_colleague_stored_it(client, watched):
    sent, flour = opened(client, watched), make.topic("Flour")
    watched.topics.set([flour])
    watched.lead_photo = None
    watched.save()
    described = watched.participations.last()
    described.description, described.label = "a baker", "S. H."
    described.save()

    client.post(watched.get_admin_url(), sent | {"headline": "Bread at four"})
    watched.refresh_from_db()
    assert (watched.headline, watched.lead_photo) == ("Bread at four", None)
    assert [*watched.topics.all()] == [flour]
    described.refresh_from_db()
    assert (described.description, described.label) == ("a baker", "S. H.")


def test_what_a_colleague_stored_is_no_writing_of_whoever_only_looked(client, watched):
    editor = make.editor()
    client.force_login(editor)
    sent = opened(client, watched)
    watched.topics.clear()
    watched.participations.update(description="a baker")
    client.post(watched.get_admin_url(), sent)
    watched.refresh_from_db()
    assert editor.pk not in watched.writers


def test_topics_that_two_added_and_took_away_come_together(client, watched):
    sent, flour, salt = opened(client, watched), make.topic("Flour"), make.topic("Salt")
    watched.topics.set([flour])
    client.post(watched.get_admin_url(), sent | {"topics": [*sent["topics"], salt.pk]})
    assert {*watched.topics.all()} == {flour, salt}


def test_a_topic_that_was_merged_while_the_page_was_open_is_the_one_it_became(client, watched):
    flour, salt, spice, herb = map(make.topic, ("Flour", "Salt", "Spice", "Herb"))
    sent = opened(client, watched)
    sent |= {"topics": [*sent["topics"], flour.pk, salt.pk, herb.pk]}
    editor = make.editor()
    topics.merge(flour, salt, editor)
    topics.merge(salt, spice, editor)
    herb.delete()
    page = client.post(watched.get_admin_url(), sent | {"headline": "Bread \u202eat night"})
    chosen = [str(topic.pk) for topic in (*watched.topics.all(), spice)]
    assert page.context["adminform"].form["topics"].value() == chosen
    assert "was merged meanwhile: now it is “Spice”." in page.text and "was deleted meanwhile." in page.text

    saved = client.post(watched.get_admin_url(), sent, follow=True)
    assert [*watched.topics.order_by("name")] == [watched.topics.get(slug="bread"), spice]
    assert "now it is “Spice”." in saved.text


def test_a_line_that_both_changed_is_shown_from_both_sides_and_then_the_writers(client, watched):
    sent = opened(client, watched) | {"participations-1-description": "a baker in Douma"}
    watched.participations.filter(pk=sent["participations-1-id"]).update(description="a baker")
    page = client.post(watched.get_admin_url(), sent)
    assert "while your page was open, to: a baker." in page.content.decode()
    assert watched.participations.last().description == "a baker"

    again = page.context["inline_admin_formsets"][0].formset.initial_forms[1]["shown"].value()
    client.post(watched.get_admin_url(), sent | {"participations-1-shown": again})
    assert watched.participations.last().description == "a baker in Douma"


def test_whoever_was_taken_out_meanwhile_stays_out_and_the_rest_is_stored(client, watched):
    sent = opened(client, watched) | {"participations-0-description": "reporter"}
    watched.participations.last().delete()
    client.post(watched.get_admin_url(), sent)
    assert [row.description for row in watched.participations.all()] == ["reporter"]


@pytest.mark.parametrize("shown", ["", "[]", "{", '{"topics": 7, "edited": null}'])
def test_a_page_that_tells_nonsense_of_what_it_showed_is_survived(client, watched, shown):
    sent = opened(client, watched) | {"shown": shown}
    watched.topics.clear()
    assert client.post(watched.get_admin_url(), sent).status_code in (200, 302)


def test_a_field_that_cannot_be_stored_is_named_and_the_text_is_kept(client, reporter):
    interview = make.interview(by=reporter)
    page = client.post(interview.get_admin_url(), form_of(interview, headline="Bread \u202eat night", dateline="Homs"))
    assert page.context["adminform"].form.errors.keys() == {"headline"}
    assert 'value="Homs"' in page.content.decode()
    interview.refresh_from_db()
    assert interview.draft_number == 1


@pytest.mark.parametrize("field", ["stage", "writers", "approved_by", "created_by", "draft_number", "assigned_to"])
def test_what_a_form_does_not_hold_cannot_be_forged_into_it(client, reporter, field):
    interview = make.interview(by=reporter)
    before = Interview.objects.values(field).get()
    client.post(interview.get_admin_url(), form_of(interview, **{field: make.editor().pk}))
    assert Interview.objects.values(field).get() == before


def test_nobody_comes_to_read_a_draft_by_calling_their_own_text_a_translation_of_it(client, reporter):
    draft, own = make.interview(), make.interview(by=reporter, language="ar")
    assert client.post(own.get_admin_url(), opened(client, own) | {"original": draft.pk}).status_code == 302
    own.refresh_from_db()
    assert own.original is None
    assert "not there any more, or not yours to read" in client.get(draft.get_admin_url(), follow=True).text


def test_who_reads_a_colleagues_text_because_it_is_ready_does_not_read_what_it_said_before(client, reporter):
    interview = make.ready()
    revisions = reverse("admin:articles_interview_revisions", args=[interview.pk])
    page = client.get(interview.get_admin_url())
    assert page.status_code == 200 and revisions not in page.text
    assert client.get(revisions).status_code == 403
    client.force_login(interview.created_by)
    assert revisions in client.get(interview.get_admin_url()).text and client.get(revisions).status_code == 200


def test_two_revisions_are_compared_in_the_words_of_the_form(client):
    interview = make.interview(method="phone")
    drafting.save(interview, interview.created_by, seen=interview.draft_number)
    interview.method, interview.edited = "writing", False
    drafting.save(interview, interview.created_by, seen=interview.draft_number)
    client.force_login(make.editor(language="ar"))
    page = client.get(reverse("admin:articles_interview_revisions", args=[interview.pk])).text
    told = dict(re.findall(r">([^<>]*)</(del|ins)>", page))
    assert told == {"بالهاتف": "del", "كتابةً": "ins", "نعم": "del", "لا": "ins"}


def test_a_recording_that_was_cut_anew_is_no_other_speaker(client):
    body = '<figure id="f-aaaaaaaa" data-clip="{}" data-end="1"><figcaption>The bell</figcaption></figure>'
    interview, by = make.interview(body=body.format(make.clip().pk)), make.editor()
    drafting.save(interview, by, seen=interview.draft_number)
    interview.body = interview.body.replace('data-end="1"', 'data-end="2"')
    drafting.save(interview, by, seen=interview.draft_number)
    client.force_login(by)
    page = client.get(reverse("admin:articles_interview_revisions", args=[interview.pk])).text
    assert "shows or plays something else" in page and "another speaker" not in page


def test_an_interview_is_never_copied_by_a_forged_save_as_new(client, reporter):
    interview = make.interview(by=reporter)
    response = client.post(interview.get_admin_url(), form_of(interview, _saveasnew="1"))
    assert response.status_code == 403
    assert Interview.objects.count() == 1


def test_who_still_speaks_cannot_be_taken_out_and_their_turns_are_listed(client, reporter):
    asks, answers = make.person("Rana Khoury"), make.person("Salma Haddad")
    interview = make.interview(by=reporter, people=[asks, answers], body=make.exchange(asks, answers))
    sent = form_of(interview, **{"participations-1-DELETE": "on"})
    page = client.post(interview.get_admin_url(), sent).content.decode()
    assert "Salma Haddad still speaks in the text" in page
    assert "Bread is an hour of the night." in page
    assert interview.participations.count() == 2


def test_whoever_says_nothing_can_be_taken_out(client, reporter):
    interview = make.interview(by=reporter, people=[make.person()])
    client.post(interview.get_admin_url(), form_of(interview, **{"participations-0-DELETE": "on"}))
    assert not interview.participations.exists()


def test_the_audit_names_no_headline(client, reporter):
    interview = make.interview(by=reporter)
    client.post(interview.get_admin_url(), form_of(interview, headline="Where Abu Ali hides"))
    entries = AuditEntry.objects.filter(subject="interview")
    assert {entry.action for entry in entries} == {"begin", "save"}
    assert not any("Abu Ali" in str(entry.facts) for entry in entries)


# -- moves


def test_whoever_submits_is_told_who_goes_on(client):
    interview = make.interview(by=make.editor())
    client.force_login(interview.created_by)
    url = reverse("admin:articles_interview_move", args=[interview.pk, "submit"])
    page = client.post(url, {"seen": interview.draft_number}, follow=True).text
    assert "Done: Submit for review. An editor who has not written in it can approve it now." in page


def test_saving_and_submitting_are_one_click(client, reporter):
    interview = make.interview(by=reporter)
    client.post(interview.get_admin_url(), form_of(interview, headline="Ready to be read", _move="submit"))
    interview.refresh_from_db()
    assert (interview.headline, interview.stage) == ("Ready to be read", STAGE.REVIEW)


def test_an_editor_who_changed_nothing_approves_with_one_click(client):
    interview = make.interview()
    workflow.perform("submit", interview, by=interview.created_by)
    client.force_login(make.editor())
    client.post(interview.get_admin_url(), form_of(interview, _move="approve"))
    interview.refresh_from_db()
    assert interview.stage == STAGE.READY


def test_a_refused_move_leaves_the_text_saved_and_says_why(client):
    interview, editor = make.interview(), make.editor()
    workflow.perform("submit", interview, by=interview.created_by)
    client.force_login(editor)
    sent = form_of(interview, headline="The editor wrote this", _move="approve")
    page = client.post(interview.get_admin_url(), sent, follow=True).content.decode()
    interview.refresh_from_db()
    assert (interview.headline, interview.stage) == ("The editor wrote this", STAGE.REVIEW)
    assert "Somebody else must do this" in page


def test_whoever_wrote_is_told_why_they_do_not_approve_and_who_can(client):
    interview, editor = make.interview(), make.editor(username="huda")
    drafting.save(interview, editor, seen=interview.draft_number)
    workflow.perform("submit", interview, by=interview.created_by)
    client.force_login(editor)
    alone = client.get(move_url(interview, "approve")).text
    assert "you wrote in this text since it was last approved. Nobody else has the role for it" in alone
    make.editor(username="left", is_active=False)
    make.editor(username="sami"), make.editor(username="amal"), make.publisher(username="nour")
    assert "Who can: amal, sami." in client.get(move_url(interview, "approve")).text


def test_publishing_is_asked_about_with_what_readers_will_see(client):
    interview = make.ready()
    client.force_login(make.publisher())
    response = client.post(move_url(interview, "publish"), {"seen": interview.draft_number}, follow=True)
    page = response.content.decode()
    assert not interview.versions.exists()
    assert "Readers see this text at once" in page
    assert reverse("admin:articles_interview_preview", args=[interview.pk]) in page


def test_publishing_is_done_once_it_is_confirmed(client):
    interview = make.ready()
    client.force_login(make.publisher())
    client.post(move_url(interview, "publish"), {"seen": interview.draft_number, "confirmed": "yes"})
    assert interview.versions.count() == 1


def test_a_text_that_changed_since_the_page_was_opened_is_not_published(client):
    interview = make.ready()
    client.force_login(make.publisher())
    sent = {"seen": interview.draft_number - 1, "confirmed": "yes"}
    page = client.post(move_url(interview, "publish"), sent, follow=True).content.decode()
    assert "the text has changed since you opened it" in page
    assert not interview.versions.exists()


def test_asking_for_changes_takes_a_note_and_the_writer_sees_it(client):
    interview, editor = make.interview(), make.editor(username="edmond")
    workflow.perform("submit", interview, by=interview.created_by)
    client.force_login(editor)
    client.post(move_url(interview, "return"), {"confirmed": "yes", "note": ""})
    interview.refresh_from_db()
    assert interview.stage == STAGE.REVIEW
    client.post(move_url(interview, "return"), {"confirmed": "yes", "note": "When was the school opened?"})
    client.force_login(interview.created_by)
    page = client.get(interview.get_admin_url()).content.decode()
    assert "When was the school opened?" in page


def test_a_time_that_does_not_exist_is_a_field_error(client, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    interview = make.ready()
    client.force_login(make.publisher())
    response = client.post(move_url(interview, "schedule"), {"confirmed": "yes", "at": "2027-03-28T02:30"})
    assert response.context["form"].errors.keys() == {"at"}


def test_a_forged_move_is_a_bad_request_and_audited_as_denied(client, reporter):
    interview = make.interview(by=reporter)
    assert client.post(move_url(interview, "make-it-so")).status_code == 400
    entry = AuditEntry.objects.get(action="unknown move")
    assert (entry.outcome, entry.actor_id) == ("denied", reporter.pk)


def test_a_move_that_is_not_ones_own_is_forbidden_and_audited_as_denied(client, reporter):
    interview = make.ready(by=reporter)
    response = client.post(move_url(interview, "publish"), {"confirmed": "yes"})
    assert response.status_code == 403
    assert AuditEntry.objects.get(action="publish").outcome == "denied"


def test_a_forged_move_in_the_form_is_audited_too(client, reporter):
    interview = make.interview(by=reporter)
    response = client.post(interview.get_admin_url(), form_of(interview, _move="publish"))
    assert response.status_code == 403
    assert AuditEntry.objects.get(action="publish").outcome == "denied"


def test_looking_at_a_move_writes_nothing_but_that_it_was_refused(client, reporter):
    interview = make.interview(by=reporter)
    before = AuditEntry.objects.count()
    assert client.get(move_url(interview, "make-it-so")).status_code == 400
    assert client.get(move_url(interview, "submit")).status_code == 200
    assert AuditEntry.objects.count() == before
    assert client.get(move_url(interview, "publish")).status_code == 403
    assert AuditEntry.objects.get(pk__gt=AuditEntry.objects.order_by("pk")[before - 1].pk).action == "come in"


def test_whoever_withdraws_a_colleagues_interview_is_not_shown_its_draft(client, reporter):
    interview = make.published(headline="What readers see")
    interview.headline = "What nobody may see yet"
    drafting.save(interview, by=interview.created_by, seen=interview.draft_number)
    page = client.get(move_url(interview, "withdraw")).content.decode()
    assert "What readers see" in page
    assert "What nobody may see yet" not in page


# -- preview


def test_the_preview_is_the_readers_page_in_the_interviews_language(client, reporter):
    interview = make.interview(by=reporter, language="ar", headline="خبز الليل")
    response = client.get(reverse("admin:articles_interview_preview", args=[interview.pk]))
    page = response.content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "خبز الليل" in page
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store", "noindex")


def test_a_colleagues_draft_has_no_preview_for_a_reporter(client, reporter):
    assert client.get(reverse("admin:articles_interview_preview", args=[make.interview().pk])).status_code == 403


# -- the list


def test_a_reporters_list_holds_their_own_and_what_is_ready(client, reporter):
    own, ready, draft = make.interview(by=reporter), make.ready(), make.interview()
    page = client.get(reverse("admin:articles_interview_changelist")).content.decode()
    assert own.headline in page
    assert ready.headline in page
    assert draft.headline not in page


@pytest.mark.parametrize("spelling", ["أحمد", "احمد", "أَحْمَد"])
def test_the_list_is_searched_whichever_way_a_word_is_spelt(client, reporter, spelling):
    make.interview(by=reporter, headline="أحمد: الخبز ساعة من الليل", language="ar")
    make.interview(by=reporter, headline="Another")
    response = client.get(reverse("admin:articles_interview_changelist"), {"q": spelling})
    assert response.context["cl"].result_count == 1


def test_the_list_is_searched_by_who_takes_part(client, reporter):
    make.interview(by=reporter, people=[make.person("Salma Haddad")])
    make.interview(by=reporter, people=[])
    response = client.get(reverse("admin:articles_interview_changelist"), {"q": "haddad"})
    assert response.context["cl"].result_count == 1


@pytest.mark.parametrize("query", ["?q=%00", "?q=%F0%9F%8D%9E", "?o=99.-7", "?p=100", "?stage__exact=nowhere"])
def test_a_strange_query_of_the_list_is_survived(client, reporter, query):
    assert client.get(reverse("admin:articles_interview_changelist") + query).status_code in (200, 302)


def test_the_list_cannot_be_filtered_by_a_password(client, reporter):
    response = client.get(reverse("admin:articles_interview_changelist"), {"created_by__password__startswith": "p"})
    assert response.status_code == 400


@pytest.mark.parametrize(("language", "mark"), [("en", "with audio"), ("ar", "مع تسجيل صوتي")])
def test_the_list_says_in_the_words_of_lists_for_readers_which_interviews_can_be_heard(client, language, mark):
    editor = make.editor(language=language)
    for figure in (f'data-clip="{make.clip().pk}"', f'data-photo="{make.photo().pk}"'):
        make.interview(by=editor, body=f"<figure {figure}></figure>")
    silent = make.interview(body='<p>They wrote <b>data-clip="1"</b>, or &lt;figure data-clip="1"&gt;.</p>')
    client.force_login(editor)
    listed = client.get(reverse("admin:articles_interview_changelist"))
    assert listed.text.count(mark) == 1 and silent.headline in listed.text
    assert [row.heard for row in listed.context["cl"].result_list] == [False, False, True]


def test_the_list_costs_the_same_however_long_it_is(client, django_assert_max_num_queries):
    client.force_login(make.editor())
    people = [make.person()]
    for _number in range(6):
        make.published(people=people)
    with django_assert_max_num_queries(12):
        client.get(reverse("admin:articles_interview_changelist"))


@pytest.mark.parametrize(("page", "cost"), [("change", 30), ("move", 17)])
def test_what_readers_see_of_an_interview_is_looked_up_once_for_a_page(
    client, django_assert_max_num_queries, page, cost
):
    """Each move asks whether it makes sense now; the versions are read once for all of them."""
    live = make.change(make.published(people=[make.person()]), headline="Another headline")
    client.force_login(make.user("editor", "publisher"))
    address = {
        "change": live.get_admin_url(),
        "move": reverse("admin:articles_interview_move", args=[live.pk, "correct"]),
    }
    with django_assert_max_num_queries(cost):
        assert client.get(address[page]).status_code == 200


def test_interviews_to_choose_from_cost_the_same_and_come_without_their_texts(client, django_assert_max_num_queries):
    client.force_login(editor := make.editor())
    for number in range(5):
        translations.begin(make.published(people=[make.person(f"Salma Haddad {number}")]), "ar", editor)
    asked = {"app_label": "articles", "model_name": "interview", "field_name": "original", "term": ""}
    with django_assert_max_num_queries(5) as asked_for:
        found = client.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert len(found) == 10 and not any('"body"' in query["sql"] for query in asked_for)


def test_the_form_costs_the_same_however_many_take_part(client, django_assert_max_num_queries):
    client.force_login(make.editor())
    interview = make.interview(people=[make.person(f"Salma Haddad {number}") for number in range(10)])
    with django_assert_max_num_queries(26):
        form = client.get(interview.get_admin_url()).text
    assert len(re.findall(r"selected>Salma Haddad \d<", form)) == 10


def test_a_move_asks_once_who_takes_part_for_all_the_cards_of_an_interview(client, django_assert_max_num_queries):
    asks, answers = make.person("Rozana"), make.person()
    live = make.published(people=[asks, answers], body=make.exchange(asks, answers))
    live = make.change(live, headline="Another headline")
    client.force_login(publisher := make.user("editor", "publisher"))
    for words in ("Bread", "Bread is", "Bread is an hour", "an hour", "an hour of the night", "the night"):
        QuoteCard.objects.create(interview=live, words=words, made_by=publisher)
    with django_assert_max_num_queries(19):
        assert client.get(reverse("admin:articles_interview_move", args=[live.pk, "correct"])).status_code == 200
