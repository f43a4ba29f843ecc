"""The audit tells colleagues in words of theirs who did what, and nothing is done without it."""

import ast
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.admin import actions, doors, facts
from articles.admin.site import newsroom_site
from articles.editorial import (
    accounts,
    audit,
    casting,
    corrections,
    name_removals,
    notes,
    outside,
    signing,
    topics,
    translations,
    workflow,
)
from articles.editorial.protection import Choice
from articles.editorial.refusals import NotAllowed
from articles.keeping import chains
from articles.models import (
    AuditEntry,
    AuditLink,
    Correction,
    Note,
    Person,
    Policy,
    PreviewLink,
    Signature,
    SoloPublication,
)
from articles.tests import make


def recording():
    """Every call in the code that writes to the audit."""
    for path in (settings.BASE_DIR / "articles").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "tests" not in path.parts and "audit" in text:
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in ("audit.record", "audit.deny"):
                    yield node


CALLS = [*recording()]
# As far as the calls name them; moves and rights go by names of their own.
ACTIONS = {call.args[1].value for call in CALLS if isinstance(call.args[1], ast.Constant)}
FACTS = {fact.arg for call in CALLS for fact in call.keywords if fact.arg}


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_every_action_has_a_name(action):
    assert action in actions.LABELS


@pytest.mark.parametrize("fact", sorted(FACTS))
def test_every_fact_has_a_name(fact):
    assert fact in facts.FACTS


@pytest.mark.parametrize("page", ["articles_interview_history", "articles_auditentry_changelist"])
def test_a_note_stands_in_the_audit_by_a_name_for_colleagues(client, db, page):
    editor, interview = make.editor(language="ar"), make.interview()
    notes.resolve(notes.ask(interview, editor, "Which Hama?"), editor)
    client.force_login(editor)
    answer = client.get(reverse(f"admin:{page}", args=[interview.pk] if "history" in page else []))
    assertContains(answer, "حسم ملاحظة")
    assertNotContains(answer, "resolve note</")


def test_what_colleagues_wrote_about_a_text_is_for_those_who_may_comment_on_it(client, db):
    """Not for everybody who reads it once it is ready: it may say whom something would give away."""
    interview = make.interview()
    workflow.perform("submit", interview, by=interview.created_by)
    workflow.perform("return", interview, by=make.editor(), note="The street gives her away.")
    workflow.perform("submit", interview, by=interview.created_by)
    workflow.perform("approve", interview, by=make.editor())
    for colleague, may_see in ((make.user("social"), False), (interview.created_by, True)):
        client.force_login(colleague)
        answer = client.get(reverse("admin:articles_interview_history", args=[interview.pk]))
        assert "Ask for changes" in answer.content.decode()
        assert ("gives her away" in answer.content.decode()) == may_see


def test_the_audit_is_in_the_language_of_who_reads_it(client, db):
    audit.record(make.editor(), "rename", make.person("Salma"))
    client.force_login(make.publisher(language="ar"))
    answer = client.get(reverse("admin:articles_auditentry_changelist"), {"subject": "person", "outcome": "done"})
    table = re.search(r'<table id="result_list">.*?</table>', answer.content.decode(), re.DOTALL)[0]
    assert ">شخص</td>" in table
    assert set(re.findall("[A-Za-z]{2,}", re.sub("<[^>]*>", "", table))) == {"colleague"}


SAID = [
    ("save", {"draft_number": 3}, "رقم المسوّدة: 3"),
    ("change", {"fields": ["standfirst", "participation"]}, "ما الذي تغيّر: المقدّمة، مشارك"),
    ("sign", {"gate": "labels", "reason": "هما أخوان"}, "السبب: هما أخوان"),
    ("of a later release", {"weather": "صحو"}, "weather: صحو"),
]


@pytest.mark.parametrize(("action", "told", "said"), SAID)
def test_all_of_an_entry_is_told_in_the_language_of_who_reads_it(client, db, action, told, said):
    entry = audit.record(make.editor(username="هالة"), action, make.interview(), **told)
    client.force_login(make.publisher(username="سلام", language="ar"))
    url = reverse("admin:articles_auditentry_change", args=[entry.pk])
    assertContains(client.get(reverse("admin:articles_auditentry_changelist")), url)
    page = re.search("<main.*</main>", client.get(url).content.decode(), re.DOTALL)[0]
    words = " ".join(re.sub("<[^>]*>", "", page).split())
    assert said in words and "+00:00" not in words
    assert set(re.findall("[a-z]{2,}", words.lower())) <= {*action.split(), *told}
    assert f"{url.removesuffix('change/')}history/" not in page  # there is nothing: nobody does anything with an entry


# -- what is done and what is written of it are one


def sign():
    interview = make.ready(people=[])  # nobody is interviewed, which somebody has to sign for
    (problem,) = [found for found in signing.problems(interview) if found.severity == "signature"]
    return signing.sign, interview, problem.digest, make.editor(), "It is an editorial."


def settle():
    verb, *arguments = sign()
    return signing.settle, verb(*arguments), make.editor()


def read_again():
    interview = make.interview()
    workflow.perform("publish-alone", interview, by=make.publisher(), reason="It is three in the morning.")
    return signing.read_again, SoloPublication.objects.get(), make.editor()


def show_outside():
    return outside.show, make.interview(), make.editor(), "our lawyer", timezone.now() + timedelta(days=1)


def revoke():
    verb, *arguments = show_outside()
    return outside.revoke, verb(*arguments), make.editor()


def ask():
    return notes.ask, make.interview(), make.editor(), "Which Hama?"


def answer():
    verb, *arguments = ask()
    return notes.answer, verb(*arguments), make.editor(), "In Syria."


def resolve():
    verb, *arguments = ask()
    return notes.resolve, verb(*arguments), make.editor()


def kept():
    """All that these acts can change."""
    return [list(model.objects.order_by("pk").values()) for model in (Signature, SoloPublication, PreviewLink, Note)]


@pytest.mark.parametrize("act", [sign, settle, read_again, show_outside, revoke, ask, answer, resolve])
def test_what_cannot_be_written_to_the_audit_is_not_done(db, monkeypatch, act):
    verb, *arguments = act()
    before = kept()

    def fail(*args, **facts):
        raise OSError("No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(audit, "record", fail)
        with pytest.raises(OSError, match="No space"):
            verb(*arguments)
    assert kept() == before
    verb(*arguments)
    assert kept() != before


def done_by(user):
    return list(AuditEntry.objects.filter(actor_id=user.pk).order_by("pk").values_list("action", flat=True))


def test_whoever_takes_a_name_out_stands_in_the_audit_with_whoever_asked(db):
    editor, publisher, choice = make.editor(), make.publisher(), Choice("role", {"en": "a baker", "ar": "خبّاز"}, "day")
    somebody, another = make.person(), make.person("Samir Kanj")
    name_removals.drop(name_removals.ask(somebody, editor, choice), editor)
    name_removals.carry_out(name_removals.ask(somebody, editor, choice), publisher)
    name_removals.do_alone(another, publisher, choice, "Nobody answers.")
    name_removals.read_again(another.removals.get(), editor)
    asked, dropped = "ask to take a name out", "drop the taking out of a name"
    assert done_by(editor) == [asked, dropped, asked, "read again"]
    assert done_by(publisher) == ["rename", asked, "rename"]


def test_whoever_changes_what_stands_beside_a_text_stands_in_the_audit(db):
    editor, interview, colleague = make.editor(), make.interview(), make.reporter()
    bread = topics.find_or_make("Bread", editor)
    topics.move(bread, "loaves", editor)
    topics.forget(bread, "bread", editor)
    note = notes.ask(interview, editor, "Which Hama?")
    notes.resolve(note, editor)
    notes.reopen(note, editor)
    translations.begin(interview, "ar", editor)
    assert done_by(editor) == ["add", "move", "forget address", "ask", "resolve note", "reopen note", "translate"]
    accounts.accept(accounts.invite(colleague, make.user("administrator")), "a loaf of bread")
    assert done_by(colleague) == ["accept invitation"]


def denied(user):
    return list(AuditEntry.objects.filter(actor_id=user.pk, outcome="denied").values_list("action", flat=True))


def test_a_refusal_stands_in_the_audit_also_for_two_languages_at_once(db):
    somebody, interviews = make.reporter(), [make.ready(), make.ready()]
    with pytest.raises(NotAllowed):
        workflow.perform_together("publish", interviews, by=somebody, seen={})
    assert denied(somebody) == ["publish"]


def test_a_refusal_stands_in_the_audit_also_for_somebody_new_in_a_colleagues_text(db):
    somebody, interview = make.reporter(), make.interview()
    people = Person.objects.count()
    with pytest.raises(NotAllowed):
        casting.introduce(interview, "Salma Haddad", "full", "interviewee", somebody)
    assert denied(somebody) == ["save"]
    assert Person.objects.count() == people


def test_every_address_of_a_row_has_a_name_for_the_audit():
    patterns, acts = [*newsroom_site.get_urls()], set()
    while patterns:
        pattern = patterns.pop()
        patterns += getattr(pattern, "url_patterns", ())
        acts |= {*re.findall(r"^articles_[a-z]+_(\w+)$", getattr(pattern, "name", None) or "")}
    assert {*doors.LABELS} == acts | {"autocomplete", "lock_down"}
    assert doors.label("articles_person_remove_name") == "taking the name out"
    assert doors.label("of a release before") == "of a release before"


def test_a_door_that_refuses_tells_the_audit_once_in_an_hour_and_leaves_the_verbs_theirs(client, db):
    somebody, interview = make.reporter(), make.interview()
    client.force_login(somebody)
    page, move = (
        reverse(f"admin:articles_interview_{act}", args=[interview.pk, *more])
        for act, *more in [("change",), ("move", "publish")]
    )
    for _time in range(2):
        assert client.get(page, {"q": "Salma"}).status_code == 302  # to the desk, as if it were not there
    assert client.get(reverse("admin:articles_user_changelist")).status_code == 403
    entries = AuditEntry.objects.filter(actor_id=somebody.pk).order_by("pk")
    told = entries.values_list("action", "subject", "subject_id", "outcome", "facts")
    assert [*told] == [
        ("come in", "interview", interview.pk, "denied", {"address": "articles_interview_change"}),
        ("come in", "user", None, "denied", {"address": "articles_user_changelist"}),
    ]
    make.change(interview, assigned_to=somebody)
    assert client.post(move, {"seen": interview.draft_number}).status_code == 403
    assert denied(somebody)[0] == "publish" and len(denied(somebody)) == 3
    client.force_login(make.publisher())
    page = client.get(reverse("admin:articles_auditentry_change", args=[entries[1].pk]))
    assertNotContains(page, "None")
    assertContains(page, "<div>which page: <bdi>the list</bdi></div>", html=True)
    assertContains(
        client.get(reverse("admin:articles_interview_history", args=[interview.pk])), "page that is not theirs"
    )
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # which lets an entry be changed
    entries.update(at=F("at") - audit.AGAIN)
    client.force_login(somebody)
    client.get(reverse("admin:articles_user_changelist"))
    assert len(denied(somebody)) == 4


def test_whoever_asks_for_the_picture_of_somebody_elses_photo_is_told_of_to_the_audit_alone(client, db):
    somebody, photo = make.reporter(), make.photo(added_by=make.editor())
    client.force_login(somebody)
    for pk in (photo.pk, photo.pk + 1):  # of which there is none
        assert client.get(reverse("admin:articles_photo_image", args=[pk])).status_code == 404
    told = AuditEntry.objects.filter(actor_id=somebody.pk).values_list("action", "subject", "subject_id", "facts")
    assert [*told] == [("come in", "photo", photo.pk, {"address": "articles_photo_image"})]


# -- the chain


@pytest.fixture
def entries(db):
    """Four entries of the audit, and somebody who owns the database and switches its triggers off."""
    people = [make.person() for _person in range(4)]
    made = [audit.record(None, "change", person, fields=["names"]) for person in people]
    make.chained()
    assert list(chains.audit_problems()) == []
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    return [AuditEntry.objects.filter(pk=entry.pk) for entry in made]


def take_out_and_join(entries):
    AuditLink.objects.filter(entry__in=entries[1]).delete()
    entries[1]._raw_delete("default")
    AuditLink.objects.filter(entry__in=entries[2]).update(number=F("number") - 1)
    AuditLink.objects.filter(entry__in=entries[3]).update(number=F("number") - 1)


FORGED = {
    "another action": (lambda entries: entries[1].update(action="publish"), 1, "was changed"),
    "somebody else": (lambda entries: entries[1].update(actor_name="nour"), 1, "was changed"),
    "at another time": (lambda entries: entries[1].update(at=timezone.now()), 1, "was changed"),
    "of other facts": (lambda entries: entries[1].update(facts={}), 1, "was changed"),
    "gone": (lambda entries: entries[1]._raw_delete("default"), 1, "is gone"),
    "gone with its link": (take_out_and_join, 2, "was changed"),
    "out of the chain": (lambda entries: AuditLink.objects.last().delete(), 3, "not in its chain"),
}


@pytest.mark.parametrize("forged", FORGED)
def test_what_was_changed_in_the_audit_is_named(entries, forged):
    forge, place, said = FORGED[forged]
    pk = entries[place].get().pk
    forge(entries)
    (problem,) = chains.audit_problems()
    assert f"entry {pk} of the audit" in problem and said in problem


def test_the_end_of_the_chain_is_told_so_that_it_can_be_kept_elsewhere(entries, capsys):
    call_command("verify_record")
    last = AuditLink.objects.last()
    assert f"{last.number} entries; the digest of the last is {last.digest}" in capsys.readouterr().out
    entries[0].update(action="publish")
    with pytest.raises(CommandError):
        call_command("verify_record")
    assert "was changed" in capsys.readouterr().err


@pytest.mark.parametrize("table", ["auditentry", "auditlink", "recordentry"])
def test_what_only_grows_cannot_be_emptied(db, table):
    with connection.cursor() as cursor, pytest.raises(IntegrityError, match="only grows: TRUNCATE is refused"):
        cursor.execute(f"TRUNCATE articles_{table} CASCADE")


# -- what is sealed in it


def policy():
    page = Policy.objects.create(key="contact-securely", language="en", title="Write to us", body="<p>By Signal.</p>")
    audit.record(make.publisher(), "add", page)
    return page


def note():
    make.corrected(make.change(make.published(), headline="Second"))
    return Correction.objects.get()


def description():
    name = make.topic().names.get()
    name.description = "The city and its countryside."
    name.save()
    audit.record(make.editor(), "change", name.topic)
    return name


def take_away(row):
    row._meta.model.objects.filter(pk=row.pk)._raw_delete("default")


def put_in(row):
    row.pk, row.language = None, "ar"
    row.save()


def reword(**said):
    return lambda row: row._meta.model.objects.filter(pk=row.pk).update(**said)


UNSEALED = {
    "another contact": (policy, reword(body="<p>By +963 11 000 0000.</p>")),
    "another title": (policy, reword(title="Write to them")),
    "a page that nobody wrote": (policy, put_in),
    "a page that was taken away": (policy, take_away),
    "another note": (note, reword(note="Salma Haddad opened at five.")),
    "a note that tells the day": (note, reword(kind="safety", shown_as="month")),
    "a note that is gone": (note, take_away),
    "another description of a topic": (description, reword(description="Write to +963 11 000 0000.")),
}


@pytest.mark.parametrize("forged", UNSEALED)
def test_what_readers_see_outside_versions_is_named_when_it_was_changed(db, forged):
    make_row, forge = UNSEALED[forged]
    row = make_row()
    make.chained()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    forge(row)
    (problem,) = chains.audit_problems()
    assert problem == f"{row._meta.model_name} {row.pk} says another thing than was sealed in the audit"


def test_what_is_reworded_in_the_newsroom_is_sealed_again(client, db):
    page, correction = policy(), note()
    client.force_login(make.publisher())
    said = {"key": page.key, "language": "en", "title": "Write to us, securely", "body": "<p>By Signal.</p>"}
    assert client.post(reverse("admin:articles_policy_change", args=[page.pk]), said).status_code == 302
    assert [entry.action for entry in audit.about(page)] == ["change", "add"]
    for said in ("The bakery opened at five.", "The oven was lit at five."):
        correction.note = said  # twice, with the salt that the row had before
        correction.save()
    corrections.supersede(correction, "The baker opened at six.", make.publisher())
    make.chained()
    assert list(chains.audit_problems()) == []


def test_a_policy_that_is_changed_in_the_database_alone_is_named(db):
    page = policy()
    reword(body="<p>By +963 11 000 0000.</p>")(page)
    make.chained()
    assert list(chains.audit_problems()) == [f"policy {page.pk} was changed, and nobody of the newsroom says so"]


def test_a_description_of_a_topic_that_is_changed_in_the_database_alone_is_named(db):
    name, other = description(), make.topic("Bread").names.get()
    reword(description="Write to +963 11 000 0000.")(name)
    make.chained()
    (problem,) = chains.audit_problems()
    assert problem == f"the description of topic {name.topic_id} was changed, and nobody of the newsroom says so"
    topics.merge(name.topic, other.topic, by=make.editor())  # which takes the description along
    make.chained()
    assert (other.topic.names.get().description, list(chains.audit_problems())) == ("Write to +963 11 000 0000.", [])


def test_no_guess_at_what_was_taken_out_can_be_checked_by_its_seal(db):
    page = policy()
    page.refresh_from_db()
    salt, said = page.salt, page.body
    page.body = "<p>By post.</p>"
    page.save()
    page.body = said
    page.save()
    seals = AuditEntry.objects.filter(action="seal", subject="policy", subject_id=page.pk)
    assert len({entry.facts["digest"] for entry in seals}) == 3
    page.refresh_from_db()
    assert len(salt) == 32 and page.salt != salt
