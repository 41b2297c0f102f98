"""Tasks come into the loop's queue, for their first step or woken by what they waited for."""

from ..foreign import is_future
from ..frames.loop import task_of
from ..frames.tasks import held, state_of
from ..frames.waits import TURN
from ..wire import messages
from .task_ends import CANCELS
from .task_suspensions import UNSEEN, waits_on


class Wakeups:
    """Tells that tasks are ready."""

    def __init__(self, tasks, describing, waits, news, at_work, queues, suspensions, cancelling, ends):
        self._tasks = tasks
        self._describing = describing
        self._waits = waits
        self._news = news
        self._at_work = at_work
        self._queues = queues
        self._suspensions = suspensions
        self._cancelling = cancelling
        self._ends = ends

    def found(self, handle):
        """A handle that is new in the queue."""
        task, future = task_of(handle)
        record = None if task is None else self._tasks.meet(task)
        if record is None:
            return
        if record.is_queued and not self._queues.turns.keeps_order:
            # A chosen one was taken out from behind it: it stands there still.
            return
        if record.is_queued:
            # It left the queue, and nobody heard of that. Where no future wakes it, it only let others run.
            self._ends.settle_passed(record, [])
            again = record.is_asked and waits_on(record)
            if again:
                self._cancelling.ask_awaited(record.wait)
            self._suspensions.suspend(record, TURN if future is None else record.wait if again else UNSEEN)
            record.is_ready = future is None
        if not record.is_ready:
            self._wake(record, task, future)
        record.is_queued = True

    def _wake(self, record, task, future):
        """It stands in the queue again. `future`: what it waited for, or None."""
        self._queues.turns.add(record)
        why = "other"
        record.failure = None
        if future is not None and is_future(future):
            why = "cancelled" if state_of(future) == "CANCELLED" else "done"
            record.failure = self._failure_of(future)
        is_by_timeout = self._cancelling.is_by_timeout(record)
        self._cancelling.ask(record, task, self._at_work.number)
        is_by_itself = record.asks_itself and why == "cancelled"
        is_of_others = is_by_itself or is_by_timeout or self._at_work.asking == "timeout"
        by = None if is_of_others else self._at_work.number
        told = {"by": by, "why": why}
        item = self._item(record) if why == "done" and self._at_work.number is not None else None
        if item is not None:
            told["of"] = item
        self._news.put("wake", record, told)

    def wake_first(self, record, task, thrown):
        """Tell that a task that waits for its group was asked to cancel by that, before the others that it has asked
        have their turns. Gives whether that was told.
        """
        wait = record.wait
        if record.is_ready or record.is_asked or wait is None or wait.kind != "group":
            return False
        if not messages.is_cancelled(thrown):
            return False
        self._cancelling.ask_awaited(wait)
        self.wake_late(record, task, thrown)
        return True

    def wake_late(self, record, task, thrown):
        """Its turn comes. What made it ready is told, if it was not seen in the queue before."""
        is_cancelled = messages.is_cancelled(thrown)
        if is_cancelled:
            self._cancelling.ask(record, task, None, is_thrown=True)
        if not record.is_ready and record.is_begun:
            self._news.wakes(record, "cancelled" if is_cancelled else "done")

    def _item(self, record):
        """What a task is to take out of a queue: each put wakes one that waits, and they take in the same order."""
        queue = None if record.wait is None or record.wait.queue is None else record.wait.queue()
        held_there = None if queue is None else self._waits.items_of(queue)
        if not held_there:
            return None
        others = (each.wait for each in self._queues.turns.all() if each is not record)
        before = sum(wait is not None and wait.queue is not None and wait.queue() is queue for wait in others)
        return self._describing.value(held_there[before]) if before < len(held_there) else None

    def _failure_of(self, future):
        """The described exception that a task gets of the future that it waited for; None where it gets a value."""
        if state_of(future) == "CANCELLED":
            return CANCELS
        exception = held(future, "_exception")
        return None if exception is None else self._describing.exception(exception)
