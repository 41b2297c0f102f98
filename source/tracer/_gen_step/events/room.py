"""How near a thread is to the recursion limit, and room below it for the tracer.

The limit is one for all threads (`Py_SetRecursionLimit`, Python/ceval.c). Where it were set for an event's sake, other
threads would come to another limit than the program's, and what the program sets meanwhile would be lost. So the count
of the one thread is read and changed, where it lies in its `PyThreadState` (Include/cpython/pystate.h). Where that is
not found, the limit is set instead.
"""

import sys
from collections import deque

from ..words import NUMBER_SIZE, function_of_python, numbers

_getlimit, _setlimit = sys.getrecursionlimit, sys.setrecursionlimit
# How many frames deep the tracer works at an event.
ROOM = 60
# Whether there can be more room than the program has: up to 3.10 CPython notes by the same count that the limit was
# exceeded (CPython issue 25274).
CAN_WIDEN = sys.version_info >= (3, 11)
# Without sys.monitoring, an event with no room for one more call would end all tracing. So near to the limit none may
# come.
_MARGIN = 40 if sys.version_info >= (3, 9) else 50
# Up to 3.10 `recursion_depth` is the number of this index. Then `recursion_remaining` stands in front of
# `recursion_limit`, within so many.
_DEPTH, _WITHIN = 8, 24
_set_each = deque(maxlen=0).extend


class _Counted:
    """The room of one thread.

    `room.counts[room.at] += ROOM` makes more of it where `CAN_WIDEN`, and `-= ROOM` takes that back. That is no call:
    there may be no room for one, and no other thread comes in between.
    """

    counts = numbers

    def __init__(self, at):
        self.at = at

    if CAN_WIDEN:

        def require(self, frames):
            """Raise a RecursionError where the caller has no more than so many left."""
            if numbers[self.at] < frames:
                raise RecursionError

    else:

        def require(self, frames):
            if _getlimit() - numbers[self.at] < frames:
                raise RecursionError

    def keep_clear(self):
        """Raise a RecursionError where no event may come any more, up to 3.11; a low limit is near within a quarter."""
        self.require(min(_MARGIN, _getlimit() // 4))


class _Limited:
    """The same by the limit. Setting one fails where the depth is as great, and up to 3.8 within 50 frames of that."""

    at = 0

    def __init__(self):
        self.counts = self

    def __getitem__(self, _):
        return _getlimit()

    def __setitem__(self, _, limit):
        # Where the depth has reached it, there would be no way back.
        _setlimit(min(limit, _getlimit()))
        _setlimit(limit)

    def require(self, frames):
        limit = _getlimit()
        # Functions of C alone set it and set it back, and no other thread comes in between.
        _set_each(map(_setlimit, (limit - frames if limit > frames else 1, limit)))

    def keep_clear(self):
        self.require(min(_MARGIN, _getlimit() // 4) if sys.version_info >= (3, 9) else 0)


def room_here():
    """The room of the thread that calls."""
    if not _found:  # Not before: what is found does not outlive the snapshot of the embedded Python.
        state = function_of_python("PyThreadState_Get")
        _found.extend([state, None if state is None else _offset(state() // NUMBER_SIZE)])
    state, offset = _found
    return _Limited() if offset is None else _Counted(state() // NUMBER_SIZE + offset)


def _offset(start):
    """Where in a `PyThreadState`, which starts at that index in `numbers`, the count lies; None where that is not
    certain.
    """
    step, offsets = 1, [_DEPTH]
    if CAN_WIDEN:
        step, offsets = -1, [each for each in range(_WITHIN) if numbers[start + each + 1] == _getlimit()]
    for offset in offsets:
        at = start + offset
        if (lambda: numbers[at])() == numbers[at] + step:
            return offset
    return None


# How to ask for a `PyThreadState`, and the offset of the count there.
_found = []
