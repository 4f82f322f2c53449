"""``python -m aidep``."""

from aidep.cli.main import entry

entry()
