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
            husband, father, dad, brother, son, uncle, nephew, grandfather, grandson, boyfriend, widower,
            brother-in-law, father-in-law, son-in-law, stepfather, stepson
        """,
        f="""
            wife, mother, mum, mom, sister, daughter, aunt, niece, grandmother, granddaughter, girlfriend, widow,
            sister-in-law, mother-in-law, daughter-in-law, stepmother, stepdaughter
        """,
        n="""
            friend, neighbour, neighbor, colleague, cousin, partner, spouse, parent, grandparent, sibling, twin,
            successor, predecessor, deputy, assistant, boss, rival, opponent, landlord, tenant, employer, employee,
            roommate, flatmate, classmate, schoolmate, teammate, co-founder, apprentice, trainee
        """,
    ),
    roles=gendered(
        m="""
            fisherman, actor, waiter, monk, king, bargeman, fireman, policeman, salesman, spokesman, chairman,
            businessman, foreman, repairman, ferryman, boatman, postman, milkman, craftsman, cameraman, headmaster,
            landowner, priest, imam, friar, congressman, councilman, alderman, groundsman, doorman, watchman
        """,
        f="""
            actress, waitress, nun, queen, midwife, policewoman, spokeswoman, chairwoman, seamstress, businesswoman,
            hostess, headmistress, fisherwoman, congresswoman, councilwoman, housewife, landlady, ballerina
        """,
        n="""
            accountant, activist, administrator, adviser, advisor, ambassador, analyst, archaeologist, archivist,
            architect, artist, astronomer, athlete, author, baker, banker, barber, barista, beekeeper, biologist,
            blacksmith, boatbuilder, bookbinder, bookseller, boxer, brewer, bricklayer, broadcaster, builder, butcher,
            buyer, campaigner, captain, caretaker, carpenter, cartographer, cellist, chef, chemist, choreographer,
            clerk, cleaner, climber, clockmaker, coach, cobbler, columnist, commander, commissioner, composer,
            conductor, consultant, cook, coordinator, councillor, councilor, curator, customer, cyclist, dancer,
            dealer, dentist, designer, detective, developer, diplomat, director, diver, doctor, draughtsman, driver,
            economist, editor, electrician, engineer, entrepreneur, executive, expert, farmer, ferrymaster, filmmaker,
            fisher, fishmonger, florist, footballer, founder, gardener, geologist, goalkeeper, governor, graduate,
            grocer, guard, guide, hairdresser, headteacher, historian, hunter, inspector, instructor,
            interpreter, inventor, investigator, janitor, jeweller, joiner, journalist, judge, keeper, landlord,
            lawyer, leader, lecturer, librarian, lifeguard, linguist, locksmith, maker, manager, mason, mayor,
            mechanic, merchant, metalworker, meteorologist, migrant, miller, miner, minister, musician, novelist,
            nurse, officer, official, operator, optician, organiser, organizer, owner, painter, paramedic, passenger,
            pastor, patient, pensioner, pharmacist, photographer, physicist, pianist, pilot, player, plumber, poet,
            politician, porter, potter, president, printer, producer, professor, programmer, promoter, prosecutor,
            psychologist, publisher, pupil, ranger, receptionist, rector, referee, refugee, reporter, representative,
            resident, restaurateur, restorer, retailer, roofer, runner, sailor, saleswoman, scholar, scientist,
            sculptor, secretary, senator, sergeant, shepherd, shoemaker, shopkeeper, singer, skipper, smith,
            sociologist, soldier, solicitor, songwriter, speaker, spokesperson, statistician, steward, storyteller,
            student, superintendent, supervisor, surgeon, surveyor, survivor, swimmer, tailor, teacher, technician,
            therapist, trader, trainer, translator, treasurer, trucker, trumpeter, tutor, undertaker, veteran, vet,
            vicar, victim, violinist, visitor, volunteer, waiter, warden, weaver, welder, winemaker, witness, worker,
            writer, youngster, zoologist
        """,
    ),
    kinds=gendered(
        m="man, boy, gentleman, lad, bloke, guy",
        f="woman, girl, lady",
        n="teenager, child, youth, adult, elder, octogenarian, nonagenarian, septuagenarian, centenarian, native",
    ),
    states=words(
        """
        patient, passenger, customer, visitor, guest, witness, survivor, victim, refugee, migrant, resident, veteran,
        pensioner, volunteer, graduate, student, owner, founder, speaker, youngster
        """
    ),
    pronouns=gendered(
        m="he, his, him, himself",
        f="she, her, hers, herself",
        n="they, their, them",
    ),
    subjects=words("he, she, they"),
    determiners=words("the, a, an, his, her, their, its, my, our"),
    definite=words("the, this, that"),
    indefinite=gendered(n="a, an, one, another, some"),
    indirect=words(""),
    auxiliaries=words("been, was, were, is, are, be, being, in"),
    joining=words("and, but, until, when, while, because, then, so"),
    finite=words("is, was, were, are, has, had, have"),
    relatives=words("who, which, that"),
    first_person=words("i, me, my, mine, myself, i'm, i've, i'd, i'll"),
    second_person=words("you, your, yours, yourself, you're, you've, you'd, you'll"),
    compounds=words(""),
    houses=words(""),
    children=words(""),
    given_names=gendered(
        m="""
            aaron, abdul, abel, abraham, adam, adrian, ahmed, alan, albert, alec, alex, alexander, alfred, ali,
            alistair, allan, amir, andre, andreas, andrew, andy, angus, anthony, anton, antonio, archie, arnold,
            arthur, arturo, barry, ben, benjamin, bernard, bill, bilal, bob, boris, brendan, brian, bruce, bruno,
            callum, carl, carlos, charles, charlie, chris, christian, christopher, ciaran, clive, colin, connor,
            conor, craig, cyril, daniel, danny, darren, dave, david, dean, declan, dennis, derek, desmond, diego,
            dimitri, dominic, donald, douglas, duncan, dylan, eamon, ed, eddie, edgar, edmund, edward, edwin, elias,
            elliot, emil, emmanuel, enrique, eric, erik, ernest, ethan, eugene, felix, ferdinand, fergus, fernando,
            finn, francesco, francis, francisco, frank, fred, frederick, gareth, gary, geoffrey, george, gerald,
            gerard, giles, giovanni, glenn, gordon, graham, greg, gregory, guillermo, gustav, guy, hamish, hans,
            harold, harry, hassan, hector, henrik, henry, herbert, howard, hugh, hugo, hussein, ian, ibrahim, igor,
            isaac, ismail, ivan, ivo, jack, jacob, jacques, jake, jamal, james, jan, jason, javier, jeff, jeremy,
            jerome, jim, jimmy, joe, joel, johan, john, johnny, jonas, jonathan, jorge, jose, joseph, joshua, juan,
            julian, julius, karim, karl, keith, ken, kenneth, kevin, khalid, kofi, kwame, kyle, lars, laurence,
            lawrence, leo, leon, leonard, leroy, lewis, liam, lloyd, louis, luca, lucas, luigi, luis, luke, magnus,
            mahmoud, malcolm, manuel, marco, marcus, mario, mark, martin, mateo, matthew, maurice, max, michael,
            miguel, mikhail, miles, milo, mohamed, mohammed, muhammad, mustafa, nathan, nathaniel, neil, nicholas,
            nick, nigel, niall, nikolai, norman, oliver, olivier, omar, oscar, otto, owen, pablo, patrick, paul,
            pavel, pedro, percy, peter, phil, philip, pierre, piet, rafael, rajesh, ralph, ravi, ray, raymond,
            reginald, rhys, richard, rob, robert, roberto, robin, rodney, roger, roland, ron, ronald, rory, ross, roy,
            ruben, rupert, russell, ryan, salvador, sam, samir, samuel, sanjay, saul, scott, sean, sebastian, sergei,
            seth, shane, simon, stan, stanley, stefan, stephen, steve, steven, stuart, sven, tariq, ted, terence,
            thomas, tim, timothy, toby, tom, tommy, tony, trevor, tyler, vernon, victor, vikram, vincent, vladimir,
            walter, warren, wilfred, will, william, winston, xavier, yusuf, zachary
        """,
        f="""
            abigail, ada, adele, agatha, agnes, aisha, alexandra, alice, alicia, alison, amanda, amelia, amina, amy,
            ana, anastasia, andrea, angela, angelica, anita, ann, anna, anne, annie, antonia, astrid, audrey, barbara,
            beatrice, becky, bella, bernadette, beth, bethany, betty, beverley, breda, brenda, brigid, bridget,
            brigitte, camilla, carla, carmen, carol, carole, caroline, catherine, cecilia, celia, charlotte, chiara,
            chloe, christina, christine, claire, clara, clare, claudia, colette, connie, cora, cynthia, daisy,
            daniela, deborah, deirdre, delia, denise, diana, diane, dolores, dora, doreen, doris, dorothy, edith,
            eileen, elaine, eleanor, elena, elif, elisa, elisabeth, eliza, elizabeth, ella, ellen, elsa, elsie, emily,
            emma, enid, erica, esme, esther, ethel, eunice, eva, eve, evelyn, fatima, fatou, fay, fiona, flora,
            florence, frances, francesca, freya, frida, gabriela, gail, gemma, genevieve, georgia, geraldine,
            gertrude, gillian, gina, giulia, gladys, gloria, grace, greta, gudrun, gwen, hannah, harriet, hazel,
            heather, heidi, helen, helena, helga, henrietta, hilary, hilda, holly, hope, ida, ilse, imogen, ines,
            ingrid, irene, iris, irina, isabel, isabella, isla, ivy, jackie, jacqueline, jane, janet, janice, jean,
            jenna, jennifer, jenny, jessica, jill, joan, joanna, joanne, josephine, joyce, judith, judy, julia, julie,
            juliet, june, karen, kate, katharine, katherine, kathleen, katie, katya, keira, kirsten, kirsty, larisa,
            latifa, laura, lauren, layla, leah, leila, lena, leonora, lily, linda, lisa, lois, lotte, louisa, louise,
            lucia, lucy, lydia, lynn, mabel, madeleine, maeve, magda, maggie, mairead, mandy, manuela, margaret,
            margarita, margot, marguerite, maria, mariam, marie, marina, marion, marjorie, martha, mary, matilda,
            maud, maureen, maya, megan, melanie, melissa, mercedes, mia, michelle, mildred, millicent, miriam, moira,
            molly, mona, monica, muriel, nadia, nancy, naomi, natalia, natalie, natasha, nell, nicola, nicole, nina,
            noelle, noor, nora, norma, nuala, odette, olga, olive, olivia, olwen, pamela, patricia, paula, pauline,
            pearl, peggy, penelope, petra, philippa, phoebe, phyllis, pia, polly, priscilla, priya, rachel, rebecca,
            regina, renata, rhoda, rita, roberta, rosa, rosalind, rose, rosemary, rosie, ruth, sabine, sadie, sally,
            samantha, sandra, sara, sarah, saoirse, selma, shannon, sharon, sheila, shirley, silvia, sinead, siobhan,
            sofia, sonia, sophia, sophie, stella, stephanie, susan, susanna, suzanne, svetlana, sybil, sylvia, tamara,
            tanya, tara, tatiana, teresa, thelma, theresa, tilda, tina, tracy, una, ursula, valerie, vanessa, vera,
            veronica, victoria, viola, violet, virginia, vivian, wanda, wendy, wilma, winifred, yasmin, yolanda,
            yvette, yvonne, zara, zoe
        """,
    ),
    adverbs=words("now, then, once, later, also, still, today, formerly, himself, herself"),
    apposing=words(""),
    named=words("named, called"),
    spokespeople=words(""),
    particles=words(
        """
        de, da, do, dos, del, della, di, du, la, le, van, von, der, den, ter, ten, bin, ibn, al, el, abu, umm, abd,
        of, y, e, st, zu
        """
    ),
    patronymics=words(""),
    unmistakable=words(""),
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
        please, ask, who's, it's, that's, there's, neither, either, none, anyone, anybody, until,
        unlike, instead, indeed, again, soon, almost, nearly, again, besides, whether, whatever, whoever, whenever,
        others, early, late, back, since, unless, except, beside, above, below, upon, within, throughout, nobody's
        """
    ),
    each=words(""),
    things=words(""),
    outlets=words(
        """
        radio, tv, television, news, times, post, review, magazine, daily, weekly, monthly, fm, herald, gazette,
        tribune, journal, chronicle, observer, courier, echo, voice, press, newspaper, broadcasting, channel,
        podcast, network, agency, telegraph, mail, star, sun, today, bulletin, dispatch, standard, messenger,
        monitor, mirror, guardian, independent, globe, record, sentinel, examiner, inquirer, online, media,
        quarterly, argus, mercury, advertiser, reporter, ledger, register
        """
    ),
    landmarks=words(
        """
        street, road, avenue, boulevard, square, alley, mount, mountain, mountains, valley, river, lake, harbour,
        harbor, island, islands, airport, station, hospital, school, college, university, cathedral, library, museum,
        theatre, theater, hotel, council, committee, ministry, department, company, ltd, inc, corporation, foundation,
        initiative, institute, association, federation, co-operative, cooperative, festival, lane, crescent, terrace,
        quay, wharf, estate, clinic, centre, center, stadium, highway, motorway, county, district, province, city,
        town, village, programme, program, project, service, office, society, agency, trust, gardens, mosque, chapel,
        prison, award, prize, league, coast, parade
        """
    ),
    grounds=words(
        """
        close, court, park, green, bridge, row, pier, dock, beach, bay, farm, inn, arms, drive, way, place, hill,
        market, mill, wood, woods, point, house, hall, church, abbey, gate, tower, fields, yard, creek, pass, bank,
        group, club, works, union, party, cup, line
        """
    ),
    places=words(
        """
        the, in, at, from, near, on, outside, inside, around, across, to, through, over, above, below, beyond,
        towards, toward, of, into, via, between, past, under, behind, up, down, along, off
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
            said, says, saying, say, added, adds, adding, told, tells, telling, explained, explains, explaining,
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
            surmises, surmising, thundering, accepted, accepts, accepting, agreeing, corrects, correcting, insists,
            decided, declined, grumble, sniffed, sniffs, snapped, snaps, sang, sings, scolded, scolds, grimaced,
            grimaces, barked, barks, drawled, stresses, stressing, guessed, guesses, instructed, instructs,
            instructing, advised, advises, advising, begged, begs, begging, implored, implores, roared, roars, howled,
            howls, bellowed, bellows, whined, whines, whimpered, whimpers, deadpanned, deadpans, intoned, intones,
            apologised, apologises, apologized, apologizes, summarised, summarises, summarized, summarizes, hollered,
            hollers, thundered, thunders, boomed, riposted, ripostes, dictated, dictates, conjectured, quavered,
            rasped, crowed, deplored, deplores, reproached, chided, chides, mocked, mocks, taunted, translates,
            regretted, regrets, interposed, stipulated, stipulates, cooed, shrieked, shrieks, wailed, wails, griped,
            defended, defends, praised, praises, criticised, criticises, criticized, criticizes, winced,
            winces, beams, recollected, recollects
        """,
    ),
    telling=words(
        """
        told, tells, telling, reminded, assured, informed, warned, warns, promised, promises, informs, reassured,
        reassures, assures, reminds, texted, emailed
        """
    ),
    asking=words(""),
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
