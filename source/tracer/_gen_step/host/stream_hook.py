"""How one of the program's two streams tells what is written to it."""

import gc
import io
from _thread import get_ident
from errno import EINTR
from os import write as _write

from _weakref import ref as _ref

from ..events.room import CAN_WIDEN, ROOM, room_here
from ..interrupts.blame import is_handlers
from ..interrupts.collecting import let_collect
from ..interrupts.generations import youngest
from ..isolation import program_sys
from ..words import are_known, words_at
from .descriptors import identity
from .unread import wait_until_read
from .written_text import decoder

_MOST_BYTES = 65536
# What `TextIOWrapper` collects before it writes (`_CHUNK_SIZE` in Lib/_pyio.py).
_CHUNK_SIZE = 8192
# Up to 3.7 it keeps as much back as that says: with one, the end of a line. Nought can be set in memory alone, in the
# fourth word (`textio` in Modules/_io/textio.c).
_KEEPS_BACK = program_sys.version_info < (3, 8) and are_known()
_FOURTH = 3
# Under `python -u` the text waits for the end of its line up to 3.6.
_KEEPS_TEXT = program_sys.version_info < (3, 7)
_write_raw = io.FileIO.write
_write_buffered, _flush_buffered = io.BufferedWriter.write, io.BufferedWriter.flush
_collects, _hold_collections = gc.isenabled, gc.disable


class StreamHook:
    """Makes a stream tell what is written to it while its descriptor leads to the app; else that goes to the
    descriptor.

    The stream and its files stay CPython's own: they find our functions as instance attributes called `write`.
    `streams` has the names of the streams that lead there, by what `identity` gives: a program may join the two.

    `flush()` tells what was written, also of a line that has not ended. It is asked for at each event, so the attribute
    is the one function that has to be done where the stream stands: `_flush_held` without a buffer, `_flush_file` with
    one, `_flush_elsewhere` while the descriptor leads elsewhere, `_flush_hooked` behind `stand_unhooked`.
    """

    def __init__(self, file, descriptor, name, streams, tell, channel, give_up):
        """`give_up(error)` is called where it cannot be told, once: nothing is from then on."""
        # Nobody of us may hold them: CPython writes what waits in a file when it lets go of that.
        self._file = _ref(file)
        self._below = _ref(file.buffer)
        # `python -u` has no buffer below the text.
        self._is_raw = type(file.buffer) is io.FileIO
        self._raw = self._below if self._is_raw else _ref(file.buffer.raw)
        self._channel = channel
        self._decode = decoder(file.encoding)
        self._streams = streams
        self._descriptor = descriptor
        streams.setdefault(identity(descriptor), name)
        self._tell = tell
        self._give_up = give_up
        self._thread, self._room = get_ident(), room_here()
        # The beginning of a line that `python -u` has written already.
        self._held = []
        # CPython writes by itself, where no line of the app's is told.
        self._is_aside = False
        self._write_raw = self._with_room(self._hold if self._is_raw else self._write)
        self._raw().write = self._write_raw
        if self._is_raw:
            self.flush = self._flush_held
        else:
            self.flush = self._flush_file
            self._below().write = self._with_room(self._write_line)
            # So that all of a line comes by there at once.
            self._collect(1)

    def stand_unhooked(self):
        """From now on the stream writes by functions of C alone, but while it is flushed at an event."""
        self.unhook()
        self.flush = self._flush_hooked

    def _flush_held(self):
        file = self._file()
        if _KEEPS_TEXT and self._leads_to() is None:
            return
        if file is not None:
            file.flush()
        self._tell_held()

    def _flush_file(self):
        file = self._file()
        if file is not None:
            file.flush()

    def _flush_elsewhere(self):
        # What was written waits in the file as long as CPython lets it wait.
        if self._leads_to() is not None:
            self._come_back()
            self._flush_file()

    def _flush_hooked(self):
        file = self._file()
        if file is None or self._leads_to() is None:
            return
        wait_until_read(self._descriptor)
        self._raw().write = self._write_raw
        try:
            file.flush()
            self._tell_held()
        finally:
            self.stand_unhooked()

    def unhook(self):
        """From now on the stream writes by functions of C alone, as CPython made it."""
        for file in (self._below(), self._raw()):
            if file is not None:
                file.__dict__.pop("write", None)
        self.flush = self._flush_file
        self._collect(_CHUNK_SIZE)

    def _collect(self, size):
        """Let the text file hand on what it gets when it has so much."""
        file = self._file()
        try:
            if file is not None:
                file._CHUNK_SIZE = size
                if _KEEPS_BACK and size == 1:
                    words_at(id(file))[_FOURTH] = 0
        except ValueError:
            pass  # The program has closed it, or detached what lies below.

    def _with_room(self, write):
        room = self._room

        def write_in_room(data):
            # The garbage collector calls finalizers of the program's: not from in here.
            collects, made = _collects(), youngest[1]
            # Where the program prints near the recursion limit, there is room for that.
            widens = CAN_WIDEN and get_ident() == self._thread
            if widens:
                room.counts[room.at] += ROOM
            try:
                if collects:
                    _hold_collections()
                return write(data)
            finally:
                if collects:
                    let_collect(made)
                if widens:
                    room.counts[room.at] -= ROOM

        write_in_room.__name__ = write_in_room.__qualname__ = "write"
        return write_in_room

    def _leads_to(self):
        """The name of the stream of the app's that the descriptor leads to, or None. A forked child has none."""
        return self._streams.get(identity(self._descriptor)) if self._channel.mine else None

    def _write_line(self, data):
        """In the place of the buffer's `write`: a line goes on its way when it ends, as in a terminal."""
        below, is_elsewhere = self._below(), self._leads_to() is None
        if below is None:
            # The garbage collector lets go of it. Or the program kept only this function, where CPython's own would
            # keep the buffer (`sys.stdout.detach().write(…)`): that has closed the file below as it went.
            raw = self._raw()
            return self._write_all(data, None if raw is None or raw.closed else raw)
        if self._is_aside or is_elsewhere:
            self._come_back()
            if is_elsewhere:
                self.flush = self._flush_elsewhere
                self._collect(_CHUNK_SIZE)
        if is_elsewhere or type(data) is not bytes or not _ends_line(data):
            return _write_buffered(below, data)
        end = max(data.rfind(b"\n"), data.rfind(b"\r")) + 1
        line, rest = data[:end], data[end:]
        _write_buffered(below, line)
        _flush_buffered(below)
        _write_buffered(below, rest)
        return len(data)

    def _hold(self, data):
        """In the place of the raw file's `write` under `python -u`, which writes a line and its end apart."""
        if type(data) is not bytes or self._leads_to() is None:
            self._tell_held()
            return self._write(data)
        self._held.append(data)
        if _ends_line(data):
            self._tell_held()
        return len(data)

    def _tell_held(self):
        if self._held:
            data = b"".join(self._held)
            del self._held[:]
            self._write_all(data, self._raw())

    def _write_all(self, data, raw):
        written = 0
        while written < len(data):
            written += self._write_by(raw, data[written:])
        return written

    def _write(self, data):
        """In the place of the raw file's `write`."""
        return self._write_by(self._raw(), data)

    def _write_by(self, raw, data):
        stream = self._leads_to()
        if raw is None and stream is None:
            return _write(self._descriptor, data)  # The garbage collector lets go of it.
        if raw is not None and raw.closed:
            return _write_raw(raw, data)
        if stream is None:
            if self._is_from_buffer(data):
                self._step_aside(raw)
            return _write_raw(raw, data)
        try:
            view = memoryview(data).cast("B")
        except TypeError:
            return self._write_past(raw, data)  # Nothing, or no bytes: CPython says what is wrong with it.
        # `BufferedWriter` calls again for what is left; to all others a pipe takes everything.
        length = min(len(view), _MOST_BYTES) if self._is_from_buffer(data) else len(view)
        for start in range(0, length, _MOST_BYTES):
            try:
                text = self._decode(bytes(view[start : min(start + _MOST_BYTES, length)]))
                if text:
                    wait_until_read(self._descriptor)
                    self._tell(stream, text)
                is_told = self._channel.mine or not text  # Else the program has closed the app's pipes.
            except RecursionError:
                raise
            except Exception as error:
                if is_handlers(error):
                    raise
                self._give_up(error)
                is_told = False
            if not is_told:
                return start + self._write_past(raw, view[start:length])
        return length

    def _write_past(self, raw, data):
        return _write(self._descriptor, data) if raw is None else _write_raw(raw, data)

    def _is_from_buffer(self, data):
        """Nobody but `BufferedWriter` writes from memory that no object has."""
        return type(data) is memoryview and data.obj is None and not self._is_raw

    def _step_aside(self, file):
        """Let `BufferedWriter` write to the file below by itself. It asks for `write` again behind an interrupted
        system call (`_bufferedwriter_raw_write`, Modules/_io/bufferedio.c). So where that fails, no frame of ours is in
        the traceback.
        """
        self._is_aside = True
        self.flush = self._flush_elsewhere
        file.__dict__.pop("write", None)
        raise InterruptedError(EINTR, "")

    def _come_back(self):
        self._is_aside = False
        raw = self._raw()
        if raw is not None:
            raw.write = self._write_raw
        self.flush = self._flush_file
        self._collect(1)


def _ends_line(data):
    return b"\n" in data or b"\r" in data
