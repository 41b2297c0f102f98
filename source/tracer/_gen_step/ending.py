"""The end of a program that CPython itself runs as its script: told from the very last of its exit functions."""

import atexit
import sys

from .program import exit_status


class Ending:
    """Made before the program starts; so, of all exit functions, ours runs last, and after the wait for threads."""

    def __init__(self, tell):
        """`tell(**fields)` is called once, with the fields of the `end` observation."""
        self._tell = tell
        self._fields = {"status": 0}
        self._noted = False
        atexit.register(self._run)

    def note(self, exception, value):
        """The program's main module ends with an exception; `value` is its description."""
        self._noted = True
        if isinstance(exception, SystemExit):
            self._fields = {"status": exit_status(exception.code)}
        else:
            self._fields = {"status": 1, "exception": value}

    def _run(self):
        if not self._noted and hasattr(sys, "last_type"):
            self._fields["status"] = 1  # The program took our trace function away.
        self._tell(**self._fields)
