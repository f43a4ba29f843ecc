"""Topics in the newsroom: found while typing, made, renamed, merged."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles import search
from articles.editorial import bearing, old_names, topics, workflow
from articles.editorial.refusals import NotAllowed, Refused
from articles.keeping import integrity
from articles.models import AuditEntry, Interview, Topic, TopicAddress, TopicName, Version
from articles.tests import make
from articles.tests.test_admin_interviews import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    editor = make.editor()
    client.force_login(editor)
    return editor


def suggested(client, term) -> dict:
    return client.get(reverse("admin:articles_topic_suggest"), {"term": term}).json()


def names(rows) -> list[str]:
    return [row["text"] for row in rows]


def names_form(topic, slug=None, **names) -> dict:
    """What the browser sends from the form of `topic`, with its names in the languages given."""
    rows = {row.language: row for row in topic.names.all()}
    sent = {"slug": topic.slug if slug is None else slug, "names-INITIAL_FORMS": len(rows)}
    for number, (language, name) in enumerate(names.items()):
        sent |= {f"names-{number}-language": language, f"names-{number}-name": name, f"names-{number}-topic": topic.pk}
        sent |= {f"names-{number}-id": rows[language].pk} if language in rows else {}
    return sent | {"names-TOTAL_FORMS": len(names)}


# -- before typing


def test_the_topics_that_the_text_names_are_offered_first(client, editor):
    make.topic("Bread"), make.topic("Water"), make.topic("حلب", "ar")
    text = "<p>The bread of Aleppo: (bread), and في حَلَب، الخبز.</p>"
    interview = make.interview(by=editor, body=text, topics=[make.topic("Salt")])
    offered = client.get(reverse("admin:articles_topic_suggest"), {"interview": interview.pk}).json()
    assert names(offered["results"]) == ["Bread", "حلب"]


@pytest.mark.parametrize("key", ["", "0", "x", "٣", "9" * 30])
def test_a_forged_interview_offers_nothing_of_it(client, editor, key):
    assert client.get(reverse("admin:articles_topic_suggest"), {"interview": key}).status_code == 200


def test_a_text_one_may_not_read_does_not_show_through_its_topics(client):
    make.topic("Bread"), make.topic("Abacus")
    secret = make.interview(body="<p>bread bread</p>")
    client.force_login(make.reporter())
    offered = client.get(reverse("admin:articles_topic_suggest"), {"interview": secret.pk}).json()
    assert names(offered["results"]) == ["Abacus", "Bread"]


# -- while typing


@pytest.mark.parametrize("typed", ["احمد", "أحمد", "أَحْمَد"])
def test_a_topic_is_found_in_any_spelling_of_its_name(client, editor, typed):
    make.topic("أحمد", language="ar")
    found = suggested(client, typed)
    assert names(found["results"]) == ["أحمد"]
    assert found["known"]


def test_a_part_of_a_name_finds_the_topic_but_is_no_topic_yet(client, editor):
    make.topic("Evacuation")
    found = suggested(client, "evac")
    assert names(found["results"]) == ["Evacuation"]
    assert not found["known"]


def test_a_topic_shows_both_its_names(client, editor):
    topic = make.topic("Aleppo")
    TopicName.objects.create(topic=topic, language="ar", name="حلب")
    assert names(suggested(client, "حلب")["results"]) in (["Aleppo · حلب"], ["حلب · Aleppo"])


@pytest.mark.parametrize(("known", "typed"), [("Evacuation", "Evacuations"), ("ثورة", "الثورة"), ("ثورة", "ثوره")])
def test_a_neighbour_is_asked_about(client, editor, known, typed):
    make.topic(known)
    found = suggested(client, typed)
    assert known in names([*found["alike"], *found["results"]])


def test_another_word_is_no_neighbour(client, editor):
    make.topic("Evacuation")
    assert suggested(client, "Bread")["alike"] == []


# -- in an interview


def test_a_new_topic_is_made_in_the_language_of_its_letters(client, editor):
    interview = make.interview()
    client.post(interview.get_admin_url(), form_of(interview, topics=["+Bread", "+الخبز"]))
    made = {name.language: name.name for name in TopicName.objects.all()}
    assert made == {"en": "Bread", "ar": "الخبز"}
    assert interview.topics.count() == 2


@pytest.mark.parametrize("typed", ["+حلب، سوريا؛ إدلب", "+Aleppo, Syria; Idlib"])
def test_commas_of_both_scripts_separate_new_topics(client, editor, typed):
    interview = make.interview()
    client.post(interview.get_admin_url(), form_of(interview, topics=[typed]))
    assert interview.topics.count() == 3


def test_a_name_that_is_known_in_another_spelling_makes_no_second_topic(client, editor):
    topic, interview = make.topic("أحمد", language="ar"), make.interview()
    client.post(interview.get_admin_url(), form_of(interview, topics=["+احمد"]))
    assert [*interview.topics.all()] == [topic]


def test_a_year_is_not_taken_for_a_primary_key(client, editor):
    interview = make.interview()
    client.post(interview.get_admin_url(), form_of(interview, topics=["+2011"]))
    assert [str(topic) for topic in interview.topics.all()] == ["2011"]


def test_new_topics_are_kept_in_the_form_when_something_else_is_wrong(client, editor):
    interview = make.interview()
    page = client.post(interview.get_admin_url(), form_of(interview, topics=["+Bread"], conducted_on="yesterday"))
    assert '<option value="+Bread" selected>Bread</option>' in page.content.decode()
    assert not Topic.objects.exists()


def test_who_may_not_name_topics_is_not_offered_to_and_keeps_what_was_typed_beside_a_new_one(client):
    translator = make.user("translator")
    interview = make.interview(original=make.interview(language="ar"))
    Interview.objects.filter(pk=interview.pk).update(assigned_to=translator)
    client.force_login(translator)
    url, bread = interview.get_admin_url(), make.topic("Bread")
    assertNotContains(client.get(url), "data-new=")
    sent = form_of(interview, headline="Other words", topics=["+bread", "+Toast"])
    answer = client.post(url, sent)
    assertContains(answer, "You may not make new topics.")
    assertContains(answer, "Other words")
    assert client.post(url, sent | {"topics": ["+bread"]}).status_code == 302
    assert [*interview.topics.all()] == [bread]


def test_who_may_not_name_topics_still_chooses_among_them():
    translator, topic = make.user("translator"), make.topic("Bread")
    assert topics.find_or_make("bread", translator) == topic
    with pytest.raises(NotAllowed):
        topics.find_or_make("Salt", translator)


# -- made and renamed


def test_a_topic_is_made_with_a_name_in_either_language(client, editor):
    sent = {"slug": "", "names-TOTAL_FORMS": 1, "names-INITIAL_FORMS": 0}
    client.post(reverse("admin:articles_topic_add"), sent | {"names-0-language": "ar", "names-0-name": "الخبز"})
    assert Topic.objects.get().slug == "الخبز"


def test_a_topic_without_a_name_is_refused(client, editor):
    sent = {"slug": "", "names-TOTAL_FORMS": 0, "names-INITIAL_FORMS": 0}
    assert "Give at least one name" in client.post(reverse("admin:articles_topic_add"), sent).content.decode()
    assert not Topic.objects.exists()


def test_a_second_topic_of_one_name_is_refused(client, editor):
    make.topic("أحمد", language="ar")
    sent = {"slug": "", "names-TOTAL_FORMS": 1, "names-INITIAL_FORMS": 0}
    sent |= {"names-0-language": "ar", "names-0-name": "احمد"}
    assert (
        "There is a topic of this name already."
        in client.post(reverse("admin:articles_topic_add"), sent).content.decode()
    )


def test_a_renamed_topic_keeps_its_address(client, editor):
    topic = make.topic("Bread")
    client.post(reverse("admin:articles_topic_change", args=[topic.pk]), names_form(topic, en="Loaves"))
    topic = Topic.objects.get()
    assert (str(topic), topic.slug) == ("Loaves", "bread")


def test_the_former_address_of_a_topic_leads_to_it_and_lists_follow(client, editor):
    topic = make.topic("Bread")
    interview = make.published(topics=[topic])
    client.post(reverse("admin:articles_topic_change", args=[topic.pk]), names_form(topic, slug="loaves", en="Bread"))
    assert TopicAddress.objects.get().slug == "bread"
    assert [version.interview for version in Version.objects.about("loaves")] == [interview]
    assert client.get("/en/topics/bread/").headers["Location"] == "/en/topics/loaves/"
    workflow.perform("withdraw", interview, by=make.publisher())
    assert client.get("/en/topics/bread/").status_code == 404


def scheduled(**fields):
    return make.scheduled(timezone.now() + timedelta(days=1), **fields)


@pytest.mark.parametrize("make_old", [make.interview, make.ready, scheduled])
def test_what_a_topic_was_called_before_readers_knew_it_is_told_nobody(client, editor, make_old):
    secret, bread = make.topic("Secret"), make.topic("Bread")
    make_old(topics=[secret])
    make.published(topics=[bread])
    topics.merge(secret, bread, editor)
    make.published(topics=[bread])
    for page in ("", "feed.atom"):
        unknown = client.get(f"/en/topics/nothing/{page}")
        answer = client.get(f"/en/topics/secret/{page}")
        assert (answer.status_code, answer.content) == (404, unknown.content)


def test_the_former_address_of_another_topic_is_refused_beside_what_was_typed(client, editor):
    bread, salt = make.topic("Bread"), make.topic("Salt")
    topics.move(bread, "loaves", by=editor)
    change, add = reverse("admin:articles_topic_change", args=[salt.pk]), reverse("admin:articles_topic_add")
    new = {"slug": "bread", "names-INITIAL_FORMS": 0, "names-TOTAL_FORMS": 1, "names-0-language": "en"}
    for url, sent in ((change, names_form(salt, "bread", en="Sea salt")), (add, new | {"names-0-name": "Toast"})):
        assertContains(client.post(url, sent), "Another topic had the address “bread”. Choose another.")
    assert set(Topic.objects.values_list("slug", flat=True)) == {"loaves", "salt"}
    client.post(reverse("admin:articles_topic_change", args=[bread.pk]), names_form(bread, "bread", en="Bread"))
    assert Topic.objects.filter(slug="bread").exists()  # its own it may have again


def test_who_may_not_name_topics_moves_none_to_another_address():
    bread = make.topic("Bread")
    with pytest.raises(NotAllowed):
        topics.move(bread, "loaves", by=make.user("translator"))
    assert not TopicAddress.objects.exists()


# -- merged


def test_merging_moves_interviews_names_and_addresses(client, editor):
    aleppo, halab = make.topic("Aleppo"), make.topic("حلب", language="ar")
    one, both = make.interview(topics=[halab]), make.interview(topics=[aleppo, halab])
    published = make.published(topics=[halab])
    client.post(reverse("admin:articles_topic_merge", args=[halab.pk]), {"into": aleppo.pk})
    assert [*Topic.objects.all()] == [aleppo]
    assert {*Interview.objects.filter(tagged_topics__tag=aleppo)} == {one, both, published}
    assert Topic.objects.get().name_in == {"en": "Aleppo", "ar": "حلب"}
    assert TopicAddress.objects.get(topic=aleppo).slug == halab.slug
    assert [version.interview for version in Version.objects.about(aleppo.slug)] == [published]


def test_what_a_version_showed_is_not_rewritten_by_a_merge():
    aleppo, halab = make.topic("Aleppo"), make.topic("Halab")
    version = make.published(topics=[halab]).versions.get()
    topics.merge(halab, aleppo, by=make.editor())
    assert Version.objects.get().content == version.content


def test_the_name_of_a_merged_topic_leads_to_the_other(client, editor):
    aleppo, halab = make.topic("Aleppo"), make.topic("Halab")
    topics.merge(halab, aleppo, by=editor)
    assert topics.find("Halab") == aleppo


def test_a_topic_is_not_merged_into_itself():
    topic = make.topic()
    with pytest.raises(Refused):
        topics.merge(topic, topic, by=make.editor())


def test_a_merge_is_audited_without_names(client, editor):
    aleppo, halab = make.topic("Aleppo"), make.topic("Halab")
    key = halab.pk
    topics.merge(halab, aleppo, by=editor)
    assert AuditEntry.objects.get(action="merge").facts == {"merged": key}


@pytest.mark.parametrize("reindexed", [False, True])
@pytest.mark.parametrize("change", ["moved", "merged"])
def test_results_are_looked_at_within_a_topic_at_its_new_address(client, editor, change, reindexed):
    halab, bread = make.topic("Halab"), make.topic("Bread")
    for _ in range(2):
        make.published(topics=[halab, bread])
    if change == "moved":
        topics.move(halab, "aleppo", by=editor)
    else:
        topics.merge(halab, make.topic("Aleppo"), by=editor)
    if reindexed:
        for _ in search.index_again():
            pass
    question = search.Question("halab", "en")
    found = search.find(question, timezone.now())
    assert {(topic.value, topic.label, topic.count) for topic in dict(found.within)["topic"]} == {
        ("aleppo", "Halab", 2),
        ("bread", "Bread", 2),
    }
    within = search.find(replace(question, topic="aleppo"), timezone.now())
    assert len(within.versions) == 2
    assert [*integrity.columns_unlike_their_content()] == []


def test_what_is_merged_again_is_found_by_no_name_that_nothing_has(editor):
    halab, aleppo, alep = (make.topic(name) for name in ("Halab", "Aleppo", "Alep"))
    make.published(topics=[halab])
    topics.merge(halab, aleppo, by=editor)
    for _ in search.index_again():
        pass
    topics.merge(aleppo, alep, by=editor)
    asked = {word: search.Question(word, "en") for word in ("halab", "alep", "aleppo")}
    found = {word: len(search.find(question, timezone.now()).versions) for word, question in asked.items()}
    assert found == {"halab": 1, "alep": 1, "aleppo": 0}
    assert [*integrity.columns_unlike_their_content()] == []


def test_the_address_of_a_topic_says_what_it_is_and_that_it_makes_itself(client, editor):
    change = reverse("admin:articles_topic_change", args=[make.topic().pk])
    for url in (reverse("admin:articles_topic_add"), change):
        page = client.get(url).content.decode()
        assert "Address:" in page and "Empty: made from the name." in page, url


# -- what is said of a topic


@pytest.fixture
def bread():
    bread = make.topic("Bread")
    bread.names.update(description="Flour and ovens.")
    return bread


def described(client, topic, words):
    sent = names_form(topic, en="Loaves") | {"names-0-description": words}
    client.post(reverse("admin:articles_topic_change", args=[topic.pk]), sent)
    return topic.names.get().name, topic.names.get().description


def test_an_editor_says_what_a_topic_is_about_and_what_readers_see_when(client, editor, bread):
    page = client.get(reverse("admin:articles_topic_change", args=[bread.pk])).content.decode()
    assert "Readers see a change at once" in page.split('id="names-description-help">')[1]
    assert page.count('aria-describedby="names-description-help"') == 3  # of each row, and of the one to copy
    assert described(client, bread, "Flour and queues.") == ("Loaves", "Flour and queues.")
    assert described(client, bread, "") == ("Loaves", "")


def test_a_reporter_reads_a_description_and_can_neither_change_nor_delete_it(client, bread):
    client.force_login(make.reporter())
    page = client.get(reverse("admin:articles_topic_change", args=[bread.pk])).content.decode()
    assert "Flour and ovens." in page and "names-0-description" not in page
    assert described(client, bread, "Forged.") == ("Loaves", "Flour and ovens.")
    bread.names.create(language="ar", name="الخبز")
    sent = names_form(bread, ar="الخبز", en="Loaves") | {"names-1-DELETE": "on"}
    client.post(reverse("admin:articles_topic_change", args=[bread.pk]), sent)
    assert bread.names.count() == 2
    bread.names.update(description="")
    client.post(reverse("admin:articles_topic_change", args=[bread.pk]), sent)
    assert [name.language for name in bread.names.all()] == ["ar"]


def test_merging_keeps_what_is_said_where_the_other_says_nothing_and_shows_what_goes(client, editor, bread):
    bread.names.create(language="ar", name="الخبز", description="طحين وأفران.")
    loaves = make.topic("Loaves")
    loaves.names.create(language="ar", name="الأرغفة", description="أرغفة.")
    merge = reverse("admin:articles_topic_merge", args=[bread.pk])
    page = client.get(merge).content.decode()
    assert "Flour and ovens." in page and "طحين وأفران." in page
    assert (
        "Copy what" not in client.get(reverse("admin:articles_topic_merge", args=[make.topic().pk])).content.decode()
    )
    client.post(merge, {"into": loaves.pk})
    assert dict(loaves.names.values_list("language", "description")) == {"en": "Flour and ovens.", "ar": "أرغفة."}


def test_a_name_in_a_description_is_found_when_it_is_to_be_taken_out(bread):
    salma = make.person("Salma Haddad")
    bread.names.update(description="What Salma Haddad baked.")
    found = bearing.find(salma, old_names.of(salma, "role", {"en": "a baker"}), timezone.now())
    assert found.by_hand == (bread.names.get(),)


def test_an_address_that_tells_a_name_is_found_and_taken_out_and_leads_nowhere(client, editor):
    salma, baker = make.person("Salma Haddad"), make.topic("Salma Haddad")
    make.published(people=[make.person("Rana Khoury")], topics=[baker])
    client.post(reverse("admin:articles_topic_change", args=[baker.pk]), names_form(baker, slug="baker", en="Baker"))
    found = bearing.find(salma, old_names.of(salma, "role", {"en": "a baker"}), timezone.now())
    assert found.by_hand == (TopicAddress.objects.get(),)
    assert client.get("/en/topics/salma-haddad/").status_code == 301

    addresses = reverse("admin:articles_topic_addresses", args=[baker.pk])
    assert addresses in client.get(reverse("admin:articles_topic_change", args=[baker.pk])).text
    assert "salma-haddad" in client.get(addresses).text
    for _once_more in range(2):
        client.post(addresses, {"slug": "salma-haddad"})
    assert client.get("/en/topics/salma-haddad/").status_code == 404
    assert client.get("/en/topics/baker/").status_code == 200
    baker.refresh_from_db()
    assert "salma" not in f"{baker.name} {baker.slug}"
    assert not AuditEntry.objects.filter(facts__icontains="salma").exists()
    assert list(integrity.problems()) == []


# -- the list


def test_unused_topics_are_found_and_only_they_can_be_deleted(client, editor):
    used, unused = make.topic("Aleppo"), make.topic("Bread")
    make.interview(topics=[used])
    response = client.get(reverse("admin:articles_topic_changelist"), {"used": "no"})
    assert [*response.context["cl"].result_list] == [unused]
    assert client.post(reverse("admin:articles_topic_delete", args=[used.pk]), {"post": "yes"}).status_code == 403
    client.post(reverse("admin:articles_topic_delete", args=[unused.pk]), {"post": "yes"})
    assert [*Topic.objects.all()] == [used]


def test_a_topic_says_where_it_is_used(client, editor):
    topic = make.topic()
    interview = make.interview(topics=[topic])
    page = client.get(reverse("admin:articles_topic_change", args=[topic.pk])).content.decode()
    assert interview.headline in page
