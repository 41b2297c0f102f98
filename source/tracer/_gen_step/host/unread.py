"""What was written to a descriptor itself, and its reader has not read yet."""

from _thread import allocate_lock
from os import fstat as _fstat
from struct import unpack as _unpack

from ..interrupts.blame import is_handlers

try:
    from fcntl import ioctl as _ioctl
    from termios import FIONREAD, TIOCOUTQ
except ImportError:
    _ioctl = None

# `stat.S_IFIFO`; else it is a socket.
_PIPE = 0o010000
# How long, and how often, it is waited until the app has read what went to the descriptor itself.
_PATIENCE = 2000
_NAP = 0.001
# Nobody opens it. To wait for it is to sleep, by no function of `time`: that would keep the module alive, with all that
# the program puts there.
_locked = allocate_lock()
_locked.acquire()


def wait_until_read(descriptor):
    """Let what was written to the descriptor itself come first; where the system does not tell, it comes when it
    comes.
    """
    if _ioctl is None:
        return
    try:
        unread = FIONREAD if _fstat(descriptor).st_mode & 0o170000 == _PIPE else TIOCOUTQ
        for _ in range(_PATIENCE):
            if _unpack("i", _ioctl(descriptor, unread, b"\0\0\0\0"))[0] == 0:
                return
            _locked.acquire(True, _NAP)
    except Exception as error:
        if is_handlers(error):
            raise
