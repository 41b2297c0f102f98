"""Dying with the app, wherever the program is, even inside a loop written in C.

The app holds the other end of a pipe on which nothing is ever written. When the app dies, the kernel closes that end
and raises a signal here that ends the process (fcntl(2), O_ASYNC): on Linux SIGKILL, which ends a process that has
stopped itself, too; elsewhere SIGIO, by its default action.
"""

import os

_KILL = 9


def hold(descriptor):
    """Tie this process to the pipe at `descriptor`. Does nothing where the system has no such signal."""
    try:
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_ASYNC if hasattr(os, "O_ASYNC") else flags | fcntl.FASYNC)
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, _KILL)  # Linux only.
    except (ImportError, AttributeError, OSError):
        pass
