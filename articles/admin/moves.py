"""The door through which moves come in: the verb, and before it a page that says what readers will notice."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.admin import pairs, signing
from articles.admin.attempts import answering, attempt
from articles.admin.desk import passages_changed
from articles.admin.move_forms import MoveForm
from articles.admin.rows import row
from articles.admin.site import newsroom_site
from articles.editorial import audit, permissions, publishing, translations, workflow
from articles.editorial.workflow import Move
from articles.models import AuditEntry, Interview, User


def move_view(request, pk, name):
    """A GET asks, a POST does; what readers would notice is done only when it was asked about."""
    interview = get_object_or_404(publishing.with_periods(Interview.objects.select_related("original")), pk=pk)
    if request.method == "POST":
        return do(request, interview, name)
    if name not in workflow.MOVES:
        raise BadRequest("no such move")
    if not permissions.may(request.user, name, interview):
        raise PermissionDenied
    move = workflow.MOVES[name]
    return ask(request, interview, move, MoveForm(move, interview, request.user))


def do(request, interview: Interview, name: str, seen: int | None = None):
    """Perform the move `name` on the text numbered `seen` (else in the form), or say why not."""
    with answering():
        move = workflow.permitted(name, interview, request.user)
    if (move.asks or move.effect) and "confirmed" not in request.POST:
        return redirect("admin:articles_interview_move", interview.pk, name)
    form = MoveForm(move, interview, request.user, request.POST)
    if not form.is_valid():
        return ask(request, interview, move, form)
    verb = chosen(move, interview, form, seen)
    is_done = attempt(request, partial(done, move, interview), verb, by=request.user)
    if is_done:
        left = pairs.left_after(move, interview, request.user, timezone.now()) if move.name in pairs.TOO else []
        for said in (*left, *told_of_cards(interview, request.user, move)):
            messages.warning(request, said)
    if move.asks and not is_done:  # a note to readers is not typed twice
        interview.refresh_from_db()
        return ask(request, interview, move, form)
    readable = permissions.may(request.user, "read", interview)
    return redirect(interview.get_admin_url() if readable else "admin:index")


def chosen(move: Move, interview: Interview, form: MoveForm, seen: int | None) -> Callable:
    """The verb with all that somebody has said in `form`, for one language or for several."""
    details = form.cleaned_data
    others, was = details.pop("together", []), details.pop("was")
    # Somebody who writes in a text must not keep it from being stopped.
    details["seen"] = (seen or details["seen"]) if move.is_about_draft else None
    if others:
        details["seen"] = {interview.pk: details["seen"]} | {other.pk: other.draft_number for other in others}
        return partial(workflow.perform_together, move.name, [interview, *others], **details)
    if "was" in form.data:  # else it is a button of the text itself, which is about nothing else
        details["was"] = was
    return partial(workflow.perform, move.name, interview, **details)


def done(move: Move, interview: Interview) -> str:
    """What came of `move`, and who goes on: of two people that it takes to lift a hold, the first has only agreed."""
    if move.name == "lift" and interview.hold:
        return _("You agree to lift the hold. It is lifted once somebody else agrees too.")
    if move.name == "submit":
        return _("Done: {move}. An editor who has not written in it can approve it now.").format(move=move.label)
    return _("Done: {move}.").format(move=move.label)


def ask(request, interview: Interview, move: Move, form: MoveForm):
    """Say what `move` means for readers and what stands in its way; whoever may not read the draft is not shown it."""
    readable = permissions.may(request.user, "read", interview)
    shows_draft = readable and move.freezes
    kin = pairs.others_of([interview])[interview.pk]
    ready = pairs.ready_with(request.user, move, kin)
    context = newsroom_site.each_context(request) | {
        "title": move.label,
        "opts": Interview._meta,
        "object_id": interview.pk,
        "line": row(interview, request.user, timezone.now()),
        "beside": told_beside(interview, kin, request.user, move),
        "headline": interview if readable else public_headline(interview),
        "back": interview.get_admin_url() if readable else reverse("admin:index"),
        "move": move,
        "hindrance": hindrance(request, interview, move),
        "form": form,
        "previews": [interview, *ready] if shows_draft else (),
        "checklist": signing.checklist(interview) if shows_draft else (),
        "may_sign": permissions.may(request.user, "sign", interview),
    }
    return TemplateResponse(request, "admin/articles/interview/move.html", context)


def told_beside(interview: Interview, kin: list[Interview], user: User, move: Move) -> list[str]:
    """What becomes of the other languages `kin` when `move` is done with one alone, how far a translation that goes
    out is behind its original, and which cards stay."""
    now = timezone.now()
    cards = told_of_cards(interview, user, move)
    if move.name in pairs.TOO:
        return [*pairs.left(move, kin, user, now), *cards]
    said = pairs.said_of(kin, now) if move.name in ("publish", "publish-alone") else []
    passages = translations.left_behind(interview) if move.freezes and interview.original else ()
    if passages:
        said = [*said, passages_changed(len(passages))]
    return [*said, *cards]


def told_of_cards(interview: Interview, user: User, move: Move) -> list[str]:
    """That quote cards were made of words which readers do not find any more once `move` is done. What was posted of
    them is out of the newsroom's reach."""
    if move.name == "withdraw":
        are_left, said = interview.quote_cards.exists(), _("Quote cards have been made of this interview.")
    else:
        cards = interview.quote_cards.prefetch_related("interview__participations")
        are_left = move.freezes and any(card.outdated for card in cards)
        said = _("A quote card says what this text does not say any more.")
    if not are_left:
        return []
    stays = _("What was posted elsewhere stays there until somebody takes it down.")
    if not permissions.may(user, "make cards", interview):
        return [f"{said} {stays}"]
    url = reverse("admin:articles_quotecard_changelist", query={"interview": interview.pk})
    return [format_html('{} {} <a href="{}">{}</a>', said, stays, url, _("Look at the cards"))]


def hindrance(request, interview: Interview, move: Move) -> str:
    """Why `move` cannot be done any more, for whoever came by an old page or second; empty if it can."""
    if request.method == "POST" or move in workflow.moves_for(request.user, interview):
        return ""  # what somebody has typed is shown to them again, whatever becomes of it
    on_hold = _("This interview is on hold: {reason}").format(reason=interview.get_hold_display())
    reason = f"{on_hold}." if interview.hold else ""
    if interview.stage in move.sources and workflow.is_kept_from(move, interview, request.user):
        reason = workflow.why_kept(move, interview)
    return " ".join(filter(None, (_("This cannot be done now."), reason, workflow.last_change(interview))))


def public_headline(interview: Interview) -> str:
    live = interview.versions.live(timezone.now()).first()
    return live.headline if live else ""


def wish(interview: Interview) -> AuditEntry | None:
    """What an editor asked to be changed, as long as the draft is with its writer."""
    last = audit.done_with(interview).filter(action__in=workflow.MOVES).first()
    return last if last and last.action == "return" else None


def urls(view) -> list:
    return [path("<int:pk>/move/<slug:name>/", view(move_view), name="articles_interview_move")]
