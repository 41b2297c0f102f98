"""A task waits again: for what, and whether the loop's queue has it."""

from ..frames.tasks import cancels
from ..frames.waits import TURN, Wait

# What a task waited for in a step that was not heard of.
UNSEEN = Wait("other", {})
# What asyncio's own code waits for again when it was thrown a CancelledError.
WAITING_ON = frozenset(["group", "condition"])


class Suspensions:
    """Tells that tasks are suspended."""

    def __init__(self, news, queues):
        self._news = news
        self._queues = queues

    def suspend(self, record, wait, time=None):
        """Tell that a step of it has ended, and what it waits for now."""
        record.wait, record.is_queued = wait, False
        if wait is TURN:
            self._queues.turns.add(record)
        elif record.is_foreign:
            self._queues.turns.add_silent(record)
        self._news.put("suspend", record, {"on": wait.fields}, time)

    def wait_on(self, record, task):
        """Tell that a task waits again, in a coroutine of asyncio's own that was thrown a CancelledError."""
        record.is_cancelled, record.is_asked, record.is_ready, record.asked = True, False, False, cancels(task)
        self.suspend(record, record.wait if waits_on(record) else UNSEEN)


def waits_on(record):
    """Whether a CancelledError that a task is thrown comes to asyncio's own code, which waits on for the same."""
    return record.wait is not None and record.wait.kind in WAITING_ON
