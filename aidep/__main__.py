"""``python -m aidep``."""

import os
import sys

# `python -m` puts the current folder first: there a stranger's json.py would run in place of Python's own.
# A checkout of aidep keeps it: the package itself stands there.
_HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
if sys.path and not getattr(sys.flags, "safe_path", False) and os.path.abspath(sys.path[0]) != _HERE:
    del sys.path[0]

from aidep.cli.start import entry  # noqa: E402

entry()
