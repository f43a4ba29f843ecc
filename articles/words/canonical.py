"""JSON in its one canonical form, so that the same content has the same bytes and the same digest (RFC 8785)."""

import hashlib
import json


def dumps(value) -> str:
    """`value` as canonical JSON: sorted ASCII keys, no white space, no escapes but the needed ones.

    Floats are refused with TypeError: their canonical form is a subject of its own, and nothing here needs one.
    """
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(*texts: str) -> str:
    """SHA-256 in hex over the texts, each closed by a newline so that no two splits look alike."""
    return hashlib.sha256("".join(text + "\n" for text in texts).encode()).hexdigest()


def _refuse_floats(value):
    if isinstance(value, float):
        raise TypeError("canonical JSON here holds no floats")
    if isinstance(value, dict):
        for key, item in value.items():
            if not key.isascii():
                raise TypeError(f"key {key!r} is not ASCII")
            _refuse_floats(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _refuse_floats(item)
