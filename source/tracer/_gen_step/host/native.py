"""Serving from a python of the user's own: the pipes are file descriptors that the app made."""

from os import close as _close
from os import read as _os_read
from os import set_inheritable as _set_inheritable
from os import write as _os_write

from .. import isolation

isolation.begin()

from functools import partial  # noqa: E402
from itertools import repeat  # noqa: E402

from . import lifeline  # noqa: E402
from ..interrupts.generations import take_back  # noqa: E402
from ..wire.channel import Channel  # noqa: E402
from .descriptors import identity  # noqa: E402
from .server import Server  # noqa: E402

isolation.end()

# The functions of this module have the builtins that the program may replace.
_map = map
_REQUESTS = 3
_OBSERVATIONS = 4
_LIFELINE = 5
# Where they are put out of the way: the first file that a program opens has the number 3, as without us, and a daemon
# that closes the first few hundred does not close them. The kernel's table of files grows with the number.
_HIGHEST = 4096
_ROOM = 16


class _Pipes:
    """The two directions of the wire, as the channel wants them."""

    def __init__(self):
        requests, self._observations = _put_away(_REQUESTS), _put_away(_OBSERVATIONS)
        # A function of C alone: what it has read is not lost to a handler of a signal.
        self.read = partial(_os_read, requests, 65536)
        self._identity = identity(self._observations)

    def write(self, text):
        """Gives None when the program has closed the pipe, and may have opened a file of its own under its number."""
        if identity(self._observations) != self._identity:
            return None
        return _map(_os_write, repeat(self._observations), [text.encode("ascii")])


def _put_away(descriptor):
    """Give a descriptor a high number, and see to it that no process which the program starts keeps it open."""
    try:
        import fcntl
        from resource import RLIMIT_NOFILE, getrlimit

        limit = getrlimit(RLIMIT_NOFILE)[0]
        highest = min(limit, _HIGHEST) if limit > 0 else _HIGHEST
        moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, highest - _ROOM)
    except (ImportError, AttributeError, OSError, ValueError):
        _set_inheritable(descriptor, False)
        return descriptor
    _close(descriptor)
    return moved


def main(script=False, collector=None):
    """Serve one app until the end; gives the exit status of the program.

    `script`: when the app wants the program to run, come back with None, for CPython will run it by itself.
    `collector`: what `take_back` needs to know of it as it was before.
    """
    pipes = _Pipes()
    lifeline.hold(_put_away(_LIFELINE))
    status = Server(Channel(pipes.read, pipes.write), embedded=False, script=script).serve()
    if collector is not None:
        take_back(*collector)
    return status
