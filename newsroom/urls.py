"""Which address opens which door."""

from django.urls import path

from articles.admin import newsroom_site

urlpatterns = [
    path("admin/", newsroom_site.urls),
]
