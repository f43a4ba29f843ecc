"""What the prepared queries of this folder are asked with: at which moment, for readers of which language."""

from django.db.models import CharField, DateTimeField

from newsroom.prepared import Asked

AT = Asked("at", DateTimeField())
LANGUAGE = Asked("language", CharField())
