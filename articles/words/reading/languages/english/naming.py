"""What is part of a name in English, and what stands where names of places and things do."""

from articles.words.reading.languages.table import part, words

NAMING = part(
    homonyms=words(""),
    compounds=words(""),
    houses=words(""),
    children=words(""),
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
    deeds=words(""),
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
    about=words(""),
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
)
