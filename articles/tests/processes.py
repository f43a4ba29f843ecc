"""Other processes that do the newsroom's work at the same moment, or are killed in the midst of it.

Each is a fork of the test's own, with a connection to the database of its own; the test needs real transactions.
"""

import multiprocessing
import os
import signal
import subprocess
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tarfile import TarFile
from unittest import mock

from django.db import connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper

from articles.editorial.refusals import Refused

fork = multiprocessing.get_context("fork")
PATIENCE = 60  # seconds


def at_once(*acts: Callable) -> list[str]:
    """Start each of `acts` in a process of its own at the same moment; what each was told: nothing, if it was done."""
    start, answers = fork.Barrier(len(acts)), fork.SimpleQueue()

    def attempt(number, act):
        connect_anew()
        start.wait(PATIENCE)
        try:
            act()
            answers.put((number, ""))
        except Refused as refusal:
            answers.put((number, str(refusal)))

    codes = exit_codes(*(fork.Process(target=attempt, args=found) for found in enumerate(acts)))
    assert codes == [0] * len(acts)
    return [said for _number, said in sorted(answers.get() for _act in acts)]


def steps_of(act: Callable) -> int:
    """How many steps `act` takes: statements, commits, other programs, what it does to markers and files."""
    counted = fork.Value("i", 0)
    assert run(act, counted) == 0
    return counted.value


def killed_at(act: Callable, step: int):
    """Run `act` in another process that is killed by SIGKILL just before its step of this number."""
    assert run(act, fork.Value("i", 0), step) == -signal.SIGKILL


def run(act: Callable, counted, last: int | None = None) -> int:
    [code] = exit_codes(fork.Process(target=watched, args=(act, counted, last)))
    return code


def exit_codes(*children) -> list[int | None]:
    """How each child ended. One that hangs is killed, and its locks go with it: the next test would wait for them."""
    for child in children:
        child.start()
    for child in children:
        child.join(PATIENCE)
    codes = [child.exitcode for child in children]
    for child in children:
        child.kill()
        child.join()
    return codes


def connect_anew():
    """What was inherited stays the parent's: it is neither used nor closed here.

    After a browser test that may be a connection the parent itself no longer sees: Django keeps one for a thread, and
    another for a thread that has an event loop, which a child of it has not.
    """
    connections["default"] = connections.create_connection("default")


def watched(act: Callable, counted, last: int | None):
    connect_anew()

    def step():
        counted.value += 1
        if counted.value == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(execute, *arguments):
        step()
        return execute(*arguments)

    def stepping(function):
        def stepped(*arguments, **options):
            step()
            return function(*arguments, **options)

        return stepped

    with ExitStack() as patches:
        patches.enter_context(connection.execute_wrapper(statement))
        for owner, name in (
            (DatabaseWrapper, "_commit"),
            (Path, "touch"),
            (Path, "unlink"),
            (Path, "symlink_to"),
            (os, "replace"),
            (os, "fsync"),
            (subprocess, "run"),
            (TarFile, "addfile"),
        ):
            patches.enter_context(mock.patch.object(owner, name, stepping(getattr(owner, name))))
        act()
    step()  # after everything
