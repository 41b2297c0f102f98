"""The end of a program that CPython itself runs as its script: told from the very last of its exit functions."""

import atexit

from ..foreign import names_of_module
from ..isolation import program_sys
from ..kinds import inherits
from .own_tracing import without
from .program import exit_status

_TIMES = 2
_code = SystemExit.__dict__["code"].__get__


def status_of(exception):
    """The exit status that an exception which ends the program asks for; None where it is no SystemExit."""
    return exit_status(_code(exception)) if inherits(type(exception), SystemExit) else None


class Ending:
    """Made before the program starts; so, of all exit functions, ours runs last, and after the wait for threads."""

    def __init__(self, tell, trace):
        """`tell(**fields)` is called once, with the fields of the `end` observation. `trace` is our trace function,
        None where there is none.
        """
        self._tell = tell
        self._fields = {"status": 0}
        self._noted = False
        atexit.register(*without(self._run, trace))

    def note(self, status, value):
        """The program's main module ends with an exception: `status_of` it, and its description."""
        self._noted = True
        self._fields = {"status": 1, "exception": value} if status is None else {"status": status}

    def _run(self):
        if not self._noted and "last_type" in names_of_module(program_sys):
            self._fields["status"] = 1  # The program took our trace function away.
        for _ in range(_TIMES):
            try:
                return self._tell(**self._fields)
            except MemoryError:
                pass  # The first time there is a reserve (`Channel.spend_reserve`).
