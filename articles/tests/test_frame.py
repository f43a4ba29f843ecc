"""What is the same on every page is rendered once."""

from django.template import Context, Template


def test_what_is_kept_is_rendered_once_for_each_of_its_values():
    frame = Template("{% load newsroom %}{% kept language %}{{ language }} {{ number }}{% endkept %}")
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
