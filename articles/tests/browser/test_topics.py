"""Topics in a real browser: found, made, questioned, renamed and merged, by keyboard, in either language."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Topic, TopicName
from articles.tests import make

pytestmark = pytest.mark.browser


def topic(english, arabic=None):
    made = make.topic(english)
    if arabic:
        TopicName.objects.create(topic=made, language="ar", name=arabic)
    return made


def chosen(page) -> list[str]:
    shown = page.locator(".field-topics .select2-selection__choice").all_text_contents()
    return [words.strip("× ") for words in shown]


def save(page):
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved.").wait_for()


def test_topics_that_the_text_names_are_one_click_each(windows, roles):
    reporter = make.reporter()
    topic("Bread", "الخبز"), topic("Water"), topic("Salt")
    interview = make.interview(by=reporter, body="<p>She bakes bread with no salt.</p>")
    page = windows(reporter)
    page.goto(interview.get_admin_url())
    offered = page.locator(".topics-below button")
    expect(offered).to_have_count(2)
    offered.filter(has_text="Bread").click()
    expect(offered).to_have_text(["Salt"])
    expect(offered).to_be_focused()
    page.keyboard.press("Enter")
    expect(offered).to_have_count(0)
    assert {*chosen(page)} == {"Bread · الخبز", "Salt"}
    save(page)
    assert {str(tagged) for tagged in interview.topics.all()} == {"Bread", "Salt"}


@pytest.mark.parametrize("typed", ["Evacuations,", "المهاجرين،"])
def test_a_new_topic_much_like_another_is_asked_about(windows, roles, typed):
    reporter = make.reporter()
    old = topic("Evacuation", "المهاجرون")
    interview = make.interview(by=reporter)
    page = windows(reporter)
    page.goto(interview.get_admin_url())
    page.get_by_role("searchbox", name="Topics").focus()
    page.keyboard.insert_text(typed)
    page.keyboard.press("End")
    page.get_by_text("the same as").wait_for()
    page.get_by_role("button", name="Yes, the same").press("Enter")
    expect(page.get_by_role("searchbox", name="Topics")).to_be_focused()
    save(page)
    assert [*interview.topics.all()] == [old]


def test_enter_takes_what_is_meant_and_not_what_is_typed(windows, roles):
    reporter, old = make.reporter(), topic("Evacuation")
    interview = make.interview(by=reporter)
    page = windows(reporter)
    page.goto(interview.get_admin_url())
    page.get_by_role("searchbox", name="Topics").focus()
    page.keyboard.type("evacuations")
    page.get_by_role("option", name="Do you mean Evacuation?").wait_for()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Yes, the same")).to_have_count(0)
    save(page)
    assert [*interview.topics.all()] == [old]
    assert Topic.objects.count() == 1


def test_a_topic_is_renamed_merged_and_found_by_its_use_by_keyboard(windows, roles):
    editor = make.editor()
    aleppo, halab = topic("Aleppo"), topic("Halab")
    interview = make.published(topics=[halab])
    page = windows(editor)
    page.goto(reverse("admin:articles_topic_changelist"))
    page.get_by_role("link", name="unused").press("Enter")
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    expect(page.locator("#result_list tbody")).to_contain_text("Aleppo")

    page.goto(reverse("admin:articles_topic_change", args=[halab.pk]))
    page.get_by_role("link", name=interview.headline).wait_for()  # where it is used
    name = page.locator("input[value=Halab]")
    name.fill("Aleppos")
    name.press("Enter")
    page.get_by_text("Is “Aleppos” the same as “Aleppo”?").wait_for()

    page.goto(reverse("admin:articles_topic_merge", args=[halab.pk]))
    page.get_by_label("The topic it becomes part of").focus()
    page.keyboard.type("Aleppo")
    page.get_by_role("button", name="Merge").press("Enter")
    page.get_by_text("The two are one topic now").wait_for()
    page.goto(f"/en/topics/{halab.slug}/")
    assert page.url.endswith(f"/en/topics/{aleppo.slug}/")
    page.get_by_role("link", name=interview.headline).first.wait_for()
    assert "Halab" in interview.versions.get().content  # what readers were shown stays
