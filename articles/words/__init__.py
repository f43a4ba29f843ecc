"""Words know language: pure functions over text that touch no row and no request."""
