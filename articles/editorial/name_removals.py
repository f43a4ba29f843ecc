"""Two people decide that a name goes out of everything that was published. When nobody else is awake one person does
it, and a colleague looks at it afterwards."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial import audit, old_names, protection
from articles.editorial.permissions import may, who_else
from articles.editorial.protection import Choice
from articles.editorial.refusals import Refused
from articles.models import Correction, Interview, Language, NameRemoval, Person, User
from articles.models.languages import isolated


def ask(person: Person, by: User, choice: Choice) -> NameRemoval:
    """Ask a second person to take the name of `person` out. Nothing changes until then."""
    require(by, "ask to redact", person)
    refuse_choice(person, choice)
    values = {**vars(choice), "also": list(choice.also), "elsewhere": list(choice.elsewhere)}
    try:
        with transaction.atomic():
            removal = NameRemoval.objects.create(person=person, asked_by=by, **values)
            audit.record(by, "ask to take a name out", person)
    except IntegrityError as error:
        raise Refused(_("Somebody has asked for this already. Look at what they chose.")) from error
    return removal


def carry_out(removal: NameRemoval, by: User) -> list[Interview]:
    """Be the second person: do it, as it was asked for. Returns the interviews that changed."""
    require(by, "redact", removal.person)
    with transaction.atomic():
        protection.locked_around(removal.person, removal.elsewhere)
        removal = waiting(removal)
        if removal.asked_by_id == by.pk:
            why = _("You asked for this yourself. Somebody else must do it.")
            raise Refused(f"{why} {who_else('redact', [by.pk])}")
        return finish(removal, by)


def do_alone(person: Person, by: User, choice: Choice, reason: str) -> list[Interview]:
    """Do it without waiting for a second person. It stays on the desk until somebody else has looked."""
    require(by, "redact", person)
    if not reason.strip():
        raise Refused(_("Say in a sentence why nobody else can be asked."))
    with transaction.atomic():
        person = protection.locked_around(person, choice.elsewhere)
        NameRemoval.objects.waiting().filter(person=person).delete()
        removal = ask(person, by, choice)
        removal.reason = reason.strip()
        return finish(removal, by)


def finish(removal: NameRemoval, by: User) -> list[Interview]:
    """Do it, and keep of it who, when and why: none of the names, not even where a reason has one."""
    person = removal.person
    name = old_names.of(person, removal.naming, removal.names, removal.also)
    choice = Choice(removal.naming, removal.names, removal.shown_as, removal.also, removal.elsewhere)
    changed = protection.rename(person, choice, by)
    removal.names, removal.also, removal.done_by, removal.done_at = {}, [], by, timezone.now()
    removal.save()
    for row in person.removals.all():
        row.reason = name.pattern.sub("…", row.reason)
        row.save(update_fields=["reason"])
    return changed


def drop(removal: NameRemoval, by: User):
    """Do not do it, or not like this."""
    require(by, "ask to redact", removal.person)
    with transaction.atomic():
        waiting(removal).delete()
        audit.record(by, "drop the taking out of a name", removal.person)


def read_again(removal: NameRemoval, by: User):
    """Look at what one person did alone."""
    require(by, "ask to redact", removal.person)
    if removal.done_by_id == by.pk:
        raise Refused(_("You did this yourself. Somebody else must look at it."))
    with transaction.atomic():
        if not NameRemoval.objects.unread().filter(pk=removal.pk).update(read_by=by, read_at=timezone.now()):
            raise Refused(_("Somebody has looked at this already."))
        audit.record(by, "read again", removal.person)


def waiting(removal: NameRemoval) -> NameRemoval:
    """Its row, locked; of two who do it or drop it at once the second is told."""
    row = NameRemoval.objects.select_for_update().filter(pk=removal.pk).first()
    if row is None:
        raise Refused(_("Somebody has decided against this meanwhile."))
    if row.done_at:
        raise Refused(_("{who} has done this already.").format(who=isolated(row.done_by)))
    return row


def refuse_choice(person: Person, choice: Choice):
    protecting = {*Person.Naming.values} - {Person.Naming.FULL}
    if choice.naming not in protecting or choice.shown_as not in Correction.Shown.values:
        raise Refused(_("Choose how they are named, and what readers learn."))
    if any(not choice.names.get(language, "").strip() for language in Language):
        raise Refused(_("Say in both languages what they are called from now on."))
    protection.refuse_plainer(person, choice.naming)
    old = old_names.of(person, choice.naming, choice.names, choice.also)
    if any(map(old.pattern.search, choice.names.values())):
        raise Refused(_("What they are called from now on still has the old name in it."))


def require(by: User, right: str, person: Person):
    if not may(by, right):
        audit.deny(by, right, person, _("You may not take a name out of what was published."))
