"""Every address that readers can ask for."""

from django.urls import path, register_converter

from articles.models import Policy
from articles.public import converters, feeds, outside, sitemaps
from articles.public.caching import for_readers
from articles.public.media import media
from articles.public.views import home, interviews, lists, policies, search

register_converter(converters.LanguageConverter, "language")
register_converter(converters.SlugConverter, "unicode")
register_converter(converters.PolicyConverter, "policy")
register_converter(converters.YearConverter, "year")
register_converter(converters.FileConverter, "file")


def page(route, view, name, **fixed):
    return path(route, for_readers(view), fixed, name)


def interview(route, show, name):
    """An interview's own address, or one below it."""
    return page(f"<language:language>/interviews/<unicode:slug>/{route}", interviews.interview, name, show=show)


def feed(route, view, name):
    """One address for each format of a feed."""
    return [page(f"{route}feed.{format}", view, f"{name}_{format}", format=format) for format in feeds.FORMATS]


urlpatterns = [
    page("", home.root, "root"),
    page("i/<slug:public_id>/", interviews.short, "short"),
    path("media/<file:name>", media, name="media"),
    path("preview/<slug:token>/", outside.outside, name="outside"),
    page("robots.txt", sitemaps.robots, "robots"),
    page("sitemap.xml", sitemaps.index, "sitemap"),
    page("<language:language>/sitemap.xml", sitemaps.pages, "sitemap_pages"),
    page("<language:language>/sitemap-news.xml", sitemaps.news, "sitemap_news"),
    page("<language:language>/sitemap-<year:year>.xml", sitemaps.year, "sitemap_year"),
    page("<language:language>/", home.home, "home"),
    page("<language:language>/interviews/", lists.archive, "archive"),
    interview("", interviews.show_page, "interview"),
    interview("text/", interviews.show_text, "text"),
    interview("offline/", interviews.show_offline, "offline"),
    interview("history/", interviews.show_history, "history"),
    interview("history.json", interviews.show_record, "record"),
    page("<language:language>/topics/", lists.topics, "topics"),
    page("<language:language>/topics/<unicode:slug>/", lists.topic, "topic"),
    page("<language:language>/people/", lists.people, "people"),
    page("<language:language>/people/<unicode:slug>/", lists.person, "person"),
    page("<language:language>/corrections/", lists.corrections, "corrections"),
    page("<language:language>/search/", search.search, "search"),
    page("<language:language>/about/", policies.policy, "about", key=Policy.Key.ABOUT),
    page("<language:language>/<policy:key>/", policies.policy, "policy"),
    *feed("<language:language>/", feeds.site, "feed"),
    *feed("<language:language>/topics/<unicode:slug>/", feeds.topic, "topic_feed"),
    *feed("<language:language>/people/<unicode:slug>/", feeds.person, "person_feed"),
]
