"""Letting somebody take part from inside the text: who is named there, whom the newsroom knows, who is new."""

from django import forms
from django.http import JsonResponse
from django.urls import path

from articles.admin.editor import SPEAKING, voice
from articles.admin.writing import for_the_editor
from articles.editorial import casting, offers, people, topics
from articles.models import Interview, Person, PersonName
from articles.words import folding
from articles.words.reading import labels

NAMES = 20  # that are asked about at once


@for_the_editor
def stranger_view(request, interview: Interview):
    """Which of the words that stand before colons are names: nobody is asked about “He said: …” and “Aleppo: …”."""
    words = [said[: labels.LONGEST] for said in request.POST.get("words", "").split(":")[:NAMES]]
    places = {folding.identity(place) for place in offers.places(request.user, interview.language)}
    return JsonResponse({"names": [said for said in words if said.strip() and is_name(said, places)]})


def is_name(said: str, places: set[str]) -> bool:
    """Whether somebody is called so, or can be: a topic is no name, and neither is where an interview was held."""
    is_another = folding.identity(said) in places or topics.find(said)
    return bool(people.find(said)) or (labels.is_name(said) and not is_another)


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
    path("<int:pk>/stranger/", stranger_view, name="articles_interview_stranger"),
    path("<int:pk>/newcomer/", newcomer_view, name="articles_interview_newcomer"),
]
