"""Granian's own command, with the newsroom read beforehand: `python -m newsroom.serve … newsroom.wsgi:application`.

Its processes are forks and share what was read before them, a third of the memory of all.
"""

from granian.cli import entrypoint

import newsroom.wsgi  # noqa: F401

if __name__ == "__main__":
    entrypoint()
