"""An interview in two languages: begun as empty turns, and known to be stale turn by turn."""

import pytest

from articles.editorial import drafting, translations
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import Interview
from articles.tests import make
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
    interview.body = interview.body.replace(old, new)
    drafting.save(interview, interview.created_by, seen=interview.draft_number)


def stale(translation):
    """The words of the original that the translation has fallen behind."""
    fresh = Interview.objects.get(pk=translation.pk)
    pairs = translations.side_by_side(fresh.original.document, fresh.document)
    return [pair.source.text for pair in pairs if pair.stale]


def test_a_translation_begins_with_an_empty_turn_for_every_turn(original):
    made = Interview.objects.get(pk=translations.begin(original, "ar", by=make.editor()).pk)
    assert [block.source for block in made.document.blocks] == [block.id for block in original.document.blocks]
    assert [turn.speaker for turn in made.document.turns] == [turn.speaker for turn in original.document.turns]
    pairs = translations.side_by_side(original.document, made.document)
    assert not any(pair.done for pair in pairs) and not any(pair.stale for pair in pairs)


def test_editing_one_turn_makes_exactly_that_turn_stale(original, translation):
    assert stale(translation) == []
    edit(original, "Answer 3.", "Answer three.")
    assert stale(translation) == ["Answer three."]
    assert [found for found, _ in translations.drafts_to_look_at()] == [translation]


def test_looking_at_it_clears_it(original, translation):
    edit(original, "Answer 3.", "Answer three.")
    ((found, blocks),) = translations.drafts_to_look_at()
    translations.looked_at(found, blocks.pop(), by=make.editor(), seen=found.draft_number)
    assert stale(translation) == []


def test_reordering_makes_nothing_stale(original, translation):
    first, *others = original.body.split("\n")
    edit(original, original.body, "\n".join([*others, first]))
    assert stale(translation) == []


def test_a_turn_may_be_left_out_on_purpose(original, translation):
    kept = translation.document.blocks[:-1]
    edit(translation, translation.body, document.Document(kept).html)
    pairs = translations.side_by_side(original.document, translation.document)
    assert [pair.source.text for pair in pairs if not pair.done] == [f"Answer {TURNS - 1}."]


def test_there_is_one_translation_into_a_language(original, translation):
    with pytest.raises(Refused):
        translations.begin(original, "ar", by=make.editor())
    with pytest.raises(Refused):
        translations.begin(translation, "en", by=make.editor())


def test_a_reporter_does_not_begin_translations(original):
    with pytest.raises(NotAllowed):
        translations.begin(original, "ar", by=original.created_by)
