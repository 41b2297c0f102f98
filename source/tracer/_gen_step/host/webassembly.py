"""Making the embedded Python behave like one on a machine of its own, where Pyodide made it fit into a web page."""

import asyncio
import errno
import os
import selectors
import socket
import time
from asyncio import events, unix_events

from ..isolation import program_sys as sys

# How long a loop with nothing to wait for sleeps at once; between two sleeps it can be interrupted.
_NAP = 0.02


def settle():
    """Once, before anything of the program's runs."""
    _restore()
    _provide_loop()
    _close_network()


def _restore():
    """Take back what Pyodide replaced (pyodide/webloop.py, _pyodide/_importhook.py)."""
    webloop = sys.modules.get("pyodide.webloop")
    if webloop is not None:
        asyncio.run = webloop._orig_run
        time.sleep = webloop._orig_sleep
    sys.meta_path[:] = [finder for finder in sys.meta_path if "pyodide" not in _module_of(finder)]
    sys.path[:] = [path for path in sys.path if path]
    os.environ["PWD"] = os.getcwd()
    sys.excepthook = sys.__excepthook__
    # It was told so of a terminal, where the snapshot was made (`create_stdio`, Python/pylifecycle.c).
    for file in (sys.stdin, sys.stdout):
        file.reconfigure(line_buffering=file.isatty())


def _module_of(finder):
    return (finder if isinstance(finder, type) else type(finder)).__module__


class _Sleeper(selectors._BaseSelectorImpl):
    """There is no file or socket that could become ready: to wait is to sleep."""

    def select(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            left = _NAP if end is None else min(end - time.monotonic(), _NAP)
            if left <= 0:
                return []
            time.sleep(left)


def _provide_loop():
    """Let `asyncio.run` and all around it use CPython's own event loop, less the sockets that it wakes itself by."""
    loop = unix_events._UnixSelectorEventLoop
    begin = loop.__init__

    def __init__(self, selector=None):
        begin(self, _Sleeper() if selector is None else selector)

    def _make_self_pipe(self):
        self._ssock = self._csock = None

    def nothing(self):
        pass

    loop.__init__ = __init__
    loop._make_self_pipe = _make_self_pipe
    loop._close_self_pipe = loop._write_to_self = nothing
    events._set_running_loop(None)
    events._event_loop_policy = None


def _close_network():
    """Emscripten's own sockets pretend to connect, or break the interpreter."""

    def refuse(self, *arguments):
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    for name in ("bind", "connect", "connect_ex", "listen", "sendto"):
        setattr(socket.socket, name, refuse)
