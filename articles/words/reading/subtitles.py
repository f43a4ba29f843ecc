"""What is said in subtitles (SubRip, WebVTT) and in the transcripts that video sites show, without its timing."""

import re
from itertools import pairwise

CUE = re.compile(r"\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}.*")
TIME = re.compile(r"\s*(?:\d{1,2}:)?\d{1,2}:\d{2}\s*")
HEADER = re.compile(r"\ufeff?WEBVTT\b.*")
VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]+)>")
TAG = re.compile(r"</?(?:v|c|i|b|u|font|ruby|rt|lang)(?:[ .][^>]*)?>|<\d[\d:.]*>|\{\\[^}]*\}", re.IGNORECASE)
OPENS = re.compile(r"\s*(?:[-–—]\s|>>|\[?[^\s:]{1,30}(?: [^\s:]{1,30}){0,3}:\s)")
SENTENCE_END = re.compile(r"[.!?؟…][\"'”’»)\]]*$")
FEW = 4  # times that stand alone


def spoken(lines: list[str]) -> list[str]:
    """Return what is said, a line to each sentence or voice with a blank one between; other texts as they are."""
    if sum(map(bool, map(CUE.fullmatch, lines))) > 1:
        return _flowing(_cues(lines))
    if _is_shown_beside_a_video(lines):
        return _flowing([line for line in lines if not TIME.fullmatch(line)])
    return lines


def _cues(lines):
    """Return the words of the cues, each with its voice where that changes, without their numbers and times."""
    said, voice = [], ""
    for line, following in pairwise([*lines, ""]):
        if CUE.fullmatch(line) or HEADER.fullmatch(line) or (line.strip().isdigit() and CUE.fullmatch(following)):
            continue
        named = VOICE.search(line)
        words = TAG.sub("", VOICE.sub("", line)).strip()
        if named and named[1] != voice:
            voice = named[1]
            words = f"{voice}: {words}"
        said.append(words)
    return said


def _is_shown_beside_a_video(lines):
    """Say whether a time stands above each line: 0:04, and below it what is said then."""
    filled = [line for line in lines if line.strip()]
    times = [bool(TIME.fullmatch(line)) for line in filled]
    alternate = sum(first != second for first, second in pairwise(times))
    return sum(times) >= FEW and times[:1] == [True] and alternate >= 0.9 * (len(times) - 1)


def _flowing(lines):
    """Return the lines joined to sentences, but for those that begin another voice's."""
    flowing = []
    for line in map(str.strip, lines):
        if not line:
            continue
        if flowing and not OPENS.match(line) and not SENTENCE_END.search(flowing[-1]):
            flowing[-1] = f"{flowing[-1]} {line}"
        else:
            flowing += [line] if not flowing else ["", line]
    return flowing
