"""The forms are specimens, not tests, though some of them are named like tests."""

collect_ignore = ["forms"]
