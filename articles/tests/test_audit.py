"""The audit tells colleagues in words of theirs who did what."""

import ast

import pytest
from django.conf import settings
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.admin import actions
from articles.editorial import notes
from articles.tests import make


def recorded():
    """Every action that the code names where it writes to the audit; moves and rights go by names of their own."""
    for path in (settings.BASE_DIR / "articles").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record":
                action = node.args[1]
                if isinstance(action, ast.Constant):
                    yield action.value


@pytest.mark.parametrize("action", sorted({*recorded()}))
def test_every_action_has_a_name(action):
    assert action in actions.LABELS


@pytest.mark.parametrize("page", ["articles_interview_history", "articles_auditentry_changelist"])
def test_a_note_stands_in_the_audit_by_a_name_for_colleagues(client, db, page):
    editor, interview = make.editor(language="ar"), make.interview()
    notes.resolve(notes.ask(interview, editor, "Which Hama?"), editor)
    client.force_login(editor)
    answer = client.get(reverse(f"admin:{page}", args=[interview.pk] if "history" in page else []))
    assertContains(answer, "حسم ملاحظة")
    assertNotContains(answer, "resolve note</")
