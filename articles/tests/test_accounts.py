"""With a browser alone an administrator lets colleagues in, shuts them out, and helps whoever lost a phone."""

import re
from base64 import b32decode
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.admin.accounts import ACTS
from articles.editorial import accounts, proofs
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import AuditEntry, Invitation, User
from articles.tests import make

pytestmark = pytest.mark.django_db

LINK = re.compile(r'dir="ltr">http://testserver(/admin/welcome/[\w-]+/)<')
PASSWORD = "an hour of the night"


@pytest.fixture
def administrator(client):
    administrator = make.user("administrator", username="adam")
    client.force_login(administrator)
    return administrator


@pytest.fixture
def elsewhere(client):
    """The colleague's own browser."""
    return type(client)()


def act(client, user, name):
    return client.post(reverse(f"admin:articles_user_{name}", args=[user.pk]), {"confirmed": "yes"})


def choose(client, link, password=PASSWORD, **options):
    return client.post(link, {"new_password1": password, "new_password2": password}, **options)


def test_an_invited_colleague_chooses_a_password_enrols_a_phone_and_is_in(client, administrator, elsewhere, settings):
    reporter = Group.objects.get(name="reporter").pk
    added = client.post(
        reverse("admin:articles_user_add"), {"username": "rana", "language": "ar", "groups": [reporter]}
    )
    link = LINK.search(added.text)[1]
    settings.SECOND_FACTOR = True
    assert User.objects.get(username="rana").roles == {"reporter"}
    page = elsewhere.get(link, headers={"Accept-Language": "en"})
    assert 'lang="ar"' in page.text and "rana" in page.text  # in the language that the administrator gave them
    enrol = choose(elsewhere, link)["Location"]
    secret = re.search(r'class="secret" dir="ltr">([A-Z2-7 ]+)<', elsewhere.get(enrol).text)[1].replace(" ", "")
    elsewhere.post(enrol, {"code": f"{totp(b32decode(secret)):06}"})
    assert elsewhere.get("/admin/").status_code == 200


def test_a_link_works_once_and_looking_at_it_uses_nothing_up(client, administrator, elsewhere):
    link = LINK.search(act(client, make.reporter(), "invite").text)[1]
    for _messenger in range(3):
        assert elsewhere.get(link).status_code == 200
    assert choose(elsewhere, link).status_code == 302
    assert elsewhere.get(link).status_code == 404
    assert choose(elsewhere, link).status_code == 404


def test_two_at_once_do_not_both_come_in():
    token = accounts.invite(make.reporter(), by=make.user("administrator"))
    accounts.accept(token, PASSWORD)
    with pytest.raises(Refused):
        accounts.accept(token, PASSWORD)


def test_a_link_ends_after_three_days_and_with_the_next_one():
    rana, adam = make.reporter(), make.user("administrator")
    first = accounts.invite(rana, by=adam)
    second = accounts.invite(rana, by=adam)
    assert accounts.invited(first) is None and accounts.invited(second) == rana
    with time_machine.travel(timezone.now() + accounts.INVITED_FOR + timedelta(seconds=1)):
        assert accounts.invited(second) is None


def test_nobody_is_invited_whom_another_administrator_has_just_frozen(client, administrator, monkeypatch):
    rana = make.reporter()
    accounts.freeze(User.objects.get(pk=rana.pk), by=make.user("administrator"))
    with pytest.raises(Refused, match="frozen"):
        accounts.invite(rana, by=administrator)
    assert not Invitation.objects.exists()
    monkeypatch.setattr("articles.admin.accounts.acts_for", lambda user, by: ACTS)  # as they were a moment ago
    page = client.get(act(client, rana, "invite").url)
    assert "This account is frozen." in page.text


@pytest.mark.parametrize(
    ("password", "why"), [("one hour...", "short"), ("password1234", "common"), ("rana-khoury-1", "similar")]
)
def test_a_weak_password_is_refused(client, administrator, elsewhere, password, why):
    link = LINK.search(act(client, make.reporter(username="rana-khoury"), "invite").text)[1]
    [error] = choose(elsewhere, link, password).context["form"].errors["new_password2"].as_data()
    assert why in error.code
    assert elsewhere.get(link).status_code == 200


def test_the_link_is_not_stored_as_it_is_told():
    token = accounts.invite(make.reporter(), by=make.user("administrator"))
    assert token not in str(Invitation.objects.values().get())
    assert token not in str(list(AuditEntry.objects.values()))


def test_a_link_that_is_used_twice_at_once_lets_in_once(client, administrator, elsewhere, monkeypatch):
    rana = make.reporter(username="rana")
    link = LINK.search(act(client, rana, "invite").text)[1]
    assert choose(elsewhere, link).status_code == 302
    act(client, rana, "invite")  # again: no other link than the new one uses that up
    monkeypatch.setattr(
        accounts, "invited", lambda token: rana
    )  # as the second saw it, who came before the first was done
    second = choose(type(client)(), link)
    assert second.status_code == 404 and "sessionid" not in second.cookies
    assert Invitation.objects.exists()


def test_whoever_lost_a_phone_comes_in_by_a_link_and_the_finder_does_not(client, administrator, elsewhere, settings):
    rana = make.reporter(username="rana", password=PASSWORD)
    proofs.enrol(rana, secret := proofs.new_secret(), f"{totp(bytes.fromhex(secret)):06}")
    link = LINK.search(act(client, rana, "invite").text)[1]
    settings.SECOND_FACTOR = True
    assert not TOTPDevice.objects.exists() and not StaticDevice.objects.exists()
    finder = type(client)()
    assert finder.post("/admin/login/", {"username": "rana", "password": PASSWORD}).status_code == 200
    assert choose(elsewhere, link)["Location"].startswith("/admin/login/enrol/")


def test_a_frozen_colleague_is_out_at_once_and_can_be_let_in_again(client, administrator, elsewhere):
    rana = make.reporter(username="rana", password=PASSWORD)
    until = timezone.now() + timedelta(days=1)
    Invitation.objects.create(user=rana, digest=accounts.token_digest("a link"), expires_at=until)
    elsewhere.force_login(rana)
    act(client, rana, "freeze")
    late = Invitation.objects.create(user=rana, digest=accounts.token_digest("a late link"), expires_at=until)
    assert accounts.invited("a late link") is None
    late.delete()
    assert elsewhere.get("/admin/").status_code == 302
    assert elsewhere.post("/admin/login/", {"username": "rana", "password": PASSWORD}).status_code == 200
    act(client, rana, "unfreeze")
    assert elsewhere.get("/admin/").status_code == 302  # whoever had that window, or a link, is not in again
    assert accounts.invited("a link") is None
    assert elsewhere.post("/admin/login/", {"username": "rana", "password": PASSWORD}).status_code == 302


def test_a_colleague_who_is_frozen_while_their_page_is_saved_stays_frozen(client, administrator, monkeypatch):
    rana = make.reporter(username="rana")
    form = {"username": "rana", "groups": [group.pk for group in rana.groups.all()], "language": rana.language}
    monkeypatch.setattr(User, "full_clean", lambda user, **_: User.objects.filter(pk=user.pk).update(is_active=False))
    client.post(reverse("admin:articles_user_change", args=[rana.pk]), form | {"first_name": "Rana"})
    rana.refresh_from_db()
    assert (rana.first_name, rana.is_active) == ("Rana", False)


def test_what_is_done_to_an_account_is_asked_about_and_audited(client, administrator):
    rana = make.reporter()
    for name in ("invite", "freeze", "unfreeze"):
        before = AuditEntry.objects.count()
        page = client.get(reverse(f"admin:articles_user_{name}", args=[rana.pk]))
        assert page.status_code == 200 and AuditEntry.objects.count() == before
        act(client, rana, name)
        entry = AuditEntry.objects.first()
        assert (entry.action, entry.actor_id, entry.subject_id) == (name, administrator.pk, rana.pk)


def test_a_page_of_an_account_offers_what_can_be_done_to_it(client, administrator):
    rana = make.reporter()

    def offered(user):
        page = client.get(reverse("admin:articles_user_change", args=[user.pk])).text
        return set(re.findall(r'href="[^"]+/(invite|freeze|unfreeze)/"', page))

    assert offered(rana) == {"invite", "freeze"}
    accounts.freeze(rana, by=administrator)
    assert offered(rana) == {"unfreeze"}
    assert offered(administrator) == set()


@pytest.mark.parametrize("verb", [accounts.invite, accounts.freeze, accounts.unfreeze])
def test_nobody_does_it_to_themselves_or_without_the_right(verb):
    administrator = make.user("administrator")
    with pytest.raises(NotAllowed):
        verb(administrator, by=administrator)
    with pytest.raises(NotAllowed):
        verb(make.reporter(), by=make.publisher())


def test_a_name_that_differs_by_a_capital_is_taken(client, administrator):
    make.reporter(username="Rana")
    page = client.post(reverse("admin:articles_user_add"), {"username": "rana", "language": "ar"})
    assert "Somebody has this name already." in page.text


def test_the_list_is_not_an_oracle_for_passwords(client, administrator):
    answer = client.get(reverse("admin:articles_user_changelist"), {"password__startswith": "md5"})
    assert answer.status_code == 400


def test_an_administrator_sees_on_the_desk_when_the_last_backup_was_made(client, administrator):
    assert "backup" in client.get("/admin/").text


# -- the language that the newsroom speaks to them


def test_everybody_chooses_it_for_themselves_and_goes_on_where_they_were(client):
    user = make.reporter(language="en")
    client.force_login(user)
    page = client.get("/admin/articles/topic/?q=bread")
    assert '<button name="language" value="ar" lang="ar">العربية</button>' in page.text
    page = client.post(reverse("admin:choose_language"), {"language": "ar", "next": page.wsgi_request.get_full_path()})
    assert page["Location"] == "/admin/articles/topic/?q=bread"
    assert '<html lang="ar" dir="rtl"' in client.get(page["Location"]).text


def test_a_language_that_the_newsroom_does_not_speak_is_a_bad_request(client):
    user = make.reporter(language="en")
    client.force_login(user)
    assert client.post(reverse("admin:choose_language"), {"language": "tlh"}).status_code == 400
    user.refresh_from_db()
    assert user.language == "en"


@pytest.mark.parametrize("kind", ["person", "photo", "topic"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_called_or_described_begins_in_it(client, kind, language):
    client.force_login(make.editor(language=language))
    formset = client.get(reverse(f"admin:articles_{kind}_add")).context["inline_admin_formsets"][0].formset
    assert formset.forms[0].initial["language"] == language
