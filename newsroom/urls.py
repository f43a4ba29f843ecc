"""Which address opens which door."""

from django.urls import include, path

from articles.admin import newsroom_site
from newsroom import health

urlpatterns = [
    path("health/live/", health.live, name="live"),
    path("health/ready/", health.ready, name="ready"),
    path("admin/", newsroom_site.urls),
    path("", include("articles.public.urls")),
]

handler403 = "articles.admin.attempts.turned_away"
handler500 = "newsroom.outages.broken"
handler404 = "articles.public.elsewhere.not_found"
