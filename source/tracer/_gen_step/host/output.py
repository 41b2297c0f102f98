"""The program's standard output and error as observations, in their place between the events.

`sys.stdout` stays CPython's own file, but for how its lower layers write: to the app while the descriptor leads there,
and to the descriptor where the program has put another file in its place (`os.dup2`). What goes to the descriptor
itself (`os.write`, other processes) does not come by here: the app reads it.
"""

import io
from _thread import get_ident

from ..interrupts.blame import is_handlers
from ..interrupts.reentry import is_under_way
from ..isolation import program_sys
from .stream_hook import StreamHook


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

    def __init__(self, tell, channel, fail):
        """`fail(error)` is called where that goes wrong; what was written goes to the descriptor then."""
        # The thread in which it is told what was written.
        self._flushing = None
        self._channel = channel
        self._fail = fail
        streams = {None: None}
        self._hooks = tuple(
            StreamHook(_stream(descriptor, name), descriptor, name, streams, tell, channel, self._give_up)
            for descriptor, name in ((1, "stdout"), (2, "stderr"))
        )

    def flush(self):
        """Tell what the program wrote and no newline has sent on its way yet."""
        # Telling it is an observation too, and each observation asks for this first.
        if self._flushing is not None and (self._flushing != get_ident() or is_under_way()):
            return
        self._flushing = get_ident()
        try:
            for hook in self._hooks:
                try:
                    hook.flush()
                except Exception as error:  # Closed by the program, or in the middle of a write of its own.
                    if is_handlers(error):
                        self._channel.late = error
        finally:
            self._flushing = None

    def make_way(self):
        """From now on no Python code of ours runs when the program writes: a trace function of its own would see that.

        While events come, what it wrote waits in the file until the next one, where it is told as ever. What the
        program flushes itself goes to the descriptor, where the app reads it.
        """
        self.flush()
        self._channel.hold_nothing()
        for hook in self._hooks:
            hook.stand_unhooked()

    def _give_up(self, error):
        """From now on what is written goes to the descriptor, where the app reads it."""
        self._fail(error)
        for hook in self._hooks:
            hook.unhook()
        self._hooks = ()

    def leave(self):
        """The program ends while other threads still run. They must not be in the middle of a write of ours then.

        CPython ends such a thread where it next waits for its turn, and a lock that it holds stays locked: in a write
        that runs Python code that is certain to happen. So from now on what is written goes its own way.
        """
        for hook in self._hooks:
            hook.unhook()
        self.flush()  # Waits for a thread that is in there.
        self._hooks = ()


def _stream(descriptor, name):
    """CPython's own stream; where a start-up file has put something else in its place, one like it."""
    for each in (name, "__%s__" % name):
        file = getattr(program_sys, each, None)
        if type(file) is io.TextIOWrapper and _is_on(descriptor, file.buffer):
            return file
    raw = io.FileIO(descriptor, "w", closefd=False)
    raw.name = "<%s>" % name
    errors = "strict" if descriptor == 1 else "backslashreplace"
    file = io.TextIOWrapper(io.BufferedWriter(raw), "utf-8", errors, line_buffering=descriptor == 2)
    file.mode = "w"
    setattr(program_sys, name, file)
    setattr(program_sys, "__%s__" % name, file)
    return file


def _is_on(descriptor, below):
    raw = below.raw if type(below) is io.BufferedWriter else below
    return type(raw) is io.FileIO and raw.fileno() == descriptor
