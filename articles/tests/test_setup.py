"""The newsroom starts, refuses nonsense, and answers with the right headers."""

import json
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from email.message import Message
from http.client import HTTPConnection
from itertools import chain
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.contrib.messages.storage import default_storage
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.test import RequestFactory

from articles.models import User
from articles.tests import observatory
from bench.measures import family
from newsroom import environment, postgres
from newsroom.languages import language_of
from newsroom.logs import ReaderlessFormatter
from newsroom.postgres import programs

ROOT = Path(settings.BASE_DIR)
PRODUCTION = {
    "SITE_URL": "https://newsroom.example",
    "SECOND_FACTOR": "yes",
    "SECRET_KEY": "a-key-for-the-tests-alone-" * 3,
}

# Says where the embedded server is, and keeps it until its standard input is closed.
USE_POSTGRES = """
import sys
from pathlib import Path
from newsroom import postgres
print(postgres.use(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""
FORK = """
import os, sys
from pathlib import Path
from newsroom import postgres
sockets = postgres.use(Path(sys.argv[1]))
if child := os.fork():
    os.waitpid(child, 0)
    print(Path(sockets).exists())
"""
LEAVE_POSTGRES = """
import shutil, sys
from pathlib import Path
from newsroom import postgres
folder = Path(sys.argv[1])
print(postgres.use(folder))
postgres.leave(folder)
shutil.rmtree(folder)
"""
SERVE = """
import django
django.setup()
from articles.management.commands import run
run.serve()
"""


def manage(*arguments, **environment):
    command = [sys.executable, "manage.py", *arguments]
    # The browser tests of the same worker allow themselves what no installation may.
    inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    return subprocess.run(command, cwd=ROOT, env={**inherited, **environment}, text=True, capture_output=True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "maybe"),
        ("PORT", "http"),
        ("PORT", "65536"),
        ("PORT", "0"),
        ("PORT", "²"),
        ("SITE_URL", "newsroom.example"),
        ("SITE_URL", "https://newsroom.example/news"),
        ("SITE_URL", "https://newsroom.example:port"),
        ("SITE_URL", "https://user:secret@newsroom.example"),
        ("SITE_URL", "ftp://newsroom.example"),
        ("DATABASE_URL", "the usual one"),
        ("DATABASE_URL", "mysql://localhost/newsroom"),
        ("DATABASE_URL", "postgresql://user:secret@localhost:5432"),
        ("NEWSROOM_TIME_ZONE", "Mars/Olympus"),
        ("NEWSROOM_TIME_ZONE", "../Olympus"),
        ("DEFAULT_READER_LANGUAGE", "fr"),
        ("CONTENT_LICENCE", "CC BY 3.0"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_sentence(name, value):
    done = manage("check", **{name: value})
    assert done.returncode == 1
    assert done.stderr.startswith(f"Newsroom cannot start: {name} must be ")
    assert len(done.stderr.splitlines()) == 1
    assert "secret" not in done.stderr


def test_a_missing_secret_key_stops_the_start_with_one_sentence():
    script = (
        "from newsroom import environment; environment.VALUES.pop('SECRET_KEY', None); import manage; manage.main()"
    )
    done = subprocess.run([sys.executable, "-c", script, "check"], cwd=ROOT, text=True, capture_output=True)
    assert done.returncode == 1
    assert done.stderr.startswith("Newsroom cannot start: SECRET_KEY is missing.")
    assert len(done.stderr.splitlines()) == 1


def test_a_database_that_is_away_is_one_sentence_and_no_traceback_unless_it_is_asked_for():
    away = "postgresql://user:secret@127.0.0.1:1/newsroom"
    done = manage("sweep", DATABASE_URL=away)
    assert done.returncode == 1 and done.stderr.startswith("The database, or its tables, cannot be reached: ")
    assert "Traceback" not in done.stderr and "secret" not in done.stderr
    assert "Traceback" in manage("sweep", "--traceback", DATABASE_URL=away).stderr


def test_a_site_that_readers_come_to_does_not_start_with_its_debug_pages():
    done = manage("check", DEBUG="yes", **PRODUCTION)
    assert done.returncode == 1
    assert done.stderr == "Newsroom cannot start: DEBUG must be no for a site at an https address.\n"


def test_production_settings_pass_djangos_own_check():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("site", "secure"), [("https://newsroom.example", True), ("http://127.0.0.1:8000", False)])
def test_safety_follows_the_scheme_of_the_site(site, secure):
    script = "from django.conf import settings as s; import json; print(json.dumps([bool(value) for value in (\
        s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS,\
        s.SECURE_PROXY_SSL_HEADER, *(name.startswith('__Host-') for name in (s.SESSION_COOKIE_NAME,\
        s.CSRF_COOKIE_NAME, s.KNOWN_COOKIE_NAME, s.MESSAGES_COOKIE_NAME)))]))"
    done = manage("shell", "--no-imports", "--command", script, SITE_URL=site)
    assert json.loads(done.stdout) == [secure] * 9, done.stderr


def test_what_nobody_has_set_is_set_to_what_is_safe():
    safe = {
        "DEBUG": False,
        "SECOND_FACTOR": True,
        "KEEP_ORIGINALS": False,
        "CONTENT_LICENCE": "all rights reserved",
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
    }
    script = (
        f"from django.conf import settings as s; import json; print(json.dumps([getattr(s, n) for n in {[*safe]}]))"
    )
    done = manage("shell", "--no-imports", "--command", script, **dict.fromkeys([*safe, "SITE_URL", "HOST"], " "))
    assert json.loads(done.stdout) == [*safe.values()], done.stderr


def test_the_shell_reads_the_shipped_environment_as_systemd_does():
    script = 'set -a; . deploy/newsroom.env; printf %s, "$PUBLICATION_NAME_AR" "$CONTENT_LICENCE"'
    done = subprocess.run(["sh", "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("غرفة الأخبار,all rights reserved,", "")


def test_an_address_of_ones_own_database_is_read_whole():
    script = (
        "from django.db import connection; d = connection.settings_dict; "
        "print(d['HOST'], d['PORT'], d['OPTIONS']['sslmode'])"
    )
    address = "postgresql://user:secret@db.example:5433/newsroom?sslmode=require"
    done = manage("shell", "--no-imports", "--command", script, DATABASE_URL=address)
    assert done.stdout.strip() == "db.example 5433 require", done.stderr


def test_what_this_machine_makes_up_is_made_up_once_and_is_for_its_owner_alone(tmp_path, monkeypatch):
    local = tmp_path / "var" / "local.env"
    monkeypatch.setattr(environment, "LOCAL_FILE", local)
    environment.write_local_file()
    made = environment.read_local_file()
    assert local.stat().st_mode & 0o777 == 0o600
    assert len(made["SECRET_KEY"]) >= 50 and len({*made.values()}) == len(made)
    local.write_text(f"# of our own\nPORT=8001\n{local.read_text()}")
    environment.write_local_file()
    assert environment.read_local_file() == made | {"PORT": "8001"}


# What an answer carries

BEST = {
    "Content-Security-Policy": "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
WORSE = [
    ("Content-Security-Policy", None, 25 + 10 + 5),  # and with it who may frame it
    ("Content-Security-Policy", "default-src 'self'; form-action 'self'; frame-ancestors 'none'", 5),
    ("Content-Security-Policy", "default-src 'none'; script-src 'unsafe-inline'; frame-ancestors 'none'", 20 + 10),
    ("Strict-Transport-Security", None, 20),
    ("Strict-Transport-Security", "max-age=3600", 10),
    ("X-Content-Type-Options", None, 5),
    ("Referrer-Policy", None, 5),
    ("Referrer-Policy", "unsafe-url", 10),
    ("Cross-Origin-Resource-Policy", "cross-origin", 10),
    ("Set-Cookie", "a=b; SameSite=Lax; HttpOnly", 40),
    ("Set-Cookie", "a=b; SameSite=Lax; Secure", 30),
    ("Set-Cookie", "a=b; Secure; HttpOnly", 20),
    ("Set-Cookie", "a=b; Secure; HttpOnly; SameSite=Lax", -5),
]


def message(headers) -> Message:
    made = Message()
    for name, value in headers.items():
        made[name] = value
    return made


@pytest.mark.parametrize(("name", "value", "lost"), WORSE)
def test_our_observatory_takes_off_what_mozillas_does(name, value, lost):
    worse = {header: said for header, said in (BEST | {name: value}).items() if said}
    before, after = (sum(observatory.report(message(headers), b"").values()) for headers in (BEST, worse))
    assert before - after == lost


def test_our_observatory_gives_no_bonus_to_whoever_lost_much():
    without = message({name: value for name, value in BEST.items() if name != "Strict-Transport-Security"})
    assert (observatory.score(message(BEST), b""), observatory.score(without, b"")) == (130, 80)
    assert observatory.score(message(BEST), b"<script src='//elsewhere.example/a.js'>") == 50


def read(policy: str) -> dict[str, list[str]]:
    """The sources of each directive."""
    return {name: sources for name, *sources in map(str.split, policy.split(";"))}


@pytest.mark.parametrize("path", ["/en/nothing-here/", "/ar/nothing-here/", "/nothing-here"])
@pytest.mark.django_db
def test_a_reader_gets_no_cookie_and_a_strict_policy(client, caplog, path):
    answer = client.get(path)
    assert answer.status_code == 404 and not caplog.records  # what was not found is a reader's business
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    policy = read(answer.headers["Content-Security-Policy"])
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert policy["form-action"] == ["'self'"] and set(chain(*policy.values())) == {"'none'", "'self'"}
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    for sense in ("camera", "microphone", "geolocation"):
        assert f"{sense}=()" in answer.headers["Permissions-Policy"]


def test_what_colleagues_are_told_waits_where_nobody_else_can_put_it(settings):
    settings.MESSAGES_COOKIE_NAME = "__Host-messages"
    assert default_storage(RequestFactory().get("/admin/")).cookie_name == "__Host-messages"


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/jsi18n/", "/admin/nothing-here/"])
@pytest.mark.django_db
def test_no_answer_of_the_newsroom_is_kept_by_a_cache(client, path):
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_no_page_of_the_newsroom_may_run_or_wear_what_stands_inside_it(client):
    policy = client.get("/admin/login/").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self'; ")
    assert not any(exception in policy for exception in ("unsafe", "nonce", "sha256", "script-src", "style-src"))
    assert read(policy)["base-uri"] == read(policy)["object-src"] == ["'none'"]
    assert read(policy)["form-action"] == ["'self'"]
    assert set(chain(*read(policy).values())) == {"'none'", "'self'", "data:", "blob:"}


def test_a_host_that_is_not_ours_is_refused_under_the_same_policy(client):
    answer = client.get("/en/", headers={"Host": "elsewhere.example"})
    assert answer.status_code == 400
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; ")


@pytest.mark.parametrize(
    ("path", "language"),
    [("/en/", "en"), ("/ar/interviews/حلب/", "ar"), ("/i/abc", "ar"), ("/", "ar"), (f"/{'a' * 600}/", "ar")],
)
def test_the_address_decides_a_readers_language(path, language):
    assert language_of(RequestFactory().get(path, headers={"Accept-Language": "en"})) == language


def test_the_account_decides_a_colleagues_language():
    request = RequestFactory().get("/admin/", headers={"Accept-Language": "en"})
    request.user = User(language="ar")
    assert language_of(request) == "ar"


def test_a_log_line_holds_nothing_about_the_reader():
    request = RequestFactory().get(
        "/en/search/?q=canary-query",
        REMOTE_ADDR="203.0.113.77",
        headers={"User-Agent": "canary-agent", "Referer": "https://canary.example/"},
    )
    try:
        raise ValueError("canary-query")
    except ValueError:
        failure = sys.exc_info()
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "at %s", (request.get_full_path(),), failure)
    record.request, record.status_code = request, 500
    line = ReaderlessFormatter("%(message)s").format(record)
    assert line.startswith("500 GET /en/search/\n")
    assert line.endswith("ValueError")
    assert "canary" not in line.replace('raise ValueError("canary-query")', "") and "203.0.113.77" not in line


def test_whatever_is_logged_goes_through_what_leaves_out_the_reader():
    script = (
        "import logging; loggers = [logging.root, *map(logging.getLogger, logging.root.manager.loggerDict)]; "
        "print(*(type(handler.formatter).__name__ for logger in loggers for handler in logger.handlers))"
    )
    done = manage("shell", "--no-imports", "--command", script)
    assert done.stdout.split() == ["ReaderlessFormatter"], done.stderr


@pytest.mark.parametrize("address", ["/preview/{}/", "/admin/welcome/{}/"])
def test_a_log_line_holds_no_key_and_of_an_outage_its_kind(address):
    try:
        raise OperationalError("canary")
    except OperationalError:
        failure = sys.exc_info()
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "", (), failure)
    record.request, record.status_code = RequestFactory().get(address.format("canary")), 503
    line = ReaderlessFormatter("%(message)s").format(record)
    assert line == f"503 GET {address.format('…')}\nOperationalError"


@pytest.mark.xdist_group("rehearsal")
def test_what_needs_one_newsroom_is_tested_by_one_process(request, pytestconfig):
    """Where xdist cannot keep a group together it says nothing, and each process starts a newsroom of its own."""
    assert not pytestconfig.getoption("loadgroup", False) or request.node.nodeid.endswith("@rehearsal")


def test_a_test_may_not_call_out():
    with pytest.raises(PermissionError):
        socket.create_connection(("203.0.113.1", 80))
    with pytest.raises(PermissionError):
        socket.getaddrinfo("newsroom.example", 443)


# The embedded PostgreSQL


@pytest.fixture
def use_postgres(tmp_path):
    """Start processes that each use one server, in a folder of the test's own."""
    started = []

    def start():
        command = [sys.executable, "-c", USE_POSTGRES, str(tmp_path / "postgres")]
        process = subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        started.append(process)
        return process, process.stdout.readline().strip()

    yield start
    for process in started:
        leave(process)


def leave(process):
    process.stdin.close()
    process.wait()


def answers(sockets: str) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(f"{sockets}/.s.PGSQL.5432") == 0


def test_a_worker_that_does_not_end_keeps_nobody_waiting():
    with socket.create_server(("127.0.0.1", 0)) as place:
        port = place.getsockname()[1]
    here = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port)}
    process, workers = subprocess.Popen([sys.executable, "-c", SERVE], cwd=ROOT, env=here), []
    try:
        while process.poll() is None and not is_served(port):
            time.sleep(0.1)
        _process, *workers = family(process.pid)
        for worker in workers:
            os.kill(worker, signal.SIGSTOP)
        process.terminate()
        process.wait(timeout=60)
    finally:
        process.kill()
        for worker in workers:
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)


def is_served(port: int) -> bool:
    client = HTTPConnection("127.0.0.1", port)
    try:
        client.request("GET", "/robots.txt")
        return client.getresponse().status > 0
    except OSError:
        return False
    finally:
        client.close()


def test_the_last_one_out_stops_postgresql(use_postgres):
    first, sockets = use_postgres()
    second, same_sockets = use_postgres()
    assert same_sockets == sockets
    leave(first)
    assert answers(sockets)
    leave(second)
    assert not answers(sockets)
    assert not Path(sockets).exists()


def test_postgresql_outlives_a_killed_process_until_the_next_one_leaves(use_postgres):
    killed, sockets = use_postgres()
    killed.kill()
    killed.wait()
    assert answers(sockets)
    leave(use_postgres()[0])
    assert not answers(sockets)


def test_postgresql_starts_again_after_it_was_killed_itself(use_postgres, tmp_path):
    process, sockets = use_postgres()
    pid_file = tmp_path / "postgres" / "data" / "postmaster.pid"
    os.kill(int(pid_file.read_text().split()[0]), 9)
    process.kill()
    # As after a restart of the machine: the number belongs to another process now.
    pid_file.write_text(pid_file.read_text().replace(pid_file.read_text().split()[0], str(os.getpid()), 1))
    _process, new_sockets = use_postgres()
    assert answers(new_sockets)


def test_a_fork_that_ends_leaves_the_server_to_its_parent(tmp_path):
    command = [sys.executable, "-c", FORK, str(tmp_path / "postgres")]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True)
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_a_server_can_be_left_before_its_folder_is_deleted(tmp_path):
    command = [sys.executable, "-c", LEAVE_POSTGRES, str(tmp_path / "postgres")]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert not answers(done.stdout.strip())


def test_postgresqls_socket_and_its_log_are_closed_to_everybody_else(use_postgres, tmp_path):
    _process, sockets = use_postgres()
    for folder in (Path(sockets), tmp_path / "postgres"):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_postgresql_is_on_no_network_and_logs_nothing_that_was_typed(use_postgres):
    _process, sockets = use_postgres()
    safe = {
        "listen_addresses": "",
        "unix_socket_permissions": "0700",
        "log_min_messages": "log",
        "log_min_error_statement": "panic",
    }
    with psycopg.connect(host=sockets, user=postgres.ROLE, dbname=postgres.DATABASE) as asked:
        assert {name: asked.execute(f"SHOW {name}").fetchone()[0] for name in safe} == safe


@pytest.mark.skipif(not programs.is_root(), reason="only root needs to become nobody")
def test_root_without_user_namespaces_runs_postgresql_as_nobody(tmp_path):
    refused = "from newsroom.postgres import programs; programs.NAMESPACE = ['false']"
    command = [sys.executable, "-c", refused + USE_POSTGRES, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, input="", text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    home = Path((tmp_path / "home").read_text())
    assert (home / "data").stat().st_uid == programs.NOBODY["user"]
    assert (tmp_path / "home").stat().st_uid == 0
    shutil.rmtree(home)


def test_a_machine_without_postgresql_says_what_to_do(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(Path, "exists", lambda path: False)
    with pytest.raises(ImproperlyConfigured, match="Set DATABASE_URL, or install requirements-dev.txt"):
        programs.binaries.__wrapped__()
