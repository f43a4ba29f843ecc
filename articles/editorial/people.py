"""Finding the people of a text among those the newsroom knows, and adding those it does not."""

from django.db.models import Q, QuerySet

from articles.editorial import audit
from articles.models import Interview, Participation, Person, PersonName, User, Version, languages
from articles.words import folding


def find_or_add(name: str, by: User) -> Person:
    """The one person of this name or spelling, or a new one: which of two namesakes it is, only an editor knows."""
    known = find(name)
    return known[0] if len(known) == 1 else add(name, by)


def find(name: str) -> list[Person]:
    """Everybody who is called `name`, in any language and spelling."""
    folded = folding.identity(name)
    first = folded.split(" ")[0]
    likely = Person.objects.with_names().filter(
        Q(names__name__icontains=name.split()[0]) | Q(names__name__icontains=first) | ~Q(spellings=[])
    )
    return [person for person in likely.distinct() if folded in map(folding.identity, person.known_as)]


def add(name: str, by: User, naming: str = Person.Naming.FULL, description: str = "") -> Person:
    """Somebody new, named in the language of the letters, and noted in the audit."""
    person = Person.objects.create(slug=free_slug(name), naming=naming)
    fitting = name[: PersonName._meta.get_field("name").max_length]
    person.names.create(language=languages.of_letters(name), name=fitting, description=description)
    audit.record(by, "add", person)
    return person


def taking_part(person: Person) -> QuerySet[Interview]:
    """The interviews in which `person` takes part, in the draft or as readers know it: one may have lost them."""
    drafted = Participation.objects.filter(person=person).values("interview")
    frozen = Version.objects.filter(people__contains=[{"id": person.pk}]).values("interview")
    return Interview.objects.filter(Q(pk__in=drafted) | Q(pk__in=frozen))


def drop_labels(person: Person):
    """Whoever is named less plainly by now is called by a public name in every text: a label may be the old one."""
    names = PersonName.objects.filter(person=person).values("name")
    person.participations.exclude(label__in=names).update(label="")


def is_unmet(person: Person) -> bool:
    """Whether `person` is in no interview, photo or clip, nor in anything that readers saw: a mistake added them."""
    in_use = (person.participations, person.photos, person.clips, person.removals)
    seen = Version.objects.filter(people__contains=[{"id": person.pk}])
    return not (any(rows.exists() for rows in in_use) or seen.exists())


def free_slug(name: str) -> str:
    """An address for `name` that nobody has."""
    slugs = folding.numbered(folding.slugify(name) or "person")
    return next(slug for slug in slugs if not Person.objects.filter(slug=slug).exists())
