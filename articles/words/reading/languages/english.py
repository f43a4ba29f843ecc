"""What interviews in English call things, and how they say who says what."""

from articles.words.reading.languages.table import Language, gendered, words

ENGLISH = Language(
    code="en",
    direction="ltr",
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
        by, words, words by, text, text by, interview, interview by, interviewed by, an interview by, story by,
        written by, story, reporting, reporting by, report by, reported by, author, conversation,
        in conversation with, a conversation with, reportage, reportage by, feature by, as told to, profile by,
        questions by, by our correspondent, by our reporter
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
    conducted=words("interview by, interviewed by, interview conducted by, conducted by, interviewer was"),
    moderated=words(
        """
        moderated by, moderator, moderator was, chaired by, hosted by, led by, facilitated by, moderator is
        """
    ),
    introductions=words("my name is, my name's, i am, i'm, this is, i am called"),
    meeting=words("with, for, to, meet, meets, meeting, asks, asking"),
    asks_for_name=words("your name, introduce yourself, who are you, name and"),
    honorifics=gendered(
        m="mr, sir, lord, father, brother, uncle, king, prince, abu",
        f="mrs, ms, miss, madam, madame, lady, sister, dame, mother, aunt, queen, princess, umm",
        n="""
            dr, doctor, prof, professor, captain, capt, judge, rev, reverend, sgt, sergeant, col, colonel, gen,
            general, lt, major, president, minister, st, saint, sheikh, engineer
        """,
    ),
    addresses=words(
        "sister, brother, father, mother, uncle, aunt, auntie, captain, sheikh, imam, rabbi, nana, granny, abu, umm"
    ),
    relations=gendered(
        m="""
            husband, father, brother, son, uncle, nephew, grandfather, grandson, boyfriend, widower, man, boy,
            fisherman, actor, waiter, monk, king, gentleman, bargeman, fireman, policeman, salesman, spokesman,
            chairman, businessman, lad
        """,
        f="""
            wife, mother, sister, daughter, aunt, niece, grandmother, granddaughter, girlfriend, widow, woman, girl,
            actress, waitress, nun, queen, lady, midwife, policewoman, spokeswoman, chairwoman, seamstress,
            businesswoman, hostess, headmistress
        """,
    ),
    pronouns=gendered(
        m="he, his, him, himself",
        f="she, her, hers, herself",
        n="they, their, them",
    ),
    subjects=words("he, she, they"),
    determiners=words("the, a, an, his, her, their, its"),
    auxiliaries=words("been, was, were, is, are, be, being, in"),
    finite=words("is, was, were, are, has, had, have"),
    relatives=words("who, which, that"),
    first_person=words("i, me, my, mine, myself, i'm, i've, i'd, i'll"),
    second_person=words("you, your, yours, yourself, you're, you've, you'd, you'll"),
    compounds=words(""),
    given_names={},
    particles=words(
        """
        de, da, do, dos, del, della, di, du, la, le, van, von, der, den, ter, ten, bin, ibn, al, el, abu, umm, abd,
        of, y, e, st, zu
        """
    ),
    stops=words(
        """
        a, an, the, this, that, these, those, it, its, i, we, you, he, she, they, my, our, your, his, her, their,
        and, or, but, nor, so, yet, if, when, while, as, because, since, until, after, before, once, where, who,
        what, which, why, how, whose, there, here, then, now, today, yesterday, tomorrow, to, in, on, at, by, for,
        from, with, without, about, of, over, under, into, near, between, against, during, among, through, is, are,
        was, were, be, been, being, has, have, had, does, did, do, can, could, will, would, may, might, must,
        should, not, no, yes, nobody, everybody, everyone, somebody, someone, nothing, everything, every, each, all,
        some, many, most, few, both, one, two, three, four, five, six, seven, eight, nine, ten, only, even, still,
        never, always, often, just, also, too, asked, tell, let, according, like, than, perhaps, maybe, though,
        although, however, meanwhile, later, earlier, last, first, next, another, other, such, more, less, much, mr,
        mrs, ms, miss, dr, prof, sir, monday, tuesday, wednesday, thursday, friday, saturday, sunday, up, down, out,
        off, across, behind, beyond, inside, outside, around, along, despite, us, me, him, them, interview, words,
        photographs, photos, text, question, answer, note, update, correction, born, oh, well, dear, thank, thanks,
        please, ask, who's, it's, that's, there's
        """
    ),
    outlets=words(
        """
        radio, tv, television, news, times, post, review, magazine, daily, weekly, monthly, fm, herald, gazette,
        tribune, journal, chronicle, observer, courier, echo, voice, press, newspaper, broadcasting, channel,
        podcast, network, agency, telegraph, mail, star, sun, today, bulletin, dispatch, standard, messenger,
        monitor, mirror, guardian, independent, globe, record, sentinel, examiner, inquirer, online, media,
        quarterly, argus, mercury, advertiser, reporter, ledger, register
        """
    ),
    places=words(
        """
        the, in, at, from, near, on, outside, inside, around, across, to, through, over, above, below, beyond,
        towards, toward, of, into, via, between, past, under, behind
        """
    ),
    prepositions=words(
        """
        about, with, for, by, of, to, from, like, against, without, on, than, behind, after, beside
        """
    ),
    fronting=words("for, to"),
    weekdays=words(
        """
        monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thur, thurs, fri,
        sat, sun
        """
    ),
    months=words(
        """
        spring, summer, autumn, fall, winter, january, february, march, april, may, june, july, august, september,
        october, november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec
        """
    ),
    verbs=gendered(
        n="""
            said, says, saying, added, adds, adding, told, tells, telling, explained, explains, explaining,
            recalled, recalls, recalling, noted, notes, noting, insisted, insists, insisting, concluded, concludes,
            concluding, admitted, admits, admitting, answered, answers, answering, replied, replies, replying,
            asked, asks, asking, remarked, remarks, remarking, continued, continues, continuing, observed, observes,
            observing, stressed, stresses, stressing, argued, argues, arguing, warned, warns, warning, joked, jokes,
            joking, laughed, laughs, laughing, whispered, whispers, wrote, writes, writing, declared, declares,
            declaring, stated, states, stating, confirmed, confirms, confirming, claimed, claims, complained,
            complains, announced, announces, remembered, remembers, remembering, reflected, reflects, sighed, sighs,
            shouted, shouts, cried, cries, promised, promises, suggested, suggests, responded, responds, repeated,
            repeats, maintained, maintains, confessed, confesses, commented, comments, commenting, emphasised,
            emphasises, emphasized, emphasizes, emphasising, emphasizing, conceded, concedes, acknowledged,
            acknowledges, quipped, quips, mused, muses, grinned, grins, smiled, smiles, ended, ends, ending, began,
            begins, beginning, finished, finishes, objected, objects, protested, protests, offered, offers,
            countered, counters, murmured, murmurs, shrugged, shrugs, put, puts, went, goes, going, reported,
            reports, related, relates, affirmed, affirms, pointed, points, summed, sums, speaking, speak, spoke,
            speaks, agreed, agrees, believes, believed, thinks, thought, boasted, boasts, pleaded, pleads, wondered,
            wonders, asserted, asserts, estimated, estimates, predicted, predicts, recounted, recounts, revealed,
            reveals, urged, urges, vowed, vows, bemoaned, bemoans, bemoaning, cautioned, cautions, cautioning,
            chuckled, chuckles, chuckling, clarified, clarifies, clarifying, contended, contends, contending,
            disclosed, discloses, disclosing, elaborated, elaborates, elaborating, exclaimed, exclaims, exclaiming,
            groaned, groans, groaning, grumbled, grumbles, grumbling, hinted, hinting, implied, implies, implying,
            informed, informs, informing, interjected, interjects, interjecting, interrupted, interrupts,
            interrupting, lamented, laments, lamenting, mentioned, mentioning, mumbled, mumbles, mumbling, muttered,
            mutters, muttering, nodded, pleading, pondered, ponders, pondering, proclaimed, proclaims, proclaiming,
            professed, professes, professing, proposed, reassured, reassures, reassuring, recited, recites,
            reciting, recommended, recommends, recommending, rejoined, rejoins, rejoining, reminded, reminds,
            reminding, retorted, retorts, retorting, scoffed, scoffs, scoffing, sobbed, sobs, sobbing, specified,
            specifies, specifying, speculated, speculates, speculating, stammered, stammers, stammering, swore,
            teased, teases, teasing, testified, testifies, testifying, texted, texting, emailed, emailing, tweeted,
            tweeting, underlined, underscored, underscores, underscoring, uttered, utters, uttering, ventured,
            ventures, venturing, volunteered, volunteers, volunteering, yelled, yells, yelling, assured, assures,
            assuring, attested, attests, attesting, beamed, chimed, chimes, chiming, corrected, croaked, croaks,
            croaking, denied, denies, denying, enthused, enthuses, enthusing, fumed, fumes, fuming, gasped, gasps,
            gasping, gestured, growled, growls, growling, hissed, hisses, inquired, inquires, inquiring, enquired,
            enquires, enquiring, prompted, reasoned, reckoned, reckons, reckoning, reiterated, reiterates,
            reiterating, revealing, screamed, screams, screaming, stuttered, stutters, stuttering, theorised,
            theorises, theorising, vowing, whispering, wondering, concurred, concurs, concurring, alleged, alleges,
            alleging, echoed, opined, opines, opining, boasting, bragged, brags, bragging, confided, confides,
            confiding, counselled, counselling, demanded, demanding, disputed, disputes, disputing, fretted, frets,
            fretting, gushed, gushes, gushing, jested, jests, jesting, marvelled, marvels, marvelling, moaned,
            moans, moaning, narrated, narrates, narrating, pledged, pledges, pledging, posited, posits, positing,
            quizzed, quizzes, quizzing, reminisced, reminisces, reminiscing, sneered, sneers, sneering, surmised,
            surmises, surmising, thundering
        """,
    ),
    telling=words(
        """
        told, tells, telling, reminded, assured, informed, warned, warns, promised, promises, informs, reassured,
        reassures, assures, reminds, texted, emailed
        """
    ),
    that=words(""),
    naming=words(
        """
        called, calls, call, calling, so-called, entitled, titled, named, known as, described as, describes as,
        dubbed, termed, labelled, labeled, marked, nicknamed, the word, the words, the phrase, the term, a term,
        a word, the name, the title, the slogan, the motto, the expression, reads, read, reading, saying goes,
        the book, the film, the song, the play, the novel, the essay, the poem, the programme, the exhibition,
        the project, bearing, christened, refer to as, refers to as, referred to as, filed under, listed as,
        under the heading, under the title, spelled, spelt, signed, stamped, inscribed, means, meaning, sort of,
        kind of
        """
    ),
    written=words(
        """
        sign, signs, notice, poster, banner, placard, plaque, label, headline, book, leaflet, letter, report, law,
        rule, proverb, saying, form, folder, tin, box, door, ticket, note, inscription, plate, brochure, slogan,
        motto, card, page, chapter, statement, song, newspaper, column, stamp, register, document, file
        """
    ),
    reporting=words(
        """
        according to, in the words of, in her words, in his words, in her own words, in his own words, as told by,
        in the view of, in the opinion of, in his view, in her view, by his account, by her account, in his telling,
        in her telling, in their words
        """
    ),
)
