"""Pasting an interview: a text or a file is read into a draft, or one sentence says why it cannot be."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.attempts import once_more
from articles.admin.site import newsroom_site
from articles.editorial import intake as drafts
from articles.editorial import permissions
from articles.models import Interview, Language
from articles.words import decoding, intake, richtext, sources
from articles.words.marked import Marked
from articles.words.proposals import Paragraph, Proposal

# Why a text cannot be read, by the code of `decoding.Unreadable`.
REASON_LABELS = {
    "empty": gettext_lazy("There is no text in it."),
    "too-large": gettext_lazy("It is larger than {megabytes} megabytes, which is the most that can be read."),
    "binary": gettext_lazy("It is not a text."),
    "nul": gettext_lazy("It contains NUL characters, which no text has."),
    "surrogates": gettext_lazy("It contains half characters, which no text has."),
    "encoding": gettext_lazy("It is in none of the encodings UTF-8, UTF-16, Windows-1256 and Windows-1252."),
    "word": gettext_lazy("It is not a sound Word document (.docx)."),
    "intricate": gettext_lazy(
        "This Word document is made of more pieces than can be read. Copy its text and paste it."
    ),
}

# What an editor is told of each of `proposals.DOUBTS`.
DOUBT_LABELS = {
    "asks-or-answers": gettext_lazy("which of the two asks is not clear"),
    "unlabelled": gettext_lazy("only the question mark tells a question from an answer"),
    "unnamed": gettext_lazy("the text does not say who this is"),
    "no-attribution": gettext_lazy("the text does not say who is quoted"),
    "pronoun": gettext_lazy("a pronoun says who is quoted, and it could be somebody else"),
    "part-of-sentence": gettext_lazy("these may be somebody's words, or only a term"),
    "closing": gettext_lazy("this may be the newsroom's, or the end of the last speech"),
    "several-authors": gettext_lazy("the byline names more than one author"),
}


class PasteForm(forms.Form):
    """A text or a file; `cleaned_data["proposal"]` is what was read in it."""

    text = forms.CharField(
        label=gettext_lazy("Text of the interview"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 16, "dir": "auto"}),
    )
    rich = forms.CharField(required=False, widget=forms.HiddenInput)  # the same words as the clipboard dressed them
    file = forms.FileField(label=gettext_lazy("Or a file (Word, web page or plain text)"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        choices=[("", gettext_lazy("as it is written")), *Language.choices],
    )

    def clean(self):
        if self.errors:  # it is said already what is wrong with the text
            return
        sent = self.cleaned_data
        try:
            source = source_of(sent["file"], sent["text"], sent["rich"])
        except decoding.Unreadable as refusal:
            megabytes = refusal.params.get("largest", 0) // 1_000_000
            raise ValidationError(REASON_LABELS[refusal.code].format(megabytes=megabytes)) from refusal
        self.cleaned_data["proposal"] = intake.read(source, self.cleaned_data.get("language") or None)


def source_of(file, text: str | None, rich: str | None) -> str | list[Marked]:
    """What there is to read: the file if there is one, else the pasted text, in its looks if they are known."""
    if file is None:
        return richtext.paragraphs(rich) if rich else decoding.check(text or "")
    if file.size > sources.LARGEST:
        raise decoding.Unreadable("too-large", size=file.size, largest=sources.LARGEST)
    source, _encoding = sources.read(file.read())
    return source


def paste_view(request):
    if not permissions.may(request.user, "begin"):
        raise PermissionDenied
    form = PasteForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        return redirect(take_in(request, form.cleaned_data["proposal"]).get_admin_url())
    context = newsroom_site.each_context(request) | {
        "title": _("Paste an interview"),
        "opts": Interview._meta,
        "form": form,
    }
    return TemplateResponse(request, "admin/articles/interview/paste.html", context)


@once_more
def take_in(request, proposal: Proposal) -> Interview:
    """Begin a draft from `proposal`, and say what was read and where to look again."""
    interview = drafts.begin_from(proposal, request.user)
    messages.success(request, summary(proposal))
    if doubts := unsure(proposal):
        messages.warning(request, _("Look again: {doubts}.").format(doubts=_("; ").join(doubts)))
    return interview


def summary(proposal: Proposal) -> str:
    paragraphs = [block for block in proposal.blocks if isinstance(block, Paragraph)]
    turns, quotes = len(proposal.blocks) - len(paragraphs), sum(len(block.quotes) for block in paragraphs)
    counted = (
        (len(paragraphs), ngettext("{n} paragraph", "{n} paragraphs", len(paragraphs))),
        (turns, ngettext("{n} turn", "{n} turns", turns)),
        (quotes, ngettext("{n} quotation", "{n} quotations", quotes)),
        (len(proposal.people), ngettext("{n} person", "{n} people", len(proposal.people))),
    )
    found = [words.format(n=n) for n, words in counted if n]
    return _("Read in: {what}.").format(what=_(", ").join(found))


def unsure(proposal: Proposal) -> list[str]:
    """Each kind of doubt once, with how often there is reason for it."""
    items = [*proposal.people, *proposal.blocks]
    items += [quote for block in proposal.blocks if isinstance(block, Paragraph) for quote in block.quotes]
    codes = [code for item in items if (code := getattr(item, "doubt", ""))]
    return [f"{DOUBT_LABELS[code]} ({codes.count(code)})" for code in dict.fromkeys(codes)]


def urls(view) -> list:
    return [path("paste/", view(paste_view), name="articles_interview_paste")]
