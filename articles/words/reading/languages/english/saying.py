"""How English says who says what."""

from articles.words.reading.languages.table import gendered, part, words

SAYING = part(
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
    negations=words(""),
    without=words(""),
    when=words(""),
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
