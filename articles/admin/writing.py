"""What an open editor asks of the server while somebody writes: to store, to merge, to settle a doubt."""

from functools import wraps

from django import forms
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.attempts import note_refusal, once_more
from articles.admin.editor import AUTOSAVED, BodyField
from articles.admin.site import newsroom_site
from articles.admin.wording import NO_ADDRESS
from articles.editorial import doubts, drafting, permissions
from articles.editorial.refusals import Denied, NotAllowed, Refused
from articles.models import Interview, User
from articles.words import document, merging
from articles.words.document import Block

# How fields are read while somebody writes that need more than their model says.
TYPED = {"body": {"form_class": BodyField, "widget": forms.Textarea}, "slug": {"error_messages": NO_ADDRESS}}


def for_the_editor(view):
    """`view` takes an interview that the user may read and answers in JSON. Without a session the answer is a 401,
    not a page to sign in on: the text waits in the browser. A refusal is a 403 with its reason."""

    view = once_more(view)

    @require_POST
    @wraps(view)
    def answer(request, pk: int):
        if not newsroom_site.has_permission(request):
            return JsonResponse({}, status=401)
        interview = permissions.readable_by(request.user, Interview.objects.filter(pk=pk)).first()
        if interview is None:
            if Interview.objects.filter(pk=pk).exists():  # which nobody but the audit is told
                note_refusal(request)
            raise Http404
        try:
            return view(request, interview)
        except drafting.Conflict as conflict:
            return JsonResponse({"reason": str(conflict)}, status=409)
        except Refused as refusal:
            if isinstance(refusal, NotAllowed) and not isinstance(refusal, Denied):
                note_refusal(request)
            return JsonResponse({"reason": str(refusal)}, status=403)

    return answer


def called(user: User | None, by: User) -> str:
    """Somebody who writes in the same text, to `by`, who may be that."""
    return _("you, in another window") if user == by else str(user or "")


@require_safe
def session_view(request):
    """Whether somebody is signed in, who, and the token that their forms need: signing in gives out a new one."""
    if not newsroom_site.has_permission(request):
        return JsonResponse({}, status=401)
    return JsonResponse({"user": request.user.pk, "token": get_token(request)})


class TypedForm(forms.Form):
    """The fields of a draft that were sent, each on its own: one that is not right yet keeps no other from storage."""

    seen = forms.IntegerField()

    def __init__(self, data):
        super().__init__(data)
        for name in filter(data.__contains__, AUTOSAVED):
            self.fields[name] = typed_field(name)

    def changes_to(self, interview: Interview) -> dict:
        """What is right and differs from what `interview` says."""
        self.full_clean()
        told = {name: value for name, value in self.cleaned_data.items() if name in AUTOSAVED}
        return {name: value for name, value in told.items() if value != getattr(interview, name)}

    @property
    def complaints(self) -> dict[str, str]:
        return {name: f"{self[name].label}: {' '.join(errors)}" for name, errors in self.errors.items()}


def typed_field(name: str) -> forms.Field:
    return Interview._meta.get_field(name).formfield(**TYPED.get(name, {}))


@for_the_editor
def save_view(request, interview: Interview):
    form = TypedForm(request.POST)
    changes = form.changes_to(interview)
    number = form.cleaned_data.get("seen")
    if changes:
        interview = drafting.autosave(interview.pk, request.user, number, changes)
        number = interview.draft_number
    return JsonResponse({"number": number, "stage": interview.stage, "complaints": form.complaints})


@for_the_editor
def merge_view(request, interview: Interview):
    """Both sides' changes since `base` as one text. Stores nothing: the editor saves what comes of it. It says what
    is stored in every field, the note for the desk too, which whoever only reads is not shown."""
    permissions.require(request.user, "edit", interview)
    base, mine = (document.parse(request.POST.get(side, "")) for side in ("base", "mine"))
    merged = merging.merge(base, mine, interview.document)
    return JsonResponse(
        {
            "number": interview.draft_number,
            "who": called(interview.changed_by, request.user),
            "stored": interview.body,
            "merged": merged.document.html,
            "clashes": [
                {"id": clash.id, "mine": html(clash.mine), "theirs": html(clash.theirs)} for clash in merged.clashes
            ],
            "fields": {name: shown(interview, name) for name in AUTOSAVED if name != "body"},
        }
    )


def html(block: Block | None) -> str:
    return document.Document((block,)).html if block else ""


def shown(interview: Interview, name: str) -> str:
    """The field's value as the form shows it."""
    value = typed_field(name).prepare_value(getattr(interview, name))
    return "" if value is None else str(value)


@for_the_editor
def doubts_view(request, interview: Interview):
    """Somebody has looked at what the intake was not sure of."""
    doubts.settle(interview, request.user, set(request.POST.get("settled", "").split()))
    return JsonResponse({})


urls = [
    path("session/", session_view, name="articles_session"),
    path("<int:pk>/autosave/", save_view, name="articles_interview_autosave"),
    path("<int:pk>/merge/", merge_view, name="articles_interview_merge"),
    path("<int:pk>/doubts/", doubts_view, name="articles_interview_doubts"),
]
