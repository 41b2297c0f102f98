"""The snapshot of its variables that a frame gets before each call of a trace function, up to 3.10 (`call_trampoline`,
Python/sysmodule.c).

It refers to what they held until the next event: that would go later, and while CPython makes the next snapshot, where
nothing is traced.
"""

import sys

from ..frames import memory

RELEASES = memory.is_available and sys.version_info < (3, 11)
_getprofile = sys.getprofile


def release(frame, may_show):
    """Take it away, but not from a function that looks at it (`may_show`), which may have put something of its own into
    it. A profile function of the program's gets one, too, which lasts until that is called again.
    """
    if not may_show and _getprofile() is None:
        memory.release_snapshot(frame)
