"""The error that a person can mend."""

from __future__ import annotations


class UsageError(Exception):
    """Wrong flag, configuration, rules or path. The message is one line that names file, place and remedy; exit 2."""
