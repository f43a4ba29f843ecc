"""What a language's table says; a new language is a new table.

Words stand in the tables as people write them, separated by commas, and are folded when the tables are built, so that
they are found whatever the spelling.
"""

import re
from dataclasses import dataclass

from articles.words import folding


@dataclass(frozen=True)
class Language:
    """Phrases are in sets; words that tell somebody's gender are in dicts: word -> "m", "f" or None."""

    code: str
    direction: str  # "ltr" or "rtl"

    # Labels before a speech. Who the first three are the text tells elsewhere, if at all.
    askers: frozenset  # Q, Interviewer
    answerers: frozenset  # A, Guest
    moderators: frozenset  # Moderator
    audience: frozenset  # Audience member
    calls: frozenset  # in what is said before one of them speaks
    floors: frozenset  # anywhere in a label of theirs: from the third row
    speakers: frozenset  # Speaker, with a number: whom a machine could not name
    never_labels: frozenset  # Remember, First: what has a colon and is no label
    ordinals: frozenset  # after a label: السؤال الأول

    # What begins a paragraph
    notes: frozenset  # before a colon: Editor's note, Update
    note_openings: frozenset  # This interview has been …
    newsrooms: frozenset  # what a newsroom calls itself, in a note without such an opening
    endings: frozenset  # in brackets at the end: [Recording ends]
    requests: frozenset  # Tell us …: a question without a question mark
    bylines: frozenset  # By, Words: who wrote and asked
    authoring: frozenset  # before the name at the end of a byline that begins otherwise
    credits: frozenset  # Photographs, Place: a line of the byline that does not say who asked
    issues: frozenset  # in the name of what a text was printed in: Annual Report, section 4
    conducted: frozenset  # Interview by: says who asked, at the end of a text too
    moderated: frozenset  # moderated by NAME
    moderates: frozenset  # NAME moderated
    introductions: frozenset  # my name is NAME
    meeting: frozenset  # before whom a headline says is talked with
    asks_for_name: frozenset

    # Who is who
    honorifics: dict
    addresses: frozenset  # those of them that are part of a name where no family name is: Sister Agnes, الحاجة أمينة
    relations: dict  # what people are to each other: wife, زوجته
    roles: dict  # what people do: baker, طبيب
    kinds: dict  # what else tells who is meant: woman, العجوز
    elders: frozenset  # those of the kinds that rather mean somebody with a child's or an elder's title
    institutions: dict  # what speaks as one without being anybody: company, وزارة
    groups: dict  # people who speak together: neighbours, الأهالي
    states: frozenset  # those of the roles that somebody has beside another: patient, لاجئ
    pronouns: dict
    subjects: frozenset  # the pronouns that can be the subject of a verb
    narrators: frozenset  # with which whoever writes says what they said: I
    identities: frozenset  # between who was meant before and their name: The man inside is
    introducing: frozenset  # before the name of somebody of whom the text told before: His name was
    determiners: frozenset  # before a description: the clerk, his wife
    definite: frozenset  # those of them before somebody of whom the text told before: the clerk
    indefinite: dict  # before somebody new: a clerk, one of the clerks, إحدى العاملات
    indirect: frozenset  # between a verb and its subject: قالت لنا العجوز
    auxiliaries: frozenset  # after these a form of a verb is nobody's act: was asked
    likening: frozenset  # before a verb that is nobody's act: كمن يعترف
    copulas: frozenset  # before what the one whom it is about does: وصارت قبطانة
    joining: frozenset  # before somebody new who does something: until a dentist came
    finite: frozenset  # verbs that begin a statement of their own
    relatives: frozenset  # unless one of these stands before them
    first_person: frozenset
    second_person: frozenset
    adverbs: frozenset  # before an apposition: Osric Bane, now a baker
    apposing: frozenset  # after a single name and a comma, where no capital letter shows the name
    named: frozenset  # before a single name: واسمه عدنان
    spokespeople: frozenset  # after these باسم is no name
    particles: frozenset  # small words inside a name
    patronymics: frozenset  # those of them that something else of the name always follows
    unmistakable: frozenset  # those of them before which only a name stands
    houses: frozenset  # those of them with which a family's name begins
    children: frozenset  # those of them that are nouns as well
    given_names: dict  # where no capital letter shows a name, they do; and everywhere the gender
    homonyms: frozenset  # those of them that are nouns as well: أسماء, names
    compounds: frozenset  # words with which a given name of two words begins: عبد, أبو
    stops: frozenset  # words that are in no name
    deeds: frozenset  # those of them that are verbs: what somebody did is no part of the name before it
    each: frozenset  # after which a given name is the noun that it is too: every morning
    things: frozenset  # nouns that follow the given name of who does something to them: زار نادر المدينة
    outlets: frozenset  # Radio, News
    landmarks: frozenset  # words with which the names of places and institutions begin or end: Mill Road
    grounds: frozenset  # words with which they end, and families' names too: Windmill Hill, Ida Hill
    places: frozenset  # after these a name is a place's or a thing's
    prepositions: frozenset  # after these somebody is named in passing
    about: frozenset  # those of them after which stands of whom somebody speaks: وعن أمها تقول
    fronting: frozenset  # at the head of a sentence they name whom it is about
    months: frozenset  # and seasons
    weekdays: frozenset

    # Who says what
    verbs: dict  # every form of a verb of saying
    telling: frozenset  # verbs after which the name is whom they were told
    asking: frozenset  # those of them after which somebody answers
    negations: frozenset  # before an Arabic verb: لم يجبها
    without: frozenset  # before such a word: قال دون أن ينظر
    when: frozenset  # begins what somebody did before the verb: حين ألحت عليها, ردت
    that: frozenset  # after the verb: what follows is reported and not quoted
    reporting: frozenset  # according to NAME
    naming: frozenset  # before a quotation: it is a term or a title
    written: frozenset  # things that say something and are nobody


def part(**tables: frozenset | dict) -> dict[str, frozenset | dict]:
    """Return one part of a language's table by its fields; a language is all parts together."""
    return tables


def words(text: str) -> frozenset[str]:
    """Return the folded phrases in a list with commas."""
    return frozenset(folding.identity(phrase) for phrase in text.split(",") if phrase.strip())


def combined(first: str, second: str) -> frozenset[str]:
    """Return the folded phrases of two words that two lists with commas make."""
    return words(",".join(f"{one} {two}" for one in first.split(",") for two in second.split(",")))


def gendered(m: str = "", f: str = "", n: str = "") -> dict[str, str | None]:
    """Return {folded word: gender} for the words of men, of women, and of both."""
    lists = (("m", m), ("f", f), (None, n))
    return {word: gender for gender, text in lists for word in words(text)}


def conjugated(verbs: str) -> dict[str, str]:
    """Return {form: gender} for the third persons of Arabic verbs, each given by past and present: قال يقول."""
    forms = {}
    for verb in verbs.split(","):
        past, present = verb.split()
        feminine = (past[:-1] if past[-1] in "اى" else past) + "ت"
        for form, gender in ((past, "m"), (feminine, "f"), (present, "m"), ("ت" + present[1:], "f")):
            forms[folding.identity(form)] = gender
    return forms


def feminine(word: str) -> str:
    """Return the Arabic word for a woman who does what `word` says of a man."""
    word = word.strip()
    return word if word.endswith("ة") else f"{word}ة"


def possessed(m: str, f: str) -> dict[str, str]:
    """Return {folded word: gender} for Arabic nouns with what is joined to them for "his", "her" and "their"."""

    def forms(text):
        stems = (word.strip() for word in text.split(","))
        return ",".join(f"{re.sub('ة$', 'ت', stem)}{suffix}" for stem in stems for suffix in ("ه", "ها", "هم", "هما"))

    return gendered(m=forms(m), f=forms(f))
