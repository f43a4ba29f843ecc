"""The craft of pictures: read what was uploaded, draw it anew in every size, draw cards. Knows no interview."""
