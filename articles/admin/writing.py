"""What an open editor asks of the server while somebody writes: to store, to merge, who else is here, who is new."""

from functools import wraps

from django import forms
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.attempts import once_more
from articles.admin.editor import AUTOSAVED, SPEAKING, BodyField, voice
from articles.admin.site import newsroom_site
from articles.editorial import casting, doubts, drafting, people, permissions, presence, topics
from articles.editorial.refusals import Refused
from articles.models import Interview, Person, PersonName, User
from articles.words import document, merging
from articles.words.document import Block
from articles.words.reading import labels

NAMES = 20  # that are asked about at once


def for_the_editor(view):
    """`view` takes an interview that the user may read and answers in JSON. Without a session the answer is a 401,
    not a page to sign in on: the text waits in the browser. A refusal is a 403 with its reason."""

    view = once_more(view)

    @require_POST
    @wraps(view)
    def answer(request, pk: int):
        if not newsroom_site.has_permission(request):
            return JsonResponse({}, status=401)
        interview = get_object_or_404(permissions.readable_by(request.user, Interview.objects), pk=pk)
        try:
            return view(request, interview)
        except drafting.Conflict as conflict:
            return JsonResponse({"reason": str(conflict)}, status=409)
        except Refused as refusal:
            return JsonResponse({"reason": str(refusal)}, status=403)

    return answer


@require_safe
def session_view(request):
    """Whether somebody is signed in, who, and the token that their forms need: signing in gives out a new one."""
    if not newsroom_site.has_permission(request):
        return JsonResponse({}, status=401)
    return JsonResponse({"user": request.user.pk, "token": get_token(request)})


# -- storing


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
    field = Interview._meta.get_field(name)
    return field.formfield(form_class=BodyField, widget=forms.Textarea) if name == "body" else field.formfield()


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
    """Both sides' changes since `base` as one text. Stores nothing: the editor saves what comes of it."""
    base, mine = (document.parse(request.POST.get(side, "")) for side in ("base", "mine"))
    merged = merging.merge(base, mine, interview.document)
    return JsonResponse(
        {
            "number": interview.draft_number,
            "who": str(interview.changed_by or ""),
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


# -- who is here, and who takes part


@for_the_editor
def presence_view(request, interview: Interview):
    window, place = (document.FORBIDDEN.sub("", request.POST.get(name, "")) for name in ("window", "place"))
    window = window[:36]
    if "gone" in request.POST:
        presence.gone(interview, request.user, window)
        return HttpResponse(status=204)
    others = presence.here(interview, request.user, window, place[:10], timezone.now())
    return JsonResponse(
        {
            "number": interview.draft_number,
            "stage": interview.stage,
            "original": interview.original.draft_number if interview.original else None,
            "others": [{"name": called(other.user, request.user), "place": other.place} for other in others],
        }
    )


def called(user: User, by: User) -> str:
    return _("you, in another window") if user == by else str(user)


@for_the_editor
def stranger_view(request, interview: Interview):
    """Which of the words that stand before colons are names: nobody is asked about “He said: …” and “Aleppo: …”."""
    words = [said[: labels.LONGEST] for said in request.POST.get("words", "").split(":")[:NAMES]]
    return JsonResponse({"names": [said for said in words if said.strip() and is_name(said)]})


def is_name(said: str) -> bool:
    return bool(people.find(said)) or (labels.is_name(said) and not topics.find(said))


class NewcomerForm(forms.Form):
    """Somebody to take part: one the newsroom knows, by `person`, or one it does not."""

    name = forms.CharField(max_length=PersonName._meta.get_field("name").max_length)
    description = forms.CharField(max_length=PersonName._meta.get_field("description").max_length, required=False)
    naming = forms.ChoiceField(choices=Person.Naming.choices)
    role = forms.ChoiceField(choices=[(role.value, role.label) for role in SPEAKING])
    person = forms.ModelChoiceField(Person.objects.with_names(), required=False)
    stranger = forms.BooleanField(required=False)


@for_the_editor
def newcomer_view(request, interview: Interview):
    """Let somebody take part. Whom the newsroom already calls so are named first: perhaps it is one of them."""
    form = NewcomerForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"reason": " ".join(sum(form.errors.values(), []))}, status=400)
    told = form.cleaned_data
    namesakes = [] if told["person"] or told["stranger"] else people.find(told["name"])
    if namesakes:
        return JsonResponse({"known": [known(person, interview.language) for person in namesakes]})
    if told["person"]:
        row = casting.join(interview, told["person"], told["role"], request.user)
    else:
        row = casting.introduce(
            interview, told["name"], told["naming"], told["role"], request.user, told["description"]
        )
    return JsonResponse({"person": voice(row, interview.language), "number": row.interview.draft_number})


def known(person: Person, language: str) -> dict:
    words = person.words_in(language)
    return {"id": person.pk, "name": str(words or person), "description": words.description if words else ""}


urls = [
    path("session/", session_view, name="articles_session"),
    path("<int:pk>/autosave/", save_view, name="articles_interview_autosave"),
    path("<int:pk>/merge/", merge_view, name="articles_interview_merge"),
    path("<int:pk>/presence/", presence_view, name="articles_interview_presence"),
    path("<int:pk>/doubts/", doubts_view, name="articles_interview_doubts"),
    path("<int:pk>/stranger/", stranger_view, name="articles_interview_stranger"),
    path("<int:pk>/newcomer/", newcomer_view, name="articles_interview_newcomer"),
]
