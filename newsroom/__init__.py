"""The project: how things are set, and what knows no interview."""
