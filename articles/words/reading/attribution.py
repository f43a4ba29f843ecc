"""Who is quoted saying what in a narrative: which quotations are somebody's words, and whose."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise, starmap

from articles.words.proposals import Quote
from articles.words.reading import forms, quotations, sentences, tokens
from articles.words.reading.clauses import Clause
from articles.words.reading.languages import ANY
from articles.words.reading.mentions import People, Person
from articles.words.reading.phrases import Phrases

# How far from a quotation a verb of saying can stand, in words.
LEADS_WITHIN = 8  # Vint wrote to us some time later, "…"
FOLLOWS_WITHIN = 8  # "…," the retired pilot Osric Bane later said

PART_WORDS = 4  # fewer words inside somebody else's sentence are often a term
SAID_WORDS = 2  # and one is always one
SENTENCE_WORDS = 6  # so many are a sentence, whatever ends them

COLONS = ":："
PAUSES = ",،—–-"
COMMAS = ",،"
ASKING = "?؟"
IDENTIFIED_WITHIN = 6  # words from the head of a sentence to the name: The man in the blue coat is Osric Bane
LINE_WORDS = 8  # beside what is said, in a line of a dialogue
LONGEST_LINE = 120  # characters of it, with what is said
BLANK = "\ufffc"


def attribute(
    texts: list[str], headline: str = "", known: Iterable[str] = (), narrator: str | None = None
) -> list[tuple[Quote, ...]]:
    """Return the Quotes in each paragraph of a narrative; `known` are the people named outside of it.

    The `narrator` is who says "I" in it.
    """
    spans, carried = [], ""
    for text, following in pairwise([*texts, ""]):
        spans.append(quotations.find(text, carried, following))
        carried = spans[-1][-1].mark if spans[-1] and not spans[-1][-1].is_closed else ""
    if not any(spans):
        return [() for _ in texts]
    blanked = [_blank(text, found) for text, found in zip(texts, spans, strict=True)]
    parsed = [(text, tokens.tokens(text)) for text in blanked]
    people = People(parsed, headline, known, narrator)
    said, before = [], None
    for text, found, (outside, words) in zip(texts, spans, parsed, strict=True):
        before = _Paragraph(text, found, Phrases(outside, words, people), before)
        said.append([*before.quotes()])
    return [tuple(starmap(_quote, found)) for found in said]  # when it is known who everybody is


def _quote(span, speaker, doubt):
    name = speaker and (speaker.named_later or speaker).name
    return Quote(span.start, span.end, name or None, doubt if name else "unnamed")


def _blank(text, spans):
    """Return `text` with its quotations blanked out and every other character in its place."""
    pieces, end = [], 0
    for span in spans:
        pieces += text[end : span.opening], BLANK * (span.closing - span.opening)
        end = span.closing
    return "".join(pieces) + text[end:]


class _Paragraph:
    """A paragraph being read: what was said in it before, and by whom."""

    def __init__(self, text, spans, phrases, before):
        self.text = text
        self.spans = spans
        self.phrases = phrases
        self.people = phrases.people
        self.people.paragraph += 1
        self.blanked = phrases.blanked
        self.words = phrases.words
        self.starts = [word.start for word in self.words]
        self.sentences = sentences.begin(text, self.blanked, spans, self.words)
        self.before = before
        self.last_speaker = before and before.last_speaker
        self.goes_on = before is not None and bool(before.spans) and not before.spans[-1].is_closed
        self.announced = before and before.announces()
        self.here = {self.last_speaker} & before.here if before else set()  # who was named or surely spoke since then
        self.noted = 0  # how many words have been taken note of
        self.sentence = 0  # in which sentence that was
        self.subject = None  # whom the sentence they end in is about
        self.passed = None  # or else whom it names in passing

    def quotes(self) -> Iterator[tuple[quotations.Span, Person | None, str]]:
        """Yield the quotations that are somebody's words, whose, and what is doubtful about that."""
        said = False
        for index, span in enumerate(self.spans):
            self._take_note(span.opening)
            found = self._whose(index, said)
            said = found is not None
            if said:
                speaker, doubt = found
                self.last_speaker = self.subject = speaker
                (self.here.discard if doubt else self.here.add)(speaker)
                if speaker:
                    self.people.see(speaker, speaking=True)
                yield span, speaker, doubt
        self._take_note(len(self.text))

    def announces(self) -> Person | None:
        """Return who is announced by a colon at the end, to speak in the next paragraph."""
        if self.blanked.rstrip()[-1:] not in tuple(COLONS):
            return None
        clause = self._clause(self.sentences[bisect_right(self.sentences, len(self.blanked) - 1) - 1], len(self.text))
        return clause.speaker()

    def _whose(self, index, said):
        """Return whose words a quotation is and what is doubtful about that, or None for terms and titles."""
        span = self.spans[index]
        if span.opening == 0 and self.goes_on:
            return self.last_speaker, ""
        parts = index if said else index - 1  # a term is part of the sentence that goes on after it
        before = self.spans[parts - 1].closing if parts > 0 else 0
        start = max(before, self.sentences[bisect_right(self.sentences, span.opening) - 1])
        lead = self._clause(start, span.opening)
        if len(lead):
            return self._led_up_to(lead, span, split=said and start == before)
        return self._followed(index) or self._standing_alone(index, said)

    def _led_up_to(self, lead, span, split):
        """Judge a quotation in a sentence that begins before it; `split` when the sentence begins with a quotation."""
        end = self.blanked[max(0, span.opening - 3) : span.opening].rstrip()[-1:]
        verbs = lead.verbs()
        if lead.leads_to_term(after_colon=end in COLONS) or (verbs and lead.is_written() and not lead.speaker()):
            return None
        long = len(self._said(span))
        speaker = lead.speaker() or (self.last_speaker if split else lead.anybody() or self._told_before(span))
        speaker = speaker or self.people.last()
        if speaker and speaker.gender == "n" and long < PART_WORDS:
            return None  # the mug says "41"
        tells = long >= PART_WORDS or next(lead.named(), None) is not None
        if end in COLONS and (verbs or (tells and not lead.is_written())):
            return self._if_clear(speaker, lead) if verbs else (speaker, "no-attribution")
        if verbs and lead.after - verbs[-1] <= LEADS_WITHIN and (end in PAUSES or verbs[-1] == lead.after - 1):
            return self._if_clear(speaker, lead)
        said = bool(verbs) and self._is_said(span, lead)
        speaker = speaker if verbs or split else lead.reporter()
        return (speaker, "part-of-sentence") if speaker and (long >= PART_WORDS or said) else None

    def _is_said(self, span, lead):
        """Say whether a few words inside somebody else's sentence say something there: she called it "a disgrace"."""
        words = self._said(span)
        before = lead.words[lead.after - 1].key
        if len(words) < SAID_WORDS or before in ANY.prepositions or before in ANY.places or not lead.speaker():
            return False
        if tokens.is_uncased(words[0]):
            reports = len(words) > SAID_WORDS or lead.reports(lead.first - 1, lead.after)
            return forms.is_function(words[0].key) or (reports and before.startswith(forms.ARTICLE))
        return forms.is_function(before) and words[0].text[0].islower()

    def _followed(self, index):
        """Judge a quotation that begins a sentence by what follows it: "…," she said."""
        span = self.spans[index]
        sentence = bisect_left(self.sentences, span.closing)
        ends = [
            *self.sentences[sentence : sentence + 1],
            *(other.opening for other in self.spans[index + 1 : index + 2]),
        ]
        clause = self._clause(span.closing, min(ends, default=len(self.text)))
        verb = next(iter(clause.verbs()), None)
        if verb is None:
            tells = self._is_sentence(span) or (self._pauses(span) and len(self._said(span)) >= PART_WORDS)
            reporter = (tells and clause.reporter()) or (self._pauses(span) and clause.attributes())
            return self._if_clear(reporter, clause) if reporter else None
        if verb - clause.first > FOLLOWS_WITHIN or not self._goes_on(clause, verb):
            return None
        if clause.reports(verb) and not self._is_sentence(span):
            return None
        return self._if_clear(clause.subject(verb), clause)

    def _goes_on(self, clause, verb):
        """Say whether a verb belongs to the quotation before its clause, and not to a sentence of its own."""
        opening = self.words[clause.first : verb]
        for before, word in pairwise([None, *opening]):
            if word.key in ANY.finite and not (before and before.key in ANY.relatives):
                return False
        return self.words[verb].key in ANY.verbs or verb > clause.first  # وأضاف begins the next sentence

    def _standing_alone(self, index, said):
        """Judge a quotation that is a sentence or paragraph of its own."""
        span = self.spans[index]
        if not self._is_sentence(span):
            return None
        place = bisect_right(self.sentences, span.opening) - 1
        if said and (place == 0 or self.sentences[place - 1] <= self.spans[index - 1].opening):
            return self.last_speaker, ""
        if place:
            return self._told_about(place) or self.last_speaker or self.people.last(), "no-attribution"
        if self.announced:
            return self.announced, ""
        if self.before and self.before.answers():
            return self.before.answers(), "no-attribution"
        return self.people.last() or self.people.first(), "no-attribution"

    def _told_before(self, span):
        """Return whom the sentence before that of a quotation is about."""
        return self._told_about(bisect_right(self.sentences, span.opening) - 1)

    def _told_about(self, place):
        """Return whom the sentence before a place is about; before a question, the one before: What did he say?"""
        while place:
            sentence = self._clause(self.sentences[place - 1], self.sentences[place])
            speaker = sentence.speaker()
            person = speaker if speaker and speaker is not self.people.narrator else sentence.anybody()
            if person or self.blanked[: self.sentences[place]].rstrip()[-1:] not in tuple(ASKING):
                return person
            place -= 1
        return None

    def line(self) -> Person | None:
        """Return who says the one line of a dialogue that a paragraph is: "…," said Osric Bane."""
        whole = bool(self.spans) and self.spans[0].opening == 0 and len(self.words) <= LINE_WORDS
        whole = whole and len(self.text) <= LONGEST_LINE
        return self.last_speaker if whole and self.spans[-1].is_closed else None

    def closes_with(self) -> Person | None:
        """Return whose words close a paragraph, if anybody's."""
        return self.last_speaker if self.spans and self.spans[-1].is_closed else None

    def answers(self) -> Person | None:
        """Return whose turn it is after this line and the line before it, if two people talk by turns."""
        first, second = self.before and self.before.closes_with(), self.line()
        return first if first and second and first is not second else None

    def _said(self, span):
        return tokens.tokens(self.text, span.start, span.end)

    def _pauses(self, span):
        """Say whether a comma parts a quotation from what follows."""
        return self.text[span.end - 1] in COMMAS or self.blanked[span.closing : span.closing + 1] in tuple(COMMAS)

    def _is_sentence(self, span):
        after = self.blanked[span.closing : span.closing + 1]
        return (
            not span.is_closed
            or self.text[span.end - 1] in sentences.TERMINAL
            or (after and after in sentences.TERMINAL)
            or len(self._said(span)) >= SENTENCE_WORDS
        )

    def _if_clear(self, speaker, clause):
        """Return the speaker, doubtful where only a pronoun or the verb's form points to one of several."""
        if speaker is None:
            return None, "unnamed"
        clear = speaker in clause.named() or (speaker in self.here and self.people.is_alone(speaker))
        return speaker, "" if clear else "pronoun"

    def _clause(self, start, end):
        return Clause(self.phrases, bisect_left(self.starts, start), bisect_left(self.starts, end))

    def _take_note(self, end):
        """Take note of the people named up to `end`. Whom a sentence is about comes to mind again when it ends."""
        while self.noted < len(self.words) and self.starts[self.noted] < end:
            sentence = bisect_right(self.sentences, self.starts[self.noted])
            if sentence != self.sentence:
                self._end_sentence()
                self.sentence = sentence
            person = self.phrases.person(self.noted)
            in_passing = person and self._is_in_passing(self.noted)
            if person and (person.name or self._opens_sentence(self.noted) or (person.is_relative and not in_passing)):
                in_passing = in_passing or not (person.name or self._opens_sentence(self.noted))
                if person.name and not person.is_met and self._is_introduced(self.noted):
                    self.people.identify(person)
                person.is_joined = person.is_joined or (not person.is_met and self._is_joined(self.noted))
                self.here.add(person)
                self.people.see(person, in_passing=in_passing)
                if in_passing:
                    self.passed = person if person.name else self.passed
                else:
                    self.subject = self.subject or person
            elif self.passed and self.phrases.pronoun(self.noted) is self.passed:
                self.subject = self.subject or self.passed  # it belonged to Osric Bane, and he sold it
                self.people.see(self.passed)
            self.noted += 1
        if end == len(self.text):
            self._end_sentence()

    def _end_sentence(self):
        if self.subject or self.passed:
            self.people.see(self.subject or self.passed)
        self.subject = self.passed = None

    def _opens_sentence(self, place):
        """Say whether a sentence begins with the phrase of the noun at `place`, perhaps after a verb or comma."""
        begins = self.phrases.begins(place)
        first = bisect_left(self.starts, self._sentence(self.starts[begins]))
        if tokens.is_uncased(self.words[place]):
            return begins - first <= 1
        before = self.words[begins - 1]
        return begins == first or before.key in ANY.joining or self.text[before.end] in PAUSES

    def _is_introduced(self, place):
        """Say whether a name tells who was meant before it: His name was Osric Bane; The man inside is …"""
        if place < 2 or self.words[place - 1].key not in ANY.identities:
            return False
        first = bisect_left(self.starts, self._sentence(self.starts[place]))
        return self.words[first].key in ANY.determiners and place - first <= IDENTIFIED_WITHIN

    def _is_joined(self, place):
        """Say whether the phrase of the noun at `place` comes after "when" or the like: when a councillor asked."""
        begins = self.phrases.begins(place)
        return begins > 0 and self.words[begins - 1].key in ANY.joining

    def _is_in_passing(self, place):
        """Say whether somebody is named after a preposition; but "For Osric Bane, …" goes on about him."""
        if not self.phrases.is_in_passing(place):
            return False
        named = place in self.phrases.mentions
        before = self.words[(place if named else self.phrases.begins(place)) - 1]
        fronts = before.key in ANY.fronting and before.start - self._sentence(before.start) <= 1
        after = self.words[(self.phrases.mentions[place][0] if named else place + 1) - 1].end
        return not (fronts and self.text[after : after + 1] in PAUSES)

    def _sentence(self, start):
        return self.sentences[bisect_right(self.sentences, start) - 1]
