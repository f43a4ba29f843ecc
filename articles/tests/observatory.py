"""Mozilla's HTTP Observatory without the network: its rules as a table, with what each takes off or adds.

After mdn/mdn-http-observatory, src/grader/charts.js. Left out is what one answer cannot show: lists of hosts that
browsers know beforehand, and the way from HTTP to HTTPS.
"""

import re
from email.message import Message

START = 100
BONUS_FROM = 90  # what is added counts only for whoever has lost no more than this

BROAD = {"*", "http:", "https:", "data:", "'unsafe-inline'"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
HALF_A_YEAR = 15_768_000
OUTSIDE_SCRIPT = re.compile(rb"<script[^>]*\ssrc=[\"']?(https?:)?//", re.IGNORECASE)


def directives(headers: Message) -> dict[str, set[str]]:
    policies = ";".join(headers.get_all("Content-Security-Policy") or [])
    parts = [part.split() for part in policies.split(";") if part.split()]
    return {name.lower(): set(sources) for name, *sources in reversed(parts)}


def content_security_policy(headers: Message, body: bytes) -> int:
    said = directives(headers)
    if not said:
        return -25
    default = said.get("default-src", {"*"})
    scripts, objects, styles = (said.get(f"{kind}-src", default) for kind in ("script", "object", "style"))
    if (scripts | objects) & BROAD:
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if styles & BROAD:
        return 0
    own_forms = said.get("form-action", {"*"}) <= {"'none'", "'self'"}
    return 10 if default == {"'none'"} and own_forms else 5


def cookies(headers: Message, body: bytes) -> int:
    found = [re.split(r"\s*;\s*", cookie.lower()) for cookie in headers.get_all("Set-Cookie") or []]
    if not found:
        return 0
    if any("secure" not in cookie for cookie in found):
        return -40
    if any("httponly" not in cookie for cookie in found):
        return -30
    if any(not {"samesite=lax", "samesite=strict"} & set(cookie) for cookie in found):
        return -20
    return 5


def cross_origin_sharing(headers: Message, body: bytes) -> int:
    return -50 if "Access-Control-Allow-Credentials" in headers else 0


def cross_origin_resources(headers: Message, body: bytes) -> int:
    said = headers["Cross-Origin-Resource-Policy"] or "cross-origin"
    return {"same-origin": 10, "same-site": 10, "cross-origin": 0}.get(said, -5)


def referrer_policy(headers: Message, body: bytes) -> int:
    said = headers["Referrer-Policy"]
    return 0 if said is None else 5 if said in PRIVATE else -5


def strict_transport(headers: Message, body: bytes) -> int:
    found = re.search(r"max-age=(\d+)", headers["Strict-Transport-Security"] or "")
    return -20 if not found else -10 if int(found[1]) < HALF_A_YEAR else 0


def subresources(headers: Message, body: bytes) -> int:
    return -50 if OUTSIDE_SCRIPT.search(body) else 0


def content_type_options(headers: Message, body: bytes) -> int:
    return 0 if headers["X-Content-Type-Options"] == "nosniff" else -5


def frames(headers: Message, body: bytes) -> int:
    if "frame-ancestors" in directives(headers):
        return 5
    return 0 if headers["X-Frame-Options"] in ("DENY", "SAMEORIGIN") else -20


RULES = (
    content_security_policy,
    cookies,
    cross_origin_sharing,
    cross_origin_resources,
    referrer_policy,
    strict_transport,
    subresources,
    content_type_options,
    frames,
)


def report(headers: Message, body: bytes) -> dict[str, int]:
    return {rule.__name__: rule(headers, body) for rule in RULES}


def score(headers: Message, body: bytes) -> int:
    found = report(headers, body).values()
    lost = START + sum(points for points in found if points < 0)
    return lost + sum(points for points in found if points > 0) if lost >= BONUS_FROM else max(lost, 0)
