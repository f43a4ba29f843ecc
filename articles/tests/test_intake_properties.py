"""Whatever is pasted, no word is lost or invented; and how an interview is typed does not change what it says."""

import re
import sys
import textwrap
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.words import intake

WORD = re.compile(r"[^\W_]+")
HYPHENATED = re.compile("\u00ad[ \t]*(?:\r\n|[\r\n])[ \t]*")  # a word that a line's end cut in two
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")

# What interviews are made of, to be put together as no interview ever is.
PIECES = [
    *[
        "Q:",
        "A: ",
        "Nora Vint: ",
        "Vint — ",
        "I: ",
        "س: ",
        "ج1- ",
        "سعاد منصور: ",
        "المحاورة: ",
        "[00:00:05] ",
        "RC ",
    ],
    *[
        "1. ",
        "- ",
        "• ",
        "ـ ",
        "**",
        "__",
        "* * *",
        "#",
        "# Title",
        "By Ada Quist",
        "حوار: سعاد",
        "Note: ",
        "ملاحظة: ",
    ],
    *['"', "“", "”", "«", "»", "„", "‘", "’", "'", "((", "))", "?", "؟", ".", ",", "،", ":", "(laughs)", "[pause]"],
    *[
        "she said",
        "he added",
        "Vint told us",
        "قالت",
        "وأضاف",
        "وبحسب",
        "so-called",
        "a",
        "Tell us about",
        "حدثنا عن",
    ],
    *[
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "\u2028",
        "\x0b",
        "\x0c",
        "\x85",
        "\x1d",
        "\t",
        " ",
        "\u00a0",
        "\u200f",
        "\u202b",
        "\ufeff",
    ],
]
anything = st.one_of(
    st.text(), st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join)
)


def words(text):
    return Counter(WORD.findall(INVISIBLE.sub("", HYPHENATED.sub("", text))))


def words_of(proposal):
    parts = [proposal.headline, proposal.standfirst, proposal.byline]
    parts += [getattr(block, "label", "") for block in proposal.blocks]
    parts += [block.text for block in proposal.blocks]
    return words(" | ".join(filter(None, parts)))


@given(anything)
@example("a**b**c and **B**old, ____ and **")
@example("Q:\n\nA:\n\nQ:")
@example("twenty-\ntwo")
@example("eva\u00ad\rcuation")
@example("፩")  # a digit of those that Python reads no number from
@example("1" * 5_000)  # a number that it refuses to read
def test_no_word_is_lost_or_invented(text):
    assert words_of(intake.read(text)) == words(text)


@given(anything)
def test_quotations_lie_inside_their_paragraph_one_after_the_other(text):
    for block in intake.read(text).blocks:
        end = 0
        for quote in getattr(block, "quotes", ()):
            assert end <= quote.start < quote.end <= len(block.text)
            end = quote.end


@given(anything)
def test_marks_lie_inside_their_words(text):
    for block in intake.read(text).blocks:
        for paragraph in getattr(block, "paragraphs", None) or [block.words]:
            assert all(0 <= mark.start < mark.end <= len(paragraph.text) for mark in paragraph.marks)


# -- However long, a text is read once

# § is another number in each piece.
HOSTILE = [
    *["Ada§ Quist§: a?\n\nb\n\n", 'Ada§ Quist§ said, "a b." ', "Ada§ met Bo§. ", "قال سمر§ الحايك§: «نعم». "],
    *[
        '"',
        '"a ',
        "'a ",
        "«",
        "“a ",
        "((",
        "**a ",
        "__",
        "a: ",
        "A: x\n",
        "Q: y?\nA: x\n",
        "- a?\nb\n",
        "1. a\n",
        "?",
        ". ",
    ],
    *["a\n\n", "\n", "A. B. ", "By A ", "Ada Quist said ", 'he said "a b c." ', "[00:00:01] ", "أمل ", "عبد ", "س: "],
    *[
        "قال سعاد منصور: «نعم». ",
        "Ada Quist: a.\n\nb\n\n",
        "x" * 70 + "\n",
        "Note: a\n\n",
        "So, I said. “A.” B said.\n\n",
    ],
]


def calls(text):
    """How many functions are called to read a text: what a clock would show on a machine with nothing else to do."""
    count = Counter()
    sys.setprofile(lambda frame, event, argument: count.update([event]))
    try:
        intake.read(text)
    finally:
        sys.setprofile(None)
    return count["call"] + count["c_call"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_text_takes_twice_the_calls(piece):
    long = "".join(piece.replace("§", str(number)) for number in range(160))
    short = "".join(piece.replace("§", str(number)) for number in range(80))
    intake.read(long)  # what is cached is then cached for both
    assert calls(long) <= 2.5 * calls(short)


# -- One interview, typed in many ways


@dataclass(frozen=True)
class Conversation:
    language: str
    headline: str
    byline: str
    asker: str
    guest: str
    introduction: str
    exchanges: tuple[tuple[str, str], ...]
    generic: tuple[str, str]
    written_out: tuple[str, str]
    initials: tuple[str, str]


ENGLISH = Conversation(
    language="en",
    headline="The woman who winds the town",
    byline="By Ferris Aldous",
    asker="Ferris Aldous",
    guest="Wilma Tarn",
    introduction="Wilma Tarn winds the four public clocks of Ebbsworth by hand, in an order that she will not explain "
    "to anybody. Ferris Aldous followed her up the stairs of the third.",
    exchanges=(
        ("How many stairs are there?", "Two hundred and six. There is a rule: nobody talks above the bell."),
        ("You broke it yourself in the great storm.", "Once. I said a word, and the bell said a longer one."),
        ("Tell us about your predecessor.", "He was deaf, which helps. Would you marry a clock? He very nearly did."),
        ("What happens when you are ill?", "At 10:45 it stays 10:45. People are very kind about it, and late."),
    ),
    generic=("Q", "A"),
    written_out=("Question", "Answer"),
    initials=("FA", "WT"),
)
ARABIC = Conversation(
    language="ar",
    headline="امرأة تملأ ساعات المدينة",
    byline="حوار: فادي العرب",
    asker="فادي العرب",
    guest="وداد الطويل",
    introduction="تملأ وداد الطويل ساعات المدينة الأربع بيدها، بترتيب لا تشرحه لأحد. صعد معها فادي العرب درج الساعة "
    "الثالثة في صباح بارد.",
    exchanges=(
        ("كم درجة في هذا البرج؟", "مئتان وست. وعندنا قاعدة: لا أحد يتكلم فوق الجرس."),
        ("لكنك كسرتها ليلة العاصفة.", "مرة واحدة. قلت كلمة فردّ الجرس بأطول منها."),
        ("حدثينا عن الرجل الذي سبقك.", "كان أصمّ، وهذا يساعد. هل يتزوج المرء ساعة؟ كاد يفعل."),
        ("ماذا يحدث حين تمرضين؟", "تبقى الساعة 10:45 كما هي، ويتأخر الناس بلطف كبير."),
    ),
    generic=("س", "ج"),
    written_out=("سؤال", "جواب"),
    initials=("ف.ع.", "و.ط."),
)
CONVERSATIONS = pytest.mark.parametrize("conversation", [ENGLISH, ARABIC], ids=["en", "ar"])


def typed(conversation, question="{asker}: {words}", answer="{guest}: {words}", between="\n\n"):
    """The conversation as plain text, each turn in its format."""
    lines = [conversation.headline, conversation.byline, conversation.introduction]
    asker, guest = conversation.asker, conversation.guest
    values = {
        "asker": asker,
        "guest": guest,
        "asker_family": asker.split()[-1],
        "guest_family": guest.split()[-1],
        "ASKER": asker.upper(),
        "GUEST": guest.upper(),
        "Q": conversation.generic[0],
        "A": conversation.generic[1],
        "question": conversation.written_out[0],
        "answer": conversation.written_out[1],
        "FA": conversation.initials[0],
        "WT": conversation.initials[1],
    }
    for number, (asked, answered) in enumerate(conversation.exchanges, start=1):
        lines.append(question.format(words=asked, number=number, **values))
        lines.append(answer.format(words=answered, number=number, **values))
    return between.join(lines)


def structure(proposal):
    turns = [(block.kind, block.speaker, block.text) for block in proposal.blocks[1:]]
    return proposal.language, proposal.headline, proposal.byline, proposal.blocks[0].text, turns


def expected(conversation):
    turns = []
    for asked, answered in conversation.exchanges:
        turns += ("question", conversation.asker, asked), ("answer", conversation.guest, answered)
    return conversation.language, conversation.headline, conversation.byline, conversation.introduction, turns


LABELS = [
    ("{asker}: {words}", "{guest}: {words}"),
    ("{asker_family}: {words}", "{guest_family}: {words}"),
    ("{Q}: {words}", "{A}: {words}"),
    ("{Q}{number}: {words}", "{A}{number}: {words}"),
    ("{Q}. {words}", "{A}. {words}"),
    ("**{asker}:** {words}", "**{guest}:** {words}"),
    ("**{asker_family}**: {words}", "**{guest_family}**: {words}"),
    ("{asker} — {words}", "{guest} — {words}"),
    ("{asker}:\n{words}", "{guest}:\n{words}"),
    ("[00:0{number}:07] {asker}: {words}", "[00:0{number}:12] {guest}: {words}"),
    ("{asker} (0{number}:07): {words}", "{guest} (0{number}:12): {words}"),
    ("{asker}  00:0{number}:07\n{words}", "{guest}  00:0{number}:12\n{words}"),
    ("- {Q}: {words}", "- {A}: {words}"),
    ("**{words}**", "{words}"),
    ("*{words}*", "{words}"),
    ("## {words}", "{words}"),
    ("• {words}", "{words}"),
    ("– {words}", "{words}"),
    ("ـ {words}", "{words}"),
    ("{number}. {words}", "{words}"),
    ("- {words}", "- {words}"),
]
# As rarer hands, and programs that write down what was said, mark the voices.
RARER_LABELS = [
    ("{asker}：{words}", "{guest}：{words}"),
    ("{asker}:{words}", "{guest}:{words}"),
    ("{asker} : {words}", "{guest} : {words}"),
    ("{asker}:\t{words}", "{guest}:\t{words}"),
    ("{asker}\t{words}", "{guest}\t{words}"),
    ("{asker}\n{words}", "{guest}\n{words}"),
    ("{asker}. {words}", "{guest}. {words}"),
    ("{asker} | {words}", "{guest} | {words}"),
    ("{asker} > {words}", "{guest} > {words}"),
    (">> {asker}: {words}", ">> {guest}: {words}"),
    ("**{asker}** {words}", "**{guest}** {words}"),
    ("**{asker}** – {words}", "**{guest}** – {words}"),
    ("**{asker}**\n{words}", "**{guest}**\n{words}"),
    ("*{asker}:* {words}", "*{guest}:* {words}"),
    ("[{asker}] {words}", "[{guest}] {words}"),
    ("({asker}): {words}", "({guest}): {words}"),
    ("<{asker}> {words}", "<{guest}> {words}"),
    ("«{asker}»: {words}", "«{guest}»: {words}"),
    ("{ASKER}: {words}", "{GUEST}: {words}"),
    ("{FA}: {words}", "{WT}: {words}"),
    ("{FA} {words}", "{WT} {words}"),
    ("**{FA}** {words}", "**{WT}** {words}"),
    ("Speaker 1: {words}", "Speaker 2: {words}"),
    ("{question}: {words}", "{answer}: {words}"),
    ("{question} {number}\n{words}", "{answer}\n{words}"),
    ("{Q}.{number} {words}", "{A}.{number} {words}"),
    ("{Q}) {words}", "{A}) {words}"),
    ("{Q}{number} : {words}", "{A}{number} : {words}"),
    ("{Q}/ {words}", "{A}/ {words}"),
    ("*{Q}:* {words}", "*{A}:* {words}"),
    ("({number}) {words}", "{words}"),
    ("{number} – {words}", "– {words}"),
    ("{number}. {words}", "• {words}"),
    ("**{number}. {words}**", "{words}"),
    ("* {words}", "- {words}"),
    ("- {words}", "– {words}"),
    ("★ {words}", "{words}"),
    ("> {words}", "{words}"),
    ("🎤 {words}", "{words}"),
    ("[12/03/2024, 14:0{number}:07] {asker}: {words}", "[12/03/2024, 14:0{number}:17] {guest}: {words}"),
    ("3/12/24, 2:0{number} PM - {asker}: {words}", "3/12/24, 2:0{number} PM - {guest}: {words}"),
    ("[14:0{number}, 12/03/2024] {asker}: {words}", "[14:0{number}, 12/03/2024] {guest}: {words}"),
    ("[٢١:٠{number}] {asker}: {words}", "[٢١:٠{number}] {guest}: {words}"),
    ("{asker}, [12.03.2024 14:0{number}]\n{words}", "{guest}, [12.03.2024 14:0{number}]\n{words}"),
    ("{asker}, [Mar 12, 2024 at 2:0{number} PM]\n{words}", "{guest}, [Mar 12, 2024 at 2:0{number} PM]\n{words}"),
    ("0{number}:07 {asker}\n{words}", "0{number}:12 {guest}\n{words}"),
    ("0{number}:07\n{asker}: {words}", "0{number}:12\n{guest}: {words}"),
    ("{asker}\n0{number}:07\n{words}", "{guest}\n0{number}:12\n{words}"),
]


@CONVERSATIONS
@pytest.mark.parametrize(("question", "answer"), LABELS + RARER_LABELS)
def test_however_the_voices_are_marked_they_say_the_same(conversation, question, answer):
    assert structure(intake.read(typed(conversation, question, answer))) == expected(conversation)


@CONVERSATIONS
@pytest.mark.parametrize("between", ["\n", "\r\n", "\r\n\r\n", "\r", "\n\n\n", "\u2029", "\x0b", "\n \t\n"])
def test_however_the_lines_end_they_say_the_same(conversation, between):
    assert structure(intake.read(typed(conversation, between=between))) == expected(conversation)


@CONVERSATIONS
@pytest.mark.parametrize(("question", "answer"), LABELS + RARER_LABELS)
def test_where_only_the_introduction_is_set_apart_they_say_the_same(conversation, question, answer):
    text = typed(conversation, question, answer, between="\n").replace("\n", "\n\n", 3)
    assert structure(intake.read(text)) == expected(conversation)


HABITS = {
    "spaces at the end": lambda text: re.sub(r"(?m)(?<=\S)$", " \t", text),
    "spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
    "indented": lambda text: re.sub(r"(?m)^(?=\S)", "    ", text),
    "indented by a tab": lambda text: re.sub(r"(?m)^(?=\S)", "\t", text),
    "spaces twice": lambda text: text.replace(" ", "  "),
    "a mark at the head of the file": lambda text: "\ufeff" + text,
    "letters and their marks apart": lambda text: unicodedata.normalize("NFD", text),
}


@CONVERSATIONS
@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize(("question", "answer"), [LABELS[0], LABELS[5], LABELS[9], *LABELS[13:]])
def test_whatever_the_habits_of_whoever_typed_they_say_the_same(conversation, habit, question, answer):
    read = structure(intake.read(HABITS[habit](typed(conversation, question, answer))))
    assert unicodedata.normalize("NFC", repr(read)) == repr(expected(conversation))


@CONVERSATIONS
def test_whatever_its_digits_a_time_or_number_is_one(conversation):
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    for question, answer in (LABELS[3], LABELS[9], LABELS[10], LABELS[19]):
        read = structure(intake.read(typed(conversation, question, answer).translate(digits)))
        assert repr(read) == repr(expected(conversation)).translate(digits)


@CONVERSATIONS
@given(width=st.integers(55, 100), question=st.sampled_from(LABELS[:6] + LABELS[13:]))
def test_at_whatever_width_the_lines_are_broken_they_say_the_same(conversation, width, question):
    text = typed(conversation, *question)
    wrapped = "\n\n".join("\n".join(textwrap.wrap(line, width)) for line in text.split("\n\n"))
    assert structure(intake.read(wrapped)) == expected(conversation)


def with_marks(text, marks):
    """The text with an invisible mark at the head of each line and after each comma."""
    return re.sub(r"(?m)^(?=\S)|(?<=[,،] )", lambda _: next(marks), text)


@CONVERSATIONS
@given(data=st.data())
def test_marks_of_direction_change_nothing(conversation, data):
    marks = st.sampled_from(["\u200f", "\u200e", "\u202b", "\u202c", "\u2067", "\u2069", "\u200b", "\ufeff", ""])
    text = with_marks(typed(conversation), iter(lambda: data.draw(marks), None))
    assert structure(intake.read(text)) == expected(conversation)


@CONVERSATIONS
@given(data=st.data())
def test_whoever_speaks_is_told_apart_by_place_and_not_by_name(conversation, data):
    people = {
        "en": ["Ada Quist", "Bram van der Holt", "Jo-Ann Rees", "Seán Ó Dálaigh", "Salma al-Bitar", "Émile Roux"],
        "ar": ["ريم الجندي", "عبد الله الحموي", "سعاد منصور", "أبو ياسر الشامي", "جوزيف خوري", "محمد علي العبد الله"],
    }[conversation.language]
    asker, guest = data.draw(st.lists(st.sampled_from(people), min_size=2, max_size=2, unique=True))
    renamed = replace(
        conversation,
        byline=conversation.byline.replace(conversation.asker, asker),
        asker=asker,
        guest=guest,
        introduction=conversation.introduction.replace(conversation.asker, asker).replace(conversation.guest, guest),
    )
    question, answer = data.draw(st.sampled_from([LABELS[0], LABELS[2], LABELS[5], *LABELS[13:]]))
    assert structure(intake.read(typed(renamed, question, answer))) == expected(renamed)


# -- One narrative, quoted in many styles

NARRATIVES = {
    "en": """The lamp at Gull Point

The keeper Brenda Falk spoke to us on the stairs. <I was never lonely,> she said, <I was outnumbered.>

Her cousin Otto Falk, who brought the oil, called the tower <the candle>. <I carried it up twice a week,> he recalled.

Falk added: <She never once said thank you. She lit it, and that was that.

<On the last day I carried the empty can down.>""",
    "ar": """ضوء رأس النورس

تحدثت حارسة المنارة سمر الخطيب إلينا على الدرج. <لم أكن وحيدة يوماً>، قالت الخطيب، <كنت أقلية فقط>.

أما ابن عمها وليد الخطيب، الذي كان يحمل الزيت، فيسمي البرج <الشمعة>. وقال: <كنت أصعد به مرتين في الأسبوع>.

وأضاف الخطيب: <لم تشكرني مرة واحدة. كانت تشعله فقط.

<وفي اليوم الأخير نزلت بالعلبة فارغة>.""",
}
STYLES = ['""', "“”", "«»", "„“", "„”", "»«", "”“", "‘’", "‹›", "''"]


@pytest.mark.parametrize("language", NARRATIVES)
@pytest.mark.parametrize("style", STYLES)
def test_in_whatever_style_it_is_quoted_the_same_people_say_it(language, style):
    opening, closing = style
    proposal = intake.read(NARRATIVES[language].replace("<", opening).replace(">", closing))
    woman, man = {"en": ("Brenda Falk", "Otto Falk"), "ar": ("سمر الخطيب", "وليد الخطيب")}[language]
    quotes = [quote for block in proposal.blocks for quote in block.quotes]
    assert [quote.speaker for quote in quotes] == [woman, woman, man, man, man]
    assert words_of(proposal) == words(NARRATIVES[language])
