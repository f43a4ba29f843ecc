"""The craft of recordings: read what was uploaded, and make it anew of its sound alone. Knows no interview."""
