"""Writes log lines that tell what broke and where, and nothing about who was reading what."""

import logging
import re
import traceback

from newsroom.outages import is_outage

KEYS = re.compile(r"(?<=/preview/|/welcome/)[^/]+")  # who knows such an address is let in by it


class ReaderlessFormatter(logging.Formatter):
    """Django's lines about a request can quote a referrer or a host: here they hold its path and no more, and of that
    no key."""

    def formatMessage(self, record):
        if request := getattr(record, "request", None):
            path = KEYS.sub("…", request.path)
            record.message = f"{getattr(record, 'status_code', '')} {request.method} {path}".strip()
        return super().formatMessage(record)

    def formatException(self, exc_info):
        """Where it broke and the kind of error; its text may quote what a reader typed."""
        kind, error, frames = exc_info
        if is_outage(error):
            return kind.__qualname__  # the same for every request until the database is back
        return "".join(traceback.format_tb(frames)) + kind.__qualname__
