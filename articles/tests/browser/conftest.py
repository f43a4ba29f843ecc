"""Colleagues at their browsers, writing in an interview's form."""

import re
import threading
from contextlib import contextmanager
from http.client import HTTPConnection

import pytest
from django.contrib.auth.models import Group
from django.core.signals import request_finished, request_started
from django.test import Client
from playwright.sync_api import expect

from articles.models import Interview, Participation, Role
from articles.tests import make

expect.set_options(timeout=30_000)

# A browser's own words for answers that the editor is made for, and for a test's clock, which wants to run in the
# preview too, where no script may.
EXPECTED = re.compile(
    r"Failed to load resource: (net::|.* status of (400|401|403|409|500|503|507) |.* status of 404 .*/photo/)"
    r"|Blocked script execution in '(about:blank|.*/preview/)'"
)


@pytest.fixture
def roles(transactional_db, live_server):
    """A live server sees committed rows only: each test ends by emptying the tables, the roles' too."""
    for name in Role.values:
        Group.objects.get_or_create(name=name)
    yield
    wait_for_the_server(live_server.thread)


def wait_for_the_server(server):
    """Until it has answered whoever is gone, too: to empty the tables under an answer is a deadlock.

    It has a thread for each connection, which ends with what was asked there last. Connections wait in line for a
    thread: whoever comes now and is answered comes after all others.
    """
    last = HTTPConnection(server.host, server.port)
    last.request("GET", "/static/css/site.css")
    assert last.getresponse().read()
    last.close()
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(60)
            assert not thread.is_alive(), "A window was not closed, or what it asked for has no end."


@pytest.fixture
def windows(browser, live_server, roles):
    """Opens a window of its own for a colleague. A script's error or a violated policy fails the test."""
    contexts, wrong = [], []

    def open_window(user, **options):
        options = {"viewport": {"width": 1280, "height": 900}} | options
        context = browser.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(30_000)
        contexts.append(context)
        client = Client()
        client.force_login(user)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        context.on("console", lambda said: wrong.append(complaint(said)) if said.type == "error" else None)
        return context.new_page()

    with answering() as answers:
        yield open_window
        # The tables are emptied next: no window may still be talking to the server then, nor say good-bye to it.
        pages = [page for context in contexts for page in context.pages]
        for _moment in range(250 if pages else 0):
            pages[0].wait_for_timeout(20)
            if not answers:
                break
    unexpected = [what for what in wrong if not EXPECTED.search(what)]  # what follows cuts the windows off
    for context in contexts:
        context.set_offline(True)
        context.close()
    assert unexpected == []


@contextmanager
def answering():
    """The threads of the server that are at an answer, as it tells itself: to be told by the browser of each of the
    eighty files of a page costs more than to send them."""
    threads = set()

    def begun(**_signal):
        threads.add(threading.get_ident())

    def done(**_signal):
        threads.discard(threading.get_ident())

    request_started.connect(begun)
    request_finished.connect(done)
    try:
        yield threads
    finally:
        request_started.disconnect(begun)
        request_finished.disconnect(done)


def complaint(said):
    return f"{said.text} {said.location['url']}"


@pytest.fixture
def reader(browser, live_server, roles):
    """The window of somebody who reads, without scripts."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


class Writing:
    """The editor of one interview in one window."""

    def __init__(self, page, interview):
        self.page, self.interview = page, interview
        self.text = page.locator(".ProseMirror")
        self.reopen()

    def reopen(self):
        self.page.goto(self.interview.get_admin_url())
        self.text.wait_for()

    def undo_all(self):
        undo = self.page.get_by_role("button", name="Undo")
        while undo.get_attribute("aria-disabled") == "false":
            self.press("Control+z")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words):
        self.page.keyboard.type(words)

    def insert(self, words):
        """All words at once: a busy machine stores none in between, as it may while they are typed."""
        self.page.keyboard.insert_text(words)

    def place(self, words, after=True):
        """Put the caret after (or before) these words, as a mouse would."""
        self.set_selection([words, after], [words, after])

    def select(self, start, end=None):
        """Select from the beginning of `start` to the end of `end`."""
        self.set_selection([start, False], [end or start, True])

    def set_selection(self, anchor, head):
        self.text.evaluate(SELECT, [anchor, head])

    def paste(self, html="", text=""):
        """Paste what another program has put on the clipboard."""
        self.text.evaluate(PASTE, {"text/html": html, "text/plain": text})

    def drag(self, to):
        """Drag what is selected to the place after these words."""
        self.text.evaluate(DRAG, to)

    def html(self):
        """What the form would send now."""
        return self.page.evaluate("new FormData(document.querySelector('#interview_form')).get('body')")

    def becomes(self, *blocks):
        """Wait until the text says just this: what a dialog was asked for comes a little later."""
        for _ in range(100):
            if self.said() == list(blocks):
                return
            self.page.wait_for_timeout(50)
        assert self.said() == list(blocks)

    def stores(self, looks_right):
        """Wait until the server has stored what makes the interview look right."""
        for _ in range(600):
            if looks_right(Interview.objects.get(pk=self.interview.pk)):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("the server has not stored it")

    def said(self):
        """The text with each speaker's name, ids left out: one line a block."""
        html = re.sub(r' (id|data-source|data-source-digest)="[^"]*"', "", self.html())
        return html.replace("&nbsp;", " ").split("\n")


# The browser tells of a new selection a little later, and the editor looks once more after it got the focus.
SELECT = """
async (root, [anchor, head]) => {
  const find = ([words, last]) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const at = texts.currentNode.data.indexOf(words);
      if (at >= 0) return [texts.currentNode, last ? at + words.length : at];
    }
    throw new Error(`"${words}" is not in the text`);
  };
  const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
  if (document.activeElement !== root) {
    root.focus();
    // A little later the editor shows its own selection once more: before it heard of ours, that would undo it.
    await wait(40);
  }
  const told = new Promise((resolve) => document.addEventListener("selectionchange", resolve, { once: true }));
  getSelection().setBaseAndExtent(...find(anchor), ...find(head));
  await Promise.race([told, wait(250)]);
  await wait(30);
}
"""


PASTE = """
(root, formats) => {
  const clipboardData = new DataTransfer();
  for (const [format, content] of Object.entries(formats)) if (content) clipboardData.setData(format, content);
  root.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}
"""

DRAG = """
(root, words) => {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() && !texts.currentNode.data.includes(words));
  const place = document.createRange();
  place.setStart(texts.currentNode, texts.currentNode.data.indexOf(words));
  place.setEnd(texts.currentNode, texts.currentNode.data.indexOf(words) + words.length);
  const end = place.getBoundingClientRect();
  const chosen = getSelection().getRangeAt(0).getBoundingClientRect();
  const dataTransfer = new DataTransfer();
  const fire = (name, clientX, clientY) =>
    document.elementFromPoint(clientX, clientY).dispatchEvent(
      new DragEvent(name, { dataTransfer, clientX, clientY, bubbles: true, cancelable: true }));
  fire("dragstart", chosen.x + chosen.width / 2, chosen.y + chosen.height / 2);
  fire("drop", end.right, end.y + end.height / 2);
}
"""


@pytest.fixture
def writing(windows):
    """Opens an interview between Rozana, who asks, and Salah Al-Ashkar, who answers."""

    def open_editor(body="", language="en", label="", doubts=None, **options):
        by = make.editor(language=language)
        asks = make.person("Rozana" if language == "en" else "روزنة", language, kind="organisation")
        answers = make.person("Salah Al-Ashkar" if language == "en" else "صلاح الأشقر", language)
        interview = make.interview(
            by, people=(), language=language, doubts=doubts or {}, body=body.format(r=asks.pk, s=answers.pk)
        )
        role = Participation.Role
        Participation.objects.create(interview=interview, person=asks, role=role.INTERVIEWER, position=0)
        Participation.objects.create(
            interview=interview, person=answers, role=role.INTERVIEWEE, position=1, label=label
        )
        editor = Writing(windows(by, **options), interview)
        editor.asks, editor.answers = asks.pk, answers.pk
        return editor

    return open_editor
