"""What readers find at a moment, one module a subject. Each asks for what is live, and for nothing else."""

from articles.public.live import companions, front_page, interviews, people, topics

__all__ = ["companions", "front_page", "interviews", "people", "topics"]
