"""Words that something holds on to, found again after the text around or inside them was edited."""

from os.path import commonprefix


def followed(words: str, before: str, after: str) -> str:
    """What `words` of the text `before` have become in `after`. Where most of them are gone they stay as they were."""
    start = before.find(words)
    if start == -1 or not words or words in after:
        return words
    head = len(commonprefix([before, after]))
    tail = len(commonprefix([before[head:][::-1], after[head:][::-1]]))
    changed_to = len(before) - tail
    end = start + len(words)
    if head <= start and changed_to >= end:
        return words
    first = start if start <= head else max(start, changed_to) + len(after) - len(before)
    last = end + len(after) - len(before) if end >= changed_to else min(end, head)
    left = after[first:last]
    return left if 2 * len(left) >= len(words) else words
