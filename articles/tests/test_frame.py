"""What is the same on every page is rendered once."""

import pytest
from django.template import Context, Template

from articles.tests import make

LICENCE = "https://creativecommons.org/licenses/by-nc/4.0/"


def test_what_is_kept_is_rendered_once_for_each_of_its_values():
    frame = Template("{% load frame %}{% kept language %}{{ language }} {{ number }}{% endkept %}")
    asked = [("en", 1), ("ar", 2), ("en", 3)]
    assert [frame.render(Context({"language": language, "number": number})) for language, number in asked] == [
        "en 1",
        "ar 2",
        "en 1",
    ]


def test_the_frame_of_a_page_marks_the_place_and_speaks_its_language(client, db):
    for address in ("/en/search/", "/en/topics/", "/ar/search/"):
        html = client.get(address).content.decode()
        assert f'<a href="{address}" aria-current="page">' in html
        assert html.count('aria-current="page"') == 1
        assert ("Skip to the text" in html) == address.startswith("/en/")


@pytest.mark.parametrize(
    ("licence", "language", "line"),
    [
        ("all rights reserved", "en", "Our texts: all rights reserved."),
        ("all rights reserved", "ar", "نصوصنا: جميع الحقوق محفوظة."),
        ("CC BY-NC 4.0", "en", f'Our texts: <a href="{LICENCE}" rel="license">CC BY-NC 4.0</a>'),
        (
            "CC BY-NC 4.0",
            "ar",
            f'نصوصنا: <a href="{LICENCE}" rel="license"><bdi lang="en" dir="ltr">CC BY-NC 4.0</bdi></a>',
        ),
    ],
)
def test_readers_are_told_what_they_may_do_with_the_texts(client, db, settings, licence, language, line):
    settings.CONTENT_LICENCE = licence
    interview = make.published(language=language)
    page = f"/{language}/interviews/{interview.slug}/"
    for address in (page, f"{page}offline/", f"/{language}/about/"):  # nobody has written the last one
        _text, footer = client.get(address).content.decode().split('<footer class="site">')
        assert line in footer, address
