"""How fast the newsroom is, beside a static file from the same nginx: `make bench`."""
