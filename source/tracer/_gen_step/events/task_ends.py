"""How tasks end, and what has become of those whose steps run none of the program's own code."""

from ..frames.tasks import cancels, current, held, state_of
from ..frames.waits import TURN
from ..wire import messages
from ..wire.messages import Json

# One that was not seen itself.
CANCELS = Json(messages.value("CancelledError", "CancelledError()"))


class Ends:
    """Tells that tasks are done."""

    def __init__(self, tasks, describing, waits, news, queues, suspensions, cancelling):
        self._tasks = tasks
        self._describing = describing
        self._waits = waits
        self._news = news
        self._queues = queues
        self._suspensions = suspensions
        self._cancelling = cancelling

    def end(self, record, outcome, time):
        """Its coroutine has ended, at that time; `outcome`: the fields that tell how."""
        task = record.reference()
        if task is None or state_of(task) == "PENDING":
            is_cancelled = messages.is_cancelled(outcome.get("exception"))
            self._finish(record, dict(outcome, cancelled=True) if is_cancelled else outcome, time)
        else:
            self._finish(record, self._outcome(task, outcome), time)

    def _finish(self, record, outcome, time=None):
        record.is_done, record.is_ready, record.is_running = True, False, False
        self._tasks.unfinished.pop(record.number, None)
        self._news.put("taskEnd", record, outcome, time)

    def settle(self, record):
        """Look at a task whose step may have ended with no code of the program's own."""
        task = record.reference()
        if record.is_done:
            return
        if task is None:
            # It is gone, and how it ended with it: it stands nowhere any more.
            record.is_queued = False
            self._finish(record, {"unseen": True})
            return
        if state_of(task) != "PENDING":
            self._cancelling.ask(record, task, None, is_thrown=state_of(task) == "CANCELLED")
            self._finish(record, self._outcome(task, {}))
            return
        waiter = held(task, "_fut_waiter")
        if record.has_begun_unseen:
            record.has_begun_unseen = False
            self._suspensions.suspend(record, TURN if waiter is None else self._waits.of(task, waiter))
            return
        if waiter is None or state_of(waiter) != "PENDING" or task is current():
            return
        was_working = record.is_running or record.is_ready
        record.is_running = record.is_ready = False
        wait = self._waits.of(task, waiter)
        # That a group which is waited for has fewer tasks by now is no other wait.
        stays = record.wait is not None and (record.wait.fields == wait.fields or record.wait.is_for(waiter))
        if was_working or not stays:
            if was_working:
                record.is_cancelled, record.is_asked, record.asked = record.is_asked, False, cancels(task)
            self._suspensions.suspend(record, wait)
        elif record.is_foreign:
            self._queues.turns.add_silent(record)

    def settle_passed(self, record, before):
        """Tell of the tasks that had their turn before this one, and were not heard of. `before`: those that were
        seen in the queue before it was looked at.
        """
        is_seen, turns = record.is_ready, self._queues.turns
        passed, silent = turns.take(record)
        for each in () if is_seen else before:
            self.settle(each)
        stays = []
        for each in passed:
            self.settle(each)
            if not each.is_ready:
                continue
            if turns.keeps_order and each.is_queued:
                # It stands there again: it has let others run first.
                self._suspensions.suspend(each, TURN)
            else:
                stays.append(each)
        turns.put_back(stays)
        # Those that wait came into the queue unseen, if they did: behind all that were seen there.
        for each in silent:
            self.settle(each)

    def settle_all(self):
        """The loop has stopped: what it did since then was heard of by nobody."""
        for each in list(self._tasks.unfinished.values()):
            self.settle(each)

    def _outcome(self, task, seen):
        """How a task ended. `seen`: what its coroutine was seen to end with."""
        exception = held(task, "_exception")
        if state_of(task) == "CANCELLED":
            return {"exception": seen.get("exception", CANCELS), "cancelled": True}
        if exception is not None:
            return {"exception": self._describing.exception(exception)}
        return {"value": self._describing.value(held(task, "_result"))}
