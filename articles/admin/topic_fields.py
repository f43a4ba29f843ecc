"""The field in which topics are chosen for an interview."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.attempts import is_key
from articles.admin.site import newsroom_site
from articles.models import Interview, Language, Topic, TopicName
from articles.models.languages import isolated
from articles.words import folding

NEW = "+"  # before a name that is typed, so that the topic 2011 is not taken for the one whose key is 2011


class TopicsInput(forms.SelectMultiple):
    """A field that completes what is typed, and offers the typed words themselves last, as a new topic."""

    def __init__(self, attrs=None):
        labels = {"data-new": gettext_lazy("New topic: {name}"), "data-alike": gettext_lazy("Do you mean {name}?")}
        labels |= {
            "data-offered": gettext_lazy("In the text:"),
            "data-same": gettext_lazy("Is “{new}” the same as “{name}”?"),
            "data-yes": gettext_lazy("Yes, the same"),
            "data-no": gettext_lazy("No, it is new"),
        }
        address = {"data-url": reverse_lazy("admin:articles_topic_suggest")}
        super().__init__({"class": "topics-input", **labels, **address, **(attrs or {})})

    @property
    def media(self):
        stock = AutocompleteSelectMultiple(Interview._meta.get_field("topics"), newsroom_site).media
        return stock + forms.Media(js=[Script("js/admin/topics.js", defer=True)])

    def optgroups(self, name, value, attrs=None):
        """Only what is chosen; the rest is asked for while typing."""
        names = {str(topic.pk): label(topic) for topic in chosen(value)}
        options = [
            self.create_option(name, key, names.get(key, key.removeprefix(NEW)), True, index)
            for index, key in enumerate(value)
        ]
        return [(None, options, 0)]


class TopicsField(forms.Field):
    """Topics by primary key, and names of new ones; `clean` returns Topics and names."""

    widget = TopicsInput

    def prepare_value(self, value):
        return [str(topic.pk) if isinstance(topic, Topic) else topic for topic in value or ()]

    def clean(self, value):
        value = value or []
        typed = folding.split_names("\n".join(name.removeprefix(NEW) for name in value if name.startswith(NEW)))
        for name in typed:
            if len(name) > TopicName._meta.get_field("name").max_length:
                said = _("The name of a topic may have a hundred characters: {name}")
                raise ValidationError(said.format(name=isolated(name)))
        return [*chosen(value), *typed]

    def has_changed(self, initial, data):
        return set(self.prepare_value(initial)) != set(data or ())


def chosen(value) -> list[Topic]:
    """The topics among the values of a field, in their order; a key that is no topic's (any more) is passed over."""
    keys = [int(key) for key in value if is_key(key)]
    found = Topic.objects.with_names().in_bulk(keys)
    return [found[key] for key in keys if key in found]


def label(topic: Topic) -> str:
    return " · ".join(topic.name_in[language] for language in Language.own_first() if language in topic.name_in)
