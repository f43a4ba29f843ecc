"""Making a version of a draft: what every way to the readers has to pass."""

import secrets

from django.utils.translation import gettext as _

from articles import pages
from articles.editorial import gates, media, quote_cards, record
from articles.editorial.gates import Severity
from articles.editorial.refusals import Refused
from articles.models import Address, Interview, Version
from articles.models.languages import isolated
from articles.words import canonical, folding

COPIED = ("language", "slug", "headline", "standfirst", "dateline", "people", "topics")


def freeze(interview: Interview) -> Version:
    """A version of the draft, not yet stored: its content, and the columns for lists.

    Refused while a hold is on, whatever asks, and while a gate finds something that blocks or that nobody signed.
    """
    if interview.hold:
        raise Refused(_("This interview is on hold: {reason}").format(reason=interview.get_hold_display()))
    interview.slug = reserve_address(interview, interview.headline)
    content = pages.freeze(interview)
    page = pages.Page.from_content(content)
    refuse_problems(interview, page)
    content["excerpts"] = media.cut_out(page)
    content["share_card"] = quote_cards.draw_share_card(interview, page)
    return version_of(interview, content, page, next_number(interview))


def reword(interview: Interview, content: dict) -> Version:
    """A version that says `content`, which readers see already but for somebody's name. It passed the gates then.

    A hold does not stand in its way: readers learn nothing new by it, and a hold must not keep a name before them.
    """
    interview.slug = content["slug"] = reserve_address(interview, content["headline"])
    page = pages.Page.from_content(content)
    content["share_card"] = quote_cards.draw_share_card(interview, page)
    return version_of(interview, content, page, next_number(interview))


def next_number(interview: Interview) -> int:
    last = interview.versions.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def version_of(interview: Interview, content: dict, page: pages.Page, number: int) -> Version:
    """The row that holds `content`, which is what `page` says."""
    version = Version(
        interview=interview,
        number=number,
        draft_number=interview.draft_number,
        content=canonical.dumps(content),
        salt=secrets.token_hex(16),
        family=interview.family,
        minutes=page.minutes,
        block_digests=page.document.digests,
        **copied(content),
    )
    version.content_digest = record.content_digest(version.salt, version.content)
    return version


def copied(content: dict) -> dict:
    """What stands in columns of a version too, word for word as its content has it."""
    return {
        **{name: content[name] for name in COPIED},
        "lead_photo": next((photo for photo in content["photos"] if photo["id"] == content["lead_photo"]), None),
        "media": pages.media(content),
    }


def reserve_address(interview: Interview, headline: str) -> str:
    """The slug of `interview`, its for good. One made from the headline gets a number if it is taken; one that an
    editor typed is refused then."""
    for slug in folding.numbered(interview.slug or folding.slugify(headline) or interview.public_id):
        address, _made = Address.objects.get_or_create(
            language=interview.language, slug=slug, defaults={"interview": interview}
        )
        if address.interview_id == interview.pk:
            Interview.objects.filter(pk=interview.pk).update(slug=slug)
            return slug
        if interview.slug:
            raise Refused(
                _("Another interview has or had the address “{slug}”. Choose another.").format(slug=isolated(slug))
            )


def refuse_problems(interview: Interview, page: pages.Page):
    """Refuse what a gate blocks, and what needs a signature that nobody has given."""
    problems = gates.problems(page)
    if found := [problem for problem in problems if problem.severity == Severity.BLOCKS]:
        raise Refused(_("Nothing went out: {problems}").format(problems=told(found)))
    signed = set(interview.signatures.values_list("problem", flat=True))
    if found := [row for row in problems if row.severity == Severity.SIGNATURE and row.digest not in signed]:
        raise Refused(
            _("Nothing went out: {problems} Change it, or have it signed for under “Before it goes out”.").format(
                problems=told(found)
            )
        )


def told(problems: list[gates.Problem]) -> str:
    return " ".join(problem.message for problem in problems)
