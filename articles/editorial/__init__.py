"""The newsroom's verbs and what must hold before each. Doors call these; nothing else changes a state."""
