"""Labels before a speech in English, and what only looks like one."""

from articles.words.reading.languages.table import part, words

LABELS = part(
    askers=words("q, question, i, int, interviewer, reporter, journalist, presenter, host, correspondent"),
    answerers=words("a, answer, interviewee, guest, respondent, r, participant, subject"),
    moderators=words("moderator, chair, chairman, chairwoman, chairperson, facilitator, mc"),
    audience=words(
        """
        caller, listener, viewer, audience, audience member, audience question, member of the audience,
        from the audience, question from the audience, questioner, from the floor, question from the floor, reader,
        reader question
        """
    ),
    calls=words(
        """
        on the line, on line, first caller, next caller, another caller, caller from, a call from, calling from,
        question from the floor, question from the audience
        """
    ),
    floors=words(
        """
        from the audience, from the floor, in the audience, from the public, first row, second row, third row,
        front row, back row, last row, at the back, on the phone, on line, by phone
        """
    ),
    speakers=words("speaker, unknown speaker, unidentified speaker, voice, person, male speaker, female speaker"),
    never_labels=words(
        """
        note, notes, nota bene, nb, n.b, editor's note, editors' note, editor note, update, updated, warning,
        remember, correction, clarification, caution, important, tip, hint, p.s, ps, postscript, source, sources,
        photo, photos, picture, caption, credit, credits, read more, see also, related, listen, watch, example,
        disclaimer, reminder, attention, background, context, summary, conclusion, introduction, intro, result,
        first, second, third, finally, lastly, one, two, three, moral, lesson, advice, rule, question is, answer is,
        imagine, look, think, consider, trigger warning, spoiler, breaking, advertisement, laughter, laughs,
        applause, pause, music, crosstalk, inaudible, silence, subject, from, to, cc, sent, date, time, place,
        location, length, duration, page, re, fwd, phone, tel, email, website, web, address, price, editor
        """
    ),
    ordinals=words("one, two, three, four, five, six, seven, eight, nine, ten"),
)
