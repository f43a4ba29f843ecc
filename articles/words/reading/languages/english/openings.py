"""What begins a paragraph in English: a note, a byline, a request, who somebody is."""

from articles.words.reading.languages.table import part, words

OPENINGS = part(
    notes=words(
        """
        note, editor's note, editors' note, editor note, note from the editor, update, updated, correction,
        corrections, clarification, postscript, nb, n.b, disclaimer, footnote, about the author, transcript note
        """
    ),
    note_openings=words(
        """
        this interview was, this interview has, the interview was, the interview has, this conversation was,
        this conversation has, the conversation was, the conversation has, this transcript was, this transcript has,
        the transcript, this text was, this text has, this article was, this article has, this discussion was,
        this discussion has, answers were edited, answers have been, an earlier version, a previous version,
        interview conducted, interview by, interviewed by, translated by, translation by, transcribed by, edited by,
        edited for, photographs by, photos by, this is an edited, this is an abridged, first published,
        originally published, names have been, some names
        """
    ),
    newsrooms=words("the editors, the newsroom, our editors, this newspaper, this magazine, this publication"),
    endings=words("end, ends, ended, end of, fades, cuts out, switched off"),
    requests=words(
        """
        tell us, tell me, describe, explain, talk us through, talk me through, talk about, talk to us, walk us,
        walk me, take us, take me, give us, give me, show us, show me, let us, let's, say something, please,
        introduce yourself, finish the sentence, complete the sentence, name one, name three, name the, paint us,
        remind us, help us, share, compare, imagine you, put us
        """
    ),
    bylines=words(
        """
        posted by, reported by, published by, by, words, words by, text, text by, interview, interview by, interviewed
        by, an interview by, story by, written by, story, reporting, reporting by, report by, author, conversation, in
        conversation with, a conversation with, reportage, reportage by, feature by, as told to, profile by, questions
        by, by our correspondent, by our reporter
        """
    ),
    authoring=words("by"),
    credits=words(
        """
        issue, volume, vol, updated, last updated, posted, originally published, first published, photograph,
        photographs, photography, photos, photo, pictures, picture, photographs by, photography by, photos by,
        photo by, pictures by, translation, translated by, translation by, translator, edited by, editing,
        illustration, illustrations, illustrations by, illustration by, drawings by, date, place, location,
        published, source, recorded, recorded in, recorded at, transcribed by, transcript
        """
    ),
    issues=words("issue, volume, vol, no, edition, section, chapter, supplement, season, episode"),
    conducted=words("interview by, interviewed by, interview conducted by, conducted by, interviewer was"),
    moderated=words(
        """
        moderated by, moderator, moderator was, chaired by, hosted by, led by, facilitated by, moderator is,
        chair was, chair is, in the chair was, in the chair is, presided over by
        """
    ),
    moderates=words(
        "moderated, moderates, chaired, chairs, hosted, hosts, presided, was in the chair, is in the chair"
    ),
    introductions=words("my name is, my name's, i am, i'm, this is, i am called"),
    meeting=words("with, for, to, meet, meets, meeting, asks, asking"),
    asks_for_name=words("your name, introduce yourself, who are you, name and"),
    asking=words(""),
)
