"""Keeping the newsroom: backups and their restoring, what must always hold, how it stands."""
