"""Writes log lines that tell what broke and where, and nothing about who was reading what."""

import logging
import traceback

from newsroom.outages import is_outage


class ReaderlessFormatter(logging.Formatter):
    """Django's lines about a request can quote a referrer or a host: here they hold its path and no more."""

    def formatMessage(self, record):
        if request := getattr(record, "request", None):
            record.message = f"{getattr(record, 'status_code', '')} {request.method} {request.path}".strip()
        return super().formatMessage(record)

    def formatException(self, exc_info):
        """Where it broke and the kind of error; its text may quote what a reader typed."""
        kind, error, frames = exc_info
        if is_outage(error):
            return kind.__qualname__  # the same for every request until the database is back
        return "".join(traceback.format_tb(frames)) + kind.__qualname__
