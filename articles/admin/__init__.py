"""The newsroom's own pages: one small module for each model or task."""

from articles.admin import (  # noqa: F401 - each registers its pages
    audit,
    clips,
    front_page,
    interviews,
    people,
    photos,
    policies,
    quote_cards,
    topics,
    users,
)
from articles.admin.site import newsroom_site

__all__ = ["newsroom_site"]
