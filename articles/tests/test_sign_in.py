"""Nobody is in the newsroom before a password and a code of their phone, and whoever guesses waits."""

import html
import re
from base64 import b32decode
from datetime import UTC, datetime, timedelta
from unittest import mock
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.contrib.auth.hashers import PBKDF2PasswordHasher, pbkdf2
from django.contrib.sessions.models import Session
from django.core import checks
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.admin.known_browsers import KNOWN_FOR
from articles.admin.sessions import IDLE, LONGEST
from articles.editorial import accounts, delays, proofs
from articles.editorial.refusals import Refused
from articles.models import AuditEntry, Interview, Knock
from articles.tests import make
from articles.tests.test_permissions import parts, rows, undone, url  # noqa: F401 - a fixture among them
from articles.words import codes

pytestmark = pytest.mark.django_db

PASSWORD = "an hour of the night"
SECRET = "3132333435363738393031323334353637383930"
LOGIN, CODE, ENROL = "/admin/login/", "/admin/login/code/", "/admin/login/enrol/"
# What lies before the door, and so asks for nothing.
BEFORE_THE_DOOR = {LOGIN, CODE, ENROL, "/admin/login/leave/", "/admin/welcome/1/"}


@pytest.fixture(autouse=True)
def second_factor(settings):
    settings.SECOND_FACTOR = True


@pytest.fixture
def clock():
    """Time stands still, so that a code is the code."""
    with time_machine.travel(datetime(2026, 11, 26, 9, 0, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def enrolled(**fields):
    """An editor whose phone knows SECRET."""
    user = make.editor(username="nour", password=PASSWORD, **fields)
    TOTPDevice.objects.create(user=user, key=SECRET)
    return user


def shown(ahead: int = 0) -> str:
    """What the phone shows now, or so many steps of 30 seconds from now."""
    return f"{totp(bytes.fromhex(SECRET), t0=-30 * ahead):06}"


def give_password(client, password=PASSWORD, username="nour", **fields):
    return client.post(LOGIN, {"username": username, "password": password} | fields)


def sign_in(client, **fields):
    give_password(client)
    return client.post(CODE, {"door-code": shown()} | fields)


def leave(client):
    """As a browser does it: the session ends, and the cookie that knows the browser stays. `client.logout()` would
    take all of them."""
    client.post("/admin/logout/")


def is_in(client) -> bool:
    return client.get("/admin/").status_code == 200


# -- two proofs


@pytest.mark.parametrize("routes", parts().values(), ids=parts())
def test_a_password_alone_opens_no_address(rows, routes):  # noqa: F811
    enrolled()
    for address in {url(route, rows) for route in routes} - BEFORE_THE_DOOR:
        with undone():
            client = Client()
            give_password(client)
            for method in ("GET", "POST"):
                answer = client.generic(method, address)
                held = answer.status_code == 200 and answer.templates[0].name == "admin/sign_in/held.html"
                assert held or answer.status_code in (302, 401, 405), (method, address)
                if answer.status_code == 302:
                    assert answer["Location"].startswith((LOGIN, "/admin/")), (method, address)
                    again = client.get(answer["Location"]).headers.get("Location", "")
                    assert again.startswith((CODE, LOGIN)), (method, address)


def test_a_password_and_a_code_lead_to_where_somebody_wanted(client, clock):
    enrolled()
    asked = client.get("/admin/articles/topic/")
    answer = client.post(asked["Location"], {"username": "nour", "password": PASSWORD})
    assert answer["Location"].startswith(CODE)
    answer = client.post(answer["Location"], {"door-code": shown()})
    assert answer["Location"] == "/admin/articles/topic/"
    assert client.get(answer["Location"]).status_code == 200


def test_the_first_sign_in_enrols_a_phone(client, clock):
    nour = make.editor(username="nour", password=PASSWORD)
    assert give_password(client)["Location"].startswith(ENROL)
    assert client.get(CODE)["Location"].startswith(ENROL)
    page = client.get(ENROL).text
    assert "<svg" in page and not re.search(r"<svg[^>]* style=", page)
    secret = b32decode(re.search(r'class="secret" dir="ltr">([A-Z2-7 ]+)<', page)[1].replace(" ", ""))
    # A phone cannot read the picture on its own screen.
    link = html.unescape(re.search(r'href="(otpauth:[^"]+)"', page)[1])
    assert b32decode(parse_qs(urlsplit(link).query)["secret"][0]) == secret
    assert "not the code" in client.post(ENROL, {"code": "000000"}).text
    assert not is_in(client) and not proofs.is_enrolled(nour)
    page = client.post(ENROL, {"code": f"{totp(secret):06}"}).text
    assert len(re.findall(r"<code>[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}</code>", page)) == proofs.RECOVERY_CODES
    assert is_in(client) and proofs.is_enrolled(nour)
    assert "known" in client.cookies and secret.hex() not in str(dict(client.session))
    again = type(client)()
    give_password(again)
    assert again.get(ENROL)["Location"].startswith(CODE)  # a second phone cannot slip in beside the first
    assert AuditEntry.objects.filter(action="enrol", subject_id=nour.pk).exists()


def test_the_code_that_enrolled_a_phone_does_not_sign_in_as_well(client, clock):
    nour = make.editor(username="nour", password=PASSWORD)
    proofs.enrol(nour, SECRET, shown())
    give_password(client)
    assert "not right" in client.post(CODE, {"door-code": shown()}).text
    assert not is_in(client)


def test_a_code_works_once(client, clock):
    enrolled()
    sign_in(client)
    client.logout()
    sign_in(client)
    assert not is_in(client)
    clock.shift(30)
    client.post(CODE, {"door-code": shown()})
    assert is_in(client)


def test_whose_phone_goes_wrong_is_led_to_its_clock(client, clock):
    nour = make.editor(username="nour", password=PASSWORD)
    early = shown()
    clock.shift(600)
    with pytest.raises(Refused, match="look at the phone's clock"):
        proofs.enrol(nour, SECRET, early)
    proofs.enrol(nour, SECRET, shown())
    give_password(client)
    assert "look at the phone" in client.post(CODE, {"door-code": early}).text


def test_a_recovery_code_works_once(client):
    nour = enrolled()
    first, second, *_others = proofs.renew_recovery_codes(nour)
    give_password(client)
    answer = client.post(CODE, {"door-recovery": first.upper().replace("-", " ")}, follow=True)
    assert "9 recovery codes are left" in answer.text and is_in(client)
    assert AuditEntry.objects.first().action == "use recovery code"
    client.logout()
    give_password(client)
    again = client.post(CODE, {"door-recovery": first}).text
    assert "Take another one from your paper" in again and "Wait" not in again  # for whom no phone counts on
    assert not is_in(client)
    client.post(CODE, {"door-recovery": second})
    assert is_in(client)


def test_new_recovery_codes_void_the_old_ones(client, clock):
    nour = enrolled()
    old = proofs.renew_recovery_codes(nour)
    sign_in(client)
    address = reverse("admin:recovery_codes")
    assert "<code>" not in client.post(address, {"door-code": "123456"}).text
    clock.shift(30)
    page = client.post(address, {"door-code": shown()}).text
    assert page.count("<code>") == proofs.RECOVERY_CODES
    assert not proofs.prove(nour, old[0])
    assert proofs.prove(nour, re.search(r"<code>(.+?)</code>", page)[1])


def test_recovery_codes_are_not_stored_as_they_are_told():
    nour = enrolled()
    told = {codes.bare(code) for code in proofs.renew_recovery_codes(nour)}
    assert not told & set(nour.staticdevice_set.get().token_set.values_list("token", flat=True))


def test_whoever_stopped_halfway_can_sign_in_as_somebody_else(client):
    enrolled()
    give_password(client)
    client.get("/admin/login/leave/")  # a link from elsewhere leads nobody out
    assert client.get(LOGIN)["Location"].startswith(CODE)
    client.post("/admin/login/leave/")
    assert client.get(LOGIN).status_code == 200
    assert client.post("/admin/logout/").status_code == 302  # nobody is asked for a password to leave


@pytest.mark.parametrize("address", [LOGIN, CODE])
def test_signing_in_leads_nowhere_else(client, clock, address):
    enrolled()
    answer = sign_in(client, next="https://evil.example/")
    assert answer["Location"] == "/admin/"
    for wanted in ("//evil.example/", "/\\evil.example/", "admin:code", "evil"):
        assert client.get(LOGIN, {"next": wanted})["Location"] == "/admin/"


def test_the_deploy_check_refuses_a_password_alone(settings):
    def found():
        return [found.id for found in checks.run_checks(tags=["security"], include_deployment_checks=True)]

    assert "newsroom.E001" not in found()
    settings.SECOND_FACTOR = False
    assert "newsroom.E001" in found()


# -- guessing


def test_whoever_guesses_waits_longer_each_time_and_never_for_good(client, clock):
    enrolled()
    answers = [give_password(client, "a wrong one").status_code for _attempt in range(30)]
    assert answers == [200] * delays.FREE + [429] * (30 - delays.FREE)
    assert give_password(client).status_code == 429  # not even tried
    clock.shift(2)
    assert give_password(client, "a wrong one").status_code == 200
    refused = give_password(client)
    assert (refused.status_code, refused["Retry-After"]) == (429, "4")
    assert "Wait 4 seconds, then try again." in refused.text
    clock.shift(4)
    assert give_password(client)["Location"].startswith(CODE)
    assert not Knock.objects.exists()


@pytest.mark.parametrize("nothing", [{"password": ""}, {"password": PASSWORD, "username": ""}])
def test_a_form_that_is_not_filled_in_makes_nobody_forget_the_wrong_attempts(client, clock, nothing):
    enrolled()
    guess = {"password": "a wrong one"}
    attempts = [*[guess] * (delays.FREE - 1), nothing, guess, guess]
    answers = [give_password(client, **attempt).status_code for attempt in attempts]
    assert answers == [200] * (delays.FREE + 1) + [429]


def test_the_wait_ends_at_a_quarter_of_an_hour():
    waits = [delays.after(failures) for failures in range(200)]
    assert waits == sorted(waits)
    assert waits[delays.FREE - 1] == timedelta() < waits[delays.FREE]
    assert waits[-1] == delays.LONGEST


def test_guesses_of_a_stranger_do_not_keep_the_owner_out(client, clock):
    """They come from a browser that has never let this name in; the owner's has."""
    enrolled()
    sign_in(client)
    leave(client)
    clock.shift(30)
    stranger = type(client)()
    for _attempt in range(10):
        give_password(stranger, "a wrong one")
    assert give_password(stranger).status_code == 429
    sign_in(client)
    assert is_in(client)
    assert give_password(stranger).status_code == 429  # who waits no shorter for that
    leave(client)
    assert client.cookies["known"]["httponly"]
    clock.shift(KNOWN_FOR + timedelta(seconds=1))  # for as long it is known, and no longer
    for _attempt in range(10):
        give_password(stranger, "a wrong one")
    assert give_password(client).status_code == 429


@pytest.fixture
def somebody_elses_turn():
    """Another process works out a password."""
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [delays.TURN])
        yield
    other.close()


def test_strangers_passwords_are_worked_out_one_at_a_time_so_that_a_flood_leaves_room_for_readers(
    client, clock, somebody_elses_turn
):
    enrolled()
    with mock.patch("django.contrib.auth.authenticate") as tried:
        answer = give_password(client)
    assert (answer.status_code, answer["Retry-After"]) == (429, str(delays.MOMENT))
    assert "Somebody else is signing in at this moment." in answer.text
    assert not tried.called
    assert not Knock.objects.exists()  # what was not tried is not counted


def test_a_flood_of_strangers_does_not_keep_a_known_browser_out(client, clock, request):
    enrolled()
    sign_in(client)
    leave(client)
    clock.shift(30)
    request.getfixturevalue("somebody_elses_turn")
    sign_in(client)
    assert is_in(client)


def test_after_a_wrong_password_it_is_the_next_ones_turn(client, clock):
    give_password(client, "a wrong one")
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [delays.TURN])
        assert cursor.fetchone() == (True,)
    other.close()


def test_a_browser_is_known_for_one_name_alone(client, clock):
    enrolled()
    sign_in(client)
    leave(client)
    make.editor(username="rana", password=PASSWORD)
    stranger = type(client)()
    for _attempt in range(6):
        give_password(stranger, "a wrong one", username="rana")
    assert give_password(client, username="rana").status_code == 429


def test_codes_are_guessed_no_faster(client, clock):
    enrolled()
    give_password(client)
    answers = [client.post(CODE, {"door-code": "000000"}).status_code for _attempt in range(8)]
    assert answers == [200] * delays.FREE + [429] * (8 - delays.FREE)
    assert client.post(CODE, {"door-code": shown()}).status_code == 429
    clock.shift(30)
    client.post(CODE, {"door-code": shown()})
    assert is_in(client)


def said(answer) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)


@pytest.mark.parametrize("exists", ["frozen", "without a password", "outside the staff"])
def test_an_unknown_name_is_answered_like_a_wrong_password(client, clock, exists):
    make.editor(username="nour1", password=PASSWORD)
    nobody = make.editor(username="nour2", password=PASSWORD)
    if exists == "without a password":
        nobody.set_unusable_password()
    nobody.is_active, nobody.is_staff = exists != "frozen", exists != "outside the staff"
    nobody.save()
    for _attempt in range(delays.FREE + 2):
        wrong = give_password(client, "a wrong one", username="nour1")
        for name in ("nour2", "nour3"):
            answer = give_password(client, username=name)
            assert answer.status_code == wrong.status_code
            assert said(answer).replace(name, "nour1") == said(wrong)


def test_an_unknown_name_is_as_much_work_as_a_wrong_password(client, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    enrolled()
    work = {}
    for name in ("nour", "nobody"):
        with mock.patch("django.contrib.auth.hashers.pbkdf2", wraps=pbkdf2) as derive:
            give_password(client, "a wrong one", username=name)
        work[name] = [call.args[2] for call in derive.call_args_list]
    assert work["nour"] == work["nobody"] == [PBKDF2PasswordHasher.iterations]


def test_what_is_kept_of_an_attempt_names_nobody(client):
    client.post(LOGIN, {"username": "canary-name", "password": "canary-word"}, REMOTE_ADDR="203.0.113.77")
    kept = str(Knock.objects.values().get())
    assert "canary" not in kept and "203.0.113" not in kept


def test_attempts_are_forgotten_after_a_day(client, clock):
    for _attempt in range(2):
        give_password(client, "a wrong one", username="nobody")
        clock.shift(delays.FORGOTTEN - timedelta(hours=1))
    give_password(client, "a wrong one", username="somebody")
    assert Knock.objects.count() == 2  # a day after the last of them
    clock.shift(delays.FORGOTTEN + timedelta(seconds=1))
    give_password(client, "a wrong one", username="somebody")
    assert Knock.objects.count() == 1
    clock.shift(delays.FORGOTTEN + timedelta(seconds=1))
    call_command("sweep")  # whether or not somebody comes to the door again
    assert not Knock.objects.exists()


# -- sessions


def test_half_an_hour_away_asks_for_a_code_and_leads_back(client, clock):
    enrolled()
    sign_in(client)
    clock.shift(IDLE - timedelta(seconds=1))
    assert is_in(client)  # which counts as being there
    clock.shift(IDLE + timedelta(seconds=1))
    asked = client.get("/admin/articles/topic/?q=bread", follow=True)
    assert asked.redirect_chain[-1][0].startswith(CODE)
    answer = client.post(asked.redirect_chain[-1][0], {"door-code": shown()})
    assert answer["Location"] == "/admin/articles/topic/?q=bread"
    assert is_in(client)


def test_an_open_editor_hears_that_a_code_is_asked_for(client, clock):
    interview = make.interview(by=enrolled())
    sign_in(client)
    autosave = reverse("admin:articles_interview_autosave", args=[interview.pk])
    typed = {"seen": interview.draft_number, "headline": "Bread"}
    assert client.post(autosave, typed).status_code == 200
    clock.shift(IDLE + timedelta(seconds=1))
    assert client.post(autosave, typed).status_code == 401
    client.post(CODE, {"door-code": shown()})
    assert client.post(autosave, typed).status_code != 401


def kept(page) -> dict:
    """What a page sends again, as its browser would."""
    fields = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', page.text)
    return {name: html.unescape(value) for name, value in fields if name != "csrfmiddlewaretoken"}


def test_a_form_sent_too_late_waits_for_the_code_and_goes_on_its_way(client, clock):
    enrolled()
    sign_in(client)
    clock.shift(IDLE + timedelta(seconds=1))
    add = reverse("admin:articles_interview_paste")
    typed = {"text": 'Rozana: What is bread?\n\nSalah: An hour "of" the night.', "rich": ""}
    page = client.post(add, typed)
    assert page.templates[0].name == "admin/sign_in/held.html"
    assert not Interview.objects.exists()
    assert kept(page) == typed
    assert client.post(add, kept(page) | {"door-code": "000000"}).templates[0].name == "admin/sign_in/held.html"
    client.post(add, kept(page) | {"door-code": shown()})
    assert is_in(client) and "An hour" in Interview.objects.get().body


def test_a_form_sent_when_nobody_is_signed_in_any_more_waits_for_password_and_code(client, clock):
    enrolled()
    sign_in(client)
    clock.shift(LONGEST + timedelta(seconds=1))
    add = reverse("admin:articles_interview_paste")
    typed = {"text": 'Rozana: What is bread?\n\nSalah: An hour "of" the night.', "rich": ""}
    page = client.post(add, typed)
    assert kept(page) == typed
    page = client.post(add, kept(page) | {"door-username": "nour", "door-password": "a wrong one"})
    assert "The name or the password is not right." in page.text
    page = client.post(add, kept(page) | {"door-username": "nour", "door-password": PASSWORD})
    assert kept(page) == typed
    assert not is_in(client)
    assert not Interview.objects.exists()
    client.post(add, kept(page) | {"door-code": shown()})
    assert is_in(client)
    assert "An hour" in Interview.objects.get().body


def test_where_no_code_is_asked_for_the_password_alone_sends_a_form_on_its_way(client, clock, settings):
    settings.SECOND_FACTOR = False
    enrolled()
    add = reverse("admin:articles_interview_add")
    client.post(add, {"language": "ar", "door-username": "nour", "door-password": PASSWORD})
    assert Interview.objects.get().created_by.username == "nour"


def test_a_code_without_a_password_sends_nothing_on_its_way(client):
    enrolled()
    page = client.post(reverse("admin:articles_interview_add"), {"language": "ar", "door-code": shown()})
    assert page.templates[0].name == "admin/sign_in/held.html"
    assert not Interview.objects.exists()


def test_after_twelve_hours_the_password_is_asked_for_whatever_happened(client, clock):
    enrolled()
    sign_in(client)
    away = timedelta(minutes=25)  # never for as long as asks for a code
    for _time in range(LONGEST // away):
        clock.shift(away)
        assert is_in(client)
    clock.shift(away)
    assert client.get("/admin/")["Location"].startswith(LOGIN)
    assert client.get(LOGIN).status_code == 200
    assert give_password(client)["Location"].startswith(CODE)


def change_password(user):
    user.set_password("another hour of the night")
    user.save()


def freeze_and_unfreeze(user, by):
    accounts.freeze(user, by=by)
    accounts.unfreeze(user, by=by)


CHANGES = {
    "the password": change_password,
    "a role": lambda user: user.groups.clear(),
    "the second factor": lambda user: accounts.invite(user, by=make.user("administrator")),
    "frozen": lambda user: accounts.freeze(user, by=make.user("administrator")),
    "frozen and let in again": lambda user: freeze_and_unfreeze(user, by=make.user("administrator")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_account_ends_its_sessions_everywhere(client, clock, change):
    nour = enrolled()
    sign_in(client)
    other = type(client)()
    give_password(other)  # halfway in
    CHANGES[change](type(nour).objects.get(pk=nour.pk))
    assert client.get("/admin/")["Location"].startswith(LOGIN)
    assert client.get(LOGIN).status_code == 200  # not even halfway
    assert other.get(LOGIN).status_code == 200


def test_whoever_changes_their_own_password_stays_and_their_other_windows_do_not(client, clock):
    enrolled()
    sign_in(client)
    other = another_window(client, clock)
    assert is_in(client) and is_in(other)
    change_own_password(client, PASSWORD)
    assert is_in(client) and not is_in(other)


def another_window(client, clock):
    """One of the same colleague's, who is in by the next code."""
    clock.shift(30)
    other = type(client)()
    sign_in(other)
    return other


def change_own_password(client, old, new="another hour of the night"):
    return client.post("/admin/password_change/", {"old_password": old, "new_password1": new, "new_password2": new})


def test_whoever_finds_a_window_open_guesses_its_password_no_faster_than_at_the_door(client, clock):
    enrolled()
    sign_in(client)
    answers = [change_own_password(client, f"guess {n}") for n in range(delays.FREE + 1)]
    assert [answer.status_code for answer in answers] == [200] * delays.FREE + [429]
    assert "Wait 2 seconds" in answers[-1].text and answers[-1]["Retry-After"] == "2"
    assert change_own_password(client, PASSWORD).status_code == 429  # nothing is tried
    clock.shift(2)
    assert change_own_password(client, PASSWORD)["Location"] == "/admin/password_change/done/"
    assert is_in(client)


def test_a_new_password_and_new_recovery_codes_stand_in_the_audit(client, clock):
    nour = enrolled()
    sign_in(client)
    change_own_password(client, "a guess")
    change_own_password(client, PASSWORD)
    clock.shift(30)
    client.post("/admin/recovery-codes/", {"door-code": shown()})
    entries = AuditEntry.objects.filter(actor_id=nour.pk, subject="user", subject_id=nour.pk)
    assert [entry.action for entry in entries] == ["renew recovery codes", "change password"]


def test_new_recovery_codes_end_every_other_window(client, clock):
    enrolled()
    sign_in(client)
    other = another_window(client, clock)
    clock.shift(30)
    assert "codes" in client.post("/admin/recovery-codes/", {"door-code": shown()}).text
    assert is_in(client) and not is_in(other)


def test_a_password_is_not_changed_by_a_window_that_was_shut_meanwhile():
    """An administrator makes a new link, or freezes the account, while the form is under way."""
    nour = enrolled()
    late = type(nour).objects.get(pk=nour.pk)
    accounts.freeze(nour, by=make.user("administrator"))
    with pytest.raises(Refused):
        proofs.change_password(late, "another hour of the night")
    nour.refresh_from_db()
    assert not nour.is_active and nour.check_password(PASSWORD)


def test_each_proof_comes_with_a_new_session_key(client, clock):
    enrolled()
    client.get("/admin/login/")
    give_password(client)
    halfway = client.session.session_key
    client.post(CODE, {"door-code": shown()})
    assert client.session.session_key != halfway
    assert not Session.objects.filter(pk=halfway).exists()


def test_without_a_second_factor_half_an_hour_away_asks_for_the_password(client, settings, clock):
    settings.SECOND_FACTOR = False
    enrolled()
    give_password(client)
    assert is_in(client)
    clock.shift(IDLE + timedelta(seconds=1))
    assert client.get("/admin/")["Location"].startswith(LOGIN)
    assert client.get(LOGIN).status_code == 200
