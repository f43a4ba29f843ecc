"""Whether a link leads to where everybody can follow it."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

PRIVATE = frozenset(("local", "internal", "localhost", "lan"))  # names that end so are of one network
NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)\Z")


def leads_inside(link: str) -> bool:
    """Whether `link` names this machine, a private address, or a host without a public name. What cannot be read as an
    address counts as such too: nobody knows what a browser makes of it."""
    if link.lower().startswith("mailto:"):
        return False
    try:
        host = (urlsplit(link).hostname or "").rstrip(".")
    except ValueError:
        return True
    try:
        return not ip_address(host).is_global
    except ValueError:
        # Browsers read 127.1 and 0x7f.1 as addresses; no public name ends in a number.
        last = host.rpartition(".")[2]
        return "." not in host or last in PRIVATE or NUMBER.match(last) is not None
