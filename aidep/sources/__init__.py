"""Which files to look at, and their text."""
