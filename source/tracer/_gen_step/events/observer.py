"""What is told of each event of a frame. Both backends end here, so that the wire says the same on every version.

The names are those of `sys.monitoring`: start, resume, throw, yield, return, unwind, and line, instruction, raise.
"""

from ..interrupts.blame import is_handlers
from . import failure
from .entering import Entering
from .leaving import Leaving
from .running import Running


class Observer(Entering, Running, Leaving):
    """Tells the app of events in the program's own frames."""

    def __init__(self, channel, root, own=()):
        super().__init__(channel, root, own)
        # Something went wrong in the tracer itself: nothing more is observed. Then `give_up` is called.
        self.has_failed = False
        self.give_up = None
        # Called before the program may set a trace function of its own; see `make_way`.
        self.on_own_tracer = None

    def make_way(self):
        """The program may set a trace or profile function of its own, and that sees all Python code but what runs
        inside of an event: from now on nothing of ours runs anywhere else.
        """
        self.frames.tell_no_drops()
        if self.on_own_tracer is not None:
            self.on_own_tracer()

    def failed(self, error):
        """Something went wrong in the tracer itself. The program never sees it; the app is told, and nothing is
        observed.
        """
        if type(error) is MemoryError:
            self.channel.spend_reserve()
        if not self.has_failed and not is_handlers(error):
            self._end_observation(failure.report, error)

    def starved(self):
        """The wire had no memory to write with, and has it now for the last time."""
        try:
            self.lost(failure.NO_MEMORY)
        except MemoryError:
            pass

    def lost(self, message):
        """The program has taken away what it is observed by."""
        if not self.has_failed:
            self._end_observation(failure.tell, message)

    def _end_observation(self, tell, why):
        self.has_failed = True
        tell(self.channel, why)
        if self.give_up is not None:
            self.give_up()
