"""What somebody may send to the front server who wants another's page, or wants others to be shown theirs."""

import base64
import http.server
import re
import socketserver
import threading
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from django_otp.oath import totp

from articles.tests.test_faults import somebody
from articles.tests.test_serving import CANARIES, COLLEAGUE, EXPECTED, assert_headers, outlive_the_cache, sign_in
from articles.tests.test_serving import pytestmark as pytestmark
from deploy import rehearsal

# -- another's page

DISGUISED = [
    "/admin/x.css",
    "/admin/articles/interview/x.css",
    "/admin/articles/interview/;/x.css",
    "/admin/articles/interview/%2fx.css",
    "/admin%2f",
    "/%61dmin/",
    "/Admin/",
    "//admin/",
    "/./admin/",
    "/en/../admin/",
    "/en/%2e%2e/admin/",
    "/en/..%2fadmin/",
    "/en//admin/",
    "/en/;/admin/",
    "/en/interviews/..%2f..%2fadmin%2f/",
    "/static/../admin/",
    "/static/..%2fadmin/",
    "/media/../admin/",
    "/preview/../admin/",
    "/admin/../en/",
    "/admin/%2e%2e/en/",
    "/admin/?x.css",
]


def test_no_spelling_of_an_address_puts_the_newsroom_into_the_cache(site):
    colleague = somebody(site)
    shown = 0
    for path in DISGUISED:
        inside = site.get(path, **colleague)
        if b"Sign out" in inside.body:
            shown += 1
            assert inside.headers["Cache-Control"] == "no-store" and "X-Cache" not in inside.headers, path
        assert b"Sign out" not in site.get(path).body, path
    assert shown >= 3, "the colleague was not in"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../local.env",
        "/static/..%2flocal.env",
        "/static../local.env",
        "/media/..%2f..%2flocal.env",
        "/_media/../local.env",
        "/static/../../deploy/newsroom.env",
        "/deploy/newsroom.env",
        "/.git/config",
        "/health/../admin/../.env",
    ],
)
def test_no_way_leads_to_what_lies_beside_the_pages(site, path):
    answer = site.get(path)
    assert answer.status in {400, 404}
    assert b"SECRET_KEY" not in answer.body


def test_a_lockdown_shuts_every_spelling_of_the_newsroom(site):
    colleague = somebody(site)
    site.manage("lockdown", "on")
    try:
        for path in ("/admin/", "/admin/login/", "/admin/welcome/anything/", "/%61dmin/", "/admin%2f"):
            assert site.get(path, **colleague).status == 503, path
        assert all(b"Sign out" not in site.get(path, **colleague).body for path in DISGUISED)
        assert site.get("/en/").status == 200
    finally:
        site.manage("lockdown", "off")
    assert site.get("/admin/", **colleague).status == 302


# -- one's own page for others

SAID = {
    "X_Forwarded_Host": "evil.example",
    "X_Forwarded_Proto": "http",
    "X_Forwarded_Prefix": "/evil",
    "X_Forwarded_For": "203.0.113.77",
    "Forwarded": "host=evil.example;proto=http",
    "X_Original_URL": "/admin/evil/",
    "X_Rewrite_URL": "/admin/evil/",
    "Script_Name": "/evil",
    "X_HTTP_Method_Override": "POST",
    "X_Accel_Redirect": "/_media/evil",
    "X_Accel_Expires": "9999",
    "Accept": "application/json",
    "Accept_Language": "evil",
    "Origin": "https://evil.example",
    "Range": "bytes=0-10",
    "Cookie": "__Host-session=evil; django_language=ar",
}


def test_nothing_that_a_reader_says_reaches_another_reader(site):
    paths = ("/en/people/", "/en/nothing-here/", "/en/interviews/x.css")
    plain = {path: site.get(path) for path in paths}
    for name, value in SAID.items():
        outlive_the_cache()
        for path in paths:
            for answer in (site.get(path, **{name: value}), site.get(path)):
                assert (answer.status, answer.body) == (plain[path].status, plain[path].body), (path, name)
                assert "evil" not in str(answer.headers) + answer.text, (path, name)


def test_the_newsroom_believes_no_word_about_where_it_stands(site):
    for name in ("X_Forwarded_Host", "X_Forwarded_Prefix", "Forwarded", "X_Original_URL", "Script_Name"):
        answer = site.get("/admin/", **{name: SAID[name]})
        assert (answer.status, answer.headers["Location"]) == (302, "/admin/login/?next=/admin/")


@contextmanager
def instead_of_the_application(site):
    """Something that takes its place, and keeps what it was sent."""
    received = []

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            received.append(f"{self.requestline}\n{self.headers}".encode())
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.send_header("Connection", "close")  # or nginx would go on asking it when the application is back
            self.end_headers()

        def address_string(self):
            return "nginx"

        def log_message(self, *_arguments):
            pass

    socket = site.run / "application.sock"
    site.stop("application")
    socket.unlink(missing_ok=True)
    with socketserver.ThreadingUnixStreamServer(str(socket), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield received
        finally:
            server.shutdown()
    socket.unlink()
    site.start_application()
    rehearsal.wait_until(lambda: site.get("/health/ready/").status == 200)


def test_nothing_about_a_reader_reaches_the_application(site):
    readers = ["/", "/en/unasked/", "/media/0123456789abcdef0123456789abcdef.jpg", "/preview/a-token/"]
    with instead_of_the_application(site) as received:
        for path in readers:
            site.get(path, body=b"canary-body", X_Real_IP="canary-address", Accept_Language="ar", **CANARIES)
        sent = b"".join(received)
        assert len(received) == len(readers)
        assert b"canary" not in sent and b"203.0.113.77" not in sent
        assert sent.count(b"Accept-Language") == 1  # of the first page, which leads to the reader's language
        site.get("/admin/", Cookie="canary=cookie")
        assert b"canary=cookie" in received[-1]


# -- who speaks


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "newsroom.example@evil.example"])
def test_whoever_says_another_name_is_not_answered(site, host):
    with pytest.raises(ConnectionError):
        site.get("/", Host=host)


FOREIGN = b"Host: newsroom.example\r\nContent-Length: "
REFUSED = {
    "two lengths": FOREIGN + b"5\r\nContent-Length: 6\r\n\r\nhello!",
    "a length and pieces": FOREIGN + b"6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG",
    "a blank in a name": b"Host: newsroom.example\r\nContent-Length : 5\r\n\r\nhello",
    "a folded line": b"Host: newsroom.example\r\nX: a\r\n b\r\n\r\n",
    "two hosts": b"Host: newsroom.example\r\nHost: evil.example\r\n\r\n",
    "two codings": b"Host: newsroom.example\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n",
    "an unknown coding": b"Host: newsroom.example\r\nTransfer-Encoding: xchunked\r\n\r\n",
}


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("path", ["/en/people/", "/admin/login/"])
def test_a_request_that_can_be_read_in_two_ways_is_refused(site, path, what):
    assert spoken(site, f"POST {path} HTTP/1.1\r\n".encode() + REFUSED[what])[0] in {400, 501}
    assert site.get("/en/people/").status == site.get("/admin/login/").status == 200


def test_what_follows_a_request_for_readers_is_not_taken_for_the_next_one(site):
    inside = b"GET /admin/smuggled/ HTTP/1.1\r\nHost: newsroom.example\r\n\r\n"
    length = f"Host: newsroom.example\r\nConnection: close\r\nContent-Length: {len(inside)}\r\n\r\n".encode()
    for path in ("/en/people/", "/", "/media/0123456789abcdef0123456789abcdef.jpg", "/en/interviews/x/", "/admin/"):
        assert len(spoken(site, f"GET {path} HTTP/1.1\r\n".encode() + length + inside)) == 1
    assert b"smuggled" not in site.logs


def spoken(site, request: bytes) -> list[int]:
    """The status codes of all answers to these bytes. A connection that is kept is left after the first second."""
    connection = site.connect()
    connection.sock.settimeout(1)
    connection.sock.sendall(request)
    answer = b""
    try:
        while piece := connection.sock.recv(65536):
            answer += piece
    except TimeoutError:
        pass
    finally:
        connection.close()
    return [int(code) for code in re.findall(rb"HTTP/1\.1 (\d{3}) ", answer)]


@pytest.mark.parametrize(
    ("path", "said", "status"),
    [
        ("/en/people/", {"If_Match": '"nothing"'}, 412),
        ("/admin/login/", {"Transfer_Encoding": "xchunked"}, 501),
        ("/admin", {}, 301),
        ("/media", {}, 404),
        ("/health", {}, 404),
        ("/503.html", {}, 404),
        ("/static/css/site.css", {"Range": "bytes=0-0,-1"}, 206),
    ],
)
def test_odd_questions_are_answered_with_the_headers_too(site, path, said, status):
    site.get(path)
    answer = site.get(path, **said)
    assert answer.status == status
    if status == 206:
        assert all(len(answer.headers.get_all(name) or []) == 1 for name in EXPECTED)
    else:
        assert_headers(answer)


# -- cookies


def test_every_cookie_that_is_ever_set_is_bound_to_the_name_and_to_tls(site):
    site.shell(COLLEAGUE.replace('"nour"', '"rana"'))
    signed_in = sign_in(site, "rana", "an hour of the night")
    held = dict(cookie.partition(";")[0].split("=", 1) for cookie in signed_in.headers.get_all("Set-Cookie"))
    set_cookies = signed_in.headers.get_all("Set-Cookie")
    page = site.get("/admin/login/enrol/", Cookie=worn(held))
    secret = re.search(r'class="secret"[^>]*>([A-Z2-7 ]{39})<', page.text)[1]
    fields = {"csrfmiddlewaretoken": re.search(r'csrfmiddlewaretoken" value="(\w+)"', page.text)[1]}
    fields["code"] = f"{totp(from_base32(secret)):06}"
    form = {"Origin": "https://newsroom.example", "Content_Type": "application/x-www-form-urlencoded"}
    codes = site.get("/admin/login/enrol/", "POST", urlencode(fields).encode(), Cookie=worn(held), **form)
    assert "Your recovery codes" in codes.text
    set_cookies += codes.headers.get_all("Set-Cookie")
    assert {cookie.partition("=")[0] for cookie in set_cookies} == {"__Host-session", "__Host-csrf", "__Host-known"}
    for cookie in set_cookies:
        said = [part.strip() for part in cookie.split(";")[1:]]
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= {*said}, cookie
        assert not any(part.startswith("Domain") for part in said)


def worn(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def from_base32(secret: str) -> bytes:
    return base64.b32decode(secret.replace(" ", ""))
