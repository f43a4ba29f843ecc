"""How interviews are written down, by language: labels, bylines, notes, verbs of saying. A new language is a new table.

Words are written as readers would write them and folded when the tables are built. Both languages are looked up
together, for one interview often mixes them.
"""

import re
from dataclasses import dataclass, fields

from articles.words import folding


@dataclass(frozen=True)
class Language:
    """What one language calls things. Phrases are sets of folded words; verbs and pronouns tell the speaker's gender."""

    code: str
    # Labels of turns. Whoever stands behind the first three is found in the text, if it names them at all.
    askers: frozenset  # Q, Interviewer
    answerers: frozenset  # A, Guest
    moderators: frozenset  # Moderator
    audience: frozenset  # Audience member
    never_labels: frozenset  # Note, Remember
    ordinals: frozenset  # after a generic label: السؤال الأول
    # Openings of a whole paragraph
    notes: frozenset  # before a colon: Note, Update
    note_openings: frozenset  # This interview has been edited
    requests: frozenset  # Tell us: a question without a question mark
    bylines: frozenset  # By, Words
    credits: frozenset  # Photographs: a line of the byline that names nobody who asks
    conducted: frozenset  # Interview by: wherever it stands, it names who asked
    moderated: frozenset  # moderated by NAME
    introductions: frozenset  # My name is NAME
    asks_for_name: frozenset
    # People and what is none
    honorifics: dict  # word -> gender
    relations: dict  # wife, sister -> gender
    pronouns: dict
    first_person: frozenset
    second_person: frozenset
    given_names: dict  # needed where no capital letter shows a name
    particles: frozenset  # words inside a name
    stops: frozenset  # words that no name contains
    outlets: frozenset  # Radio, News
    places: frozenset  # words after which a name is a place or a thing
    prepositions: frozenset  # before somebody whom a sentence is not about
    months: frozenset
    # Saying
    verbs: dict  # folded form -> gender, or None where the form does not tell
    telling: frozenset  # verbs whose next name is who was told
    that: frozenset  # after the verb: what follows is reported, not quoted
    naming: frozenset  # before a quotation: it is a term or a title
    written: frozenset  # things that say something though they are no people
    reporting: frozenset  # according to: indirect


def _words(text):
    """Return the folded phrases of a list separated by commas."""
    return frozenset(folding.identity(phrase) for phrase in text.split(",") if phrase.strip())


def _gendered(**lists):
    """Return {folded word: gender}; the lists are named m, f and n."""
    return {word: {"n": None}.get(gender, gender) for gender, text in lists.items() for word in _words(text)}


def _arabic_verbs(pairs):
    """Return every form used of one person, with its gender, for verbs given as past and present (قال يقول)."""
    forms = {}
    for pair in pairs.split(","):
        past, present = pair.split()
        feminine = (past[:-1] if past[-1] in "ىا" else past) + "ت"
        for form, gender in ((past, "m"), (feminine, "f"), (present, "m"), ("ت" + present[1:], "f")):
            forms[folding.identity(form)] = gender
    return forms


ENGLISH = Language(
    code="en",
    askers=_words("q, question, i, int, interviewer, reporter, journalist, presenter, host, correspondent"),
    answerers=_words("a, answer, interviewee, guest, respondent, r, participant, subject"),
    moderators=_words("moderator, chair, chairman, chairwoman, chairperson, facilitator, mc"),
    audience=_words(
        "audience, audience member, audience question, member of the audience, from the audience, "
        "question from the audience, questioner, from the floor, question from the floor, reader, reader question"
    ),
    never_labels=_words(
        "note, notes, nota bene, nb, n.b, editor's note, editors' note, editor note, update, updated, warning, "
        "remember, correction, clarification, caution, important, tip, hint, p.s, ps, postscript, source, sources, "
        "photo, photos, picture, caption, credit, credits, read more, see also, related, listen, watch, example, "
        "disclaimer, reminder, attention, background, context, summary, conclusion, introduction, intro, result, "
        "first, second, third, finally, lastly, one, two, three, moral, lesson, advice, rule, question is, "
        "answer is, imagine, listen, look, think, consider, trigger warning, spoiler, breaking, advertisement"
    ),
    ordinals=_words("one, two, three, four, five, six, seven, eight, nine, ten"),
    notes=_words(
        "note, editor's note, editors' note, editor note, note from the editor, update, updated, correction, "
        "corrections, clarification, postscript, nb, n.b, disclaimer, footnote, about the author, transcript note"
    ),
    note_openings=_words(
        "this interview was, this interview has, the interview was, the interview has, this conversation was, "
        "this conversation has, the conversation was, the conversation has, this transcript was, "
        "this transcript has, the transcript, this text was, this text has, this article was, this article has, "
        "this discussion was, this discussion has, answers were edited, answers have been, an earlier version, "
        "a previous version, interview conducted, interview by, interviewed by, translated by, translation by, "
        "transcribed by, edited by, edited for, photographs by, photos by, this is an edited, "
        "this is an abridged, first published, originally published, names have been, some names"
    ),
    requests=_words(
        "tell us, tell me, describe, explain, talk us through, talk me through, talk about, talk to us, walk us, "
        "walk me, take us, take me, give us, give me, show us, show me, let us, let's, say something, please, "
        "introduce yourself, finish the sentence, complete the sentence, name one, name three, name the, "
        "paint us, remind us, help us, share, compare, imagine you, put us"
    ),
    bylines=_words(
        "by, words, words by, text, text by, interview, interview by, interviewed by, an interview by, story by, "
        "written by, story, reporting, reporting by, report by, reported by, author, conversation, in conversation with, "
        "a conversation with"
    ),
    credits=_words(
        "photograph, photographs, photography, photos, photo, pictures, picture, photographs by, photography by, "
        "photos by, photo by, pictures by, translation, translated by, translation by, translator, edited by, "
        "editing, illustration, illustrations, illustrations by, illustration by, drawings by, date, place, "
        "location, published, source, recorded, recorded in, recorded at, transcribed by, transcript"
    ),
    conducted=_words("interview by, interviewed by, interview conducted by, conducted by, interviewer was"),
    moderated=_words(
        "moderated by, moderator, moderator was, chaired by, hosted by, led by, facilitated by, moderator is"
    ),
    introductions=_words("my name is, my name's, i am, i'm, this is, i am called"),
    asks_for_name=_words("your name, introduce yourself, who are you, name and"),
    honorifics=_gendered(
        m="mr, sir, lord, father, brother, uncle, king, prince, abu",
        f="mrs, ms, miss, madam, madame, lady, sister, dame, mother, aunt, queen, princess, umm",
        n="dr, doctor, prof, professor, captain, capt, judge, rev, reverend, sgt, sergeant, col, colonel, gen, "
        "general, lt, major, president, minister, st, saint, sheikh, engineer",
    ),
    relations=_gendered(
        m="husband, father, brother, son, uncle, nephew, grandfather, grandson, boyfriend, widower, man, boy, "
        "fisherman, actor, waiter, monk, king, gentleman, bargeman, fireman, policeman, salesman, spokesman, "
        "chairman, businessman, lad",
        f="wife, mother, sister, daughter, aunt, niece, grandmother, granddaughter, girlfriend, widow, woman, "
        "girl, actress, waitress, nun, queen, lady, midwife, policewoman, spokeswoman, chairwoman, seamstress, "
        "businesswoman, hostess, headmistress",
    ),
    pronouns=_gendered(m="he, his, him, himself", f="she, her, hers, herself", n="they, their, them"),
    first_person=_words("i, me, my, mine, myself, i'm, i've, i'd, i'll"),
    second_person=_words("you, your, yours, yourself, you're, you've, you'd, you'll"),
    given_names={},
    particles=_words(
        "de, da, do, dos, del, della, di, du, la, le, van, von, der, den, ter, ten, bin, ibn, al, el, "
        "abu, umm, abd, of, y, e, st, zu"
    ),
    stops=_words(
        "a, an, the, this, that, these, those, it, its, i, we, you, he, she, they, my, our, your, his, her, their, "
        "and, or, but, nor, so, yet, if, when, while, as, because, since, until, after, before, once, where, who, "
        "what, which, why, how, whose, there, here, then, now, today, yesterday, tomorrow, to, in, on, at, by, for, "
        "from, with, without, about, of, over, under, into, near, between, against, during, among, through, is, "
        "are, was, were, be, been, being, has, have, had, does, did, do, can, could, will, would, may, might, must, "
        "should, not, no, yes, nobody, everybody, everyone, somebody, someone, nothing, everything, every, each, "
        "all, some, many, most, few, both, one, two, three, four, five, six, seven, eight, nine, ten, only, even, "
        "still, never, always, often, just, also, too, asked, tell, let, according, like, than, perhaps, maybe, "
        "though, although, however, meanwhile, later, earlier, last, first, next, another, other, such, more, "
        "less, much, mr, mrs, ms, miss, dr, prof, sir, monday, tuesday, wednesday, thursday, friday, saturday, "
        "sunday, for, up, down, out, off, across, behind, beyond, inside, outside, around, along, despite, us, me, "
        "him, them, interview, words, photographs, photos, text, question, answer, note, update, correction, "
        "born, oh, well, dear, thank, thanks, please, ask, who's, it's, that's, there's"
    ),
    outlets=_words(
        "radio, tv, television, news, times, post, review, magazine, daily, weekly, monthly, fm, herald, gazette, "
        "tribune, journal, chronicle, observer, courier, echo, voice, press, newspaper, broadcasting, channel, "
        "podcast, network, agency, telegraph, mail, star, sun, today, bulletin, dispatch, standard, messenger, "
        "monitor, mirror, guardian, independent, globe, record, sentinel, examiner, inquirer, online, media, "
        "quarterly, argus, mercury, advertiser, reporter, ledger, register, lantern, beacon, tide"
    ),
    places=_words(
        "the, in, at, from, near, on, outside, inside, around, across, to, through, over, above, below, "
        "beyond, towards, toward, of, into, via, between, past, under, behind"
    ),
    prepositions=_words("about, with, for, by, of, to, from, like, against, without, on, than, behind, after, beside"),
    months=_words(
        "january, february, march, april, may, june, july, august, september, october, november, "
        "december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec"
    ),
    verbs=_gendered(
        n="said, says, saying, added, adds, adding, told, tells, telling, explained, explains, explaining, recalled, "
        "recalls, recalling, noted, notes, noting, insisted, insists, insisting, concluded, concludes, concluding, "
        "admitted, admits, admitting, answered, answers, answering, replied, replies, replying, asked, asks, asking, "
        "remarked, remarks, remarking, continued, continues, continuing, observed, observes, observing, stressed, "
        "stresses, stressing, argued, argues, arguing, warned, warns, warning, joked, jokes, joking, laughed, "
        "laughs, laughing, whispered, whispers, wrote, writes, writing, declared, declares, declaring, stated, "
        "states, stating, confirmed, confirms, confirming, claimed, claims, complained, complains, announced, "
        "announces, remembered, remembers, remembering, reflected, reflects, sighed, sighs, shouted, shouts, cried, "
        "cries, promised, promises, suggested, suggests, responded, responds, repeated, repeats, maintained, "
        "maintains, confessed, confesses, commented, comments, commenting, emphasised, emphasises, emphasized, "
        "emphasizes, emphasising, emphasizing, conceded, concedes, acknowledged, acknowledges, quipped, quips, mused, "
        "muses, grinned, grins, smiled, smiles, ended, ends, ending, began, begins, beginning, finished, finishes, "
        "objected, objects, protested, protests, offered, offers, countered, counters, murmured, murmurs, shrugged, "
        "shrugs, put, puts, went, goes, going, reported, reports, related, relates, affirmed, affirms, pointed, "
        "points, summed, sums, speaking, speak, spoke, speaks, agreed, agrees, believes, believed, thinks, thought, "
        "boasted, boasts, pleaded, pleads, wondered, wonders, asserted, asserts, estimated, estimates, predicted, "
        "predicts, recounted, recounts, revealed, reveals, urged, urges, vowed, vows"
    ),
    telling=_words("told, tells, telling, reminded, assured, informed, warned, warns, promised, promises"),
    that=_words("that, how, whether, why, what, of"),
    naming=_words(
        "called, calls, call, calling, so-called, entitled, titled, named, known as, described as, describes as, "
        "dubbed, termed, labelled, labeled, marked, nicknamed, the word, the words, the phrase, the term, a term, "
        "a word, the name, the title, the slogan, the motto, the expression, reads, read, reading, saying goes, "
        "the book, the film, the song, the play, the novel, the essay, the poem, the programme, the exhibition, "
        "the project, bearing, christened, refer to as, refers to as, referred to as, filed under, listed as, "
        "under the heading, under the title, spelled, spelt, signed, stamped, inscribed, means, meaning, sort of, "
        "kind of"
    ),
    written=_words(
        "sign, signs, notice, poster, banner, placard, plaque, label, headline, book, leaflet, letter, report, "
        "law, rule, proverb, saying, form, folder, tin, box, door, ticket, note, inscription, plate, brochure, "
        "slogan, motto, card, page, chapter, statement, song, newspaper, column, stamp, register, document, file"
    ),
    reporting=_words("according"),
)

ARABIC = Language(
    code="ar",
    askers=_words(
        "س, سؤال, السؤال, المحاور, المحاورة, المذيع, المذيعة, الصحفي, الصحفية, الصحافي, الصحافية, "
        "مقدم البرنامج, مقدمة البرنامج, المقدم, المقدمة, المراسل, المراسلة"
    ),
    answerers=_words("ج, جواب, الجواب, إجابة, الإجابة, الضيف, الضيفة, ضيفنا, ضيفتنا"),
    moderators=_words(
        "مدير الندوة, مديرة الندوة, مدير الجلسة, مديرة الجلسة, مدير الحوار, مديرة الحوار, الميسر, "
        "الميسرة, مديرة اللقاء, مدير اللقاء, ميسر الجلسة, ميسرة الجلسة, رئيس الجلسة, "
        "رئيسة الجلسة, منسق الندوة, منسقة الندوة"
    ),
    audience=_words(
        "سؤال من الجمهور, من الجمهور, الجمهور, أحد الحضور, إحدى الحاضرات, من الحضور, سؤال من القاعة, "
        "من القاعة, أحد الحاضرين, سؤال من الحضور, مداخلة, مداخلة من الجمهور, متابع, متابعة"
    ),
    never_labels=_words(
        "ملاحظة, ملحوظة, تنويه, تحديث, تحذير, تذكير, تذكر, تذكري, تذكروا, تصحيح, توضيح, هام, مهم, "
        "المصدر, الصورة, صورة, اقرأ أيضا, اقرأ المزيد, شاهد, استمع, مثلا, مثال, خلاصة, الخلاصة, "
        "النتيجة, أولا, ثانيا, ثالثا, رابعا, أخيرا, انتبه, انتبهوا, باختصار, قاعدة, القاعدة, نصيحة, "
        "نصيحتي, العبرة, هامش, استدراك, اعتذار, خبر عاجل, عاجل, إعلان, مقدمة, السبب, الحقيقة"
    ),
    ordinals=_words(
        "الأول, الثاني, الثالث, الرابع, الخامس, السادس, السابع, الثامن, التاسع, العاشر, الأولى, الثانية, "
        "الثالثة, الرابعة, الخامسة, الأخير, الأخيرة"
    ),
    notes=_words(
        "ملاحظة, ملحوظة, تنويه, تحديث, تصحيح, توضيح, هامش, استدراك, اعتذار, ملاحظة المحرر, ملاحظة التحرير, "
        "ملاحظة من المحرر, ملاحظة المحررة, من المحرر, تنويه من المحرر, تنويه من التحرير, هيئة التحرير, تذييل"
    ),
    note_openings=_words(
        "أجري هذا, أجري الحوار, أجري اللقاء, أجريت هذه, أجريت المقابلة, أجرى الحوار, أجرت الحوار, "
        "حرر هذا, حرر الحوار, حررت هذه, حررت المقابلة, نشر هذا, نشر الحوار, نشرت هذه, "
        "جرى هذا, جرى الحوار, جرت هذه, تم تحرير, تم إجراء, تمت هذه, اختصر هذا, اختصرت هذه, "
        "ترجم هذا, ترجمة, هذا الحوار أجري, هذا الحوار حرر, هذا نص محرر, ورد في نسخة, "
        "سجل هذا, سجل الحوار, سجلت هذه, حاورها, حاوره, حاورتها, حاورته, تغيرت بعض, غيرت بعض, "
        "جميع الأسماء, الأسماء الواردة"
    ),
    requests=_words(
        "حدثنا, حدثينا, حدثني, حدثيني, صف, صفي, صفا, أخبرنا, أخبرينا, أخبرني, احك, احكي, اشرح, "
        "اشرحي, كلمنا, كلمينا, عرفنا, عرفينا, عرفينا, لنتحدث, لنبدأ, لنعد, نبدأ, نعود, نختم, ننتقل, "
        "دعنا, دعينا, أعطنا, أعطينا, اذكر, اذكري, خذنا, خذينا, قل لنا, قولي لنا, ماذا عن, كلمة أخيرة, "
        "أكمل الجملة, أكملي الجملة, تحدث لنا, تحدثي لنا, فسر, فسري, وضح, وضحي, سم, سمي لنا, قارن, قارني"
    ),
    bylines=_words(
        "حوار, حاورها, حاوره, حاورتها, حاورته, حاورهم, مقابلة, أجرى الحوار, أجرت الحوار, أجرى المقابلة, "
        "أجرت المقابلة, أجرى اللقاء, أجرت اللقاء, إعداد, كتب, كتبت, كتابة, نص, تقرير, لقاء, بقلم, أعد الحوار, "
        "أعدت الحوار, أعده, أعدته, أعدها, حوار وإعداد, تحقيق, نصوص, الكاتب, الكاتبة"
    ),
    credits=_words(
        "تصوير, صور, الصور, عدسة, بعدسة, ترجمة, ترجمها, ترجمه, تحرير, رسوم, المكان, التاريخ, المصدر, خاص, "
        "نشر في, تدقيق"
    ),
    conducted=_words(
        "حاورها, حاوره, حاورتها, حاورته, حاورهم, حاورتهم, أجرى الحوار, أجرت الحوار, أجرى المقابلة, "
        "أجرت المقابلة, أجرى اللقاء, أجرت اللقاء, حاورهما, حاورتهما, أجراه, أجرته, أجراها, أجرتها"
    ),
    moderated=_words(
        "أدارها, أدارتها, أداره, أدارته, يديرها, تديرها, أدار الندوة, أدارت الندوة, أدار الجلسة, "
        "أدارت الجلسة, أدار الحوار, أدارت الحوار, أدار اللقاء, أدارت اللقاء, بإدارة, تدير الندوة, "
        "يدير الندوة, يدير الجلسة, تدير الجلسة, يديره, تديره"
    ),
    introductions=_words("اسمي, أنا, معك, معكم, أدعى"),
    asks_for_name=_words("اسمك, نفسك, من أنت, من أنتِ, عرفنا, عرفينا"),
    honorifics=_gendered(
        m="السيد, الدكتور, الأستاذ, المهندس, الشيخ, الحاج, الأب, المعلم, الناشط, الصحفي, الصحافي, الكاتب, الشاعر, "
        "الفنان, المصور, المخرج, الطبيب, المحامي, الباحث, المؤرخ, العامل, الرئيس, الوزير, العقيد, المدرس, القاضي, "
        "الروائي, الممثل, الموسيقي, الرسام, أبو, الإعلامي, الضابط, الحارس, النجار, الصياد, المزارع",
        f="السيدة, الآنسة, الدكتورة, الأستاذة, المهندسة, الحاجة, المعلمة, الناشطة, الصحفية, الصحافية, الكاتبة, "
        "الشاعرة, الفنانة, المصورة, المخرجة, الطبيبة, المحامية, الباحثة, المؤرخة, المعدة, القابلة, الممرضة, "
        "الرئيسة, الوزيرة, المدرسة, القاضية, الروائية, الممثلة, الموسيقية, الرسامة, أم, الإعلامية, الخياطة",
        n="د, م, أ",
    ),
    relations=_gendered(
        m="زوجها, أخوها, أخوه, شقيقها, شقيقه, والدها, والده, ابنها, ابنه, عمها, عمه, جاره, جارها, زميله, زميلها, جده, "
        "جدها, صديقه, صديقها",
        f="زوجته, أختها, أخته, شقيقتها, شقيقته, والدتها, والدته, ابنتها, ابنته, عمتها, جارته, جارتها, زميلته, زميلتها, "
        "جدته, جدتها, صديقته, صديقتها",
    ),
    pronouns=_gendered(
        m="هو, جانبه, جهته, بدوره, قوله, حديثه, كلامه", f="هي, جانبها, جهتها, بدورها, قولها, حديثها, كلامها"
    ),
    first_person=_words("أنا, لي, عندي, معي, إنني"),
    second_person=_words("أنت, أنتِ, لك, عندك, إليك, برأيك, رأيك, إنك, أنك, عليك, لديك, منك, معك, نفسك, بك"),
    particles=_words("عبد, أبو, أبي, أبا, أم, ابن, بن, بنت, آل, زين, نور, شمس, سيف, علاء, عز, جمال, كمال, صلاح, ذو"),
    given_names=_gendered(
        m="أحمد, محمد, محمود, علي, حسن, حسين, خالد, عمر, عثمان, يوسف, إبراهيم, إسماعيل, إسحاق, يعقوب, "
        "موسى, عيسى, داود, سليمان, زكريا, يحيى, يونس, أيوب, إدريس, نوح, آدم, هود, صالح, شعيب, لقمان, "
        "سليم, سالم, سامي, سامر, سمير, سعيد, سعد, مسعود, أسعد, سيف, ياسر, ياسين, يزن, يزيد, زيد, "
        "زياد, طارق, طلال, طاهر, ظافر, عادل, عامر, عاصم, عباس, عدنان, عدي, عصام, عماد, عمار, عمرو, "
        "غسان, غازي, غالب, فادي, فارس, فاروق, فايز, فؤاد, فراس, فهد, فيصل, قاسم, قصي, قيس, كريم, "
        "كمال, كنان, لؤي, ليث, ماجد, مازن, مالك, ماهر, مأمون, مجد, مجدي, محسن, مروان, مصطفى, مصعب, "
        "معاذ, معتز, معن, معاوية, منذر, منصور, منير, مهند, مؤيد, ميشال, ميشيل, ناجي, نادر, ناصر, "
        "نبيل, نجيب, نديم, نزار, نصر, نضال, نعيم, نوار, نورس, هاشم, هاني, هشام, هيثم, وائل, وسام, "
        "وسيم, وليد, بلال, بهاء, بشار, بشير, باسل, باسم, بدر, برهان, بكر, تامر, تمام, تيسير, توفيق, "
        "ثائر, جابر, جاد, جاسم, جعفر, جلال, جمال, جميل, جهاد, جواد, جورج, جوزيف, حاتم, حازم, حافظ, "
        "حامد, حبيب, حسام, حسان, حمدي, حمزة, حميد, حيدر, خليل, خضر, رائد, راشد, رامي, رأفت, ربيع, "
        "رشاد, رشيد, رضا, رضوان, رفيق, رياض, زاهر, زكي, زهير, شادي, شاكر, شريف, شفيق, شهاب, صادق, "
        "صبحي, صبري, صخر, صفوان, صلاح, ضياء, عاطف, عزام, عزيز, علاء, فتحي, فواز, فوزي, أكرم, أمجد, "
        "أنس, أنور, أيمن, أيهم, أشرف, أدهم, أديب, أكثم, أمير, أمين, إياد, إيهاب, إلياس, إيلي, أنطون, "
        "أسامة, أسد, لطفي, لبيب, كامل, كاظم, كرم, وديع, وجيه, هادي, همام, هلال, نائل, ناظم, نعمان, "
        "نمر, مراد, مرهف, مفيد, ممدوح, منيف, موفق, مسلم, طوني, طه, عوض, عارف, عزت, عصمت, غياث, غيث, "
        "قتيبة, رامز, رباح, زين, سراج, سلطان, سهيل, شوقي, شكري, عبيدة, عبود, عروة, عقيل",
        f="فاطمة, عائشة, خديجة, زينب, مريم, آمنة, أمينة, سارة, هاجر, ليلى, لينا, لين, لانا, لمى, لميس, "
        "لمياء, لبنى, لطيفة, ريم, رنا, رانيا, رشا, رغد, رهف, رؤى, ربا, رباب, رحاب, رحمة, رزان, رندة, "
        "روان, روعة, ريما, ريتا, رولا, سعاد, سلمى, سلوى, سمر, سمية, سميرة, سناء, سهى, سهير, سوزان, "
        "سوسن, سهام, سحر, سماح, سيرين, شذى, شروق, شهد, شيماء, شيرين, صباح, صفاء, صفية, ضحى, عبير, "
        "عزة, علا, عليا, عفاف, غادة, غزل, غصون, فاتن, فدوى, فرح, فريدة, فوزية, فيروز, كوثر, كارول, "
        "كريمة, كنانة, ماجدة, ماريا, ماري, مايا, منال, منى, منار, مها, مي, ميادة, ميساء, ميسون, ميس, "
        "مرام, مرح, مروة, ملك, ناديا, نادية, نادين, نبيلة, نجاة, نجلاء, نجوى, ندى, نسرين, نسيبة, "
        "نهاد, نهى, نوال, نورا, نورة, هالة, هبة, هدى, هديل, هند, هيام, هيفاء, وداد, وردة, وصال, وعد, "
        "ولاء, وفاء, ياسمين, يسرى, يارا, أسماء, أسيل, آلاء, آية, إسراء, إيمان, إيناس, أمل, أميرة, "
        "أنيسة, أريج, أحلام, ابتسام, ابتهال, اعتدال, انتصار, ازدهار, إنعام, باسمة, بتول, بثينة, "
        "بدرية, بسمة, بشرى, بيان, تغريد, تماضر, تهاني, ثريا, جمانة, جميلة, جنان, جوليا, جومانا, "
        "حسناء, حليمة, حنان, حنين, حياة, خولة, دلال, دعاء, ديما, دينا, دانا, داليا, دارين, رابعة, "
        "راغدة, رائدة, رجاء, رفيف, رقية, زهراء, زهرة, زهور, زكية, زبيدة, سلام, سجى, سعدية, سكينة, "
        "شادية, شام, شفاء, عتاب, عهد, غالية, غيداء, فتون, فداء, فضيلة, فلك, قمر, كاتيا, كلثوم, كندة, "
        "لارا, لجين, لور, لورين, لمار, مادلين, مارسيل, ميرنا, ميرا, ميرفت, نائلة, ناهد, نايا, نغم, "
        "نعمة, نورهان, نوف, هناء, هنادي, هانية, وجدان, ورود, وئام",
        n="",
    ),
    stops=_words(
        "في, من, إلى, على, عن, مع, عند, لدى, بعد, قبل, حين, حيث, منذ, حتى, أن, إن, أنه, إنه, أنها, إنها, أنهم, "
        "التي, الذي, الذين, هذا, هذه, ذلك, تلك, هو, هي, هم, نحن, أنا, أنت, لا, لم, لن, ما, ليس, ليست, كان, كانت, "
        "كما, كل, بعض, غير, بين, ثم, أو, أم, أما, إذا, لو, لكن, لكنه, لكنها, قد, لقد, هل, كيف, متى, أين, لماذا, "
        "ماذا, أي, كم, فقط, أيضا, وهو, وهي, الآن, اليوم, أمس, غدا, هنا, هناك, تحت, فوق, خلف, أمام, داخل, خارج, "
        "حول, ضد, دون, بلا, بدون, رغم, خلال, عبر, نحو, سوى, إلا, مثل, عام, عاما, سنة, سنوات, شهر, أيام, يوم, "
        "مرة, مئة, ألف, واحد, واحدة, أول, آخر, جانبه, جانبها, جهته, جهتها, بدوره, بدورها, له, لها, به, بها, "
        "فيه, فيها, منه, منها, عليه, عليها, إليه, إليها, عنه, عنها, معه, معها, لنا, لي, بي, قائلا, قائلة, "
        "حديثه, حديثها, كلامه, كلامها, حسب, بحسب, وفق, خاص, لقاء, حوار, حول, سؤال, جواب, مازال, زال, ما زال"
    ),
    outlets=_words(
        "راديو, إذاعة, صحيفة, جريدة, مجلة, موقع, قناة, تلفزيون, شبكة, وكالة, صوت, منصة, إعلام, أخبار, برنامج, "
        "بودكاست, نشرة"
    ),
    places=_words(
        "في, إلى, من, عن, مع, عند, على, حول, قرب, مدينة, قرية, بلدة, حي, شارع, سوق, وادي, جبل, ساحة, زقاق, مرج, باب, رأس"
    ),
    prepositions=_words("عن, مع, إلى, من, على, في, عند, حول, بين, لدى, ضد, وعن, بعد, قبل, لـ"),
    months=_words(
        "كانون, شباط, آذار, نيسان, أيار, حزيران, تموز, آب, أيلول, تشرين, يناير, فبراير, مارس, أبريل, مايو, "
        "يونيو, يوليو, أغسطس, سبتمبر, أكتوبر, نوفمبر, ديسمبر"
    ),
    verbs={
        **_arabic_verbs(
            "قال يقول, أضاف يضيف, تابع يتابع, أوضح يوضح, أكد يؤكد, ذكر يذكر, روى يروي, أشار يشير, لفت يلفت, صرح يصرح, "
            "علق يعلق, ختم يختم, اختتم يختتم, أردف يردف, استطرد يستطرد, شدد يشدد, اعتبر يعتبر, رأى يرى, نوه ينوه, "
            "أعلن يعلن, كشف يكشف, تحدث يتحدث, أخبر يخبر, أجاب يجيب, رد يرد, سأل يسأل, تساءل يتساءل, كتب يكتب, "
            "اعترف يعترف, حكى يحكي, تذكر يتذكر, استذكر يستذكر, همس يهمس, صرخ يصرخ, ضحك يضحك, مزح يمزح, أقر يقر, "
            "حذر يحذر, طالب يطالب, عقب يعقب, استدرك يستدرك, واصل يواصل, أنهى ينهي, خلص يخلص, زاد يزيد, مضى يمضي, "
            "فسر يفسر, شرح يشرح, ابتسم يبتسم, نبه ينبه, جزم يجزم, وعد يعد, أفاد يفيد, بدأ يبدأ, استغرب يستغرب, "
            "أبدى يبدي, تمنى يتمنى, دعا يدعو, سرد يسرد, وضح يوضح, عبر يعبر, قاطع يقاطع, اعترض يعترض, اقترح يقترح, "
            "أعاد يعيد, استهل يستهل, قص يقص, أسر يسر, أصر يصر"
        ),
        **_gendered(
            m="قائلا, مضيفا, موضحا, مؤكدا, مشيرا, معتبرا, متابعا, مستدركا, مردفا, معلقا, معقبا, ضاحكا, مبتسما, مازحا, "
            "بقوله, متسائلا, لافتا, شارحا",
            f="قائلة, مضيفة, موضحة, مؤكدة, مشيرة, معتبرة, متابعة, مستدركة, مردفة, معلقة, معقبة, ضاحكة, مبتسمة, مازحة, "
            "بقولها, متسائلة, لافتة, شارحة",
            n="بالقول, القول, قالوا, يقولون, أضافوا",
        ),
    },
    telling=_words("أخبر, أخبرت, يخبر, تخبر, سأل, سألت"),
    that=_words("أن, إن, بأن, بأنه, بأنها, أنه, أنها, إنه, إنها, أنهم, إنهم, أنني, إنني, أننا, كيف, عن"),
    naming=_words(
        "يسمى, تسمى, يسميه, يسميها, تسميه, تسميها, يسمونه, يسمونها, سماه, سماها, سميت, سمي, ما يسمى, المسمى, المسماة, "
        "بعنوان, عنوانه, عنوانها, تحت عنوان, بعنوانه, وصف, وصفه, وصفها, وصفت, يصف, تصف, يصفه, يصفها, تصفه, تصفها, "
        "يعرف, تعرف, المعروف, المعروفة, باسم, اسم, كلمة, عبارة, مصطلح, لقب, بلقب, لقبه, لقبها, الملقب, الملقبة, "
        "شعار, شعاره, تحت شعار, سينما, مقهى, فيلم, كتاب, كتابه, كتابها, رواية, روايته, روايتها, مسرحية, أغنية, "
        "قصيدة, ديوان, مسلسل, معرض, مشروع, جمعية, منظمة, مبادرة, حملة, برنامج, صحيفة, مجلة, جريدة, قناة, راديو, "
        "إذاعة, موقع, كتب عليها, كتب عليه, مكتوب, يدعى, تدعى, ندعوه, نسميه, نسميها, يدعونه, يدعونها, يطلق, تطلق, "
        "أطلق, أطلقوا, بأنه, بأنها, شركة, فرقة, مؤسسة, قرية, حي, بيت, مطعم, دكان, مكتبة, مدرسة, مسرح, دار"
    ),
    written=_words(
        "لافتة, لوحة, عنوان, كتاب, رسالة, بيان, تقرير, ملصق, مثل, المثل, شعار, ورقة, يافطة, إعلان, قانون, "
        "قرار, نشرة, الجريدة, بطاقة, مجلد, ملف"
    ),
    reporting=_words("بحسب, حسب, وفق, وفقا, حسبما, وبحسب, ووفق"),
)

LANGUAGES = (ENGLISH, ARABIC)


def _together(languages):
    """Return the tables of all languages as one, for a text that mixes them."""
    merged = {}
    for field in fields(Language):
        values = [getattr(language, field.name) for language in languages]
        if field.name == "code":
            merged["code"] = "any"
        elif isinstance(values[0], dict):
            merged[field.name] = {word: gender for table in values for word, gender in table.items()}
        else:
            merged[field.name] = frozenset().union(*values)
    return Language(**merged)


ANY = _together(LANGUAGES)

# Marks of quotation, opening to closing. Straight and single ones are told apart from apostrophes by what is beside.
QUOTE_MARKS = {
    "“": "”",
    "«": "»",
    "„": "“”‟",
    "‟": "”",
    "❝": "❞",
    "〝": "〞",
    "″": "″",
    "((": "))",
    "<<": ">>",
}
SENTENCE_END = ".!?؟…。"
BULLETS = "•·▪◦●○■□►▶▸‣∙*-–—−ـ‐‑"
COLONS = ":：﹕"
TIMESTAMP = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?")
