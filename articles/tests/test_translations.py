"""An interview in two languages: begun as empty turns, and known to be stale turn by turn."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError
from django.db.models import F
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles import pages
from articles.editorial import drafting, translations, workflow
from articles.editorial.permissions import may, readable_by
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import Interview, Language
from articles.tests import make
from articles.tests.test_meanwhile import opened
from articles.words import document

pytestmark = pytest.mark.django_db

TURNS = 9


@pytest.fixture
def original():
    asks, answers = make.person("Rozana", kind="organisation"), make.person("Umm Karim")
    body = "<p>The baker opened at four.</p>" + "".join(
        make.exchange(asks, answers, f"Question {number}?", f"Answer {number}.") for number in range(TURNS)
    )
    return make.interview(people=[asks, answers], body=body)


@pytest.fixture
def translation(original):
    """Every turn of `original` has been translated."""
    made = translations.begin(original, "ar", by=make.editor())
    made.body = made.body.replace("></p>", ">كلام</p>")
    return drafting.save(made, made.created_by, seen=made.draft_number)


def edit(interview, old, new):
    interview = Interview.objects.get(pk=interview.pk)
    interview.body = interview.body.replace(old, new)
    return drafting.save(interview, interview.created_by, seen=interview.draft_number)


def stale(translation):
    """The words of the original that the translation has fallen behind."""
    fresh = Interview.objects.get(pk=translation.pk)
    behind = translations.left_behind(fresh)
    return [block.text for block in fresh.original.document.blocks if block.id in behind]


def undone(translation):
    """What of the original the translation neither says nor leaves out on purpose."""
    fresh = Interview.objects.get(pk=translation.pk)
    done = {block.source for block in fresh.document.blocks if block.left_out or not block.is_blank}
    return [block.text for block in fresh.original.document.blocks if block.id not in done]


def test_a_translation_begins_with_an_empty_turn_for_every_turn(original):
    made = Interview.objects.get(pk=translations.begin(original, "ar", by=make.editor()).pk)
    assert [block.source for block in made.document.blocks] == [block.id for block in original.document.blocks]
    assert [turn.speaker for turn in made.document.turns] == [turn.speaker for turn in original.document.turns]
    assert len(undone(made)) == len(original.document.blocks)
    assert stale(made) == []


def test_a_turn_of_the_original_that_nobody_has_filled_yet_waits_for_it(original):
    blank = '<section data-kind="answer"><p></p></section>'
    original.body += blank
    original = drafting.save(original, make.editor(), seen=original.draft_number)
    made = translations.begin(original, "ar", by=make.editor())
    assert [block.source for block in made.document.blocks] == [*original.block_digests]
    assert not original.document.blocks[-1].text and len(original.document.blocks) == len(original.block_digests) + 1


@pytest.fixture
def illustrated(original):
    """`original` with a photo before its turns and a part of a recording behind them."""
    photo = f'<figure data-photo="{make.photo().pk}"><figcaption>Four in the morning</figcaption></figure>'
    bell = f'<figure data-clip="{make.clip().pk}" data-end="1"><figcaption></figcaption></figure>'
    original.body = photo + original.body + bell
    return drafting.save(original, make.editor(), seen=original.draft_number)


def test_photos_and_recordings_come_along_without_their_captions(illustrated):
    made = Interview.objects.get(pk=translations.begin(illustrated, "ar", by=make.editor()).pk)
    photo, bell = made.document.blocks[0], made.document.blocks[-1]
    assert [block.source for block in made.document.blocks] == [block.id for block in illustrated.document.blocks]
    assert made.document.media == illustrated.document.media
    assert (photo.text, bell.start, bell.end) == ("", None, 1)
    assert not {photo.id, bell.id} & {block.id for block in illustrated.document.blocks}
    assert translations.left_behind(made) == []


@pytest.mark.parametrize(
    ("old", "new", "was", "now"),
    [
        (' data-end="1"', ' data-start="1" data-end="2"', "0:01", "0:02"),
        ("Four in", "Five in", "Four", "Five"),
    ],
    ids=["cut anew", "another caption"],
)
def test_what_the_original_shows_otherwise_now_is_to_be_looked_at(client, illustrated, old, new, was, now):
    made = translations.begin(illustrated, "ar", by=make.editor())
    now_shown = edit(illustrated, old, new)
    assert [*Interview.objects.left_behind()] == [made]
    client.force_login(make.editor())
    page = client.get(reverse("admin:articles_interview_behind"))
    assert re.search(rf"{was}\s*</del>", page.text) and re.search(rf"{now}\s*</ins>", page.text)
    found, block = behind()
    source = next(each.source for each in found.document.blocks if each.id == block)
    told = {"looked": block, "seen": found.draft_number, "digest": now_shown.block_digests[source]}
    client.post(reverse("admin:articles_interview_looked", args=[made.pk]), told)
    assert not Interview.objects.left_behind()


def test_a_recording_that_the_original_let_go_of_is_to_be_looked_at(client, illustrated):
    translations.begin(illustrated, "ar", by=make.editor())
    edit(illustrated, illustrated.body, document.Document(illustrated.document.blocks[:-1]).html)
    client.force_login(make.editor())
    page = client.get(reverse("admin:articles_interview_behind"))
    assertContains(page, "This is not in the original any more.")
    assertContains(page, "تسجيل · \u2068The bell\u2069 · 0:00 – 0:01")


def test_a_translation_goes_from_arabic_to_english_too():
    asks, answers = make.person("ندى", language="ar"), make.person("أم كريم", language="ar")
    body = make.exchange(asks, answers, "ما الخبز؟", "ساعة من الليل.")
    made = translations.begin(make.interview(language="ar", people=[asks, answers], body=body), "en", by=make.editor())
    assert undone(made) == ["ما الخبز؟", "ساعة من الليل."]


def test_a_translation_without_a_headline_is_called_by_its_original_and_its_own_language():
    original = make.interview(language="ar", headline="ندى: «الخبز ساعة»")
    made = translations.begin(original, "en", by=make.editor())
    assert (made.headline, str(made)) == ("", "\u2068ندى: «الخبز ساعة»\u2069 · English")
    assert str(original) == "ندى: «الخبز ساعة»"


def test_editing_one_turn_makes_exactly_that_turn_stale(original, translation):
    assert stale(translation) == []
    edit(original, "Answer 3.", "Answer three.")
    assert stale(translation) == ["Answer three."]
    assert [*Interview.objects.left_behind()] == [translation]


def test_what_is_said_in_a_note_or_in_another_language_makes_its_turn_stale_too(client, original, translation):
    edit(original, "Answer 3.", 'Answer 3.<small id="n-cccccccc">In 2014.</small>')
    edit(original, "Answer 5.</p>", 'Answer 5.</p><blockquote lang="ku" title="bread">Nan</blockquote>')
    assert stale(translation) == ["Answer 3.", "Answer 5."]
    client.force_login(make.editor())
    assertContains(client.get(reverse("admin:articles_interview_behind")), "Answer 3.\n\n<ins>")


def test_what_changed_in_the_original_is_known_though_it_was_only_autosaved(original):
    drafting.autosave(original.pk, original.created_by, 1, {"body": original.body.replace("Answer 3.", "Answer C.")})
    made = translations.begin(original, "ar", by=make.editor())
    original = edit(original, "Answer C.", "Answer three.")
    block = next(block for block in original.document.blocks if block.text == "Answer three.")
    digest = next(turn.source_digest for turn in made.document.turns if turn.source == block.id)
    assert translations.earlier(original, {block.id: digest})[block.id].text == "Answer C."


def by_hand(interview, body):
    interview.body = body
    return drafting.save(interview, interview.created_by, seen=interview.draft_number)


def by_itself(interview, body):
    return drafting.autosave(interview.pk, interview.created_by, interview.draft_number, {"body": body})


@pytest.mark.parametrize("save", [by_hand, by_itself])
def test_what_was_translated_later_from_an_autosaved_original_is_kept_too(original, save):
    made = translations.begin(original, "ar", by=make.editor())
    drafting.autosave(original.pk, original.created_by, 1, {"body": original.body.replace("Answer 3.", "Answer C.")})
    original.refresh_from_db()
    block = next(block for block in original.document.blocks if block.text == "Answer C.")
    was = next(turn.source_digest for turn in made.document.turns if turn.source == block.id)
    body = made.body.replace(was, document.digest(block)).replace("></p>", ">كلام</p>")
    made = save(made, body)
    kept = original.revisions.count()
    save(made, body.replace("كلام", "كلام آخر"))
    assert original.revisions.count() == kept  # once is enough
    edit(original, "Answer C.", "Answer three.")
    assert translations.what_changed(Interview.objects.get(pk=made.pk))[block.id].text == "Answer C."


def test_what_changed_is_known_from_a_version_where_no_revision_kept_it(original, translation):
    workflow.perform("publish-alone", original, by=make.publisher(), reason="It is three in the morning.")
    original.revisions.all().delete()
    edit(original, "Answer 3.", "Answer three.")
    (was,) = translations.what_changed(behind()[0]).values()
    assert was.text == "Answer 3."


def test_where_nothing_kept_what_was_translated_the_list_says_so(client, original, translation):
    original.revisions.all().delete()
    edit(original, "Answer 3.", "Answer three.")
    client.force_login(make.editor())
    assertContains(client.get(reverse("admin:articles_interview_behind")), "What it said before is not kept")


def behind():
    """The one translation that was left behind, and the id of its one stale block."""
    found = Interview.objects.left_behind().get()
    (stale,) = translations.stale_blocks(found.original.block_digests, found.document)
    return found, stale


def look(seen_words):
    """Say that the one stale block still holds against `seen_words`, or against nothing any more."""
    found, block = behind()
    digest = document.digest(document.from_text(seen_words).blocks[0]) if seen_words else ""
    return translations.looked_at(found, block, make.editor(), found.draft_number, digest)


def test_looking_at_it_clears_it(original, translation):
    edit(original, "Answer 3.", "Answer three.")
    look("Answer three.")
    assert stale(translation) == []


def test_what_is_noted_of_a_translation_is_told_in_the_words_of_whoever_reads(client, original, translation):
    edit(original, "Answer 3.", "Answer three.")
    look("Answer three.")
    client.force_login(make.editor(language="ar"))
    page = client.get(reverse("admin:articles_interview_revisions", args=[translation.pk]))
    for note in translation.revisions.exclude(note="").values_list("note", flat=True):
        assertNotContains(page, note)
    assert translation.revisions.exclude(note="").count() == 2


def test_what_changed_again_meanwhile_was_not_looked_at(original, translation):
    edit(original, "Answer 3.", "Answer three.")
    edit(original, "Answer three.", "Answer four.")
    with pytest.raises(Refused, match="again"):
        look("Answer three.")
    assert stale(translation) == ["Answer four."]


def test_what_the_original_let_go_of_can_stay_as_the_translations_own(original, translation):
    blocks = original.document.blocks[:-1]
    edit(original, original.body, document.Document(blocks).html)
    kept = look("")
    assert kept.document.blocks[-1].text == "كلام"
    assert not Interview.objects.left_behind()


def test_reordering_makes_nothing_stale(original, translation):
    first, *others = original.body.split("\n")
    edit(original, original.body, "\n".join([*others, first]))
    assert stale(translation) == []
    assert not Interview.objects.left_behind()


def test_a_turn_may_be_left_out_on_purpose_and_taken_back(original):
    made = translations.begin(original, "ar", by=make.editor())
    left_out = replace(made.document.blocks[-1], left_out=True)
    made = edit(made, made.body, document.Document((*made.document.blocks[:-1], left_out)).html)
    assert len(undone(made)) == len(original.document.blocks) - 1
    made = edit(made, made.body, made.body.replace(' data-left-out="yes"', ""))
    assert len(undone(made)) == len(original.document.blocks)


def test_a_turn_deleted_by_accident_is_not_left_out(original, translation):
    edit(translation, translation.body, document.Document(translation.document.blocks[:-1]).html)
    assert undone(translation) == [f"Answer {TURNS - 1}."]


def test_readers_see_no_turn_that_nobody_has_written(original):
    made = translations.begin(original, "ar", by=make.editor())
    made = edit(made, "></p>", ">كلام</p>")
    first, second, *others = made.document.blocks
    blank = replace(second, parts=(replace(second.parts[0], runs=()),))
    made = edit(made, made.body, document.Document((first, blank, *others)).html)
    frozen = [block["source"] for block in pages.freeze(made)["blocks"]]
    assert frozen == [block.source for block in (first, *others)]


def test_there_is_one_translation_into_a_language(original, translation):
    with pytest.raises(Refused):
        translations.begin(original, "ar", by=make.editor())
    with pytest.raises(Refused):
        translations.begin(translation, "en", by=make.editor())


# -- whose it is


def test_a_reporter_does_not_begin_translations(original):
    with pytest.raises(NotAllowed):
        translations.begin(original, "ar", by=original.created_by)


def test_a_translator_reads_and_comments_on_the_original_and_writes_only_the_translation(original):
    translator = make.user("translator")
    assert not may(translator, "read", original)
    made = translations.begin(original, "ar", by=make.editor(), to=translator)
    rights = ("read", "comment", "edit", "submit")
    assert [may(translator, right, made) for right in rights] == [True, True, True, True]
    assert [may(translator, right, original) for right in rights] == [True, True, False, False]
    assert set(readable_by(translator, Interview.objects.all())) == {original, made}
    with pytest.raises(NotAllowed):
        drafting.save(original, translator, seen=original.draft_number)


def test_an_original_on_a_translators_desk_is_not_theirs_to_write(original):
    translator = make.user("translator")
    Interview.objects.filter(pk=original.pk).update(assigned_to=translator)
    assert not may(translator, "edit", Interview.objects.get(pk=original.pk))
    assert not readable_by(translator, Interview.objects.all())


def test_another_translation_is_not_a_translators_to_read(original):
    made = translations.begin(original, "ar", by=make.editor(), to=make.user("translator"))
    translator = make.user("translator")
    assert not may(translator, "read", made)
    assert not readable_by(translator, Interview.objects.all())


# -- beginning one in the newsroom


def test_an_editor_begins_a_translation_for_a_translator(client, original):
    client.force_login(make.editor())
    translator = make.user("translator")
    page = client.get(original.get_admin_url())
    url = reverse("admin:articles_interview_translate", args=[original.pk])
    assertContains(page, url)
    assertNotContains(client.get(url), 'value="en"')
    made_page = client.post(url, {"language": "ar", "to": translator.pk}, follow=True)
    made = original.translations.get()
    assert (made.language, made.assigned_to) == ("ar", translator)
    assertContains(made_page, original.get_admin_url())
    assertNotContains(client.get(original.get_admin_url()), url)
    assertContains(client.post(url, {"language": "ar", "to": translator.pk}, follow=True), "already")
    assert original.translations.count() == 1


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ("itself", "in another language than its original"),
        ("another", "in another language than its original"),
        ("translation", "This is a translation itself."),
    ],
)
def test_a_translation_is_one_of_an_original_in_another_language(client, original, translation, chosen, told):
    """What was called a translation of itself, without a headline, no list could name any more."""
    draft = make.interview(language="ar" if chosen == "another" else "en")
    choices = {"itself": draft, "another": make.interview(language="ar"), "translation": translation}
    client.force_login(make.editor())
    page = opened(client, draft.get_admin_url())
    answer = client.post(draft.get_admin_url(), page | {"original": choices[chosen].pk, "headline": ""})
    assertContains(answer, told)
    draft.refresh_from_db()
    assert draft.original is None


def test_the_database_knows_no_translation_of_itself(original):
    with pytest.raises(IntegrityError, match="not_its_own_original"):
        Interview.objects.filter(pk=original.pk).update(original=F("pk"))


def test_what_has_a_translation_is_none_and_keeps_its_language(client, original, translation):
    client.force_login(make.editor())
    url, another = original.get_admin_url(), make.interview(language="ar")
    assertContains(client.post(url, opened(client, url) | {"original": another.pk}), "so it is none itself")
    assertContains(client.post(url, opened(client, url) | {"language": "ar"}), "into this language already")


# -- those to look at


@pytest.fixture
def address():
    return reverse("admin:articles_interview_behind")


def test_the_list_shows_word_by_word_what_changed_and_leads_to_the_turn(client, original, translation, address):
    client.force_login(make.editor())
    assertContains(client.get(address), "Every translation says what its original says.")
    edit(original, "Answer 3.", "Answer three.")
    found, block = behind()
    page = client.get(address)
    assertContains(page, "1 passage to look at")
    assertContains(page, "3.</del>")
    assertContains(page, "three.</ins>")
    assertContains(page, f"{found.get_admin_url()}#{block}")


def test_looked_at_in_the_list_is_gone_from_it(client, original, translation, address):
    client.force_login(make.editor())
    original = edit(original, "Answer 3.", "Answer three.")
    found, block = behind()
    (source,) = translations.left_behind(found)
    url = reverse("admin:articles_interview_looked", args=[found.pk])
    seen = {"looked": block, "seen": found.draft_number, "digest": original.block_digests[source]}
    edit(original, "Answer three.", "Answer four.")
    assertContains(client.post(url, seen, follow=True), "Look once more.")
    seen["digest"] = Interview.objects.get(pk=original.pk).block_digests[source]
    assertContains(client.post(url, seen, follow=True), "Every translation says what its original says.")
    assertContains(client.post(url, {"looked": block}), "", status_code=400)


def test_a_translator_sees_in_the_list_only_what_is_theirs(client, original, translation, address):
    edit(original, "Answer 3.", "Answer three.")
    translator = make.user("translator")
    client.force_login(translator)
    assertNotContains(client.get(address), translation.get_admin_url())
    Interview.objects.filter(pk=translation.pk).update(assigned_to=translator)
    assertContains(client.get(address), translation.get_admin_url())
    assertContains(client.get(reverse("admin:articles_interview_changelist")), address)


def test_who_reads_a_translation_because_it_is_ready_is_shown_no_draft_of_its_original(
    client, original, translation, address
):
    """Nor what the original said before: perhaps it named somebody then."""
    edit(original, "Answer 3.", "Answer three.")
    Interview.objects.filter(pk=translation.pk).update(stage="ready", approved_number=F("draft_number"))
    beside = reverse("admin:articles_interview_beside", args=[translation.pk])
    for colleague, may_see in ((make.reporter(), False), (original.created_by, True), (make.publisher(), True)):
        client.force_login(colleague)
        assert ("Answer three." in client.post(beside).content.decode()) == may_see
        assert (translation.get_admin_url() in client.get(address).content.decode()) == may_see


def test_the_desk_leads_to_the_turn_that_was_left_behind(client, original, translation):
    client.force_login(make.editor())
    edit(original, "Answer 3.", "Answer three.")
    (source,) = translations.left_behind(Interview.objects.left_behind().get())
    page = client.get(reverse("admin:index"))
    assertContains(page, "1 passage has changed in the original.")
    assertContains(page, f"{translation.get_admin_url()}#{source}")


# -- what stands above the text


@pytest.fixture
def headed(original):
    original.lead_photo, original.conducted_on = make.photo(alt="A loaf on a table"), date(2026, 5, 17)
    return drafting.save(original, make.editor(), seen=original.draft_number)


def above(interview, **fields):
    """Somebody puts something else above a text."""
    interview = Interview.objects.get(pk=interview.pk)
    for name, value in fields.items():
        setattr(interview, name, value)
    return drafting.save(interview, make.editor(), seen=interview.draft_number)


def settle(client, translation, name, **sent):
    now = Interview.objects.get(pk=translation.pk)
    form = {"name": name, "seen": now.draft_number, "told": str(now.original.head.get(name))} | sent
    return client.post(reverse("admin:articles_interview_head", args=[now.pk]), form, follow=True)


def test_a_photo_that_is_taken_out_above_the_original_is_to_be_looked_at_and_goes_here_too(client, headed, address):
    made = translations.begin(headed, "ar", by=make.editor())
    assert not Interview.objects.left_behind() and made.lead_photo
    above(headed, lead_photo=None)
    assert [*Interview.objects.left_behind()] == [made]
    client.force_login(make.editor())
    page = client.get(address)
    assertContains(page, "1 passage to look at")
    assert re.search(r"A loaf on a table\s*</del>", page.text) and re.search(r"nothing\s*</ins>", page.text)
    assertContains(page, "الصورة الرئيسية · \u2068")
    assertContains(page, "Take it out here too")
    assertContains(settle(client, made, "lead_photo", take="yes"), "Every translation says what its original says.")
    assert Interview.objects.get(pk=made.pk).lead_photo is None


def test_another_photo_above_the_original_is_shown_here_too_or_the_own_one_stays(client, headed, address):
    made, other = translations.begin(headed, "ar", by=make.editor()), make.photo(alt="Two loaves")
    above(headed, lead_photo=other)
    client.force_login(make.editor())
    assertContains(client.get(address), "Show it here too")
    settle(client, made, "lead_photo")
    made.refresh_from_db()
    assert made.lead_photo == headed.lead_photo and not Interview.objects.left_behind()
    above(headed, lead_photo=None)
    assertContains(client.get(address), "Two loaves")  # which this one never showed
    above(headed, lead_photo=other)
    assert not Interview.objects.left_behind()
    above(headed, lead_photo=make.photo())
    settle(client, made, "lead_photo", take="yes")
    assert Interview.objects.get(pk=made.pk).lead_photo == Interview.objects.get(pk=headed.pk).lead_photo


def test_so_is_another_date_and_what_readers_see_of_it(client, headed, address):
    made = translations.begin(headed, "ar", by=make.editor())
    above(headed, conducted_on=date(2026, 4, 17), date_shown="withheld")
    client.force_login(make.editor())
    page = client.get(address)
    assertContains(page, "2 passages to look at")
    assert re.search(r"May\s*</del>", page.text) and re.search(r"April\s*</ins>", page.text)
    for name in ("conducted_on", "date_shown"):
        settle(client, made, name, take="yes")
    made.refresh_from_db()
    assert (made.conducted_on, made.date_shown) == (date(2026, 4, 17), "withheld")
    assert not Interview.objects.left_behind()


def test_whoever_makes_it_the_same_by_hand_has_nothing_to_look_at(headed):
    made = translations.begin(headed, "ar", by=make.editor())
    above(headed, lead_photo=None, conducted_on=date(2026, 4, 17))
    above(made, lead_photo=None)
    drafting.autosave(made.pk, made.created_by, made.draft_number + 1, {"conducted_on": date(2026, 4, 17)})
    assert not Interview.objects.left_behind()


def test_what_stands_above_another_original_is_followed_from_then_on(headed):
    made = make.interview(language="ar", by=make.editor())
    above(made, original=headed)
    assert not Interview.objects.left_behind()
    above(headed, lead_photo=None)
    assert translations.changed_head(Interview.objects.left_behind().get()) == ["lead_photo"]


def test_a_photo_that_changed_again_meanwhile_was_not_looked_at(client, headed):
    made = translations.begin(headed, "ar", by=make.editor())
    above(headed, lead_photo=None)
    client.force_login(make.editor())
    assertContains(settle(client, made, "lead_photo", told=str(headed.lead_photo_id)), "Look once more.")
    assertContains(settle(client, made, "headline", take="yes"), "", status_code=400)
    assert [*Interview.objects.left_behind()] == [made]


def test_the_desk_leads_to_the_list_where_only_the_photo_at_the_head_was_left_behind(client, headed, address):
    translations.begin(headed, "ar", by=make.editor())
    above(headed, lead_photo=None)
    client.force_login(make.editor())
    assertContains(client.get(reverse("admin:index")), f'<a href="{address}" lang="ar"')


# -- what readers are told


NOTES = {
    "ar": "تغيّر هذا المقطع في الأصل بعد ترجمته.",
    "en": "This passage has changed in the original since it was translated.",
}


def approve_and(do, interview, **details):
    interview = Interview.objects.get(pk=interview.pk)
    if interview.stage == Interview.Stage.DRAFTING:
        workflow.perform("submit", interview, by=interview.created_by)
        workflow.perform("approve", interview, by=make.editor())
    if do == "correct":
        return make.corrected(interview, **details)
    workflow.perform(do, interview, by=make.publisher(), **details)
    return interview


@pytest.fixture(params=["en", "ar"])
def public_pair(request):
    """An original in one language and its translation into the other, both public."""
    asks, answers = make.person("Rozana", kind="organisation"), make.person("Umm Karim")
    body = "".join(make.exchange(asks, answers, f"Question {n}?", f"Answer {n}.") for n in range(3))
    original = make.interview(people=[answers], asked_by=[asks], body=body, language=request.param)
    made = translations.begin(original, Language(request.param).other, by=make.editor())
    made.body, made.headline = made.body.replace("></p>", ">Words of it.</p>"), "A translation"
    made = drafting.save(made, made.created_by, seen=made.draft_number)
    return approve_and("publish", original), approve_and("publish", made)


def notes_at(client, translation) -> list[str]:
    """The ids of the turns at which the public page says that the original has changed."""
    page = client.get(f"/{translation.language}/interviews/{translation.slug}/").content.decode()
    parts = page.split(NOTES[translation.language])[:-1]
    return [re.findall(r'id="(t-\w{8})"', part)[-1] for part in parts]


def test_readers_of_the_translation_are_told_at_the_turn_once_the_new_original_is_public(client, public_pair):
    original, translation = public_pair
    original = edit(original, "Answer 1.", "Answer one.")
    assert notes_at(client, translation) == []
    original = approve_and("correct", original, kind="correction", message="It is one.", others_considered=True)
    block = next(block for block in original.document.blocks if block.text == "Answer one.")
    (stale,) = [turn.id for turn in translation.document.turns if turn.source == block.id]
    assert notes_at(client, translation) == [stale]

    found, _block = behind()
    digest = original.block_digests[block.id]
    found = translations.looked_at(found, stale, found.created_by, found.draft_number, digest)
    assert notes_at(client, found) == [stale]  # readers see the version, which nobody has looked at
    approve_and("correct", found, kind="typo", message="")
    assert notes_at(client, found) == []


def test_readers_are_not_told_of_turns_that_only_moved(client, public_pair):
    original, translation = public_pair
    first, second, *others = original.body.split("\n")
    original = edit(original, original.body, "\n".join([*others, first, second]))
    approve_and("correct", original, kind="update", message="In another order.", others_considered=True)
    assert notes_at(client, translation) == []


@pytest.mark.parametrize("shown_as", ["day", "nothing"])
def test_readers_are_not_told_which_passage_was_changed_for_somebodys_safety(client, public_pair, shown_as):
    """The translation may say still what was taken out of the original."""
    original, translation = public_pair
    safety = {"kind": "safety", "shown_as": shown_as, "message": "", "others_considered": True}
    original = approve_and("correct", edit(original, "Answer 1.", "Nothing."), **safety)
    assert notes_at(client, translation) == []
    told = {"kind": "correction", "message": "It is two.", "others_considered": True}
    original = approve_and("correct", edit(original, "Answer 2.", "Answer two."), **told)
    block = next(block for block in original.document.blocks if block.text == "Answer two.")
    assert notes_at(client, translation) == [turn.id for turn in translation.document.turns if turn.source == block.id]


def test_readers_are_not_told_where_somebody_is_called_otherwise_to_protect_them(client, public_pair):
    original, translation = public_pair
    original.participants.filter(participations__role="interviewee").update(naming="role")
    told = {"kind": "update", "message": "It is shorter.", "others_considered": True}
    original = approve_and("correct", edit(original, "Answer 1.", "Nothing."), **told)
    assert notes_at(client, translation) == []
    original = approve_and("correct", edit(original, "Answer 2.", "Answer two."), **told)
    block = next(block for block in original.document.blocks if block.text == "Answer two.")
    assert notes_at(client, translation) == [turn.id for turn in translation.document.turns if turn.source == block.id]


def test_readers_are_not_told_which_passage_was_changed_while_the_original_was_withdrawn(client, public_pair):
    original, translation = public_pair
    workflow.perform("withdraw", original, by=make.publisher())
    last = original.document.blocks[-1]
    text = document.Document(original.document.blocks[:-1]).html
    assert last.source in ("", None)
    approve_and("publish", edit(original, original.body, text))
    assert notes_at(client, translation) == []


def test_readers_are_not_told_of_an_original_that_was_withdrawn(client, public_pair):
    original, translation = public_pair
    original = edit(original, "Answer 1.", "Answer one.")
    original = approve_and("correct", original, kind="correction", message="It is one.", others_considered=True)
    workflow.perform("withdraw", original, by=make.publisher())
    assert notes_at(client, translation) == []
