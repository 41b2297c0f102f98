"""What is told of tasks: each fact with the time of the loop, where that is virtual."""

from ..frames.waits import milliseconds
from ..wire import messages


class TaskNews:
    """Sends what becomes of tasks."""

    def __init__(self, channel):
        self._channel = channel
        # The virtual clock of the loops, or None: only its times are the same in each run.
        self.clock = None

    def time(self):
        """The loop's time, as a field; none where the clock is a real one."""
        return {} if self.clock is None else {"at": milliseconds(self.clock.now)}

    def put(self, event, record, fields, time=None):
        """`time`: the field of an earlier one, or None."""
        told = dict({"task": record.number}, **fields)
        told.update(self.time() if time is None else time)
        self._channel.put(event, messages.message(event, told))

    def wakes(self, record, why):
        """It is ready, and what made it so was not seen."""
        self.put("wake", record, {"why": why})
