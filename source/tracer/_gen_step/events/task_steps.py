"""The steps of tasks (`__step`, Lib/asyncio/tasks.py): whose is under way, and what it has ended with."""

from ..frames.tasks import cancels, current, held, running_loop, state_of
from ..frames.waits import TURN


class Steps:
    """Knows the step that is under way, or was the last."""

    def __init__(self, news, at_work, queues, suspensions, cancelling, ends, wakeups):
        self._news = news
        self._at_work = at_work
        self._queues = queues
        self._suspensions = suspensions
        self._cancelling = cancelling
        self._ends = ends
        self._wakeups = wakeups
        # The task whose step it is.
        self._stepping = None
        # What that step ended with, told with the next fact: a `Wait`, or a described outcome.
        self._wait = self._outcome = None
        # The loop's time then, as a field.
        self._ended_at = {}
        # The task before whose step all others were looked at.
        self._settled = None

    def begins(self, record, task, thrown, before):
        """A task has its step. `thrown`: the described exception that it throws, or None. `before`: see
        `settle_passed`.
        """
        is_within = self._is_within_another(record)
        if record.is_running:
            return
        settled, self._settled = self._settled, None
        is_eager, record.is_eager = record.is_eager, False
        if is_eager or is_within:
            # Who made it goes on when its step is over, in the same line. It stood in no queue, and passed nobody.
            self._at_work.stays_behind(record)
        else:
            is_unseen = thrown is None and self._cancelling.causes.is_thrown_in(record, task)
            is_told = record.is_asked
            if is_unseen:
                self._cancelling.ask_unseen(record, task)
            if is_unseen and is_told:
                self._cancelling.ask_awaited(record.wait)
                self._suspensions.wait_on(record, task)
            is_woken = self._wakeups.wake_first(record, task, thrown)
            if settled is not record:
                self._ends.settle_passed(record, before)
            record.is_ready = record.is_ready or is_woken
            if is_unseen and not is_told:
                # All that its group has asked were ready before it.
                self._suspensions.wait_on(record, task)
        self._wakeups.wake_late(record, task, thrown)
        record.before = record.wait, record.is_asked or thrown is not None
        record.is_asked = record.is_ready = record.is_queued = False
        record.is_running = True
        record.is_cancelled = record.asks_itself = False
        record.asked = cancels(task)
        self._at_work.waited = record.wait if thrown is None else None
        record.wait = None
        self._stepping = record

    def _is_within_another(self, record):
        """Whether the step of another task is under way. One that may be over is looked at first."""
        stepping = self._stepping
        if stepping is None or stepping is record:
            return False
        self._ends.settle(stepping)
        return stepping.is_running

    def comes(self, record, before):
        """The step of a task may begin, and its own call is told later. Tell of those that had theirs before."""
        self._ends.settle_passed(record, before)
        self._settled = record

    def comes_to_turn(self, record, task, thrown):
        """Tell that the task that comes to its step was ready, if nobody saw that: it stood before all that is new in
        the queue.
        """
        if record.is_running or record.is_ready or not record.is_begun or not self._queues.is_of(running_loop()):
            return
        if self._is_within_another(record):
            return
        is_woken = self._wakeups.wake_first(record, task, thrown)
        self.comes(record, self._queues.turns.all())
        if not is_woken:
            self._wakeups.wake_late(record, task, thrown)
        record.is_ready = True

    def asks_awaited_before(self):
        """The task at work yields. Tell whom the group has asked to cancel that it waited for before its step."""
        stepping = self._stepping
        if stepping is not None and stepping.is_running and stepping.before[0] is not None:
            self._cancelling.ask_awaited(stepping.before[0])

    def suspends(self, record, task, wait):
        """The outermost frame of a task has yielded, and it waits now."""
        self._ended_at = self._news.time()
        self._wait = wait
        self._cancelling.ask_awaited(wait)
        self._stepping = record
        self._cancelling.note_uncancelled(record, task)
        record.asks_itself = held(task, "_must_cancel") is True

    def returns(self, record, outcome):
        """The outermost frame of a task has ended; `outcome`: the fields that tell how."""
        self._stepping, self._outcome, self._ended_at = record, outcome, self._news.time()

    def end(self):
        """Tell what the last step ended with, if that is not told yet: now its task shows it, too."""
        record, wait, outcome = self._stepping, self._wait, self._outcome
        if wait is None and outcome is None:
            self._end_of_others()
            return
        if outcome is not None and self._still_clears(record):
            return
        self._wait = self._outcome = None
        record.is_running = False
        if outcome is None:
            self._suspensions.suspend(record, wait, self._ended_at)
        else:
            self._ends.end(record, outcome, self._ended_at)
        if self._queues.has_stopped(running_loop()):
            self._ends.settle_all()

    @staticmethod
    def _still_clears(record):
        """Whether a task whose coroutine has ended has not got that yet: what the coroutine held goes before."""
        task = record.reference()
        return task is not None and state_of(task) == "PENDING" and task is current()

    def _end_of_others(self):
        """Tell that the step of a task is over whose coroutine is code of others: no event tells of that."""
        record = self._stepping
        if record is None or not record.is_running or not record.is_foreign:
            return
        task = record.reference()
        if task is None or task is not current():
            self._ends.settle(record)
            if record.is_running:
                record.is_running = False
                self._suspensions.suspend(record, TURN)

    def end_shown(self):
        """The same where something is dropped, if the task shows the end by now: its coroutine drops what it held
        before.
        """
        task = None if self._outcome is None else self._stepping.reference()
        if task is None or state_of(task) != "PENDING":
            self.end()

    def unheard(self):
        """The task at work, where no step is known to be under way: it stood before all that is new in the queue. One
        whose first step is taken at once, within that of another task, stood nowhere. Else None.
        """
        return current() if self._stepping is None or not self._stepping.is_running else None

    def over(self):
        """The task whose step is over, and not told to be; or None."""
        return self._stepping if self._wait is not None or self._outcome is not None else None

    def is_any_under_way(self):
        """Whether a step is known to be under way."""
        return self._stepping is not None and self._stepping.is_running and self.over() is None
