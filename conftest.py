"""What every test stands on: no way out to the network, quick passwords, and how hard hypothesis tries."""

import os
import shutil
import sys
import tempfile
from ipaddress import ip_address

import hypothesis
import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from deploy.rehearsal import NGINX

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
CHROMIUM_FLAGS = [
    "--no-sandbox",  # root, and containers without user namespaces, have no other way
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# The short profile tries the same cases every time: a test that fails on one machine fails on all of them.
hypothesis.settings.register_profile("short", max_examples=100, deadline=None, derandomize=True)
hypothesis.settings.register_profile("long", max_examples=20_000, deadline=None)
hypothesis.settings.load_profile("short")

# What tests draw is forgotten with the run.
PICTURES = tempfile.TemporaryDirectory(prefix="newsroom-pictures-")


def pytest_configure():
    # Sign-in has tests of its own; in the others somebody is signed in already.
    settings.SECOND_FACTOR = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Pages are tested without collecting the static files first.
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    for name in ("default", "private"):
        settings.STORAGES[name]["OPTIONS"]["location"] = f"{PICTURES.name}/{name}"
    database = settings.DATABASES["default"]
    # Two runs at once, of two colleagues in one tree, do not drop each other's tables.
    database.setdefault("TEST", {})["NAME"] = f"test_newsroom_{os.getpid()}"
    # A reader is told of an outage after two seconds. A test that finds the machine busy waits.
    database["OPTIONS"]["connect_timeout"] = 60
    # What a test has written need not survive a power cut.
    database["OPTIONS"]["options"] = "-c synchronous_commit=off"
    sys.addaudithook(refuse_to_call_out)


def refuse_to_call_out(event, arguments):
    """The server calls nobody: a test that opens a connection to another machine fails."""
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        if isinstance(address, tuple) and not is_this_machine(address[0]):
            raise PermissionError(f"A test tried to reach {address[0]}.")
    elif event == "socket.getaddrinfo" and not is_this_machine(arguments[0]):
        raise PermissionError(f"A test tried to look up {arguments[0]}.")


def is_this_machine(host) -> bool:
    try:
        return host in {None, "", "localhost"} or ip_address(host).is_loopback
    except ValueError:
        return False


def pytest_collection_modifyitems(items):
    if CHROMIUM or os.environ.get("CI"):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="no Chromium: `make chromium` installs one"))


def pytest_terminal_summary(terminalreporter):
    if not CHROMIUM:
        terminalreporter.section("No Chromium: THE BROWSER TESTS DID NOT RUN. `make chromium`", red=True)
    if not NGINX:
        terminalreporter.section("No nginx: THE FRONT SERVER WAS NOT TESTED. `make nginx`", red=True)


@pytest.fixture(scope="session")
def browser():
    """A Chromium for the whole run; each test opens a context of its own in it."""
    assert CHROMIUM, "There is no Chromium: `make chromium` installs one."
    # Playwright keeps an event loop in this thread, beside which Django would refuse to ask the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
