"""Every address that readers can ask for."""

from django.urls import path, register_converter

from articles.models import Policy
from articles.public import converters, feeds, outside, sitemaps, views
from articles.public.caching import for_readers
from articles.public.media import media

register_converter(converters.LanguageConverter, "language")
register_converter(converters.SlugConverter, "unicode")
register_converter(converters.PolicyConverter, "policy")
register_converter(converters.YearConverter, "year")
register_converter(converters.FileConverter, "file")


def page(route, view, name, **fixed):
    return path(route, for_readers(view), fixed, name)


def feed(route, view, name):
    """One address for each format of a feed."""
    return [page(f"{route}feed.{format}", view, f"{name}_{format}", format=format) for format in feeds.FORMATS]


urlpatterns = [
    page("", views.root, "root"),
    page("i/<slug:public_id>/", views.short, "short"),
    path("media/<file:name>", media, name="media"),
    path("preview/<slug:token>/", outside.outside, name="outside"),
    page("robots.txt", sitemaps.robots, "robots"),
    page("sitemap.xml", sitemaps.index, "sitemap"),
    page("<language:language>/sitemap.xml", sitemaps.pages, "sitemap_pages"),
    page("<language:language>/sitemap-news.xml", sitemaps.news, "sitemap_news"),
    page("<language:language>/sitemap-<year:year>.xml", sitemaps.year, "sitemap_year"),
    page("<language:language>/", views.home, "home"),
    page("<language:language>/interviews/", views.archive, "archive"),
    page("<language:language>/interviews/<unicode:slug>/", views.interview, "interview", show=views.show_page),
    page("<language:language>/interviews/<unicode:slug>/text/", views.interview, "text", show=views.show_text),
    page(
        "<language:language>/interviews/<unicode:slug>/offline/", views.interview, "offline", show=views.show_offline
    ),
    page(
        "<language:language>/interviews/<unicode:slug>/history/", views.interview, "history", show=views.show_history
    ),
    page(
        "<language:language>/interviews/<unicode:slug>/history.json",
        views.interview,
        "record",
        show=views.show_record,
    ),
    page("<language:language>/topics/", views.topics, "topics"),
    page("<language:language>/topics/<unicode:slug>/", views.topic, "topic"),
    page("<language:language>/people/", views.people, "people"),
    page("<language:language>/people/<unicode:slug>/", views.person, "person"),
    page("<language:language>/corrections/", views.corrections, "corrections"),
    page("<language:language>/search/", views.search, "search"),
    page("<language:language>/about/", views.policy, "about", key=Policy.Key.ABOUT),
    page("<language:language>/<policy:key>/", views.policy, "policy"),
    *feed("<language:language>/", feeds.site, "feed"),
    *feed("<language:language>/topics/<unicode:slug>/", feeds.topic, "topic_feed"),
    *feed("<language:language>/people/<unicode:slug>/", feeds.person, "person_feed"),
]
