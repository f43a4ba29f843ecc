"""What is read out of a pasted interview: who asks, who answers, and who is quoted saying what."""

import json
import warnings

import pytest

from articles.tests import intake_score
from articles.words import folding, intake
from articles.words.proposals import DOUBTS, Turn


def turns(proposal):
    return [(block.kind, block.speaker) for block in proposal.blocks if isinstance(block, Turn)]


def quoted(text):
    """Who is quoted in a narrative, with the first words of what they say."""
    said = []
    for block in intake.read(text).blocks:
        said += [(quote.speaker, " ".join(block.text[quote.start : quote.end].split()[:2])) for quote in block.quotes]
    return said


# -- The head of the text

ASKED = "The Beacon: Why here?"
ANSWERED = "Nora Vint: For the wind."

INTRODUCTION = "Nora Vint mends clocks in a shed behind the station, and she has never been late."
EXCHANGE = "Q: Who taught you?\n\nA: Rain.\n\nQ: And now?\n\nA: Now I teach rain."


def test_a_title_a_standfirst_and_the_lines_of_the_byline_stand_above_the_text():
    head = "What rain taught her", "A mender of clocks, and of one barometer.", "Words: Ada Quist", "3 May 2019"
    proposal = intake.read("\n\n".join((*head, INTRODUCTION, EXCHANGE)))
    assert (proposal.headline, proposal.standfirst) == head[:2]
    assert proposal.byline == "Words: Ada Quist\n3 May 2019"
    assert proposal.blocks[0].text == INTRODUCTION
    assert turns(proposal)[:2] == [("question", "Ada Quist"), ("answer", "Nora Vint")]


@pytest.mark.parametrize(
    "byline",
    [
        "By Ada Quist | Port Ellery | 12 March 2019",
        "Interview by Ada Quist. Photographs by Bo Lund.",
        "Ada Quist | Port Ellery | 12 March 2019",
        "Interview: Ada Quist",
        "BY ADA QUIST",
    ],
)
def test_the_byline_names_who_asks(byline):
    proposal = intake.read(f"A title\n\n{byline}\n\n{INTRODUCTION}\n\n{EXCHANGE}")
    assert proposal.byline == byline
    assert turns(proposal)[0][1].casefold() == "ada quist"


@pytest.mark.parametrize(
    "byline",
    ["حوار: ليلى حمود - وادي الريحان - 14 نيسان 2021", "حاورها: ليلى حمود", "أجرت الحوار ليلى حمود", "بقلم ليلى حمود"],
)
def test_the_byline_names_who_asks_in_arabic(byline):
    proposal = intake.read(f"عنوان قصير\n\n{byline}\n\nتصلح نورا الحايك الساعات منذ سنين.\n\nس: لماذا؟\n\nج: للوقت.")
    assert proposal.byline == byline
    assert turns(proposal) == [("question", "ليلى حمود"), ("answer", "نورا الحايك")]


@pytest.mark.parametrize(
    "lines",
    [
        "Ada Quist\nTall Tales, Issue 9",
        "Ada Quist\nSunday 5 May 2019",
        "By Ada Quist | Photos by Bo Lund | Updated 8:15 p.m.",
        "Letters edited by Ada Quist",
        "Posted by Ada Quist, 14 September",
        "حوار: ليلى حمود\nبيروت، ربيع ٢٠١٨",
        "أجرت الحوار: ليلى حمود\nنُشر في ٢٢ تشرين الثاني ٢٠٢٢",
        "روبورتاج: ليلى حمود\nمجلة الضفة، العدد 18",
    ],
)
def test_a_byline_may_have_lines_that_alone_would_be_none(lines):
    assert intake.read(f"A title\n\n{lines}\n\n{INTRODUCTION}\n\n{EXCHANGE}").byline == lines


@pytest.mark.parametrize("text", [EXCHANGE, f"{INTRODUCTION}\n\n{EXCHANGE}"])
def test_a_text_that_opens_with_a_turn_or_a_sentence_has_no_headline(text):
    assert intake.read(text).headline is None


def test_a_headline_with_the_guests_name_and_a_colon_is_no_turn():
    proposal = intake.read(f"Nora Vint: I am never late\n\n{INTRODUCTION}\n\n{ASKED}\n\n{ANSWERED}\n\n{ASKED}")
    assert proposal.headline == "Nora Vint: I am never late"
    assert turns(proposal) == [("question", "The Beacon"), ("answer", "Nora Vint"), ("question", "The Beacon")]


@pytest.mark.parametrize(
    "text",
    [
        "Rozana: What did you see?\nOmar: Smoke.",
        "Rozana: What did you see?\n\nOmar: Smoke.\nThen nothing.",
        "Rozana: Tell us about that day.\nOmar: Smoke.",
        "Q: What did you see?\nOmar: Smoke.",
        "روزنة: ماذا رأيت؟\nعمر: دخاناً.",
        "روزنة: ماذا رأيت؟\nعمر: دخاناً.\n\nثم لا شيء.",
    ],
)
def test_one_question_and_its_answer_are_an_interview(text):
    proposal = intake.read(text)
    assert proposal.headline is None
    assert [kind for kind, _ in turns(proposal)] == ["question", "answer"]
    assert turns(proposal)[1][1] in ("Omar", "عمر")


@pytest.mark.parametrize(
    "text",
    [
        "Nora Vint: I am never late\nPort Ellery: the keeper waits on the quay.",
        "Nora Vint: Why am I late?\nInterview: Ada Quist",
        "Nora Vint: Why am I late?\nThere is one rule: nobody whistles.",
        "يوم في المرفأ: من ينتظر؟\nأولاً: الزيت.",
    ],
)
def test_two_lines_with_colons_are_not_always_an_interview(text):
    assert turns(intake.read(text)) == []


def test_a_name_that_folds_as_a_preposition_does_is_a_label():
    exchange = "سارة: كيف كان الليل؟\n\nعلي: طويلاً."
    assert turns(intake.read(f"{exchange}\n\n{exchange}")) == [("question", "سارة"), ("answer", "علي")] * 2


def test_a_dateline_stays_in_its_paragraph():
    text = "A long night in the harbour\n\nPORT ELLERY, 9 March - The keeper Nora Vint spoke to us on the quay."
    assert intake.read(text).blocks[0].text.startswith("PORT ELLERY, 9 March - The keeper")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A title\n\nQ: Why?\n\nA: لأن الوقت لا ينتظر أحداً في هذه المدينة البعيدة.", "en"),
        ("عنوان\n\nس: لماذا؟\n\nج: Because time does not wait for anybody in this distant town of ours.", "ar"),
    ],
)
def test_the_language_is_that_of_the_questions(text, language):
    assert intake.read(text).language == language
    assert intake.read(text, "ar" if language == "en" else "en").language != language


# -- Labels, and what only looks like one


@pytest.mark.parametrize(
    "paragraph",
    [
        "There is one rule: nobody whistles.",
        "Remember: a clock is not a calendar.",
        "Warning: it bites.",
        "12:30 is when the bread comes.",
        "https://clocks.example/ has the rest.",
        "Three things: oil, patience, a window.",
        "The score was 3:1.",
    ],
)
def test_a_colon_alone_makes_no_speaker(paragraph):
    proposal = intake.read(f"{ASKED}\n\n{ANSWERED}\n\n{paragraph}\n\n{ASKED}\n\n{ANSWERED}")
    assert proposal.blocks[1].text == f"For the wind.\n\n{paragraph}"
    assert turns(proposal) == [("question", "The Beacon"), ("answer", "Nora Vint")] * 2


@pytest.mark.parametrize(
    "paragraph", ["قاعدتنا واحدة: لا أحد يصفّر.", "تذكّر: الساعة لا ترحم.", "أولاً: الزيت.", "مثلاً: المطر."]
)
def test_a_colon_alone_makes_no_speaker_in_arabic(paragraph):
    exchange = "صوت الجبل: لماذا هنا؟\n\nنورا الحايك: من أجل الريح."
    proposal = intake.read(f"{exchange}\n\n{paragraph}\n\n{exchange}")
    assert proposal.blocks[1].text == f"من أجل الريح.\n\n{paragraph}"


@pytest.mark.parametrize(
    "note",
    [
        "Note: she has since moved.",
        "[Editor's note: she has since moved to Ellery.]",
        "Update, 3 May: she has moved.",
        "This interview was edited for length.",
    ],
)
def test_what_the_newsroom_adds_at_the_end_nobody_says(note):
    *_, answer, last = intake.read(f"{ASKED}\n\n{ANSWERED}\n\n{ASKED}\n\n{ANSWERED}\n\n{note}").blocks
    assert (answer.text, last.text, last.is_note) == ("For the wind.", note, True)


@pytest.mark.parametrize(
    ("introduction", "labels", "names"),
    [
        ("Ada Quist met Nora Vint.", ("AQ", "NV"), ("Ada Quist", "Nora Vint")),
        ("Ada Quist met Nora Vint.", ("A.Q.", "N.V."), ("Ada Quist", "Nora Vint")),
        ("Ada Quist met Nora Vint.", ("QUIST", "VINT"), ("Ada Quist", "Nora Vint")),
        ("Ada Quist met Dr. Nora Vint.", ("Quist", "Dr. Vint"), ("Ada Quist", "Nora Vint")),
        ("Ada Quist met Salma al-Bitar.", ("Quist", "al-Bitar"), ("Ada Quist", "Salma al-Bitar")),
        ("A talk with Nora Vint, moderated by Ada Quist.", ("Moderator", "Vint"), ("Ada Quist", "Nora Vint")),
        ("A talk with Nora Vint. Ada Quist moderated.", ("Moderator", "Vint"), ("Ada Quist", "Nora Vint")),
        ("Nora Vint came. The chair was Ada Quist.", ("MODERATOR", "NORA VINT"), ("Ada Quist", "Nora Vint")),
        ("A talk.", ("MARLA OKE", "BO LUND"), ("Marla Oke", "Bo Lund")),
        ("التقت ليلى حمود نورا الحايك.", ("حمود", "الحايك"), ("ليلى حمود", "نورا الحايك")),
        ("ندوة مع نورا الحايك أدارتها ليلى حمود.", ("مديرة الندوة", "الحايك"), ("ليلى حمود", "نورا الحايك")),
        ("التقى سامر العبد الله زياد أبو خليل.", ("العبد الله", "أبو خليل"), ("سامر العبد الله", "زياد أبو خليل")),
    ],
)
def test_whatever_the_label_the_speaker_has_the_fullest_name(introduction, labels, names):
    asker, guest = labels
    text = f"{introduction}\n\n{asker}: Why?\n\n{guest}: Rain.\n\n{asker}: And when?\n\n{guest}: At noon."
    assert turns(intake.read(text)) == [("question", names[0]), ("answer", names[1])] * 2


@pytest.mark.parametrize(
    ("introduction", "label", "name"),
    [
        ("Nora Vint, the harbour master, gave us an hour.", "HARBOUR MASTER", "Nora Vint"),
        ("We met the retired pilot Osric Bane.", "Pilot", "Osric Bane"),
        ("التقينا وزير المالية سامر حداد في مكتبه.", "الوزير", "سامر حداد"),
        ("We met Nora Vint-Hill.", "NVH", "Nora Vint-Hill"),
        ("We met Sister Agnes in the garden.", "Agnes", "Sister Agnes"),
    ],
)
def test_a_label_that_describes_somebody_means_them(introduction, label, name):
    text = f"A title\n\n{introduction}\n\n" + f"The Beacon: Why?\n\n{label}: Rain fell for a week.\n\n" * 2
    assert turns(intake.read(text)) == [("question", "The Beacon"), ("answer", name)] * 2


@pytest.mark.parametrize(
    ("asker", "words", "name"),
    [
        ("PRESENTER", "Good evening. You're listening to Night Boat, I'm Ada Quist.", "Ada Quist"),
        ("المذيعة", "مساء الخير، معكم ليلى حمود.", "ليلى حمود"),
    ],
)
def test_whoever_asks_may_say_their_own_name(asker, words, name):
    text = f"{asker}: {words}\n\nNora Vint: Hello.\n\n{asker}: Why rain?\n\nNora Vint: Because."
    assert turns(intake.read(text)) == [("question", name), ("answer", "Nora Vint")] * 2


def test_a_numbered_list_inside_an_answer_asks_nothing():
    text = (
        f"Three questions\n\n{INTRODUCTION}\n\n1. Why?\n\nFor the wind.\n\n2. How?\n\nLike this:\n\n"
        "1. Oil.\n\n2. Patience.\n\n3. What then?\n\nA window."
    )
    assert [kind for kind, _ in turns(intake.read(text))] == ["question", "answer"] * 3


def test_blank_lines_between_exchanges_tell_a_statement_from_an_answer():
    text = (
        f"A title\n\n{INTRODUCTION}\n\nWhy rain?\nIt falls.\n\nYou stayed.\nI did.\n\nFor years.\n\n"
        "Who taught you?\nRain."
    )
    proposal = intake.read(text)
    assert [block.text for block in proposal.blocks[1::2]] == ["Why rain?", "You stayed.", "Who taught you?"]
    assert [block.doubt for block in proposal.blocks[1::2]] == ["unnamed", "unlabelled", "unnamed"]


@pytest.mark.parametrize(
    ("note", "doubt"),
    [
        ("أعدّت الحوار للنشر: ليلى حمود", ""),
        ("حرّر المقابلة: قسم العمارة. الصور من الأرشيف.", ""),
        ("The shop in Mill Lane is open from six. This interview has been shortened.", ""),
        ("تحفظ هيئة التحرير اسم المتحدثة الكامل.", ""),
        ("Nora Vint is the author of Rain. Her next book is out in May.", "closing"),
        ("The next evening is on the third of May, at the same table.", "closing"),
    ],
)
def test_the_newsrooms_last_paragraph_is_told_from_the_last_answer(note, doubt):
    *_, answer, last = intake.read("\n\n".join((*[ASKED, ANSWERED] * 3, note))).blocks
    assert (answer.text, last.text, last.is_note, last.doubt) == ("For the wind.", note, True, doubt)


def test_the_last_answer_keeps_a_last_paragraph_in_its_own_voice():
    text = "\n\n".join((*[ASKED, ANSWERED] * 3, "Vint, they say, you are late. I never am."))
    assert intake.read(text).blocks[-1].text == "For the wind.\n\nVint, they say, you are late. I never am."


def test_whoever_asks_is_known_by_more_than_question_marks():
    text = (
        "Three keepers met Ines Roe.\n\nRoe: Let us begin. Otto, you came by boat.\n\nOtto Falk: Who does not?\n\n"
        "Brenda Falk: I came on foot. Would you believe it?\n\nRoe: And you, Pia?\n\nPia Lund: I live here.\n\n"
        "Otto Falk: So do I, now."
    )
    assert turns(intake.read(text)) == [
        ("question", "Ines Roe"),
        ("answer", "Otto Falk"),
        ("answer", "Brenda Falk"),
        ("question", "Ines Roe"),
        ("answer", "Pia Lund"),
        ("answer", "Otto Falk"),
    ]


@pytest.mark.parametrize(
    "announced", ["We have a call from Ellery. Ida Lund, go ahead.", "Ida Lund is on the line. Ida, good evening."]
)
def test_whoever_calls_in_asks(announced):
    text = (
        f"Host: Welcome. Why rain, Nora Vint?\n\nNora Vint: For the wind.\n\nHost: {announced}\n\n"
        "Ida Lund: I keep bees.\n\nNora Vint: So do I.\n\nIda Lund: I see.\n\nHost: Good night.\n\nNora Vint: Yes."
    )
    asked = {speaker: kind for kind, speaker in turns(intake.read(text))}
    assert (asked["Ida Lund"], asked["Nora Vint"]) == ("question", "answer")


def test_a_guest_may_introduce_themselves():
    text = "I: And what is your name?\n\nA: Jorun Lund. I run the ferry.\n\nI: Since when?\n\nA: Since May."
    assert turns(intake.read(text)) == [("question", None), ("answer", "Jorun Lund")] * 2


def test_stage_directions_and_times_inside_a_speech_are_text():
    text = "[00:01] Q: Well?\n\n[00:04] A: Yes. [00:09] (laughs) [inaudible]\n\n[00:12] Q: Good."
    (_, answer, _) = intake.read(text).blocks
    assert (answer.label, answer.text) == ("[00:04] A:", "Yes. [00:09] (laughs) [inaudible]")


def test_a_question_inside_an_answer_is_none():
    text = (
        f"A title\n\n{INTRODUCTION}\n\nDo you sleep?\n\nWho could, with that bell? It has rung every hour since I was "
        "born. It rang when I was born.\n\nWhy not leave?\n\nWhy would I?\n\nIs it not lonely?\n\nIt is."
    )
    proposal = intake.read(text)
    assert [kind for kind, _ in turns(proposal)] == ["question", "answer"] * 3
    assert {block.doubt for block in proposal.blocks[1::2]} == {"unlabelled"}


def test_of_two_questions_in_a_row_the_one_that_speaks_to_somebody_is_asked():
    long = "You have said so before, and in this room. You said it to me. And then you said it on the radio. Why?"
    text = (
        f"A title\n\n{INTRODUCTION}\n\nDo you sleep?\n\nHardly.\n\n{long}\n\nIt is true. Who would deny it?\n\n"
        "And where do you go now?\n\nHome."
    )
    assert [block.text for block in intake.read(text).blocks[1::2]] == [
        "Do you sleep?",
        long,
        "And where do you go now?",
    ]


@pytest.mark.parametrize(
    ("introduction", "name"),
    [
        ("م. امرأة في الأربعين، طلبت ألا يُذكر اسمها.", "م"),
        ("The man we shall call R is tall. R walks fast.", "R"),
        ("We met in a café that has since closed.", None),
    ],
)
def test_somebody_may_have_no_more_of_a_name_than_a_letter(introduction, name):
    text = f"A title\n\n{introduction}\n\nQ: Why?\n\nA: For the wind.\n\nQ: And then?\n\nA: For the rain."
    assert turns(intake.read(text)) == [("question", None), ("answer", name)] * 2


def test_the_headline_may_say_who_is_asked():
    text = f"Two questions for Nora Vint\n\n{EXCHANGE}"
    assert turns(intake.read(text))[:2] == [("question", None), ("answer", "Nora Vint")]


CUES = "00:00:0{n},000 --> 00:00:0{n},900"
SUBTITLES = {
    "SubRip": ("1\n{0}\nADA QUIST: Why did\nyou stay?\n\n2\n{1}\nNORA VINT: For the wind.\n\n3\n{2}\nAnd for\nrain."),
    "WebVTT": (
        "WEBVTT\n\n{0}\n<v ADA QUIST>Why did\nyou stay?\n\n{1}\n<v NORA VINT>For the <i>wind</i>.\n\n"
        "{2}\n<v NORA VINT>And for\nrain."
    ),
    "two voices": ("1\n{0}\n>> ADA QUIST: Why did you stay?\n>> NORA VINT: For the wind.\n\n2\n{1}\nAnd for\nrain."),
}


@pytest.mark.parametrize("kind", SUBTITLES)
def test_subtitles_are_read_without_their_timing(kind):
    text = SUBTITLES[kind].format(*(CUES.format(n=n) for n in range(3)))
    question, answer = intake.read(f"{text}\n\n4\n{CUES.format(n=4)}\nADA QUIST: And then?").blocks[:2]
    assert (question.speaker, question.text) == ("Ada Quist", "Why did you stay?")
    assert (answer.speaker, answer.text) == ("Nora Vint", "For the wind.\n\nAnd for rain.")


def test_times_beside_a_video_are_no_part_of_what_is_said():
    text = "0:00\nso tell me about\n0:04\nthe island\n0:09\nwell I came\n0:13\nin the winter"
    assert intake.read(text).blocks[0].text == "so tell me about the island well I came in the winter"


def test_a_letters_first_line_is_no_headline():
    assert intake.read(f"Dear Ada,\n\n{INTRODUCTION}\n\n{EXCHANGE}").headline is None


def test_a_narrative_with_questions_in_it_is_no_interview():
    text = 'The bell\n\nWhy ring it?\n\n"Somebody must," said Nora Vint.\n\nBut who?\n\n"I do not ask," she said.'
    assert turns(intake.read(text)) == []


# -- Who is quoted

VINT = "The keeper Nora Vint lives in the tower with her neighbour, Otto Falk, a retired pilot. He brings the oil."


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ('Vint explained: "We had oil for four days."', [("Nora Vint", "We had")]),
        ('"We had oil," Vint said.', [("Nora Vint", "We had")]),
        ('"We had oil," said the keeper.', [("Nora Vint", "We had")]),
        ('"We had oil," she said, "and a handcart."', [("Nora Vint", "We had"), ("Nora Vint", "and a")]),
        ('"We had oil," she said. "It was enough."', [("Nora Vint", "We had"), ("Nora Vint", "It was")]),
        ('"Was it enough?" he asked.', [("Otto Falk", "Was it")]),
        ('Falk shrugged. "It was enough."', [("Otto Falk", "It was")]),
        ('Asked about the oil, Mr. Falk told us: "I carried it."', [("Otto Falk", "I carried")]),
        ('About the oil of Otto Falk, she said: "It burned."', [("Nora Vint", "It burned.")]),
        ('In the words of Vint, "nobody slept that whole winter".', [("Nora Vint", "nobody slept")]),
        ("\"He asked me, 'Is it enough?', and I laughed,\" Vint said.", [("Nora Vint", "He asked")]),
        ('"She said "enough" and laughed," said Falk.', [("Otto Falk", "She said")]),
        ('The so-called "Candle" is a tower.', []),
        ('A form entitled "Notes for Keepers" lay there.', []),
        ('She called the tower "the Candle".', []),
        ('He described it as "a sort of candle".', []),
        ('A sign over the door says "No Whistling on the Stairs".', []),
        ("According to her, the tower leans.", []),
    ],
)
def test_words_in_quotation_marks_are_somebodys_or_a_term(paragraph, expected):
    assert quoted(f"The tower\n\n{VINT}\n\n{paragraph}") == expected


HAYEK = "تعيش حارسة المنارة نورا الحايك في البرج، ويحمل إليها الزيت جارها سامر حداد."


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("وقالت الحايك: «كان عندنا زيت لأربعة أيام».", [("نورا الحايك", "كان عندنا")]),
        ("وأضافت: «كان عندنا زيت».", [("نورا الحايك", "كان عندنا")]),
        ("وعن الزيت، قال: «حملته على ظهري».", [("سامر حداد", "حملته على")]),
        ("«كان عندنا زيت»، تقول الحايك، «وكان يكفي».", [("نورا الحايك", "كان عندنا"), ("نورا الحايك", "وكان يكفي")]),
        ('من جهته، أكد حداد، وهو بحّار متقاعد: "حملته وحدي".', [("سامر حداد", "حملته وحدي")]),
        ("وختم حديثه قائلاً: “لم يشكرني أحد”.", [("سامر حداد", "لم يشكرني")]),
        ("«لم يكن الطريق سهلاً ولا قصيراً»، على حد تعبيرها.", [("نورا الحايك", "لم يكن")]),
        ("البرج الذي يسميه الأهالي «الشمعة» قديم.", []),
        ("وأصدرت كتاباً بعنوان «دفتر الحارسة».", []),
        ("وبحسب الحايك فإن البرج يميل.", []),
    ],
)
def test_words_in_quotation_marks_are_somebodys_or_a_term_in_arabic(paragraph, expected):
    assert quoted(f"ضوء بعيد\n\n{HAYEK}\n\n{paragraph}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Otto Falk drives the bus.\n\nHis sister Pia, a nurse, is blunt: "He talks to everybody."\n\n'
            '"I am early," he said.\n\nFor Pia, the flood was worst. "It rose fast," she said.',
            [("Pia", "He talks"), ("Otto Falk", "I am"), ("Pia", "It rose")],
        ),
        (
            'According to Otto Falk of the harbour board, "there is no plan to move anyone".',
            [("Otto Falk", "there is")],
        ),
        (
            'The head, Mr. Patel, was against it. "I imagined the worst," he said. "I got honey," Patel added.',
            [("Mr. Patel", "I imagined"), ("Mr. Patel", "I got")],
        ),
        ('We spoke to Otto Falk. "Ask the river," he said.', [("Otto Falk", "Ask the")]),
        (
            "تفتح الحاجة نظمية مطعمها باكراً، ويساعدها ابنها رضوان.\n\n«الطعام ذاكرة لا وصفة»، تقول نظمية.\n\n"
            "ويضيف رضوان: «أمي لا تقيس شيئاً أبداً».",
            [("الحاجة نظمية", "الطعام ذاكرة"), ("رضوان", "أمي لا")],
        ),
        (
            "تجلس للا الطاهرة خلف منسجها.\n\n«هذه لابنتي التي سافرت»، قالت العجوز.",
            [("للا الطاهرة", "هذه لابنتي")],
        ),
        (
            "جلس نادر الخطيب في الغرفة، وفتحت لنا أخته كارلوتا، وفي يدها مبرد.\n\n«ادخل بسرعة»، قالت كارلوتا.\n\n"
            "يحكي نادر النكتة وهو يضحك: «كان ذلك قبل الحرب».",
            [("كارلوتا", "ادخل بسرعة"), ("نادر الخطيب", "كان ذلك")],
        ),
    ],
)
def test_people_may_have_one_name_and_a_relation_or_title(text, expected):
    assert quoted(f"A title\n\n{text}") == expected


FALK = [("Otto Falk", "We waited,")]
FALK_RAIN = [*FALK, ("Otto Falk", "It rained."), ("Otto Falk", "It never")]
FALK_BOTH = [*FALK, ("Otto Falk", "It rained,")]
INES = [("Ines Roe", "I did")]
INES_DID = [("Ines Roe", "I did,")]
ROES = [("Otto Roe", "We waited,"), ("Ines Roe", "It rained,")]
ROE = [("Ines Roe", "We waited,"), ("Ines Roe", "It rained,")]
HAYEK_SAID = [("نورا الحايك", "كان المطر")]
HADDAD = [("سامر حداد", "كان المطر")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The baker, Otto Falk, has flour. Nora Vint has none. "We waited," the old baker said.', FALK),
        ('Baker Otto Falk rose early. Nora Vint did not. "We waited," said the baker.', FALK),
        ('"We waited," said a baker, Otto Falk, who rose early.', FALK),
        ('Nora Vint rose. Then her husband, Otto Falk, did. "We waited," said her husband.', FALK),
        ('His wife slept. "I did not," said Ines Roe. Otto Falk rose. "We waited," he said.', [*INES, *FALK]),
        ('Otto Falk rose. "We waited," the 61-year-old said.', FALK),
        ('Nora Vint spoke of flour. I asked Otto Falk about it. "We waited," he said.', FALK),
        ('Otto Falk rose. Asked how it went on, Nora Vint laughed. Falk did not. "We waited," he said.', FALK),
        ('Ines Roe and her son, Otto Roe, rose. "We waited," said Otto. "It rained," said Roe.', ROES),
        ('Nora Vint rose. "We waited," the company said in a letter.', [(None, "We waited,")]),
        ('Nora Vint rose. "We waited," said one of the bakers.', [(None, "We waited,")]),
        ('Nora Vint rose. The boat went to Otto Falk, and he sold it. "We waited," the baker said.', FALK),
        ('Otto Falk, now a baker in the town, slept. Nora Vint rose. "We waited," the baker said.', FALK),
        ('Otto Falk rose, and when a councillor came, he told them: "We waited," and sat.', FALK),
        ('The work of Sable Orrin hangs here. "I stopped," Orrin said.', [("Sable Orrin", "I stopped,")]),
        ('The work of Sable Orrin hangs here. "I stopped," Sable said.', [("Sable Orrin", "I stopped,")]),
        ('The house went to Sable Orrin. Orrin, 58, sold it. "I stopped," she said.', [("Sable Orrin", "I stopped,")]),
        ('Nora Vint rose. A neighbour, who gave no name, did not. "We waited," she said.', [(None, "We waited,")]),
        ('Otto Falk accepted that "mistakes were made".', [("Otto Falk", "mistakes were")]),
        ('Otto Falk sails on the "Old Maid".', []),
        ("Otto Falk rose. ‘We waited,’ he said. ‘It rained.\n\n‘It never stopped.’", [*FALK_RAIN]),
        ("وصل الخباز سامر حداد. وصلت نورا الحايك. «كان المطر غزيراً»، قال الخباز.", HADDAD),
        ("وصلت نورا الحايك ومعها زوجها سامر حداد. «كان المطر غزيراً»، قال لنا زوجها.", HADDAD),
        ("وصل سامر حداد. «كان المطر غزيراً»، قال الرجل الذي تجاوز الستين.", HADDAD),
        ("وصل رجل اسمه سامر. وصلت نورا الحايك. «كان المطر غزيراً»، قال سامر.", [("سامر", "كان المطر")]),
        ("وصلت نورا الحايك. وقالت إدارة الميناء: «كان المطر غزيراً».", [("إدارة الميناء", "كان المطر")]),
        ("وصلت نورا الحايك. «كان المطر غزيراً»، قالت إحدى العاملات.", [(None, "كان المطر")]),
        ("وصلت نورا الحايك. وفي رأيها، «كان المطر غزيراً جداً».", [("نورا الحايك", "كان المطر")]),
        ("وصل سامر حداد. اعتبر حداد أن المطر «ليس عذراً».", [("سامر حداد", "ليس عذرا")]),
        ("وصل الناقد سامر أبو حداد. «كان المطر غزيراً»، قال أبو حداد.", [("سامر أبو حداد", "كان المطر")]),
        ("وصلت مديرة الجمعية، رهام شلق، أمس. «كان المطر غزيراً»، قالت.", [("رهام شلق", "كان المطر")]),
        ("وصل سامر حداد. قرأت للرجل الخبر. وسألني: «كان المطر غزيراً؟».", HADDAD),
        ("وصل سامر حداد ومعه نورا الحايك. «كان المطر غزيراً»، قال صاحب الدكان.", HADDAD),
        ('Otto Falk slept until a dentist came. "We waited," said Ines Roe. "It rained," she said.', ROE),
        ('Otto Falk had a sister, Nora Vint. Falk rose. "We waited," said his sister.', [("Nora Vint", "We waited,")]),
        ('Nora Vint played it to her nurse, Shirin. "We waited," she said.', [("Shirin", "We waited,")]),
        ('Nora Vint drank. The mug says "41".', []),
        ('Ines Roe rose. At six her mother took her along. "We waited," she said. "It rained," she said.', ROE),
        ('Otto Falk, who drives the bus, sat by Nora Vint. "We waited," the driver said.', FALK),
        ('Otto Falk plays the accordion. Nora Vint rose. "We waited," said the accordionist.', FALK),
        (
            "درّبت نورا الحايك ثلاث فتيات، إحداهن ابنتها الصغرى. وعن الشرط قالت: «كان المطر غزيراً».",
            HAYEK_SAID,
        ),
        ('"We waited," Otto Falk thundered at Nora Vint. "It rained," he quavered.', FALK_BOTH),
        ('"We waited," Otto Falk telegraphed to Nora Vint.', FALK),
        ('Otto Falk laughed and looked across at his partner, who was cross. "We waited, all of us."', FALK),
        ('Nora Vint rose. Otto Falk wrote them a letter. What does it say? "We waited, all of us."', FALK),
        (
            '"We waited," said Otto Falk.\n\n"You slept," said Nora Vint.\n\n"It rained."\n\n"It snowed."',
            [*FALK, ("Nora Vint", "You slept,"), ("Otto Falk", "It rained."), ("Nora Vint", "It snowed.")],
        ),
        ('Otto Falk rose. There is a notice over his head that says "Do not speak to the driver".', []),
        ('Nora Vint and her deckhand, Otto Falk, rose. Vint nodded. "We waited," said the deckhand.', FALK),
        ("وصل سامر حداد. «كان المطر غزيراً جداً»، بحسب حداد، الذي مضى.", HADDAD),
        ('Nora Vint rose. A regular, who gave no name, sat. "We waited," she said.', [(None, "We waited,")]),
        ('Otto Falk rose. The town called it "good" but said it could "not comment on it".', [(None, "not comment")]),
        ("كان سامر حداد معلماً. «كان المطر غزيراً»، قال المعلم السابق.", HADDAD),
        ("وصل سامر حداد. «كان المطر غزيراً»، همهم لي.", HADDAD),
        ("وصلت نورا الحايك ثم سامر حداد. «كان المطر غزيراً»، همهم حداد.", HADDAD),
        ("وصل سامر حداد. أول ما قاله لي: «كان المطر غزيراً».", HADDAD),
        ("نام سامر حداد، سائق متقاعد، على كرسيه. «كان المطر غزيراً»، قال المريض.", HADDAD),
        ("حمل سامر حداد إبريقه. عند الباب التفت إلى وليد قاسم وقال له: «كان المطر غزيراً».", HADDAD),
        ("جلست نورا الحايك وسامر حداد. وسألها الحارس عن المطر فلم تتردد: «كان المطر غزيراً».", HAYEK_SAID),
        ("وصلت نورا الحايك وسامر حداد. وشددت على أن الفصل يبدأ غداً: «كان المطر غزيراً».", HAYEK_SAID),
        ("وصلت نورا الحايك. كانت معلمة في القرية. وقالت: «كان المطر غزيراً».", HAYEK_SAID),
        ("وصلت نورا الحايك وأمها. وعن أمها تقول: «كان المطر غزيراً».", HAYEK_SAID),
        ("وصلت نورا الحايك. وحين سألها أحد الجيران، أجابت: «كان المطر غزيراً».", HAYEK_SAID),
        ("وصلت نورا الحايك وسامر حداد. صمتت قليلاً. ثم، كمن يعترف: «كان المطر غزيراً».", HAYEK_SAID),
        ("وصل سامر حداد. وقال لنا أمام الدكان: «كان المطر غزيراً».", HADDAD),
        (
            "تكلمت نورا الحايك عن حفيدتها، سعاد منصور. ثم قالت الحفيدة: «كان المطر غزيراً».",
            [("سعاد منصور", "كان المطر")],
        ),
        ("وصلت نورا الحايك. وهتف شباب غرفة الطوارئ: «كان المطر غزيراً».", [("شباب غرفة الطوارئ", "كان المطر")]),
        ("وصلت نورا الحايك. وأعلنت المحافظة: «كان المطر غزيراً».", [("المحافظة", "كان المطر")]),
        ("وصلت نورا الحايك وسامر حداد. بحسبها، لا بأس، «لكن المطر غزير جداً».", [("نورا الحايك", "لكن المطر")]),
        ("وصلت نورا الحايك وسعاد منصور. وحين ألحت عليها سعاد ردت: «كان المطر غزيراً».", HAYEK_SAID),
        (
            "وصل سامر حداد وعمته سعاد حداد. قالت سعاد: «نعم». ويقول حداد: «كان المطر غزيراً».",
            [("سعاد حداد", "نعم"), *HADDAD],
        ),
        ("وصل سامر حداد. «كان المطر غزيراً»، قال دون أن ينظر.", HADDAD),
        ('The woman inside is Nora Vint. Otto Falk rose. "I did," she said.', [("Nora Vint", "I did,")]),
        ('A man wept over a book. His name was Noel. "We waited," he said.', [("Noel", "We waited,")]),
        (
            'Ines Roe, the girl with the braids, slept. Nora Vint rose. "I did," said the girl with the braids.',
            INES_DID,
        ),
        (
            'Nora Vint spoke of rain. Her colleagues, she says, slept. "We waited, all of us."',
            [("Nora Vint", "We waited,")],
        ),
        ('Nora Vint brought her uncle\'s Remington. "We waited," she said.', [("Nora Vint", "We waited,")]),
        (
            'Ida weighs. "We waited," Ida admits. "It rained," she says.',
            [("Ida", "We waited,"), ("Ida", "It rained,")],
        ),
        ('On Friday O. Falk rose. "We waited," said Mr. Falk, a former clerk.', [("O. Falk", "We waited,")]),
        ("كان سامر حداد يقود الشاحنة ومعه وليد قاسم. «كان المطر غزيراً»، قال القائد.", HADDAD),
    ],
)
def test_whoever_holds_the_floor_is_followed(text, expected):
    assert [(who, folding.identity(said)) for who, said in quoted(f"A title\n\n{text}")] == [
        (who, folding.identity(said)) for who, said in expected
    ]


@pytest.mark.parametrize(
    "text",
    [
        'Nora Vint met Ines Roe. "We waited," she said.',
        'Otto Falk rose.\n\nThe boat came. "We waited," he said.',
        "وصلت نورا الحايك مع سعاد منصور. «كان المطر غزيراً»، قالت.",
    ],
)
def test_where_several_could_be_meant_the_editor_is_asked(text):
    quotes = [quote for block in intake.read(f"A title\n\n{text}").blocks for quote in block.quotes]
    assert [quote.doubt for quote in quotes] == ["pronoun"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'It was the idea of Sable Orrin, a chemist who stayed.\n\n"I came for the salt," said Orrin.',
            [("Sable Orrin", "I came")],
        ),
        (
            'Thea Falk, a doctor, had gone up Moel Brun. Nobody else likes Moel Brun.\n\n"I lay there," she said.',
            [("Thea Falk", "I lay")],
        ),
        ('It was the work of Sable Orrin. She began in May. "I had no plan," she said.', [("Sable Orrin", "I had")]),
        (
            'In the kitchen of Nora Vint it rained. Nora Vint opened her door. "Come in," she said.',
            [("Nora Vint", "Come in,")],
        ),
        ('Nora Vint drives a bus. "Marrow Street is my last stop," she said.', [("Nora Vint", "Marrow Street")]),
        ('Marrow Street was empty. Nora Vint drove on. "Mind the step," she said.', [("Nora Vint", "Mind the")]),
        ('The baker Jonah Hill was up. "I bake," said Hill.', [("Jonah Hill", "I bake,")]),
    ],
)
def test_a_place_with_capitals_is_nobody(text, expected):
    assert quoted(f"A title\n\n{text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("جمعه صياد هو الناصر بن زيدون.\n\nويروي بن زيدون: «غضبوا ثم سكتوا».", [("الناصر بن زيدون", "غضبوا ثم")]),
        (
            "تمشي زينب ولد باهي خلفهن. وقالت ولد باهي، رئيسة الجمعية: «لا تُرى».\n\n«تعلمت من جدتي كل شيء»، تتذكر "
            "رئيسة الجمعية. وقالت رئيسة الجمعية: «انتهينا».",
            [("زينب ولد باهي", "لا تُرى"), ("زينب ولد باهي", "تعلمت من"), ("زينب ولد باهي", "انتهينا")],
        ),
        ("محمد ولد في القرية. قال محمد: «كان الشتاء طويلاً».", [("محمد", "كان الشتاء")]),
        (
            "تلك الطالبة هي زيدونة أبو شقرا، وهي كابتن الفريق. «كلكم تكتبون عنا»، قالت زيدونة.",
            [("زيدونة أبو شقرا", "كلكم تكتبون")],
        ),
        ("يعمل يانيس بن سالم وحده. قال بن سالم: «هي أمهر مني».", [("يانيس بن سالم", "هي أمهر")]),
        ("يستيقظ زيداتي ولد بوبكر باكراً. قال زيداتي: «كان الشتاء طويلاً».", [("زيداتي ولد بوبكر", "كان الشتاء")]),
        ("عادت ابنته، تسنم بنت زيدون، أمس. وقالت تسنم: «لم أعرفها».", [("تسنم بنت زيدون", "لم أعرفها")]),
        ("جاءت بنت صغيرة. قالت البنت: «لا أحد هنا».", [(None, "لا أحد")]),
        ("صمت الرجل سامر حداد، وخلع العدسة، ثم قال: «لا أحد هنا».", [("سامر حداد", "لا أحد")]),
        ("يأتي سامر حداد كل صباح جمعة. «لا أحد هنا»، قال.", [("سامر حداد", "لا أحد")]),
        ("تقول متدربة، واسمها ريمانة المقطرية: «لا أحد هنا».", [("ريمانة المقطرية", "لا أحد")]),
        (
            "هذه معصرة المنجي القروي. هز القروي رأسه.\n\nنام المنجي القروي، وقال: «لا أحد».",
            [("المنجي القروي", "لا أحد")],
        ),
        ("جاءت آمنة القروي. درست آمنة الكيمياء في تونس. وقالت آمنة: «لا أحد هنا».", [("آمنة القروي", "لا أحد")]),
        ("جاء عبد الرحيم أيت زيدون أمس. وقال أيت زيدون: «لا أحد هنا».", [("عبد الرحيم أيت زيدون", "لا أحد")]),
        (
            "قال سامر الصبري: «لا أحد هنا». لم يخف الأسطى سامر: «هي هنا».",
            [("سامر الصبري", "لا أحد"), ("سامر الصبري", "هي هنا")],
        ),
        ("تديره الدكتورة زيدانة المعمرية هنا. وقالت المعمرية بهدوء: «لا أحد».", [("زيدانة المعمرية", "لا أحد")]),
        ("يحملها زيدون الزيدان كل يوم. «لا أحد هنا»، يشرح الزيدان.", [("زيدون الزيدان", "لا أحد")]),
        ("جمعت إخلاص عبد الباقي نساء الشارع. تقول إخلاص: «لا أحد هنا».", [("إخلاص عبد الباقي", "لا أحد")]),
        ("وصل سامر حداد وفي فمها صفارة. «لا أحد هنا»، قال.", [("سامر حداد", "لا أحد")]),
        ("يجلس بن سالم هنا. قال بن سالم: «لا أحد هنا».", [("بن سالم", "لا أحد")]),
        ("استقبلنا محمد عبد الله العلي. وقال العلي: «الوضع صعب».", [("محمد عبد الله العلي", "الوضع صعب")]),
        (
            "التقينا باكاري كوليبالي، وهو تاجر. قال كوليبالي: «الأسعار ترتفع». وأضاف باكاري: «ولا أحد يسأل».",
            [("باكاري كوليبالي", "الأسعار ترتفع"), ("باكاري كوليبالي", "ولا أحد")],
        ),
        ("قالت الشركة: «لن ندفع». كان مدير مقر الشركة، وهو مهندس، غائباً.", [("الشركة", "لن ندفع")]),
        ("وصل التاج زيدون أمس. وقال زيدون: «لا أحد هنا».", [("التاج زيدون", "لا أحد")]),
        ("جاءت زيدونة لافال أمس. وقالت زيدونة: «لا أحد هنا».", [("زيدونة لافال", "لا أحد")]),
        ("حملتها حفيدتها زيدونة من هناك. «لا أحد هنا»، قالت زيدونة.", [("زيدونة", "لا أحد")]),
        ("لا تحب سعاد القصة. قالت سعاد: «لا أحد هنا».", [("سعاد", "لا أحد")]),
        ("يذيع سامر حداد أسماء المفقودين. وأضاف: «لا أحد هنا».", [("سامر حداد", "لا أحد")]),
        ("جاء راشد بن زيدون الزعابي. وقال الزعابي: «لا أحد هنا».", [("راشد بن زيدون الزعابي", "لا أحد")]),
        ("وصل سي منصف الحداد. وقال سي منصف: «لا أحد هنا».", [("منصف الحداد", "لا أحد")]),
        ("يجلس عم صبحي ستين سنة هنا. قال صبحي: «لا أحد هنا».", [("عم صبحي", "لا أحد")]),
        ("سامر، الذي لم يتكلم، نهض. «لا أحد هنا»، قال سامر.", [("سامر", "لا أحد")]),
        ("سمع الأب الجملة أمس. وصل سامر حداد. «لا أحد هنا»، قال.", [("سامر حداد", "لا أحد")]),
        ("وعد سامر أمس. وقالت نورا الحايك: «لا أحد هنا».", [("نورا الحايك", "لا أحد")]),
        ("تتناوب سعاد وهيام شلق على المقود. وقالت هيام: «لا أحد». وضحكت سعاد شلق.", [("هيام شلق", "لا أحد")]),
        ("يرى مختار الحي عبد المعين شلق غير ذلك. وقال شلق: «لا أحد هنا».", [("عبد المعين شلق", "لا أحد")]),
        ("جاء جمال أيت تازارين أمس. وقال أيت تازارين: «لا أحد هنا».", [("جمال أيت تازارين", "لا أحد")]),
        ("وصل سامر حداد، ابن أم سامر. وقالت أم سامر: «لا أحد هنا».", [("أم سامر", "لا أحد")]),
        ("وصلت أم زينب مع ابنتها زينب، وهي طالبة. وقالت زينب: «لا أحد هنا».", [("زينب", "لا أحد")]),
        (
            "مسح عبد الباسط مسطرة أمس. وجلس عبد الباسط هنا. وقال عبد الباسط: «لا أحد».",
            [("عبد الباسط", "لا أحد")],
        ),
        ("جاءت نفيسة بت زيدون أمس. وقالت نفيسة: «لا أحد هنا».", [("نفيسة بت زيدون", "لا أحد")]),
        ("زار أبو سليم المدينة أمس. قال أبو سليم: «لم أعرفها».", [("أبو سليم", "لم أعرفها")]),
        (
            "قال أحمد الخطيب: «كنا هنا». وقال أحمد الشامي: «وأنا بعدهم».",
            [("أحمد الخطيب", "كنا هنا"), ("أحمد الشامي", "وأنا بعدهم")],
        ),
    ],
)
def test_an_arabic_name_is_whole_and_nothing_else(text, expected):
    assert quoted(f"حكاية\n\n{text}") == expected


def test_whoever_writes_asks_by_the_name_in_the_byline():
    text = f'The tower\n\nBy Ada Quist\n\n{VINT}\n\n"Was it cold?" I asked.\n\n"It was," said Vint.'
    assert quoted(text) == [("Ada Quist", "Was it"), ("Nora Vint", "It was,")]


def test_whom_the_standfirst_names_is_known_by_the_surname():
    head = "The tower\n\nThe Ellery Ledger's Ada Quist spent a night beside its last keeper."
    text = f'{head}\n\nBy Bo Lund\n\n{VINT}\n\n"Was it cold?" Quist asked her.'
    assert quoted(text) == [("Ada Quist", "Was it")]


def test_a_quotation_may_run_over_paragraphs():
    text = f'The tower\n\n{VINT}\n\nVint said: "It was cold.\n\n"It was very cold.\n\n"We burned the stairs."'
    assert quoted(text) == [("Nora Vint", "It was"), ("Nora Vint", "It was"), ("Nora Vint", "We burned")]


def test_inside_a_turn_quotation_marks_are_the_speakers():
    proposal = intake.read(f'{ASKED}\n\nNora Vint: He said: "Go home."\n\n{ASKED}\n\n{ANSWERED}')
    assert all("quotes" not in block for block in proposal.as_json()["blocks"])


def test_whoever_is_only_quoted_takes_part_too():
    text = f'The tower\n\n{VINT}\n\n"We had oil," said Vint.\n\n"I carried it," said Falk.'
    people = intake.read(text).people
    assert [(person.name, person.role) for person in people] == [("Nora Vint", "interviewee"), ("Otto Falk", "other")]


def test_every_doubt_has_its_words():
    text = f'The tower\n\n{VINT}\n\n"We burned it."\n\nVint said it was "a very long winter".\n\n'
    text += 'Ada Quist woke. Vint smiled. She said: "Yes."'
    doubts = [quote.doubt for block in intake.read(text).blocks for quote in block.quotes]
    assert doubts == ["no-attribution", "part-of-sentence", "pronoun"]
    assert set(doubts) < DOUBTS


# -- The texts that lie beside the checkout


def beside(path):
    """The path, or a skip that is seen: where the checkout stands alone there is nothing to compare with."""
    if not path.exists():
        warnings.warn(f"Skipped, for there is no {path.name} beside the checkout (NEWSROOM_SHARED).", stacklevel=2)
        pytest.skip(f"{path} is not there")
    return path


def test_the_newsrooms_first_interview_is_read_as_it_stands():
    text = beside(intake_score.SHARED / "seeds" / "salah-al-ashkar.txt").read_text(encoding="utf-8")
    proposal = intake.read(text)
    assert proposal.headline == "Salah Al-Ashkar To Rozana: We Defeated Ourselves!"
    assert len(proposal.blocks) == 5
    assert [speaker for speaker, _ in quoted(text)] == ["Salah Al-Ashkar"] * 4
    assert " ".join([proposal.headline, *(block.text for block in proposal.blocks)]) == " ".join(text.split())


def test_the_corpus_is_read_as_its_readers_read_it():
    figures = json.loads(intake_score.score(beside(intake_score.TEXTS), "--json").stdout)["all"]
    assert figures["overall"] >= 0.95
    assert figures["kind"] >= 0.97
    assert figures["quote_attr"] >= 0.95
    assert intake_score.score(intake_score.TEXTS, "--text-loss").returncode == 0


def test_full_names_that_become_initials_are_the_same_voices():
    proposal = intake.read(
        "Piotr Shea: What was it like?\n\nNell Roe: Cold.\n\nPS: Who decided?\n\nNR: Nobody.\n\nNR: It rained."
    )
    assert [(block.kind, block.speaker) for block in proposal.blocks] == [
        ("question", "Piotr Shea"),
        ("answer", "Nell Roe"),
        ("question", "Piotr Shea"),
        ("answer", "Nell Roe"),
        ("answer", "Nell Roe"),
    ]


def test_a_question_and_answer_behind_dashes_do_not_make_an_interview_of_a_narrative():
    text = "قطار الليل\n\nجلسنا قرب النبع. سألته:\nـ ألا تتعب؟\nـ أتعب.\n\nثم نام. ومضى الليل كله هادئاً."
    proposal = intake.read(text)
    assert {type(block).__name__ for block in proposal.blocks} == {"Paragraph"}
