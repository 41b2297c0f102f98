"""Serving from a python of the user's own: the pipes are file descriptors that the app made."""

import os

from . import lifeline
from .channel import Channel
from .server import Server

_REQUESTS = 3
_OBSERVATIONS = 4
_LIFELINE = 5


def _read():
    return os.read(_REQUESTS, 65536).decode("ascii")


def _write(text):
    data = memoryview(text.encode("ascii"))
    try:
        while data:
            data = data[os.write(_OBSERVATIONS, data):]
    except BrokenPipeError:
        os._exit(0)


def main():
    """Serve one app until the end; gives the exit status of the program."""
    for descriptor in (_REQUESTS, _OBSERVATIONS, _LIFELINE):
        # A process that the program starts must not keep our pipes open.
        os.set_inheritable(descriptor, False)
    lifeline.hold(_LIFELINE)
    return Server(Channel(_read, _write), embedded=False).serve()
