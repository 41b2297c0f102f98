"""The program's standard output and error as observations, in their place between the events.

Only the lowest layer is replaced: `sys.stdout` stays an ordinary text file with a file descriptor. What goes to the
descriptor itself (os.write, other processes) does not come by here.
"""

import codecs
import io
import sys


_MOST_BYTES = 65536


class _Told(io.FileIO):
    """Writes to the app instead of to the descriptor."""

    def __init__(self, descriptor, name, tell, channel):
        super().__init__(descriptor, "w", closefd=False)
        self._channel = channel
        self._decode = codecs.getincrementaldecoder("utf-8")("backslashreplace").decode
        self._stream = name
        self._tell = tell

    def write(self, data):
        if not self._channel.mine:
            return super().write(data)  # A forked child has only the descriptor.
        # What is left comes in the next call: a program may print a gigabyte at once.
        data = bytes(data[:_MOST_BYTES])
        text = self._decode(data)
        if text:
            self._tell(self._stream, text)
        return len(data)


class Output:
    """Stands in for both streams from its making on. `tell(stream, text)` is called with what the program wrote, in `channel`'s own process."""

    def __init__(self, tell, channel):
        self._flushing = False
        self._channel = channel
        self._replaced = []
        files = self._replace(1, "stdout", tell), self._replace(2, "stderr", tell)
        # Bound once, for they are called before each observation.
        self._flushes = tuple(file.flush for file in files)

    def flush(self):
        """Tell what the program wrote and no newline has sent on its way yet."""
        if self._flushing:
            return  # Telling it is an observation too, and each observation asks for this first.
        self._flushing = True
        for flush in self._flushes:
            try:
                flush()
            except Exception:  # Closed by the program, or in the middle of a write of its own.
                pass
        self._flushing = False

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
                if getattr(sys, attribute, None) is file:
                    setattr(sys, attribute, old)

    def _replace(self, descriptor, name, tell):
        old = getattr(sys, name)
        encoding = "utf-8"
        errors = getattr(old, "errors", None) or ("strict" if descriptor == 1 else "backslashreplace")
        buffered = io.BufferedWriter(_Told(descriptor, name, tell, self._channel))
        file = io.TextIOWrapper(buffered, encoding, errors, line_buffering=True)
        file.mode = "w"
        self._replaced.append((name, file, old))
        setattr(sys, name, file)
        setattr(sys, "__%s__" % name, file)
        return file
