"""Whatever goes wrong, nothing of who asked, of what they typed and of what was secret is written down anywhere."""

import io
import logging
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.html import escape
from django.utils.log import AdminEmailHandler

from articles.public import kept
from articles.tests import make
from articles.tests.test_photos_upload import ADD
from newsroom.logs import ReaderlessFormatter

pytestmark = pytest.mark.django_db

CANARY = "qanaria"
ADDRESS = "203.0.113.77"
WHO = {
    "HTTP_USER_AGENT": f"{CANARY}-agent",
    "HTTP_REFERER": f"https://{CANARY}-referer.example/",
    "HTTP_COOKIE": f"{CANARY}-cookie=1",
    "HTTP_X_FORWARDED_FOR": ADDRESS,
    "HTTP_AUTHORIZATION": f"Bearer {CANARY}-key",
    "HTTP_ACCEPT_LANGUAGE": f"{CANARY}-tongue",
    "REMOTE_ADDR": ADDRESS,
}
QUERY = f"?{CANARY}=1&page={CANARY}&next={CANARY}"


@pytest.fixture
def broken(monkeypatch):
    """The front page breaks, and whatever begins an interview; the error holds a secret and says it."""

    def error(*arguments, **values):
        secret = f"{CANARY}-local"
        raise ValueError(f"{secret} {arguments} {values}")

    monkeypatch.setattr("articles.public.live.front_page.said", error)
    monkeypatch.setattr("articles.editorial.drafting.begin", error)


@pytest.fixture
def written(monkeypatch):
    """What the newsroom's own log says, as its settings write it."""
    written = io.StringIO()
    for handler in logging.getLogger().handlers:
        if type(handler) is logging.StreamHandler:  # and none of pytest's own
            monkeypatch.setattr(handler, "stream", written)
    return written


def browser(**options):
    return Client(raise_request_exception=False, **options, **WHO)


def a_page():
    return browser().get(f"/en/interviews/{QUERY}")


def an_address_that_is_not_there():
    return browser().get(f"/en/interviews/{CANARY}/{QUERY}")


def a_search():
    return browser().get(f"/en/search/?q={CANARY}")


def a_mistake_of_ours():
    return browser().get(f"/en/{QUERY}")


def another_host():
    return browser().get(f"/en/{QUERY}", HTTP_HOST=f"{CANARY}.example")


def a_forged_form():
    return browser(enforce_csrf_checks=True).post(f"/admin/login/{QUERY}", {"username": CANARY, "password": CANARY})


def a_wrong_password():
    return browser().post("/admin/login/", {"username": f"{CANARY}-name", "password": f"{CANARY}-password"})


def a_link_that_was_made_up():
    return browser().get(f"/preview/{CANARY}/{QUERY}")


def an_invitation_whose_form_is_refused():
    return browser(enforce_csrf_checks=True).post(f"/admin/welcome/{CANARY}/", {"new_password1": CANARY})


def signed_in():
    client = browser()
    del client.defaults["HTTP_COOKIE"]  # in whose place comes that of the session
    client.force_login(make.reporter())
    return client


def a_mistake_of_ours_with_a_text():
    form = {"language": "en", "headline": CANARY, "body": f"<p>{CANARY}</p>"}
    return signed_in().post("/admin/articles/interview/add/", form)


def a_broken_picture():
    upload = SimpleUploadedFile(f"{CANARY}.jpg", f"no picture, {CANARY}".encode(), f"image/{CANARY}")
    return signed_in().post(ADD + QUERY, {"upload": upload})


def a_form_that_breaks_off():
    body = f'--cut\r\nContent-Disposition: form-data; name="upload"; filename="{CANARY}.jpg"\r\n\r\n{CANARY}'
    return signed_in().generic("POST", ADD, body, "multipart/form-data; boundary=cut")


def too_much():
    return signed_in().post("/admin/articles/interview/add/", {f"{CANARY}-{number}": 1 for number in range(1_001)})


# What happened, how it was answered, and whether the answer has to repeat what was typed to whoever typed it.
SCENES = [
    (a_page, 200, False),
    (an_address_that_is_not_there, 404, False),
    (a_search, 200, True),
    (a_mistake_of_ours, 500, False),
    (another_host, 400, False),
    (a_forged_form, 403, False),
    (a_wrong_password, 200, True),
    (a_link_that_was_made_up, 404, False),
    (an_invitation_whose_form_is_refused, 403, False),
    (a_mistake_of_ours_with_a_text, 500, False),
    (a_broken_picture, 200, False),
    (a_form_that_breaks_off, 200, False),
    (too_much, 400, False),
]


def stored() -> str:
    """Every row of every table, and what the sessions hold."""
    rows = [str(session.get_decoded()) for session in Session.objects.all()]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT row::text FROM "{table}" row')
            rows += [row for (row,) in cursor.fetchall()]
    return "\n".join(rows)


@pytest.mark.parametrize(("scene", "status", "repeats"), SCENES)
def test_nothing_of_it_is_kept(broken, written, scene, status, repeats):
    answer = scene()
    assert answer.status_code == status
    places = {"log": written.getvalue(), "database": stored(), "mail": str([str(m.message()) for m in mail.outbox])}
    places |= {"cache": str(caches["default"]._cache), "kept pages": str(kept.shelf.pages)}
    own = escape(answer.wsgi_request.get_full_path())  # to which the choice of a language leads back
    places |= {} if repeats else {"answer": f"{answer.headers} {answer.text.replace(own, '')}"}
    for place, text in places.items():
        assert CANARY not in text and ADDRESS not in text, (place, text)


def test_a_mistake_of_ours_says_where_it_was_made(broken, written):
    a_mistake_of_ours()
    assert "ERROR django.request 500 GET /en/" in written.getvalue()
    assert "in error" in written.getvalue() and written.getvalue().endswith("ValueError\n")


def test_no_address_that_lets_somebody_in_is_written_down(rf):
    """Which are those that have a token in them."""
    for address in (reverse("outside", args=[CANARY]), reverse("admin:welcome", args=[CANARY])):
        record = logging.makeLogRecord({"msg": address, "request": rf.get(address), "status_code": 500})
        assert ReaderlessFormatter("%(message)s").format(record) == f"500 GET {address.replace(CANARY, '…')}"
    routes = [route for route in every_route() if "token>" in route]
    assert sorted(routes) == ["admin/welcome/<str:token>/", "preview/<slug:token>/"]


def every_route(patterns=None, before=""):
    for pattern in patterns or get_resolver().url_patterns:
        route = before + str(pattern.pattern)
        yield from every_route(pattern.url_patterns, route) if hasattr(pattern, "url_patterns") else [route]


def test_nothing_sends_mail_about_an_error():
    loggers = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
    assert not any(isinstance(handler, AdminEmailHandler) for logger in loggers for handler in logger.handlers)


DEBIAN = {"log_min_messages": "warning", "log_min_error_statement": "error"}


def shipped() -> dict[str, str]:
    written = (settings.BASE_DIR / "deploy" / "postgresql.conf").read_text(encoding="utf-8")
    return {
        name: value for name, value in re.findall(r"^(log_\w+) = ([\w-]+)", written, re.MULTILINE) if name in DEBIAN
    }


def test_the_database_writes_down_nothing_of_a_text_that_it_refuses():
    """PostgreSQL quotes the whole of a row that breaks a rule of its table, and the statement."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        log = Path(cursor.fetchone()[0]).parent / "server.log"
    if not log.exists():
        pytest.skip("This PostgreSQL writes its log elsewhere.")
    said = []
    for configured in (DEBIAN, DEBIAN | shipped()):
        begun = log.stat().st_size
        with connection.cursor() as cursor, pytest.raises(IntegrityError, match=CANARY), transaction.atomic():
            for name, value in configured.items():
                cursor.execute(f"SET LOCAL {name} = '{value}'")
            cursor.execute("INSERT INTO articles_policy (key, title) VALUES ('about', %s)", [CANARY])
        said.append(CANARY.encode() in log.read_bytes()[begun:])
    assert said == [True, False]
