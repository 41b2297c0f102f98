"""The queue of the loop that runs: one loop may run after another, and go on later."""

from ..frames.loop import Queue
from .task_turns import Turns


class Queues:
    """Follows the loop that runs. `turns`: the tasks that were seen in its queue."""

    def __init__(self):
        self.turns = Turns()
        self._queue = None
        # `(queue, turns)` of each loop that was met.
        self._met = []

    def follow(self, loop):
        """Look at the queue of that loop from now on."""
        if loop is not None and (self._queue is None or not self._queue.is_of(loop)):
            self._queue, self.turns = self._of(loop)

    def _of(self, loop):
        self._met = [each for each in self._met if not each[0].is_gone()]
        for queue, turns in self._met:
            if queue.is_of(loop):
                return queue, turns
        # Those that were met before anything was looked at belong to the first one.
        turns = self.turns if self._queue is None else Turns()
        turns.keeps_order = self.turns.keeps_order
        self._met.append((Queue(loop), turns))
        return self._met[-1]

    def new(self):
        """The handles that nobody has looked at yet, in the order in which the loop runs them."""
        return self._queue.new()

    def is_of(self, loop):
        """Whether the queue of that loop is looked at."""
        return self._queue is not None and self._queue.is_of(loop)

    def is_hidden(self):
        """Whether the loop that is looked at shows no queue."""
        return self._queue is not None and not self._queue.is_seen()

    def has_stopped(self, loop):
        """Whether the loop that was looked at runs no more: `loop` does, or none."""
        return self._queue is not None and not self._queue.is_of(loop)
