"""Recordings: who hears which, what keeps a voice from readers, and where those who may hear it find it."""

import json
import re
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles.editorial import bearing, beside, drafting, gates, media, old_names, outside, workflow
from articles.editorial.refusals import Refused
from articles.models import AuditEntry, Clip, Version
from articles.pages import Page, freeze
from articles.tests import make, sounds
from articles.tests.test_protection import protect

pytestmark = pytest.mark.django_db

LIST, ADD = "/admin/articles/clip/", "/admin/articles/clip/add/"
SAID = "The bell of the station."


def attributes(part: dict[str, int]) -> str:
    return "".join(f' data-{name}="{value}"' for name, value in part.items())


def figure(clip: Clip, **part) -> str:
    return f'<p>It rings.</p><figure data-clip="{clip.pk}"{attributes(part)}><figcaption>{SAID}</figcaption></figure>'


def file(clip: Clip) -> str:
    return reverse("admin:articles_clip_file", args=[clip.pk])


def asked(interview, gate: str) -> list[gates.Problem]:
    page = Page.from_content(freeze(interview))
    return [problem for problem in gates.problems(page) if problem.gate.name == gate]


def found(interview, gate: str) -> list[str]:
    return [problem.message for problem in asked(interview, gate)]


def live_page(interview) -> Page:
    return Page.from_version(Version.objects.live(timezone.now()).get(interview=interview))


def upload(client, content: bytes, **fields):
    sent = SimpleUploadedFile("Ahmad_Homs.mp3", content, content_type="audio/mpeg")
    return client.post(ADD, {"upload": sent, "title": "A bell", "language": "", "people": []} | fields)


# -- in the newsroom


def test_an_upload_becomes_a_file_without_its_name(client):
    client.force_login(make.reporter())
    tagged = b"ID3\x03\x00\x00\x00\x00\x00\x14" + b"TIT2" + b"Ahmad Homs".ljust(16, b"\0") + sounds.mp3(3)
    assert upload(client, tagged).status_code == 302
    clip = Clip.objects.get()
    assert clip.seconds == 3 and "Homs" not in clip.name
    with default_storage.open(clip.name) as stored:
        kept = stored.read()
    assert b"Homs" not in kept and len(kept) == clip.size
    assert AuditEntry.objects.filter(action="add", subject="clip", subject_id=clip.pk).exists()
    page = client.get(reverse("admin:articles_clip_change", args=[clip.pk])).content.decode()
    assert f'src="{file(clip)}"' in page and 'name="upload"' not in page
    heard = client.get(file(clip))
    assert heard.headers["Content-Type"] == "audio/mpeg" and b"".join(heard) == kept
    assert "no-store" in heard.headers["Cache-Control"]


@pytest.mark.parametrize("content", [b"RIFF....WAVEfmt ", b"OggS" + bytes(60), b"\0\0\0\x18ftypM4A ", b"no sound"])
def test_what_is_no_mp3_is_refused_and_what_was_typed_stays(client, content):
    client.force_login(make.reporter())
    answer = upload(client, content, title="Kept words")
    assert answer.status_code == 200 and "MP3" in answer.content.decode() and "Kept words" in answer.content.decode()
    assert not Clip.objects.exists()


def test_a_full_disk_is_said_in_words_and_leaves_nothing(client, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    client.force_login(make.reporter())
    clip = make.clip()
    made = make.ready(body=figure(clip, start=1))
    before = default_storage.listdir("")
    monkeypatch.setattr("articles.files.storage.os.fsync", full)
    assert "The recording could not be stored." in upload(client, sounds.mp3()).content.decode()
    with monkeypatch.context() as patched:
        patched.setattr("articles.sound.mp3.TemporaryFile", full)
        assert "The recording could not be stored." in upload(client, sounds.mp3()).content.decode()
    with pytest.raises(Refused, match="A part of a recording could not be stored."):
        workflow.perform("publish", made, by=make.publisher())
    assert Clip.objects.get() == clip and default_storage.listdir("") == before


def test_colleagues_hear_their_own_and_those_of_interviews_that_they_may_read(client):
    reporter = make.reporter()
    own, used, other = make.clip(added_by=reporter), make.clip(), make.clip()
    make.interview(by=reporter, body=figure(used))
    client.force_login(reporter)
    assert [client.get(file(clip)).status_code for clip in (own, used, other)] == [200, 200, 404]
    assert other not in media.readable(reporter, Clip)
    client.force_login(make.editor())
    assert client.get(file(other)).status_code == 200
    client.force_login(make.user("administrator"))
    assert client.get(file(other)).status_code == 403


def test_nobody_puts_a_recording_into_a_text_that_they_may_not_hear():
    reporter, clip = make.reporter(), make.clip()
    made = make.interview(by=reporter)
    made.body = figure(clip)
    with pytest.raises(Refused, match="not yours to use"):
        drafting.save(made, reporter, seen=made.draft_number)


def test_one_that_a_draft_plays_is_not_deleted(client):
    clip = make.clip()
    client.force_login(make.editor())
    address = reverse("admin:articles_clip_delete", args=[clip.pk])
    assert client.get(address).status_code == 200
    make.interview(body=figure(clip), by=make.editor())
    assert client.get(address).status_code == 403


@pytest.mark.parametrize(
    ("asked", "status", "told", "part"),
    [
        ("bytes=10-19", 206, "bytes 10-19/{size}", slice(10, 20)),
        ("bytes=10-", 206, "bytes 10-{last}/{size}", slice(10, None)),
        ("bytes=0-999999", 206, "bytes 0-{last}/{size}", slice(None)),
        ("bytes=999999-", 416, "bytes */{size}", slice(0)),
        ("bytes=20-10", 416, "bytes */{size}", slice(0)),
        ("bytes=-5", 200, None, slice(None)),
        ("bytes=1-2,4-5", 200, None, slice(None)),
        ("seconds=1-2", 200, None, slice(None)),
    ],
)
def test_a_player_may_begin_in_the_midst_of_it(client, asked, status, told, part):
    clip = make.clip()
    client.force_login(make.editor())
    with default_storage.open(clip.name) as stored:
        whole = stored.read()
    answer = client.get(file(clip), headers={"Range": asked})
    told = told and told.format(size=len(whole), last=len(whole) - 1)
    assert (answer.status_code, answer.headers.get("Content-Range")) == (status, told)
    assert b"".join(answer) == whole[part] and answer.headers["Accept-Ranges"] == "bytes"


# -- before it goes out


def test_a_voice_that_must_not_be_known_stays_in(client):
    hidden = make.person(naming="role", name="A nurse")
    clip = make.clip(people=[hidden])
    made = make.interview(by=make.editor(), body=figure(clip), people=[make.person(), hidden])
    assert found(made, "clips") == ["Somebody who is not named in full can be heard in a recording."]
    clip.people.clear()
    assert not found(made, "clips")
    assert found(made, "voices") == [
        "Not named in full, and perhaps known by their voice: A nurse. Are they not in this recording?"
    ]


@pytest.mark.parametrize("now", [{}, {"start": 1}, {"end": 3}])
def test_that_nobody_is_heard_in_a_part_is_signed_for_no_other_part(now):
    clip = make.clip(seconds=9)
    made = make.interview(by=make.editor(), body=figure(clip, start=1, end=2), people=[make.person(naming="role")])
    (signed,) = asked(made, "voices")
    make.change(made, body=made.body.replace(attributes({"start": 1, "end": 2}), attributes(now)))
    (problem,) = asked(made, "voices")
    assert problem.place == signed.place and problem.digest != signed.digest


def test_where_all_are_named_nobody_is_asked(client):
    made = make.interview(by=make.editor(), body=figure(make.clip(people=[make.person()])))
    assert not found(made, "clips") and not found(made, "voices")


def test_a_recording_that_is_gone_keeps_the_text_in():
    clip = make.clip()
    made = make.interview(by=make.editor(), body=figure(clip))
    Clip.objects.filter(pk=clip.pk).delete()
    assert found(made, "clips") == ["A recording in the text is no longer there."]


# -- for readers


def test_readers_hear_what_a_live_version_plays_and_no_longer_once_it_is_withdrawn(client):
    clip = make.clip(language="Arabic", title="For colleagues alone")
    address = reverse("media", args=[clip.name])
    assert client.get(address).status_code == 404
    made = make.published(body=figure(clip))
    assert client.get(address).status_code == 200
    page = client.get(made_url(made)).content.decode()
    assert "Listen in Arabic, 2 seconds" in page and SAID in page
    assert clip.title not in page + made.versions.get().content
    assert re.search(rf'<audio controls preload="none" src="{address}" aria-labelledby="([^"]+)">', page)
    workflow.perform("withdraw", made, by=make.publisher())
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("language", "mark"), [("en", "with audio"), ("ar", "مع تسجيل صوتي")])
@pytest.mark.parametrize("part", [{}, {"start": 1}])
def test_lists_say_which_interviews_can_be_heard(client, language, mark, part):
    heard = make.published(language=language, headline="نداء النداء", body=figure(make.clip(), **part))
    make.published(language=language, headline="خبز الخبز")
    for address, times in ((reverse("home", args=[language]), 1), (reverse("archive", args=[language]), 1)):
        assert client.get(address).content.decode().count(mark) == times
    for words, times in (("نداء", 1), ("خبز", 0)):
        page = client.get(reverse("search", args=[language]), {"q": words}).content.decode()
        assert words in page and page.count(mark) == times
    workflow.perform("withdraw", heard, by=make.publisher())
    assert mark not in client.get(reverse("home", args=[language])).content.decode()


def made_url(interview) -> str:
    return live_page(interview).url


def test_of_a_part_readers_get_no_more_than_that_part(client):
    clip = make.clip(seconds=9, people=[make.person()])
    made = make.published(body=figure(clip, start=2, end=5))
    assert client.get(reverse("media", args=[clip.name])).status_code == 404
    (part,) = live_page(made).recordings
    with default_storage.open(part.sound.name) as stored:
        assert len(stored.read()) == part.sound.bytes < clip.size / 2
    assert part.seconds == part.sound.seconds == 3 and part.sound.people == (clip.people.get().pk,)
    assert client.get(part.url).status_code == 200 and "#" not in part.url
    page = client.get(made_url(made)).content.decode()
    assert part.url in page and clip.name not in page
    made.refresh_from_db()
    assert not beside.differs(made, made.versions.get())
    clip.people.clear()
    assert "9 seconds" not in str(live_page(made).lines) and "3 seconds" in str(live_page(made).lines)
    beside.changed(clip)
    made.refresh_from_db()
    assert beside.differs(made, made.versions.get())


@pytest.mark.parametrize("part", [{"start": 2}, {"start": 1, "end": 1}, {"start": 5, "end": 7}])
def test_a_part_of_nothing_keeps_the_text_in(part):
    made = make.interview(by=make.editor(), body=figure(make.clip(seconds=2), **part))
    assert found(made, "clips") == ["Of a recording a part is to be played that is empty, or lies behind its end."]


def test_the_last_second_of_a_recording_is_played_though_its_length_was_rounded_up():
    made = make.published(body=figure(make.clip(seconds=1.7), start=1))
    (part,) = live_page(made).recordings
    assert part.seconds == 1 and part.length == "1 second"


def test_a_part_of_a_file_that_was_damaged_since_is_refused_with_the_reason():
    clip = make.clip()
    made = make.ready(body=figure(clip, start=1))
    Path(default_storage.path(clip.name)).write_bytes(b"no sound")
    with pytest.raises(Refused, match="This is not an MP3"):
        workflow.perform("publish", made, by=make.publisher())


def test_whoever_was_given_a_draft_does_not_hear_it(client):
    made = make.interview(by=make.editor(), body=figure(make.clip()))
    link = outside.show(made, make.editor(), who="a reader", until=timezone.now() + timedelta(days=1))
    page = client.get(reverse("outside", args=[link.token])).content.decode()
    assert "It rings." in page and "<audio" not in page


def test_feeds_and_search_engines_are_told_of_it(client):
    clip = make.clip(language="ar")
    made = make.published(body=figure(clip) + figure(make.clip()))
    atom = feedparser.parse(client.get("/en/feed.atom").content)
    rss = feedparser.parse(client.get("/en/feed.rss").content)
    assert [row["type"] for row in atom.entries[0].enclosures] == ["audio/mpeg"] * 2
    (one,) = rss.entries[0].enclosures
    assert one["href"].endswith(f"/media/{clip.name}") and one["length"] == str(clip.size)
    (item,) = client.get("/en/feed.json").json()["items"]
    assert item["attachments"][0]["duration_in_seconds"] == clip.seconds
    page = client.get(made_url(made)).content.decode()
    described = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    first, _second = described["audio"]
    assert first["inLanguage"] == "ar" and first["duration"] == "PT2S" and first["caption"] == SAID
    assert SAID in client.get(f"{made_url(made)}text/").content.decode()


@pytest.mark.parametrize("another", [True, False])
def test_another_recording_or_another_part_of_it_is_no_typing_error(another):
    made = make.published(body=figure(clip := make.clip(seconds=5)))
    clip = make.clip(added_by=made.created_by) if another else clip
    was, now = 'data-clip="[0-9]+"', f'data-clip="{clip.pk}"' + ("" if another else ' data-start="1"')
    make.change(made, body=re.sub(was, now, made.body))
    with pytest.raises(Refused, match="a recording has changed"):
        workflow.perform("correct", made, by=make.publisher(), kind="typo")


# -- a voice that is to go


def test_with_a_name_goes_every_recording_in_which_they_may_be_heard(client):
    person, other = make.person("Canary"), make.person("Baker")
    theirs, unsaid, others = make.clip(people=[person]), make.clip(), make.clip(people=[other])
    made = make.published(people=[person, other], body="".join(map(figure, (theirs, unsaid, others))))
    protect(person)
    assert [part.sound.id for part in live_page(made).recordings] == [others.pk]
    made.refresh_from_db()
    assert made.document.media == {("clip", others.pk)}
    assert client.get(f"/media/{theirs.name}").status_code == client.get(f"/media/{unsaid.name}").status_code == 404


def test_so_it_does_where_they_take_part_only_in_what_readers_hear():
    person, unsaid = make.person("Canary"), make.clip()
    made = make.published(people=[person], body=figure(unsaid))
    made.participations.update(person=make.person())
    make.change(made, dateline="Aleppo")
    assert counted(person) == (0, 1)
    protect(person)
    assert not live_page(made).recordings and counted(person) == (0, 0)


def test_a_recording_of_theirs_in_another_interview_is_taken_out_by_hand_first():
    person, unsaid = make.person("Canary"), make.clip()
    make.published(people=[person], body=figure(unsaid))
    make.published(body=figure(unsaid), people=[make.person()])  # a signature tune stands in many
    make.published(body=figure(make.clip(people=[person])), people=[make.person()], headline="Elsewhere")
    with pytest.raises(Refused, match="A recording .*Elsewhere"):
        protect(person)


@pytest.mark.parametrize("said", [True, False])
def test_a_part_of_a_recording_goes_too_that_only_readers_have_by_now(client, said):
    person = make.person("Canary")
    clip = make.clip(seconds=9, people=[person] if said else ())
    made = make.published(people=[person], body=figure(clip, start=2, end=5))
    (part,) = live_page(made).recordings
    make.change(made, body="<p>It rings.</p>")
    protect(person)
    assert not live_page(made).recordings and client.get(part.url).status_code == 404


def test_a_part_of_theirs_that_only_readers_of_another_interview_have_is_taken_out_there_first():
    person = make.person("Canary")
    make.published(people=[person])
    body = figure(make.clip(seconds=9, people=[person]), start=2, end=5)
    elsewhere = make.published(body=body, people=[make.person()], headline="Elsewhere")
    make.change(elsewhere, body="<p>It rings.</p>")
    with pytest.raises(Refused, match="A recording .*Elsewhere"):
        protect(person)


def test_one_that_nobody_keeps_any_more_goes_too_if_nobody_said_who_is_heard_in_it(client):
    person, unsaid, tune, bell = make.person("Canary"), make.clip(), make.clip(), make.clip(people=[make.person()])
    made = make.published(people=[person], body="".join(map(figure, (unsaid, tune, bell))))
    make.change(made, body="<p>It rings.</p>")
    unsaid.delete()
    bell.delete()
    tune.people.add(make.person())
    protect(person)
    assert [part.sound.name for part in live_page(made).recordings] == [tune.name, bell.name]
    assert client.get(f"/media/{unsaid.name}").status_code == 404


def counted(person) -> tuple[int, int]:
    """How many photos and recordings the page for taking a name out says will go."""
    found = bearing.find(person, old_names.of(person, "role", {}), timezone.now())
    return found.photos, found.clips


def test_those_that_only_versions_have_by_now_are_counted_with_what_goes():
    person, photo, other = make.person("Canary"), make.photo(), make.person("Baker")
    theirs, unsaid, kept, bell = make.clip(people=[person]), make.clip(), make.clip(), make.clip(people=[other])
    photo.people.add(person)
    body = "".join(map(figure, (theirs, unsaid, kept, bell)))
    made = make.published(people=[person, other], lead_photo=photo, body=body)
    make.change(made, lead_photo=None, body=figure(kept))
    assert counted(person) == (1, 3)
    for row in (photo, theirs, unsaid, bell):
        row.delete()
    assert counted(person) == (1, 3)
    make.corrected(made)  # readers hear them no more: it is an older version that goes
    assert counted(person) == (1, 3)
    protect(person)
    assert counted(person) == (0, 0)


def test_of_one_that_is_kept_an_older_version_is_not_asked_who_is_heard_in_it():
    person, clip = make.person("Canary"), make.clip(people=[wrong := make.person("Baker")])
    made = make.published(people=[person, wrong], body=figure(clip))
    assert counted(wrong) == (0, 1)
    clip.people.set([person])
    assert counted(wrong) == (0, 1)  # as readers are told, who hear it no more once the name is out
    make.corrected(make.change(made, dateline="Aleppo"))
    assert counted(wrong) == (0, 0)


@pytest.mark.parametrize("part", [{}, {"start": 1}])
def test_a_scheduled_version_of_another_interview_lets_nobody_hear_it_later(part):
    person = make.person("Canary")
    make.published(people=[person])
    clip = make.clip(people=[person])
    tomorrow = timezone.now() + timedelta(days=1)
    elsewhere = make.scheduled(tomorrow, body=figure(clip, **part), people=[make.person()], headline="Elsewhere")
    make.change(elsewhere, body="<p>It rings.</p>")
    with pytest.raises(Refused, match="A recording .*Elsewhere"):
        protect(person)


def test_what_nobody_keeps_any_more_is_taken_out_of_another_interview_by_hand_first():
    person = make.person("Canary")
    make.published(people=[person])
    clip = make.clip(people=[make.person(), person])
    elsewhere = make.published(body=figure(clip), people=[make.person()], headline="Elsewhere")
    make.change(elsewhere, body="<p>It rings.</p>")
    clip.delete()
    with pytest.raises(Refused, match="A recording .*Elsewhere"):
        protect(person)


def test_what_nobody_keeps_any_more_goes_too_as_the_version_says_who_is_in_it(client):
    person, photo = make.person("Canary"), make.photo()
    clip = make.clip(people=[person])
    photo.people.add(person)
    made = make.published(people=[person], lead_photo=photo, body=figure(clip))
    make.change(made, lead_photo=None, body="<p>It rings.</p>")
    clip.delete()
    photo.delete()
    protect(person)
    page = live_page(made)
    assert not page.recordings and page.lead is None and not page.pictures
    assert client.get(f"/media/{clip.name}").status_code == 404


@pytest.mark.parametrize("kind", ["clip", "photo"])
@pytest.mark.parametrize("begin", [make.interview, make.published])
def test_where_only_a_copy_says_the_name_their_voice_and_their_face_are_taken_out_by_hand_first(begin, kind):
    """Nothing changes there for readers, who would go on hearing or seeing them."""
    person, telling = make.person("Canary"), {"clip": make.clip(), "photo": make.photo()}
    telling[kind].people.add(person)
    shown = {"body": figure(telling["clip"]), "lead_photo": telling["photo"], "people": [make.person()]}
    other = begin(headline="Canary sings", slug="somebody-sings", **shown)
    make.change(other, headline="Somebody sings")
    if begin is make.published:
        make.corrected(other)
    with pytest.raises(Refused, match="in “Somebody sings”. Take it out there first"):
        protect(person, elsewhere=[other.pk])
