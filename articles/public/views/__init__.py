"""The pages of the public site. Each finds what is live at one moment and hands it to its template."""
