"""The demo newsroom: its people, topics, interviews and pages, as files anybody can read."""
