"""The gates: each finds what it is for, where it stands, and is enforced as its row says."""

import pytest
from django.utils import translation

from articles.editorial import gates, signing
from articles.editorial.gates import GATES, Severity
from articles.editorial.refusals import Refused
from articles.editorial.workflow import perform
from articles.models import Participation
from articles.tests import make
from articles.words.links import leads_inside

pytestmark = pytest.mark.django_db

SAID = "There is no use hiding it: we were defeated, or rather we have defeated ourselves. Hope is always there."


def sound(**fields):
    """A draft in which no gate finds anything."""
    asks, answers = make.person("Rozana", kind="organisation"), make.person("Salah Al-Ashkar")
    told = {
        "people": [answers],
        "asked_by": [asks],
        "headline": "“Hope is always there”",
        "standfirst": "An activist on the last days of Aleppo.",
        "conducted_on": "2016-12-12",
        "method": "phone",
        "conducted_in": "ar",
        "body": make.exchange(asks, answers, answer=SAID),
    }
    return make.ready(**(told | fields))


def linked(address):
    return lambda: sound(headline="Bread", body=f'<p>See <a href="{address}">here</a>.</p>')


def added(html):
    """The sound draft with one more paragraph."""

    def build():
        interview = sound()
        return make.change(interview, body=interview.body + html)

    return build


def heard(somebody):
    """The sound draft of somebody, with a recording."""
    return sound(people=[somebody], body=f'<p>So.</p><figure data-clip="{make.clip().pk}"></figure>')


def joined_by(somebody):
    """The sound draft with one more guest, who is not heard in it."""
    interview = sound()
    Participation.objects.create(interview=interview, person=somebody, position=1)
    return interview


def labelled(somebody, label):
    """The sound draft of somebody whom the text calls by a label."""
    interview = sound(people=[somebody], body="<p>Bread.</p>")
    interview.participations.filter(person=somebody).update(label=label)
    return interview


def dated(date_shown, taken):
    """The sound draft of a conversation on 12 December 2016, with a photo that was taken then."""
    return sound(date_shown=date_shown, lead_photo=make.photo(taken=taken))


def with_a_page(name, **fields):
    """Somebody with a page who is not named in full."""
    return make.person(name, naming="pseudonym", page_allowed=True, **fields)


# For each gate what it is to find, and the place that it names.
CASES = {
    "headline": (lambda: sound(headline=""), "headline"),
    "text": (lambda: sound(body=""), "body"),
    "speakers": (lambda: sound(people=[]), "t-"),
    "names": (lambda: sound(people=[make.person(naming="first")], body="<p>Bread.</p>"), "participants"),
    "photos": (lambda: sound(body='<p>So.</p><figure data-photo="999999"></figure>'), "f-"),
    "clips": (lambda: sound(body='<p>So.</p><figure data-clip="999999"></figure>'), "f-"),
    "voices": (lambda: heard(make.person("A nurse", naming="role")), "f-"),
    "telling dates": (lambda: dated("withheld", "2016-12-12"), "lead_photo"),
    "interviewees": (lambda: sound(people=[], body="<p>Bread.</p>"), "participants"),
    "silent guests": (lambda: joined_by(make.person("Hana Sabbagh")), "participants"),
    "labels": (lambda: sound(people=[make.person("Umm Karim") for _ in "ab"], body="<p>Bread.</p>"), "participants"),
    "telling labels": (lambda: labelled(make.person("Rana", naming="first"), "Khoury"), "participants"),
    "telling addresses": (
        lambda: sound(people=[with_a_page("Umm Karim", slug="rana-khoury")], body="<p>Bread.</p>"),
        "participants",
    ),
    "pull quotes": (added("<aside>We defeated ourselves</aside>"), "k-"),
    "quotations": (lambda: sound(headline="“We Defeated Ourselves!”"), "headline"),
    "links": (linked("http://192.168.1.4/notes"), "body"),
    "attributed headline": (lambda: sound(headline="Salah Al-Ashkar: We Defeated Ourselves!"), "headline"),
    "standfirst": (lambda: sound(standfirst=""), "standfirst"),
    "spellings": (lambda: sound(people=[make.person("صلاح", language="ar")], body="<p>Bread.</p>"), "participants"),
    "conversation": (lambda: sound(conducted_on=None), "conducted_on"),
    "numbers": (added("<p>There were 5000 people, including 1000 fighters and 3000 civilians.</p>"), "p-"),
}


def found(interview) -> dict[str, str]:
    return {problem.gate.name: problem.place for problem in signing.problems(interview)}


def test_a_sound_draft_passes():
    assert found(sound()) == {}


def test_every_gate_is_tried():
    assert set(CASES) == {gate.name for gate in GATES}


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_a_gate_finds_what_it_is_for_and_is_enforced(gate):
    build, place = CASES[gate.name]
    interview = build()
    assert found(interview)[gate.name].startswith(place)
    for problem in signing.problems(interview):
        if problem.gate.severity == Severity.SIGNATURE and problem.gate != gate:
            signing.sign(interview, problem.digest, by=make.editor(), reason="The recording says so.")
    if gate.severity == Severity.WARNS:
        return perform("publish", interview, by=make.publisher())
    with pytest.raises(Refused):
        perform("publish", interview, by=make.publisher())
    assert not interview.versions.exists()
    if gate.severity == Severity.SIGNATURE:
        (problem,) = [problem for problem in signing.problems(interview) if problem.gate == gate]
        signing.sign(interview, problem.digest, by=make.editor(), reason="The recording says so.")
        perform("publish", interview, by=make.publisher())
        assert interview.signatures.filter(reason="The recording says so.", gate=gate.name).exists()


def test_words_of_the_other_direction_are_closed_where_they_end():
    """Else what ends them, an exclamation mark, stands before them in an Arabic sentence."""
    with translation.override("ar"):
        (problem,) = signing.problems(CASES["attributed headline"][0]())
    assert "«\u2068We Defeated Ourselves!\u2069»" in problem.message


@pytest.mark.parametrize("missing", ["method", "conducted_in", "conducted_on"])
def test_a_date_withheld_for_safety_is_an_answer_and_no_date_is_none(missing):
    empty = None if missing == "conducted_on" else ""
    assert found(sound(**{missing: empty}))["conversation"] == missing
    if missing == "conducted_on":
        assert "conversation" not in found(sound(conducted_on=None, date_shown="withheld"))


def test_a_guest_nobody_hears_is_told_by_name_and_one_of_a_mere_portrait_is_not():
    (problem,) = signing.problems(joined_by(make.person("Hana Sabbagh")))
    assert problem.message == "Named as a guest, but says nothing in the text: Hana Sabbagh."
    assert found(sound(headline="Bread", body="<p>The baker opened at four.</p>")) == {}


def test_a_label_of_somebody_protected_is_asked_about_where_it_says_more_than_their_name():
    guest = make.person("Umm Karim al-Halabi", naming="pseudonym")
    guest.names.create(language="ar", name="أم كريم الحلبي")
    for label in ("Umm Karim", "al-Halabi", "أم كريم"):
        assert "telling labels" not in found(labelled(guest, label))
    assert found(labelled(guest, "Umm Karim Khoury"))["telling labels"] == "participants"
    assert "telling labels" not in found(labelled(make.person("Salah Al-Ashkar"), "The activist"))


@pytest.mark.parametrize(
    ("date_shown", "taken", "asks"),
    [
        ("withheld", "2016-12-12", True),
        ("withheld", "2016-12", True),
        ("withheld", "2016", False),
        ("month", "2016-12-12", True),
        ("month", "2016-12", False),
        ("month", "2016-11-03", False),
        ("day", "2016-12-12", False),
    ],
)
def test_a_photo_is_asked_about_that_says_more_of_the_date_than_readers_are_told(date_shown, taken, asks):
    assert ("telling dates" in found(dated(date_shown, taken))) == asks


@pytest.mark.parametrize("slug", ["umm-karim", "karim-2", "umm-karim-al-halabi-10"])
def test_an_address_that_is_made_of_what_somebody_protected_is_called_is_not_asked_about(slug):
    assert "telling addresses" not in found(
        sound(people=[with_a_page("Umm Karim al-Halabi", slug=slug)], body="<p>Bread.</p>")
    )


def test_a_signature_for_one_silent_guest_is_for_no_other():
    karim = make.person("Karim Aswad")
    interview = joined_by(make.person("Hana Sabbagh"))
    Participation.objects.create(interview=interview, person=karim, position=2)
    without = interview.body
    make.change(interview, body=f'{without}<section data-speaker="{karim.pk}"><p>So it was.</p></section>')
    (problem,) = signing.problems(interview)
    signing.sign(interview, problem.digest, by=make.editor(), reason="She only nods.")
    make.change(interview, body=without)
    with pytest.raises(Refused, match="Karim Aswad"):
        perform("publish", interview, by=make.publisher())


def test_a_quotation_in_the_standfirst_is_weighed_too():
    assert found(sound(standfirst="He says “we won”."))["quotations"] == "standfirst"


def test_a_quotation_without_a_speaker_is_found_and_the_words_of_one_may_be_quoted():
    said = "<p>They said “<q>Bread was gone</q>”.</p>"
    assert "speakers" in found(added(said)())
    assert "pull quotes" not in found(added(f"{said}<aside>Bread was gone</aside>")())
    assert "pull quotes" in found(added("<aside>What is bread?</aside>")())  # which is the question


def test_changing_what_was_said_takes_the_quotation_above_it_with_it():
    interview = sound()
    make.change(interview, body=interview.body.replace("Hope is always there", "Hope is gone"))
    assert found(interview)["quotations"] == "headline"


def test_a_signature_is_for_the_words_it_was_given_for():
    interview = sound(headline="“We Defeated Ourselves!”")
    (problem,) = signing.problems(interview)
    signing.sign(interview, problem.digest, by=make.editor(), reason="As his editor has it.")
    make.change(interview, headline="“We Defeated Everybody!”")
    with pytest.raises(Refused, match="Everybody"):
        perform("publish", interview, by=make.publisher())


@pytest.mark.parametrize(
    "link",
    [
        "http://localhost/",
        "http://localhost./",
        "http://127.0.0.1/",
        "http://127.0.0.1./",
        "http://127.1/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://user:word@10.0.0.8:8080/",
        "http://169.254.169.254/latest/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "https://printer.local/",
        "https://printer.local./",
        "https://wiki/",
        # Browsers read an address in these, Python does not: it must not break the page it stands on.
        "http://a[b@example.org/",
        "http://a\u2100b@example.org/",
    ],
)
def test_a_link_into_somebodys_own_network_is_found(link):
    assert leads_inside(link)
    assert "links" in found(linked(link)())


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/a?b=c",
        "HTTP://Example.org",
        "https://مثال.org/",
        "https://8.8.8.8/",
        "https://a.1.example/",
    ],
)
def test_a_link_to_the_web_is_none(link):
    assert not leads_inside(link)
    assert "links" not in found(linked(link)())


@pytest.mark.parametrize("link", ["mailto:desk@example.org", "MAILTO:desk@localhost"])
def test_a_link_to_a_letter_leads_into_no_network(link):
    assert not leads_inside(link)
    interview = linked(link)()
    assert "links" not in found(interview)
    perform("publish", interview, by=make.publisher())
    assert link in interview.versions.get().content


def test_no_gate_of_changes_has_the_name_of_another():
    every = [gate.name for gate in (*GATES, *gates.GATES_OF_CHANGES)]
    assert len(every) == len(set(every))
