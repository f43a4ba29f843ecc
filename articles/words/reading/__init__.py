"""The steps by which a pasted interview is read; `words/intake.py` takes them one after the other."""
