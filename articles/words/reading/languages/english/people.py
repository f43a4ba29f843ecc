"""What people are and do in English, and what stands for them."""

from articles.words.reading.languages.table import gendered, part, words

PEOPLE = part(
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
    elders=words(""),
    institutions=gendered(n=""),
    groups=gendered(n=""),
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
    narrators=words("i"),
    identities=words("is, was"),
    introducing=words("name was, name is"),
    determiners=words("the, a, an, his, her, their, its, my, our"),
    definite=words("the, this, that"),
    indefinite=gendered(n="a, an, one, another, some"),
    indirect=words(""),
    auxiliaries=words("been, was, were, is, are, be, being, in"),
    likening=words(""),
    copulas=words(""),
    joining=words("and, but, until, when, while, because, then, so"),
    finite=words("is, was, were, are, has, had, have"),
    relatives=words("who, which, that"),
    first_person=words("i, me, my, mine, myself, i'm, i've, i'd, i'll"),
    second_person=words("you, your, yours, yourself, you're, you've, you'd, you'll"),
    adverbs=words("now, then, once, later, also, still, today, formerly, himself, herself"),
    apposing=words(""),
    named=words("named, called"),
    spokespeople=words(""),
)
