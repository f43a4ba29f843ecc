"""Whether quoted words were said, and whether numbers add up."""

import pytest

from articles.words import arithmetic, quoting

SAID = ["There is no use hiding it: we were defeated, or rather we have defeated ourselves. Hope is always there."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Umm Karim: “We never closed”", ["We never closed"]),
        ('She said "no" twice, then "yes"', ["no", "yes"]),
        ("أم كريم: «لم نغلق الفرن»", ["لم نغلق الفرن"]),
        ("The baker’s hour and the miller's day", []),
        ("‘It’s late’, he said", ["It’s late"]),
        ("“He said ‘stay’ to us”", ["He said ‘stay’ to us"]),
        ("An “unclosed mark", []),
    ],
)
def test_quotations_are_found_by_their_marks(text, found):
    assert quoting.quoted(text) == found


@pytest.mark.parametrize(
    ("quote", "faith"),
    [
        ("Hope is always there", "verbatim"),
        ("hope is always there!", "verbatim"),
        ("we were defeated […] we have defeated ourselves", "elided"),
        ("we … have defeated ourselves", "elided"),
        ("[The activists] were defeated", "elided"),
        ("We Defeated Ourselves!", "paraphrase"),
        ("defeated were we", "paraphrase"),
        ("we have defeated ourselves … there is no use", "paraphrase"),
        ("…", "paraphrase"),
    ],
)
def test_how_a_quotation_keeps_to_what_was_said(quote, faith):
    assert quoting.faith(quote, SAID) == faith


def test_vowel_signs_and_quotation_marks_do_not_make_another_quotation():
    assert quoting.faith("هُزِمنا «نحن»", ["لقد هزمنا نحن أنفسنا"]) == "verbatim"


def test_a_quotation_may_begin_behind_a_joined_conjunction():
    assert quoting.faith("المحطة وعد له سقف", ["تعيش من القطارات، والمحطة وعد له سقف."]) == "verbatim"
    assert quoting.faith("لم أوقّعه", ["كتبته، ولم أوقّعه."]) == "verbatim"
    assert quoting.faith("حلب مدينتي", ["وحلب ومدينتي"]) == "paraphrase"
    assert quoting.faith("عد بالخبز", ["وعد بالخبز"]) == "paraphrase"


def test_a_quotation_is_not_made_of_two_answers():
    assert quoting.faith("the bread the salt", ["I bring the bread", "the salt is yours"]) == "paraphrase"


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("There are 5000 people, including 1000 fighters and 4000 civilians.", True),
        ("There are 5,000 people, including 1,000 fighters and 3,000 civilians.", False),
        ("هناك ٥٠٠٠ شخص بينهم 1000 مقاتل و4000 مدني", True),
        ("هناك 5000 شخص، منهم 1000 مقاتل و3000 مدني", False),
    ],
)
def test_numbers_that_claim_to_add_up(text, holds):
    (found,) = arithmetic.sums(text)
    assert found.holds == holds


@pytest.mark.parametrize(
    "text",
    [
        "In 2012 we had 3 shops and 4 ovens.",
        "There were 40 of us, including 3 children.",
        "From 1.5 to 2.5",
        f"Of {'9' * 5_000}, including {'1' * 5_000} and 3, nothing is known.",
    ],
)
def test_numbers_that_claim_nothing(text):
    assert arithmetic.sums(text) == []
