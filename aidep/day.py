"""Days as people write them."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone

from aidep.errors import UsageError

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def parse_day(value: object, place: object) -> date:
    """A day as TOML writes it or as text, ``YYYY-MM-DD``.

    Raises:
        UsageError: naming ``place``, for anything else.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        if not isinstance(value, str) or not re.fullmatch(_DAY, value):  # newer Pythons read 20270131
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{place}: {value!r} is no day; write it as 2027-01-31") from None


def today() -> date:
    """The day in UTC, on which all machines of a team agree."""
    return datetime.now(timezone.utc).date()
