"""What readers learn of changes: the box on the page, the list, the history, the record, and a translation's notes."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.editorial.refusals import Refused
from articles.editorial.workflow import perform
from articles.keeping import chains
from articles.models import Correction, Interview, Person, Version
from articles.tests import make
from articles.words import canonical, document

pytestmark = pytest.mark.django_db

BEFORE = "<p id='p-aaaaaaaa'>The baker opened at four in the morning.</p><p id='p-bbbbbbbb'>He lives in Kafr Nabl.</p>"
AFTER = BEFORE.replace("four", "five")
SAFE = AFTER.replace("Kafr Nabl", "a village")


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def published(**fields):
    with time_machine.travel("2026-05-03 10:00Z"):
        return make.published(**{"headline": "Bread at four", "slug": "bread", "body": BEFORE, **fields})


def corrected(interview, day="2026-05-17", body=AFTER, **details):
    with time_machine.travel(f"{day} 10:00Z"):
        make.change(interview, body=body)
        make.corrected(interview, **details)
    return interview


def safely(interview, shown_as, day="2026-06-21", **details):
    return corrected(interview, day, SAFE, kind="safety", message="", shown_as=shown_as, **details)


# -- on the page and in the list


def test_a_correction_stands_under_the_headline_and_in_a_box(client):
    corrected(published(), message="He opened at five, not at four.")
    page = read(client, "/en/interviews/bread/")
    assert '<a href="#fix"> Corrected' in " ".join(page.split())
    box = page.split('id="fix"')[1].split("</section>")[0]
    assert "He opened at five, not at four." in box
    assert "17 May 2026" in box and "Corrected" not in box  # its heading says it


def test_a_correction_costs_the_page_no_query(client, django_assert_num_queries):
    corrected(published())
    with django_assert_num_queries(2):
        client.get("/en/interviews/bread/")


def test_a_misspelling_is_mended_without_a_box(client):
    corrected(published(), body=BEFORE.replace("morning", "mornign"), kind="typo", message="")
    assert 'id="fix"' not in read(client, "/en/interviews/bread/")


def test_a_better_note_stands_alone(client):
    interview = corrected(published(), message="First wording.")
    first = interview.corrections.get()
    better = Correction.objects.create(
        interview=interview, before=first.before, after=first.after, kind=first.kind, note="Second wording."
    )
    Correction.objects.update_or_create(pk=first.pk, defaults={"superseded_by": better})
    page = read(client, "/en/interviews/bread/")
    assert "Second wording." in page
    assert "First wording." not in page


def test_all_corrections_are_listed_in_their_language(client):
    corrected(make.change(published(), headline="Bread at five"), message="He opened at five.")
    listed = read(client, "/en/corrections/")
    assert "He opened at five." in listed and "Bread at five" in listed
    assert "He opened at five." not in read(client, "/ar/corrections/")


def test_the_list_costs_the_same_however_long_it_is(client, django_assert_num_queries):
    for number in range(3):
        corrected(published(slug=f"bread-{number}"))
    with django_assert_num_queries(4):  # how many, which, their interviews, and which policies are written
        client.get("/en/corrections/")


def test_a_correction_of_a_withdrawn_interview_is_not_listed(client):
    interview = corrected(published(), message="He opened at five.")
    perform("withdraw", interview, by=make.reporter())
    assert "He opened at five." not in read(client, "/en/corrections/")


def test_a_correction_to_come_is_told_nowhere(client):
    interview = published()
    pages = ("interviews/bread/", "interviews/bread/history/", "corrections/", "feed.atom", "sitemap-2026.xml")
    before = [read(client, f"/en/{path}") for path in pages]
    make.change(interview, body=AFTER)
    make.corrected(interview, message="Not yet.", at=timezone.now() + timedelta(hours=1))
    assert [read(client, f"/en/{path}") for path in pages] == before


def test_machines_are_told_of_a_correction(client):
    corrected(published(), message="He opened at five.")
    page = read(client, "/en/interviews/bread/")
    structured = json.loads(page.split('ld+json">')[1].split("</script>")[0])
    assert structured["correction"][0]["text"] == "He opened at five."
    assert "Correction, 2026-05-17. He opened at five." in read(client, "/en/interviews/bread/text/")
    (entry,) = json.loads(read(client, "/en/feed.json"))["items"]
    assert "<p><b>Correction, 17 May 2026.</b> He opened at five.</p></div>" in entry["content_html"]


def test_arabic_feeds_and_plain_text_tell_of_a_correction_in_arabic(client):
    corrected(published(language="ar", headline="خبز"), message="فتح في الخامسة.")
    (entry,) = json.loads(read(client, "/ar/feed.json"))["items"]
    assert "<b>تصويب، 17 أيار 2026.</b> فتح في الخامسة." in entry["content_html"]
    assert "تصويب، \u200e2026-05-17. فتح" in read(client, "/ar/interviews/bread/text/")


@pytest.mark.parametrize(
    ("before", "after"),
    [("At four o'clock.", "At five o'clock."), ("Kafr Nabl", "Kafr Nabel")],
)
def test_a_number_or_a_name_in_a_note_of_the_newsroom_is_no_misspelling(before, after):
    note = "<p id='p-aaaaaaaa'>He opens early.<small id='n-aaaaaaaa'>{}</small></p>"
    interview = published(body=note.format(before))
    with pytest.raises(Refused, match=r"more than a typing error: [^.]*\.$"):
        corrected(interview, body=note.format(after), kind="typo", message="")


KEPT = '<p id="p-aaaaaaaa">Why?</p><blockquote id="o-aaaaaaaa" lang="ar" title="We knew.">{}</blockquote>'
MEANT = '<p id="p-aaaaaaaa">Why a <span lang="ar" title="{}">رغيف</span>?</p>'


@pytest.mark.parametrize(
    ("body", "before", "after", "told"),
    [
        (KEPT, "كنا نعرف", "لم نكن نعرف", 'Words in the original</p><p class="stretches" lang="ar" dir="rtl">'),
        (MEANT, "a loaf", "no loaf", 'What words in the original mean</p><p class="stretches">'),
    ],
)
def test_what_is_said_in_its_own_language_and_what_that_means_is_compared_too(client, body, before, after, told):
    asks = make.person("Rozana")
    body = f'<section id="t-aaaaaaaa" data-kind="question" data-speaker="{asks.pk}">{body}</section>'
    interview = published(people=[asks], body=body.format(before))
    with pytest.raises(Refused, match="more than a typing error"):
        corrected(interview, body=body.format(after), kind="typo", message="")
    make.corrected(interview)
    page = re.sub(r"\s*\n\s*", "", read(client, "/en/interviews/bread/history/"))
    assert told in page and after.split()[0] in page


# -- the history


def test_history_shows_the_words_that_went_and_came(client):
    corrected(published(), message="He opened at five.")
    page = read(client, "/en/interviews/bread/history/")
    assert "four</del>" in page
    assert "five</ins>" in page
    assert "3 May 2026" in page
    assert "17 May 2026" in page


def test_history_explains_its_lines_once_there_are_any(client):
    interview = published()
    assert "<ins>underlined</ins>" not in read(client, "/en/interviews/bread/history/")
    corrected(interview)
    assert "<ins>underlined</ins>" in read(client, "/en/interviews/bread/history/")


def test_history_calls_nothing_a_misspelling_where_no_word_was_changed(client):
    topic = make.topic("Bread")
    interview = published(topics=[topic])
    topic.names.update(name="Baking")
    Interview.objects.update(beside_changed=True)
    interview.refresh_from_db()
    make.corrected(interview, kind="typo", message="")
    page = read(client, "/en/interviews/bread/history/")
    assert "Misspelling" not in page and "Published again" in page and "No word of the text was changed." in page


def test_history_leaves_out_what_did_not_change(client):
    corrected(published())
    assert "Kafr Nabl" not in read(client, "/en/interviews/bread/history/")


def test_history_shows_what_changed_in_a_note_of_the_newsroom(client):
    note = "<p id='p-aaaaaaaa'>He opens early.<small id='n-aaaaaaaa'>At {} o'clock.</small></p>"
    corrected(published(body=note.format("four")), body=note.format("five"))
    assert "five</ins>" in read(client, "/en/interviews/bread/history/")


def test_history_of_what_is_not_public_is_as_unknown_as_a_random_address(client):
    make.interview(slug="bread")
    for path in ("history/", "history.json"):
        assert client.get(f"/en/interviews/bread/{path}").status_code == 404


def test_history_of_a_withdrawn_interview_is_gone(client):
    interview = published()
    perform("withdraw", interview, by=make.reporter())
    for path in ("", "history/", "history.json"):
        assert client.get(f"/en/interviews/bread/{path}").status_code == 410


def test_an_interview_withdrawn_in_silence_is_as_unknown_as_a_random_address(client):
    interview = published()
    perform("withdraw", interview, by=make.reporter(), silent=True)
    for path in ("", "history/", "history.json", "text/", "offline/"):
        assert client.get(f"/en/interviews/bread/{path}").status_code == 404
    assert client.get("/en/interviews/bread/").content == client.get("/en/interviews/rice/").content


def test_what_was_withdrawn_is_not_shown_by_a_comparison(client):
    interview = corrected(published(), body=BEFORE.replace("Kafr Nabl", "Maarat"))
    perform("withdraw", interview, by=make.reporter())
    make.change(interview, body=SAFE)
    perform("publish", interview, by=make.publisher())
    page = read(client, "/en/interviews/bread/history/")
    assert "Kafr" not in page
    assert "Maarat" not in page
    assert "Published again" in page


# -- for somebody's safety


@pytest.mark.parametrize("shown_as", Correction.Shown.values)
def test_words_taken_out_for_safety_are_shown_nowhere(client, shown_as):
    safely(corrected(published(), body=BEFORE.replace("lives", "lived")), shown_as)
    for path in ("", "history/", "history.json", "text/", "offline/"):
        assert "Kafr" not in read(client, f"/en/interviews/bread/{path}")


def by_what_they_do(interview):
    """They are called otherwise on their own page."""
    person = interview.participants.get()
    person.naming = Person.Naming.ROLE
    person.save()
    person.names.update(name="a baker")


def by_somebody_else(interview):
    """Another row takes their place."""
    interview.participations.update(person=make.person("a baker", naming=Person.Naming.ROLE))


def under_no_label(interview):
    """The text no longer calls them by their family's name."""
    interview.participations.update(label="")


@pytest.mark.parametrize("protect", [by_what_they_do, by_somebody_else, under_no_label])
def test_who_is_called_otherwise_is_not_compared_whatever_kind_of_change_it_was(client, protect):
    naming = Person.Naming.FIRST if protect == under_no_label else Person.Naming.FULL
    interview = published(people=[make.person("Salma", naming=naming)])
    interview.participations.update(label="Haddad")
    interview = corrected(Interview.objects.get(pk=interview.pk), "2026-05-10", BEFORE.replace("He ", "Haddad "))
    protect(interview)
    corrected(Interview.objects.get(pk=interview.pk), body=AFTER)
    history = read(client, "/en/interviews/bread/history/")
    assert "Salma</" not in history and "Haddad" not in history
    assert "The text from before this change is no longer shown." in history
    corrected(Interview.objects.get(pk=interview.pk), "2026-06-01", SAFE)
    assert "village" in read(client, "/en/interviews/bread/history/")


def test_whoever_went_out_of_the_text_and_may_not_be_named_by_now_is_not_compared(client):
    rana = make.person("Rana Khoury")
    interview = published(people=[rana, make.person("Salma Haddad")], body=BEFORE + "<p>So says Rana Khoury.</p>")
    interview.participations.filter(person=rana).delete()
    corrected(interview, body=AFTER, message="It is shorter.")
    assert "Rana" in read(client, "/en/interviews/bread/history/")
    rana.naming = Person.Naming.ROLE
    rana.save()
    history = read(client, "/en/interviews/bread/history/")
    assert "Rana" not in history and "The text from before this change is no longer shown." in history
    corrected(interview, "2026-06-01", SAFE)
    assert "village" in read(client, "/en/interviews/bread/history/")


def test_a_photographer_whose_name_is_kept_back_by_now_is_not_compared(client):
    photo = make.photo()
    interview = published(lead_photo=photo)
    photo.words.update(credit="Photo: Rana Khoury")
    interview = corrected(Interview.objects.get(pk=interview.pk), "2026-05-10", AFTER)
    assert "Rana" in read(client, "/en/interviews/bread/history/")
    photo.words.update(credit="")
    photo.credit_withheld = True
    photo.save()
    interview = corrected(Interview.objects.get(pk=interview.pk), "2026-05-17", SAFE)
    assert "Rana" not in read(client, "/en/interviews/bread/history/")
    corrected(Interview.objects.get(pk=interview.pk), "2026-06-01", SAFE.replace("village", "town"))
    assert "town" in read(client, "/en/interviews/bread/history/")


def test_readers_may_learn_the_day(client):
    safely(published(), "day")
    for path in ("interviews/bread/", "interviews/bread/history/", "corrections/"):
        assert "21 June 2026" in read(client, f"/en/{path}")


def test_readers_may_learn_only_the_month(client):
    safely(published(), "month")
    for path in ("interviews/bread/", "interviews/bread/history/", "corrections/"):
        page = read(client, f"/en/{path}")
        assert "June 2026" in page
        assert "21 June" not in page
        assert "2026-06-21" not in page
    assert ", 2026-06." in read(client, "/en/interviews/bread/text/")


def test_readers_may_learn_nothing(client):
    safely(published(), "nothing")
    assert 'id="fix"' not in read(client, "/en/interviews/bread/")
    for path in ("interviews/bread/", "interviews/bread/history/", "corrections/"):
        page = read(client, f"/en/{path}")
        assert "June" not in page
        assert "2026-06" not in page


@pytest.mark.parametrize("shown_as", ["month", "nothing"])
@pytest.mark.parametrize("path", ["feed.atom", "feed.rss", "feed.json", "sitemap-2026.xml", "interviews/bread/"])
def test_a_hidden_day_is_told_by_no_machine(client, shown_as, path):
    safely(published(), shown_as)
    told = read(client, f"/en/{path}")
    assert ("danger. We do not say what." in told) == (shown_as == "month" and "sitemap" not in path)
    assert "2026-06-21" not in told
    assert "21 Jun" not in told


def test_a_hidden_day_is_not_told_by_the_order_of_the_list(client):
    first = published(headline="First", slug="first")
    corrected(first, "2026-06-02", message="The earlier note.")
    hidden = published(headline="Second", slug="second")
    corrected(hidden, "2026-06-21", kind="safety", message="The hidden day.", shown_as="month")
    page = read(client, "/en/corrections/")
    assert page.index("The earlier note.") < page.index("The hidden day.")


# -- the record


def chain(client):
    return json.loads(read(client, "/en/interviews/bread/history.json"))["entries"]


def test_the_record_shows_the_digests_that_readers_can_check(client):
    interview = corrected(published())
    first, second = chain(client)
    assert second["previous_digest"] == first["digest"]
    fields = {name: value for name, value in second.items() if name != "digest"}
    assert canonical.digest(interview.public_id, canonical.dumps(fields)) == second["digest"]


def test_the_record_ends_before_what_is_scheduled(client):
    interview = published()
    make.change(interview, body=AFTER)
    make.corrected(interview, at=timezone.now() + timedelta(hours=1))
    assert len(chain(client)) == 1


def test_the_record_cuts_a_hidden_day(client):
    safely(published(), "month")
    link = chain(client)[1]
    assert link["at"] == "2026-06"
    assert "content_digest" not in link


def test_the_record_says_nothing_but_digests_of_a_hidden_change(client):
    safely(published(), "nothing")
    assert set(chain(client)[1]) == {"digest", "previous_digest"}
    assert list(chains.record_problems()) == []


# -- translations


def test_a_passage_whose_original_changed_is_marked_in_its_translation(client):
    original = published(language="ar", slug="khubz")
    block = original.document.blocks[0]
    body = f'<p id="p-cccccccc" data-source="{block.id}" data-source-digest="{document.digest(block)}">At four.</p>'
    with time_machine.travel("2026-05-04 10:00Z"):
        make.published(original=original, slug="bread", body=body)
    note = "has changed in the original"
    assert note not in read(client, "/en/interviews/bread/")
    corrected(original, others_considered=True)
    assert f"/ar/interviews/khubz/#{block.id}" in read(client, "/en/interviews/bread/").split(note)[1]
    assert Version.objects.live(timezone.now()).count() == 2
    safely(original, "nothing", others_considered=True)
    # Were it gone, readers would learn from that.
    assert f"/ar/interviews/khubz/#{block.id}" in read(client, "/en/interviews/bread/").split(note)[1]
