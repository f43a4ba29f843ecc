"""The newsroom's own pages: one small module for each model, and the desk."""

from articles.admin import interviews, people, photos, record, topics, users  # noqa: F401 - each registers its pages
from articles.admin.site import newsroom_site

__all__ = ["newsroom_site"]
