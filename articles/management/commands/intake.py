"""Reads a pasted interview from a file into a draft, as the admin's “Paste an interview” does."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.editorial import intake as drafts
from articles.editorial.refusals import Refused
from articles.models import Language, User
from articles.words import decoding, intake, sources
from articles.words.marked import Marked


class Command(BaseCommand):
    help = "Read an interview from FILE (plain text, Word or HTML) and store it as a draft, or print what was read."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--language", choices=Language.values, help="overrules the guess")
        parser.add_argument("--json", action="store_true", help="print the proposal as JSON")
        parser.add_argument("--dry-run", action="store_true", help="store nothing")
        parser.add_argument("--by", default="editor", help="the colleague whose draft it becomes (default: editor)")

    def handle(self, file, language, by, **options):
        proposal = intake.read(self.source(file), language)
        if options["json"]:
            self.stdout.write(json.dumps(proposal.as_json(), ensure_ascii=False, indent=1))
        if options["dry_run"]:
            return
        colleague = User.objects.filter(username=by).first()
        if colleague is None:
            raise CommandError(f"There is no colleague called {by}. Name one with --by.", returncode=2)
        try:
            interview = drafts.begin_from(proposal, colleague)
        except Refused as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        # With --json the output is the JSON alone, so that another program can read it.
        said = self.stderr if options["json"] else self.stdout
        said.write(f"Stored as a draft: {settings.SITE_URL}{interview.get_admin_url()}")

    def source(self, file: Path) -> str | list[Marked]:
        """What there is to read in the file; anything else is one sentence and exit status 2."""
        try:
            source, encoding = sources.read(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.", returncode=2) from error
        except decoding.Unreadable as error:
            raise CommandError(f"{file}: {error}", returncode=2) from error
        if encoding not in ("UTF-8", "Word"):
            self.stderr.write(f"{file} was read as {encoding}.")
        return source
