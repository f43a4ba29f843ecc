"""From a pasted text to a draft: who speaks is kept, and no word is lost."""

import json
import os
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from articles.editorial import audit
from articles.editorial import intake as drafts
from articles.models import Interview, Person
from articles.tests import make
from articles.words import intake, richtext

pytestmark = pytest.mark.django_db

# The text the newsroom began with lies beside the project, where it lies at all; it is not ours to keep here.
SEED = Path(os.environ.get("NEWSROOM_SEED") or settings.BASE_DIR.parent / "shared/seeds/salah-al-ashkar.txt")

NARRATIVE = """Mariam Daoud To Shubbak: We Kept The Lamp Lit!

In a long talk with Shubbak, the lighthouse keeper Mariam Daoud spoke about the winter of the blockade.

Daoud added: "we had 40 litres of oil, and nobody knew for how many nights."

She concluded saying: "there is no use in **counting** what is gone."
"""

EXCHANGE = """Keeping the lamp

Shubbak: How long did the oil last?
Mariam Daoud: Forty nights.

We counted them on the wall.

Shubbak: And then?
Mariam Daoud: Then the boat came.
"""


def words(text):
    return sorted("".join(c if c.isalnum() else " " for c in text).split())


def everything(interview):
    fields = (interview.headline, interview.standfirst, interview.desk_note, interview.document.text)
    labels = " ".join(str(row.person) for row in interview.participations.all())
    return words(" ".join(fields)), words(labels)


def test_a_narrative_becomes_paragraphs_with_quotations_of_somebody_who_takes_part():
    interview = drafts.begin_from(intake.read(NARRATIVE), make.reporter())
    assert interview.headline == "Mariam Daoud To Shubbak: We Kept The Lamp Lit!"
    (row,) = interview.participations.all()
    assert (str(row.person), row.role) == ("Mariam Daoud", "interviewee")
    assert [quotation.speaker for quotation in interview.document.quotations] == [row.person_id] * 2
    assert "<strong>counting</strong>" in interview.body


def test_labels_become_turns():
    interview = drafts.begin_from(intake.read(EXCHANGE), make.reporter())
    question, answer, *_later = interview.document.turns
    people = {row.person_id: str(row.person) for row in interview.participations.all()}
    assert (question.kind, people[question.speaker]) == ("question", "Shubbak")
    assert (answer.kind, people[answer.speaker]) == ("answer", "Mariam Daoud")
    assert [part.text for part in answer.parts] == ["Forty nights.", "We counted them on the wall."]


def test_what_a_label_says_beside_the_name_is_kept_at_the_head_of_the_speech():
    laughing = EXCHANGE.replace("Daoud: F", "Daoud (laughs): F").replace("Daoud: T", "Daoud [after a while]: T")
    _, answer, _, later = drafts.begin_from(intake.read(laughing), make.reporter()).document.turns
    assert answer.parts[0].text == "(laughs) Forty nights."
    assert later.text == "[after a while] Then the boat came."


def test_what_every_label_says_beside_a_name_is_kept_once():
    text = "A title\n\n" + "Rana Khoury (Shubbak): Why?\n\nMariam Daoud: For the wind.\n\n" * 3
    said = [turn.text for turn in drafts.begin_from(intake.read(text), make.reporter()).document.turns]
    assert said == ["(Shubbak) Why?", "For the wind.", *["Why?", "For the wind."] * 2]


def test_somebody_the_newsroom_knows_is_not_added_again():
    known = make.person("مريم داود", language="ar", spellings=["Maryam Dawood", "MARIAM DAOUD"])
    interview = drafts.begin_from(intake.read(EXCHANGE), make.reporter())
    assert known in interview.participants.all()
    namesake = make.person("Mariam Daoud")
    later = drafts.begin_from(intake.read(EXCHANGE), make.reporter())
    assert not {known, namesake} & set(later.participants.all())  # which of the two it is, only an editor knows


def test_the_audit_says_who_added_whom_by_a_paste():
    known, reporter = make.person("Mariam Daoud"), make.reporter()
    interview = drafts.begin_from(intake.read(EXCHANGE), reporter)
    (added,) = interview.participants.exclude(pk=known.pk)
    assert not audit.about(known).exists()
    assert [(entry.action, entry.actor_name) for entry in audit.about(added)] == [("add", reporter.username)]


def test_whoever_is_spelt_in_two_ways_takes_part_once_where_they_came_first():
    known = make.person("Mariam Daoud", spellings=["Maryam Dawood"])
    more = "\nShubbak: And you?\nOmar Nasser: I rowed.\n\nShubbak: How long?\nMaryam Dawood: An hour.\n"
    told = intake.read(EXCHANGE + more)
    assert [person.name for person in told.people] == ["Shubbak", "Mariam Daoud", "Omar Nasser", "Maryam Dawood"]
    _asks, first, second = drafts.begin_from(told, make.reporter()).participations.all()
    assert first.person == known and str(second.person) == "Omar Nasser"


def test_what_the_reading_is_not_sure_of_is_kept_by_its_place():
    doubtful = NARRATIVE + '\n"The boats came in the spring, all nine of them, with their lamps lit."\n'
    interview = drafts.begin_from(intake.read(doubtful), make.reporter())
    said = {quotation.id: quotation.text for quotation in interview.document.quotations}
    assert [said[place][:9] for place in interview.doubts] == ["The boats"]


def noted(number):
    """What leads to a note, and the note."""
    leads = f'<a id="r{number}" href="#f{number}">{number}</a>'
    return leads, f'<p id="f{number}"><a href="#r{number}">{number}</a> Note {number}.</p>'


def test_footnotes_of_a_page_stand_in_their_places_and_none_is_lost():
    leads, notes = zip(*map(noted, range(1, 5)), strict=True)
    page = (
        f"<h1>The lamp{leads[0]}</h1><p>Shubbak: How long?</p><p>Mariam{leads[1]}: Forty{leads[2]} nights.</p>"
        f"<p>Shubbak: And then?</p><p>Mariam: Then the boat came.{leads[3]}</p>" + "".join(notes)
    )
    interview = drafts.begin_from(intake.read(richtext.paragraphs(page)), make.reporter())
    assert interview.headline == "The lamp"
    assert [turn.text for turn in interview.document.turns][1::2] == ["Forty nights.", "Then the boat came."]
    assert [words for _id, words in interview.document.footnotes] == ["Note 3.", "Note 4."]
    assert [block.text for block in interview.document.blocks[-2:]] == ["Note 1.", "Note 2."]


def test_a_footnote_within_a_quotation_does_not_part_it():
    leads, note = noted(1)
    page = "".join(f"<p>{line}</p>" for line in NARRATIVE.replace("40", f"40{leads}").split("\n\n")) + note
    document = drafts.begin_from(intake.read(richtext.paragraphs(page)), make.reporter()).document
    assert len(document.quotations) == 2 and [words for _id, words in document.footnotes] == ["Note 1."]


@pytest.mark.skipif(not SEED.exists(), reason=f"THE SEED IS NOT HERE: {SEED.name} lies beside a developer's checkout")
def test_the_model_case_is_read_as_it_was_written():
    source = SEED.read_text(encoding="utf-8")
    interview = drafts.begin_from(intake.read(source), make.reporter())
    assert interview.headline == "Salah Al-Ashkar To Rozana: We Defeated Ourselves!"
    assert [block.type for block in interview.document.blocks] == ["paragraph"] * 5
    people = {row.person_id: str(row.person) for row in interview.participations.all()}
    assert [people[said.speaker] for said in interview.document.quotations] == ["Salah Al-Ashkar"] * 4
    assert everything(interview)[0] == words(source)


# -- the command


def run(*args):
    out, err = StringIO(), StringIO()
    call_command("intake", *map(str, args), stdout=out, stderr=err)
    return out.getvalue()


@pytest.fixture
def pasted(tmp_path):
    path = tmp_path / "pasted.txt"
    path.write_text(EXCHANGE, encoding="utf-8")
    return path


def test_the_command_stores_a_draft_and_prints_its_address(pasted):
    make.editor(username="editor")
    (line,) = run(pasted).splitlines()
    assert line.endswith(Interview.objects.get().get_admin_url())


def test_the_command_says_whose_draft_it_cannot_become(pasted):
    make.publisher(username="paula")
    with pytest.raises(CommandError, match="You may not begin an interview."):
        run(pasted, "--by", "paula")


def test_a_dry_run_prints_and_stores_nothing(pasted):
    proposal = json.loads(run(pasted, "--json", "--dry-run"))
    assert proposal["headline"] == "Keeping the lamp"
    assert not Interview.objects.exists() and not Person.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text"),
        (b"Question?\x00Answer", "NUL"),
        (b"x" * (2 * 1024 * 1024 + 1), "2000000"),
        ("a\ud800b".encode("utf-8", "surrogatepass"), "surrogate"),
    ],
)
def test_bad_input_is_one_sentence_that_names_the_file(tmp_path, content, said):
    path = tmp_path / "broken.txt"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=f"broken.txt.*({said})") as error:
        run(path)
    assert error.value.returncode == 2 and "\n" not in str(error.value)
    assert not Interview.objects.exists()


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path):
    with pytest.raises(CommandError, match="nowhere.txt: No such file"):
        run(tmp_path / "nowhere.txt")


def test_another_encoding_is_read_and_named(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("شبّاك: كيف حالكم؟\nمريم داود: بخير، والحمد لله على كل حال.".encode("cp1256"))
    err = StringIO()
    call_command("intake", str(path), "--dry-run", "--json", stdout=StringIO(), stderr=err)
    assert "Windows-1256" in err.getvalue()
