"""Dying with the app, wherever the program is, even inside a loop written in C.

The app holds the other end of a pipe on which nothing is ever written. When the app dies, the kernel closes that end
and raises SIGIO here, whose default action ends the process (fcntl(2), O_ASYNC).
"""

import os


def hold(descriptor):
    """Tie this process to the pipe at `descriptor`. Does nothing where the system has no such signal."""
    try:
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_ASYNC if hasattr(os, "O_ASYNC") else flags | fcntl.FASYNC)
    except (ImportError, AttributeError, OSError):
        pass
