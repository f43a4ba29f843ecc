"""Which address opens which door."""

from django.urls import include, path

from articles.admin import newsroom_site

urlpatterns = [
    path("admin/", newsroom_site.urls),
    path("", include("articles.public.urls")),
]

handler404 = "articles.public.elsewhere.not_found"
