"""The newsroom's rows. Imports go one way: languages, people, topics, photos, clips, interviews, versions,
corrections; the other modules each stand on some of these."""

from articles.models.access import Invitation, Knock
from articles.models.addresses import Address, TopicAddress
from articles.models.audit import AuditEntry, AuditLink
from articles.models.clips import Clip
from articles.models.corrections import Correction
from articles.models.front_page import FrontPage, Pick
from articles.models.interviews import Interview, Participation, Revision
from articles.models.languages import Language
from articles.models.name_removals import NameRemoval
from articles.models.notes import Note
from articles.models.people import Person, PersonName
from articles.models.photos import Photo, PhotoWords
from articles.models.policies import Policy
from articles.models.presence import Presence
from articles.models.preview_links import PreviewLink
from articles.models.quote_cards import QuoteCard
from articles.models.record import RecordEntry
from articles.models.signatures import Signature, SoloPublication
from articles.models.topics import TaggedTopic, Topic, TopicName
from articles.models.users import Role, User
from articles.models.versions import Version

__all__ = [
    "Address",
    "AuditEntry",
    "AuditLink",
    "Clip",
    "Correction",
    "FrontPage",
    "Interview",
    "Invitation",
    "Knock",
    "Language",
    "NameRemoval",
    "Note",
    "Participation",
    "Person",
    "PersonName",
    "Photo",
    "PhotoWords",
    "Pick",
    "Policy",
    "Presence",
    "PreviewLink",
    "QuoteCard",
    "RecordEntry",
    "Revision",
    "Role",
    "Signature",
    "SoloPublication",
    "TaggedTopic",
    "Topic",
    "TopicAddress",
    "TopicName",
    "User",
    "Version",
]
