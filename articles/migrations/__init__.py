"""How the tables came to be, and the triggers that guard them."""
