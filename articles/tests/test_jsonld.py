"""What search engines are told of an interview."""

import json
import re

import pytest
from django.utils import timezone

from articles.editorial.workflow import perform
from articles.models import Correction, Interview, Participation, Person, Policy
from articles.tests import make, whole_site

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def described(client, interview):
    """The one block of structured data in the interview's page."""
    html = client.get(f"/{interview.language}/interviews/{interview.slug}/").content.decode()
    (block,) = BLOCK.findall(html)
    assert html.count("<script") == 1
    return json.loads(block)


def test_interview_is_reportage_made_of_questions_and_answers(client):
    salma, rozana = make.person("Salma Haddad", slug="salma"), make.person("Rozana", kind=Person.Kind.ORGANISATION)
    Policy.objects.create(key=Policy.Key.CORRECTIONS, language="en", title="We correct", body="<p>So.</p>")
    interview = make.published(
        headline="Bread at four",
        slug="bread",
        people=[salma],
        asked_by=[rozana],
        topics=[make.topic("Bread")],
        body=make.exchange(rozana, salma, question="What is bread?", answer="An hour."),
    )
    article = described(client, interview)
    (question,) = article["hasPart"]
    (answer,) = question["acceptedAnswer"]
    asked, answered = interview.document.turns
    url = "http://127.0.0.1:8000/en/interviews/bread/"
    assert article["@type"] == ["NewsArticle", "ReportageNewsArticle"]
    assert (article["@id"], article["genre"], article["inLanguage"]) == (f"{url}#article", "Interview", "en")
    assert (question["@id"], question["text"], question["position"]) == (f"#{asked.id}", "What is bread?", 1)
    assert (answer["@id"], answer["text"]) == (f"#{answered.id}", "An hour.")
    assert question["author"] == {"@type": "Organization", "name": "Rozana"}
    assert answer["author"] == {"@type": "Person", "name": "Salma Haddad"}
    assert article["about"] == [answer["author"] | {"url": "http://127.0.0.1:8000/en/people/salma/"}]
    assert "publishingPrinciples" not in article["publisher"]  # nobody has written them
    assert article["publisher"]["correctionsPolicy"] == "http://127.0.0.1:8000/en/corrections-policy/"
    assert article["keywords"] == ["Bread"]


def test_licence_of_the_texts_is_told_where_there_is_one(client, settings):
    assert "license" not in described(client, make.published())
    settings.CONTENT_LICENCE = "CC BY 4.0"
    described_again = described(client, make.published())
    assert described_again["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_quotations_of_a_narrative_name_their_speaker(client):
    salma = make.person("Salma Haddad", slug="salma")
    body = f'<p>He said “<q data-speaker="{salma.pk}">we have defeated ourselves</q>” and left.</p>'
    (quotation,) = described(client, make.published(people=[salma], body=body))["hasPart"]
    assert quotation["@type"] == "Quotation"
    assert quotation["text"] == "we have defeated ourselves"
    assert quotation["creator"]["name"] == "Salma Haddad"


def test_who_is_named_is_told_in_both_scripts(client):
    salma = make.person("Salma Haddad", slug="salma")
    salma.names.create(language="ar", name="سلمى حداد")
    (told,) = described(client, make.published(people=[salma]))["about"]
    assert told["alternateName"] == ["سلمى حداد"]


@pytest.mark.parametrize("naming", [Person.Naming.FIRST, Person.Naming.PSEUDONYM, Person.Naming.ROLE])
def test_protected_person_is_a_label_and_nothing_else(client, naming):
    nurse, rozana = make.person("Amal", naming=naming, page_allowed=True, slug="amal"), make.person("Rozana")
    body = make.exchange(rozana, nurse)
    article = described(client, make.published(people=[nurse], asked_by=[rozana], body=body))
    assert article["about"] == [{"@type": "Person", "name": "Amal"}]
    assert article["hasPart"][0]["acceptedAnswer"][0]["author"] == {"@type": "Person", "name": "Amal"}


def test_translation_and_original_point_at_each_other(client):
    original = make.published(slug="original", language="ar")
    translation = make.published(slug="translation", original=original)
    assert described(client, translation)["translationOfWork"]["inLanguage"] == "ar"
    assert [work["inLanguage"] for work in described(client, original)["workTranslation"]] == ["en"]
    assert "translationOfWork" not in described(client, original)


def test_translated_quotation_leads_to_the_passage_that_it_translates(client):
    salah = make.person("Salah Al-Ashkar", slug="salah")
    said = f'<q data-speaker="{salah.pk}">«هزمنا أنفسنا»</q>'
    original = make.published(slug="original", language="ar", people=[salah], body=f"<p>قال: {said}.</p>")
    (passage,) = original.document.blocks
    ours = f'<q data-speaker="{salah.pk}">“we have defeated ourselves”</q>'
    body = f'<p data-source="{passage.id}">He said: {ours}.</p><p>{ours}, again.</p>'
    article = described(client, make.published(slug="translation", people=[salah], original=original, body=body))
    translated, added = article["hasPart"]
    assert translated["isBasedOn"] == f"http://127.0.0.1:8000/ar/interviews/original/#{passage.id}"
    assert "isBasedOn" not in added
    perform("withdraw", original, by=make.publisher())
    assert "isBasedOn" not in described(client, Interview.objects.get(slug="translation"))["hasPart"][0]


def test_what_a_text_links_to_is_cited_once_and_its_versions_have_an_address(client):
    link = '<a href="https://example.org/report">the report</a>'
    mail = '<a href="mailto:desk@example.org">write</a>'
    interview = make.published(slug="bread", body=f"<p>As {link} says; {mail}.<small>See {link}.</small></p>")
    article = described(client, interview)
    assert article["citation"] == ["https://example.org/report"]
    assert article["archivedAt"] == "http://127.0.0.1:8000/en/interviews/bread/history/"
    assert client.get("/en/interviews/bread/history/").status_code == 200
    assert "citation" not in described(client, make.published())


# The properties that each type may have here, by the domains of schema.org 30.0. A creative work has the first row.
WORK = {"author", "creator", "dateCreated", "inLanguage", "isBasedOn", "license", "position", "text", "url"}
PROPERTIES = {
    "NewsArticle": WORK
    | {"abstract", "about", "accessibilityFeature", "archivedAt", "articleSection", "audio", "backstory", "citation"}
    | {"correction", "creativeWorkStatus", "dateModified", "datePublished", "dateline", "genre", "hasPart"}
    | {"headline", "image", "isAccessibleForFree", "keywords", "mainEntityOfPage", "mentions", "publisher"}
    | {"translationOfWork", "translator", "version", "wordCount", "workTranslation"},
    "Question": WORK | {"acceptedAnswer"},
    "Answer": WORK,
    "Quotation": WORK,
    "CorrectionComment": WORK | {"datePublished"},
    "AudioObject": WORK | {"caption", "contentUrl", "duration", "encodingFormat"},
    "ImageObject": WORK | {"caption", "contentUrl", "creditText", "height", "width"},
    "Person": {"alternateName", "description", "name", "url"},
    "Organization": {"name", "url"},
    "NewsMediaOrganization": {"actionableFeedbackPolicy", "correctionsPolicy", "name", "publishingPrinciples", "url"},
}


def strangers(described, known):
    """Properties that their type does not have, and references to nothing on the page or behind an address."""
    if isinstance(described, list):
        return [found for part in described for found in strangers(part, known)]
    if not isinstance(described, dict):
        return []
    kind = described.get("@type", "reference")
    kind = kind if isinstance(kind, str) else kind[0]
    own = described.keys() - {"@context", "@id", "@type"}
    if kind == "reference":
        return [] if own == set() and described["@id"] in known else [described]
    wrong = [f"{kind}.{name}" for name in own - PROPERTIES[kind]]
    return wrong + [found for part in described.values() for found in strangers(part, known)]


def ids(described):
    if isinstance(described, list):
        return {found for part in described for found in ids(part)}
    if not isinstance(described, dict):
        return set()
    own = {described["@id"]} if "@type" in described and "@id" in described else set()
    return own | {found for part in described.values() for found in ids(part)}


def test_every_property_belongs_to_its_type_and_every_reference_to_something(client):
    pages = whole_site.build()
    for name in ("interview-ar", "interview-withheld", "interview-withheld-ar", "interview"):
        (block,) = BLOCK.findall(client.get(pages[name]).content.decode())
        article = json.loads(block)
        assert strangers(article, ids(article)) == [], name
        assert {"@context", "headline", "datePublished", "author", "hasPart", "archivedAt"} <= article.keys()
    assert strangers(article | {"correctedWork": "it"}, ids(article)) == ["NewsArticle.correctedWork"]
    assert strangers(article, set()) != []


def test_correction_is_told_with_its_day_and_its_language(client):
    interview = make.change(make.published(), standfirst="A baker opens at five.")
    make.corrected(interview, message="The baker opened at five.")
    article = described(client, interview)
    (comment,) = article["correction"]
    day = comment.pop("datePublished")
    assert comment.pop("author") == {"@id": article["publisher"]["@id"]}
    assert comment == {"@type": "CorrectionComment", "text": "The baker opened at five.", "inLanguage": "en"}
    assert day[:10] == f"{timezone.localdate():%Y-%m-%d}"


def test_change_for_safety_or_in_silence_adds_nothing_to_what_machines_count(client):
    """No number, no status and no date tells that there was a change of which readers are to learn nothing."""
    interview = make.published(slug="quiet")
    before = described(client, interview)
    make.corrected(
        make.change(interview, standfirst="A baker."), kind=Correction.Kind.SAFETY, shown_as=Correction.Shown.NOTHING
    )
    after = described(client, interview)
    assert after.pop("abstract") == "A baker."
    before.pop("abstract", None)
    for said in (before, after):
        said.pop("image", None)  # the share card is drawn anew
    assert after == before
    assert (after["version"], after["creativeWorkStatus"]) == ("1", "Published")
    make.corrected(make.change(interview, standfirst="A baker at four."), message="She opened at four.")
    told = described(client, interview)
    assert (told["version"], told["creativeWorkStatus"]) == ("2", "Corrected")


def test_month_of_a_change_for_safety_is_all_that_machines_learn_of_its_day(client):
    interview = make.published()
    published = described(client, interview)["dateModified"]
    make.corrected(
        make.change(interview, standfirst="A baker."),
        message="A detail was taken out.",
        kind=Correction.Kind.SAFETY,
        shown_as=Correction.Shown.MONTH,
    )
    article = described(client, interview)
    assert article["dateModified"] == published
    assert article["correction"][0]["datePublished"] == f"{timezone.localdate():%Y-%m}"
    assert (article["version"], article["creativeWorkStatus"]) == ("2", "Published")


def test_how_it_was_made_is_told_in_the_words_of_the_page(client):
    interview = make.published(method=Interview.Method.PHONE, people=[make.person("Amal", naming=Person.Naming.ROLE)])
    assert described(client, interview)["backstory"] == (
        "The conversation was held by telephone. The answers were edited for length and clarity."
        " Somebody who speaks here is not named in full, for their safety."
    )
    assert described(client, interview)["accessibilityFeature"] == ["structuralNavigation"]
    translator = Participation.Role.TRANSLATOR
    translated = make.ready()
    Participation.objects.create(interview=translated, person=make.person("Ann & Ines O'Dea"), role=translator)
    perform("publish", translated, by=make.publisher())
    assert described(client, translated)["backstory"].endswith("Translated by Ann & Ines O'Dea.")
    arabic = described(client, make.published(language="ar", lead_photo=make.photo(language="ar")))
    assert (arabic["articleSection"], arabic["accessibilityFeature"][-1]) == ("المقابلات", "alternativeText")


def shared(client, address):
    """What whoever is sent this address is shown of it, by Open Graph."""
    return dict(re.findall(r'<meta property="([\w:]+)" content="([^"]*)">', client.get(address).content.decode()))


def test_whoever_is_sent_an_address_sees_what_stands_there_and_in_which_languages(client, time_machine):
    time_machine.move_to("2026-05-01T12:00:00.123456Z")
    salma, bread = make.person("Salma Haddad", description="baker", slug="salma"), make.topic("Bread")
    original = make.published(slug="original", language="ar", people=[salma])
    it = make.published(headline="Bread at four", standfirst="On <flour>", slug="it", people=[salma], topics=[bread])
    assert "og:locale:alternate" not in shared(client, "/en/interviews/it/")
    make.published(slug="translation", original=original)
    time_machine.move_to("2026-05-02T12:00:00.123456Z")
    make.corrected(make.change(it, standfirst="On flour"))
    said = shared(client, "/en/interviews/it/")
    assert (said["og:type"], said["og:title"], said["og:description"]) == ("article", "Bread at four", "On flour")
    assert (said["og:locale"], said["og:url"]) == ("en_GB", "http://127.0.0.1:8000/en/interviews/it/")
    times = [said[f"article:{name}_time"] for name in ("published", "modified")]
    assert times == ["2026-05-01T12:00:00+00:00", "2026-05-02T12:00:00+00:00"]
    assert [described(client, it)[name] for name in ("datePublished", "dateModified")] == times
    translated = shared(client, "/en/interviews/translation/")
    assert (translated["og:locale"], translated["og:locale:alternate"]) == ("en_GB", "ar_AR")
    assert shared(client, "/ar/interviews/original/")["og:locale:alternate"] == "en_GB"
    assert shared(client, "/en/people/salma/")["og:description"] == "baker"
    assert shared(client, "/en/topics/bread/")["og:title"] == "Bread"


def test_words_cannot_close_the_block(client):
    hostile = "</script><script>alert(1)</script><!-- & \u2028"
    assert described(client, make.published(headline=hostile))["headline"] == hostile
