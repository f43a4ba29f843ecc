"""An uploaded MP3 is made anew of what can be heard in it; all else is left out, and what is no MP3 is refused."""

import itertools
import struct

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import TemporaryUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from articles.sound import mp3
from articles.sound.frames import FORMS, HEADER, SHAPE, checksum, header
from articles.tests import sounds
from articles.tests.sounds import CANARY, FRAME, HEAD, SIDE, TAGS, frame

SILENCE = sounds.mp3()
FRAMES = len(SILENCE) // len(FRAME)
OURS = 156  # bytes of the frame in front, at 48 kbit/s
PROTECTED = b"\xff\xfa\x50\xc0"


def read(content: bytes) -> bytes:
    return mp3.read(ContentFile(content)).content.read()


def kept(content: bytes) -> bytes:
    """What was uploaded as it is kept, without the frame in front."""
    return read(content)[OURS:]


# -- what is beside the sound


@pytest.mark.parametrize("name", TAGS)
@pytest.mark.parametrize("place", [0, 20 * len(FRAME), len(SILENCE)])
def test_what_is_written_beside_the_sound_is_gone(name, place):
    written = SILENCE[:place] + TAGS[name] + SILENCE[place:]
    assert CANARY[:8] in written
    made = read(written)
    assert CANARY[:8] not in made
    lost = name == "junk" and place > 0  # the frame before it, which may have been cut off
    assert made[OURS:] == FRAME * (FRAMES - lost)


def test_two_recordings_joined_with_their_tags_become_one():
    one = TAGS["ID3v2"] + SILENCE + TAGS["ID3v1"]
    assert kept(one + one) == SILENCE * 2
    assert kept(SILENCE + TAGS["APE"][-32:] + SILENCE) == SILENCE * 2


@pytest.mark.parametrize("word", [b"Xing", b"Info", b"VBRI"])
@pytest.mark.parametrize("head", [HEAD, PROTECTED])
def test_the_frame_of_the_encoder_is_left_out(word, head):
    told = head + bytes(32 if word == b"VBRI" else SIDE) + word + CANARY
    encoders = told.ljust(len(FRAME), b"\0")
    assert kept(encoders + SILENCE + encoders + SILENCE) == SILENCE * 2


def test_a_last_frame_that_was_cut_off_is_left_out():
    assert kept(SILENCE + FRAME[:100]) == SILENCE
    assert kept(SILENCE + FRAME[:100] + TAGS["APE"]) == SILENCE


def test_a_frame_that_was_cut_off_takes_in_nothing_of_what_follows():
    tag = TAGS["ID3v1"]
    full = frame(main=b"~" * (len(FRAME) - HEADER - SIDE))
    assert kept(SILENCE + full[: -len(tag)] + tag) == SILENCE
    assert kept(SILENCE + full[:100] + CANARY + SILENCE) == SILENCE * 2


# -- what is within the frames


def test_what_no_player_plays_is_blanked():
    sound = bytes(range(1, 100))
    said = frame(main=sound, behind=CANARY)
    made = kept(said + SILENCE)
    assert made == frame(main=sound) + SILENCE


def test_sound_that_begins_in_frames_before_is_kept():
    sound, more = bytes(range(1, 100)), bytes(range(100, 250))
    body = len(FRAME) - HEADER - SIDE
    # The first 60 bytes of the second sound are the last of the first body, behind what nobody hears.
    hidden = CANARY.ljust(body - len(sound) - 60, b"!")
    made = kept(frame(main=sound, behind=hidden + more[:60]) + frame(main=more, back=60, behind=CANARY) + SILENCE)
    assert made == frame(main=sound, behind=bytes(len(hidden)) + more[:60]) + frame(main=more, back=60) + SILENCE


def test_silent_frames_hide_nothing():
    assert kept(frame(behind=CANARY) * FRAMES) == SILENCE


def test_of_sound_that_ends_within_a_byte_that_byte_is_kept():
    said = frame(main=b"~~~", bits=17)
    assert kept(said + SILENCE) == said + SILENCE


def test_a_frame_that_claims_more_sound_than_it_has_hides_nothing_in_the_next():
    greedy = frame(bits=4095)
    assert kept(greedy + frame(behind=CANARY) + SILENCE) == greedy + FRAME + SILENCE


def test_bits_for_private_use_are_blanked_and_the_checksum_is_that_of_what_is_kept():
    told = bytes([*PROTECTED[:2], PROTECTED[2] | 1, PROTECTED[3] | 0b1100])  # private; copyright, original
    made = kept(frame(told, private=0b11111) + SILENCE)[: len(FRAME)]
    assert made[:HEADER] == bytes([*PROTECTED[:3], PROTECTED[3] & ~0b1100])
    assert made[HEADER + 2 : HEADER + 2 + SIDE] == bytes(SIDE)
    assert int.from_bytes(made[HEADER : HEADER + 2], "big") == checksum(made[2:HEADER] + bytes(SIDE))


def test_the_checksum_is_the_one_of_the_standard():
    assert checksum(b"123456789") == 0xAEE7  # CRC-16/CMS: this polynomial, beginning with ones


# -- a part of it


def second(number: int) -> bytes:
    """Frames that play the number of their second, and one that begins in the frame before."""
    frames = round((number + 1) * sounds.PER_SECOND) - round(number * sounds.PER_SECOND)
    sound = b"second %d" % number
    return frame(main=sound, behind=bytes(60) + sound) + frame(main=sound * 2, back=len(sound)) * (frames - 1)


def test_of_a_part_nothing_else_is_kept():
    content = b"".join(map(second, range(6)))
    part = mp3.read(ContentFile(content), 2, 4)
    heard = part.content.read()
    # The first and the last frame may have begun before, and end after.
    assert [b"second %d" % number in heard for number in (0, 2, 3, 5)] == [False, True, True, False]
    assert part.seconds == 2 and mp3.read(ContentFile(content), 3).seconds == 3
    assert read(heard) == heard
    with pytest.raises(mp3.Unusable, match="shorter than a second"):
        mp3.read(ContentFile(content), 6)


def test_of_a_part_the_last_frame_has_nothing_of_what_is_heard_after_it():
    body = len(FRAME) - HEADER - SIDE
    silent, last = frame() * 76, frame(behind=bytes(body - len(CANARY)) + CANARY)
    content = silent + last + frame(main=CANARY, back=len(CANARY)) + SILENCE
    assert CANARY in read(content) and CANARY not in mp3.read(ContentFile(content), 0, 2).content.read()


# -- how long it is


def told(made: bytes) -> tuple[bytes, int, int, bytes]:
    """What the frame in front says: how steady, how many frames and bytes, and where each hundredth begins."""
    word, flags, frames, size = struct.unpack(">4sIII", made[HEADER + SIDE :][:16])
    assert flags == 0b111
    return word, frames, size, made[HEADER + SIDE + 16 :][:100]


def test_a_player_is_told_how_long_it_is_and_where_to_seek():
    made = read(SILENCE)
    word, frames, size, turns = told(made)
    assert (word, frames, size) == (b"Info", FRAMES, len(made))
    assert list(turns) == [(OURS + FRAMES * n // 100 * len(FRAME)) * 256 // size for n in range(100)]


def test_of_a_rate_that_varies_too():
    quick = bytes([*HEAD[:2], 0x90, HEAD[3]]).ljust(417, b"\0")  # twice the bits
    word, frames, size, turns = told(made := read(quick * 50 + SILENCE))
    assert (word, frames, size) == (b"Xing", 50 + FRAMES, len(made))
    assert 50 / (50 + FRAMES) > 0.35 and turns[35] > 0.45 * 256


@pytest.mark.parametrize(
    ("head", "length", "rate", "seconds"),
    [
        ("fffb9000", 417, 44_100, 100 * 1152 / 44_100),
        ("fffb9200", 418, 44_100, 100 * 1152 / 44_100),
        ("fffbe400", 960, 48_000, 100 * 1152 / 48_000),
        ("fffb18c0", 144, 32_000, 100 * 1152 / 32_000),
        ("fff314c0", 24, 24_000, 100 * 576 / 24_000),
        ("fff3e000", 522, 22_050, 100 * 576 / 22_050),
        ("ffe318c0", 72, 8_000, 100 * 576 / 8_000),
    ],
)
def test_frames_of_every_form_are_read(head, length, rate, seconds):
    head = bytes.fromhex(head)
    form = FORMS[header(head) & SHAPE]
    assert (form.lengths[header(head) & SHAPE], form.rate) == (length, rate)
    recording = mp3.read(ContentFile(head.ljust(length, b"\0") * 100))
    assert recording.seconds == round(seconds)
    assert recording.content.read().endswith(head.ljust(length, b"\0") * 100)


def test_a_large_upload_is_read_from_the_disk(tmp_path):
    upload = TemporaryUploadedFile("voice.mp3", "audio/mpeg", len(SILENCE), None)
    upload.write(TAGS["ID3v2"] + SILENCE)
    upload.seek(0)
    assert not isinstance(mp3.opened(upload), bytes)
    recording = mp3.read(upload)
    assert recording.content.size == OURS + len(SILENCE)
    assert b"".join(recording.content.chunks()) == read(SILENCE)


# -- what is refused


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not an MP3"),
        (b"Just a text.", "not an MP3"),
        (b"\xff\xfe" + "Just a text.".encode("utf-16-le") * 99, "not an MP3"),
        (b"\xff\xfd\x50\xc0".ljust(208, b"\0") * 99, "not an MP3"),  # Layer II
        (b"\xff\xfb\x00\xc0".ljust(208, b"\0") * 99, "not an MP3"),  # as many bits as it likes
        (b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42" + bytes(99), "M4A or AAC .* Audacity"),
        (b"\xff\xf1\x50\x80" + bytes(99), "M4A or AAC"),
        (TAGS["ID3v2"] + b"\xff\xf1\x50\x80" + bytes(99), "M4A or AAC"),
        (b"OggS\0\2" + bytes(20) + b"\1\x13OpusHead" + SILENCE, "Opus .* WhatsApp"),
        (b"RIFF\x24\x08\0\0WAVEfmt " + bytes(99), "WAV"),
        (sounds.mp3(0.9), "shorter than a second"),
        (SILENCE + b"\xff\xfb\x54\xc0".ljust(192, b"\0") * 99, "sampling rate changes"),
        (SILENCE + b"\xff\xfb\x50\x00".ljust(208, b"\0") * 99, "mono and stereo"),
        ((FRAME * 4 + b"?" * 900) * 99, "damaged"),
        (SILENCE + b"\xff\xfb\x50" * 200_000 + SILENCE * 50, "damaged"),
        (SILENCE + bytes(mp3.LARGEST_FILE), "too large"),
    ],
    ids=itertools.count(1),
)
def test_what_cannot_be_used_is_refused_with_its_reason(content, reason):
    with pytest.raises(mp3.Unusable, match=reason):
        mp3.read(ContentFile(content))


def test_a_recording_that_is_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(mp3, "LONGEST", 1)
    with pytest.raises(mp3.Unusable, match="longer than three hours"):
        read(SILENCE)


def test_a_file_of_nothing_but_tags_is_given_up(monkeypatch):
    monkeypatch.setattr(mp3, "MOST_JUNK", 1000)
    with pytest.raises(mp3.Unusable, match="not an MP3"):
        read(sounds.id3v2(b"") * 1001 + SILENCE)


def read_or_refused(content: bytes):
    """Whatever it is; and what is kept of it is kept whole when it is sent again."""
    try:
        made = read(content)
    except mp3.Unusable as refusal:
        assert str(refusal).endswith(".")
    else:
        assert read(made) == made


@given(st.binary(max_size=500))
def test_any_bytes_are_read_or_refused(content):
    read_or_refused(content)


@given(
    st.lists(st.tuples(st.integers(0, len(SILENCE) - 1), st.binary(max_size=9) | st.sampled_from([*TAGS.values()])))
)
def test_a_recording_with_anything_in_it_is_read_or_refused(changes):
    content = bytearray(SILENCE)
    for place, written in changes:
        content[place : place + len(written)] = written
    read_or_refused(bytes(content))


heads = st.tuples(st.just(0xFF), st.sampled_from([0xE3, 0xF2, 0xFA, 0xFB]), st.integers(0, 255), st.integers(0, 255))
sides = st.binary(min_size=204, max_size=440)


@given(heads.map(bytes), st.lists(sides, min_size=1, max_size=9))
def test_frames_that_say_anything_of_themselves_are_read_or_refused(head, bodies):
    length = FORMS[key].lengths[key] if (key := header(head) & SHAPE) in FORMS else 200
    read_or_refused(b"".join((head + body)[:length].ljust(length, b"\0") for body in bodies) * 40)
