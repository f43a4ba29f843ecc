"""Codes that people read out, write down and type: of letters and digits that are not taken for one another."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def bare(code: str) -> str:
    """`code` without the blanks, dashes and capitals that it was written down or typed with."""
    return "".join(code.split()).replace("-", "").lower()
