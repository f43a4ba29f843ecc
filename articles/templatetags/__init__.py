"""What the templates of the public site add to Django's."""
