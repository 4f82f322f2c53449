"""aidep: the linter for AI dependency risk in Python repositories."""

__version__ = "0.1.0"
