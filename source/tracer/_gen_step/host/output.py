"""The program's standard output and error as observations, in their place between the events.

Only the lowest layer is replaced: `sys.stdout` stays an ordinary text file with a file descriptor. It writes to the app
while that descriptor leads there, and to the descriptor where the program has put another file in its place
(`os.dup2`). What goes to the descriptor itself (`os.write`, other processes) does not come by here: the app reads it.
"""

import codecs
import gc
import io
import os
from _thread import get_ident
from os import fstat as _fstat
from struct import unpack as _unpack
from time import sleep as _sleep

from ..events.guard import CAN_RAISE, ROOM
from ..interrupts.blame import is_handlers
from ..interrupts.collecting import let_collect
from ..interrupts.generations import youngest
from ..isolation import program_sys

try:
    from fcntl import ioctl as _ioctl
    from termios import TIOCOUTQ as _UNREAD
except ImportError:
    _ioctl = None

_MOST_BYTES = 65536
# How long, and how often, it is waited until the app has read what went to the descriptor itself.
_PATIENCE = 2000
_NAP = 0.001
_CAN_RECONFIGURE = program_sys.version_info >= (3, 7)
_collects, _hold_collections = gc.isenabled, gc.disable
_getlimit, _setlimit = program_sys.getrecursionlimit, program_sys.setrecursionlimit


def _identity(descriptor):
    """What file a descriptor leads to; None where it is closed."""
    try:
        status = _fstat(descriptor)
    except OSError:
        return None
    return status.st_dev, status.st_ino


class _Told(io.FileIO):
    """Writes to the app where the descriptor leads to the app, else to the descriptor.

    `streams` has the names of the streams that lead there, by what `_identity` gives: a program may join the two.
    """

    def __init__(self, descriptor, name, encoding, streams, tell, channel):
        super().__init__(descriptor, "w", closefd=False)
        self.name = "<%s>" % name
        self._channel = channel
        self._decode = codecs.getincrementaldecoder(encoding)("backslashreplace").decode
        self._streams = streams
        self._descriptor = descriptor
        streams.setdefault(_identity(descriptor), name)
        self._tell = tell
        self._thread = get_ident()

    def write(self, data):
        # The garbage collector calls finalizers of the program's: not from in here.
        collects, made, limit = _collects(), youngest[1], _getlimit()
        # Where the program prints near the recursion limit, there is room for that. The limit is one for all threads:
        # only one of them may change it. Setting it fails where the depth has reached it: from there is no way back.
        raises = CAN_RAISE and get_ident() == self._thread
        if raises:
            _setlimit(limit)
            _setlimit(limit + ROOM)
        try:
            if collects:
                _hold_collections()
            return self._write(data)
        finally:
            if collects:
                let_collect(made)
            if raises:
                _setlimit(limit)

    write_or_tell = write

    def wait_until_read(self):
        if self._channel.mine and self._streams.get(_identity(self._descriptor)) is not None:
            _wait_until_read(self._descriptor)

    def _write(self, data):
        stream = self._streams.get(_identity(self._descriptor)) if self._channel.mine else None
        if stream is None:
            return super().write(data)  # A forked child has only the descriptor.
        # What is left comes in the next call: a program may print a gigabyte at once.
        data = bytes(data[:_MOST_BYTES])
        text = self._decode(data)
        if text:
            _wait_until_read(self._descriptor)
            self._tell(stream, text)
            if not self._channel.mine:
                return super().write(data)  # The program has closed the app's pipes: it was not told.
        return len(data)


def _wait_until_read(descriptor):
    """Let what was written to the descriptor itself come first; where the system does not tell, it comes when it
    comes.
    """
    if _ioctl is None:
        return
    try:
        for _ in range(_PATIENCE):
            if _unpack("i", _ioctl(descriptor, _UNREAD, b"\0\0\0\0"))[0] == 0:
                return
            _sleep(_NAP)
    except Exception as error:
        if is_handlers(error):
            raise


def _telling(raw, flush):
    """A flush that tells, where `raw` writes to its descriptor at any other time."""

    def flush_told():
        raw.wait_until_read()
        raw.write = raw.write_or_tell
        try:
            flush()
        finally:
            del raw.write

    return flush_told


def _names_encoding():
    """Whether the person asked for an encoding of the streams; else it is the one that the app reads."""
    named = "" if program_sys.flags.ignore_environment else os.environ.get("PYTHONIOENCODING", "")
    return named.partition(":")[0] != ""


def flush_streams():
    """Write what the program printed and what waits in its own files, as CPython does at the end of a process."""
    for name in ("stdout", "stderr"):
        try:
            getattr(program_sys, name).flush()
        except BaseException:
            pass  # The program has put anything there, or the reader is gone.


class Output:
    """Stands in for both streams from its making on. `tell(stream, text)` is called with what the program wrote, in
    `channel`'s own process.
    """

    def __init__(self, tell, channel):
        self._flushing = False
        self._channel = channel
        self._replaced = []
        self._streams = {None: None}
        self._raw = []
        files = self._out, _ = self._replace(1, "stdout", tell), self._replace(2, "stderr", tell)
        # Bound once, for they are called before each observation.
        self._flushes = tuple(file.flush for file in files)

    def flush(self):
        """Tell what the program wrote and no newline has sent on its way yet."""
        if self._flushing:
            return  # Telling it is an observation too, and each observation asks for this first.
        self._flushing = True
        try:
            for flush in self._flushes:
                try:
                    flush()
                except Exception as error:  # Closed by the program, or in the middle of a write of its own.
                    if is_handlers(error):
                        self._channel.late = error
        finally:
            self._flushing = False

    def make_way(self, keeps_events):
        """From now on no Python code of ours runs when the program writes: a trace function of its own would see that.

        While events come, what it wrote waits in the file until the next one, where it is told as ever. What the
        program flushes itself goes to the descriptor, where the app reads it.
        """
        self.flush()
        if _CAN_RECONFIGURE:
            self._out.reconfigure(line_buffering=not keeps_events)
        if _Told.write is io.FileIO.write:
            return
        self._channel.hold_nothing()
        _Told.write = io.FileIO.write
        self._flushes = tuple(_telling(raw, flush) for raw, flush in zip(self._raw, self._flushes))

    def leave(self):
        """The program ends while other threads still run. They must not be in the middle of a write of ours then.

        CPython ends such a thread where it next waits for its turn, and a lock that it holds stays locked: in a write
        that runs Python code that is certain to happen. So from now on what they write goes nowhere, which takes no
        such code, and what the main thread still writes goes its own way.
        """
        _Told.write = staticmethod(len)
        self.flush()  # Waits for a thread that is in there.
        for name, file, old in self._replaced:
            for attribute in (name, "__%s__" % name):
                if getattr(program_sys, attribute, None) is file:
                    setattr(program_sys, attribute, old)

    def _replace(self, descriptor, name, tell):
        old = getattr(program_sys, name)
        # It may be called `UTF-8`.
        encoding = old.encoding if _names_encoding() or old.encoding.lower() == "utf-8" else "utf-8"
        errors = getattr(old, "errors", None) or ("strict" if descriptor == 1 else "backslashreplace")
        raw = _Told(descriptor, name, encoding, self._streams, tell, self._channel)
        self._raw.append(raw)
        # `python -u` has no buffer below the text.
        below = raw if type(getattr(old, "buffer", None)) is io.FileIO else io.BufferedWriter(raw)
        # A line is one output nevertheless, not its text and its end.
        file = io.TextIOWrapper(below, encoding, errors, line_buffering=True)
        file.mode = "w"
        self._replaced.append((name, file, old))
        setattr(program_sys, name, file)
        setattr(program_sys, "__%s__" % name, file)
        return file
