"""Tasks are asked to cancel: that it is new, who asks, and whom that one asks in turn."""

from ..frames.tasks import COUNTS_CANCELS, cancels
from .task_cancels import Cancels


class Cancelling:
    """Tells that tasks are asked to cancel."""

    def __init__(self, tasks, news, at_work, suspensions):
        self._tasks = tasks
        self._news = news
        self._at_work = at_work
        self._suspensions = suspensions
        self.causes = Cancels(tasks)
        # The numbers of the tasks that are asked to cancel by a group of theirs which has a failed task.
        self._owners = []
        # The waiting tasks are told already that have handed it on.
        self._is_handed_on = False
        # The loop was at work since the last look: it may have asked tasks once more.
        self._is_first_look = True

    def ask(self, record, task, by, is_thrown=False, cause=None):
        """Tell that a task was asked to cancel, if that is new. `is_thrown`: its CancelledError comes in. `cause`: the
        fields of that, where it is known.
        """
        number = self.causes.count(record, task, is_thrown)
        if COUNTS_CANCELS and number < record.asked:
            # `uncancel()`, by the program or by a timeout that is over.
            record.asked = number
        if number <= record.asked or record.is_asked and (by is None or not COUNTS_CANCELS):
            return
        if COUNTS_CANCELS and not self._is_handed_on:
            self._ask_waiting(record, by)
        told = dict({"by": by}, **self._cause(record, task, by, cause))
        if record.is_asked:
            self._ask_again(record, number, told)
            return
        # Where the frame at work has asked more than once, the task was ready before it asked again.
        is_own = by is not None and "cause" not in told
        record.is_asked, record.asked = True, record.asked + 1 if is_own else number
        if told.get("cause") == "group" and self.causes.group_asks(record, task):
            # That comes behind all of its tasks.
            self._owners.append(told["owner"])
        elif told.get("cause") in ("gather", "group"):
            self._ask_owner(told["owner"], by)
        self._news.put("cancel", record, told)

    def _ask_again(self, record, number, told):
        """Tell that the frame at work has asked a task once more that is asked already, as often as it did (3.11+)."""
        if "cause" not in told and told["by"] is not None and not self._is_first_look:
            for _ in range(number - record.asked):
                self._news.put("cancel", record, told)
        record.asked = number

    def _cause(self, record, task, by, known):
        """The fields of who asks, where that is not `by`, the frame at work; none where it is."""
        asking = self._at_work.asking
        found = {}
        if known is not None:
            found = known
        elif by is not None and (asking == "timeout" or self.is_by_timeout(record)):
            found = {"cause": "timeout", "owner": by}
        elif by is not None and self.causes.gather(record, task):
            found = self.causes.gather(record, task)
        elif by is not None and self._at_work.has_failed_group and record.is_running:
            # Its group makes an eager task that has failed: so that asks it, too (3.12 and 3.13).
            found = {"cause": "group", "owner": record.number}
        elif by is None or self._may_be_group() and self.causes.group_of(task):
            found = self.causes.cause(record, task)
        else:
            return found
        return dict(found, by=None)

    def _may_be_group(self):
        """Whether a group may have asked in what the frame at work runs."""
        at_work = self._at_work
        return at_work.asking == "group" or at_work.has_failed_group or not at_work.code.cancels

    def ask_owners(self):
        """Tell that the tasks were asked to cancel whose groups have asked all others before."""
        for number in self._owners:
            self._ask_owner(number, self._at_work.number)
        self._owners = []

    def _ask_waiting(self, record, by):
        """Tell first that those tasks were asked to cancel that wait for this one, and have handed that on: the
        outermost first.
        """
        self._is_handed_on = True
        for other, task in reversed(self._handing_on(record)):
            if not other.is_done:
                self.ask(other, task, by)
        self._is_handed_on = False

    def _handing_on(self, record):
        """The tasks that wait for this one, and hand on to it that they are asked to cancel: the innermost first."""
        waiting = {}
        for other, task in self._tasks.living():
            for number in () if other.wait is None else other.wait.handed_on():
                waiting.setdefault(number, []).append((other, task))
        found = waiting.pop(record.number, [])
        for other, _ in found:
            found += waiting.pop(other.number, [])
        return found

    def is_by_timeout(self, record):
        """Whether a `wait_for` that the task at work stands in has asked a task, or one that hands it on to that."""
        if self._at_work.waited is None:
            return False
        asked = [record] + [other for other, _ in self._handing_on(record)]
        return any(self._at_work.is_by_timeout(each) for each in asked)

    def _ask_owner(self, number, by):
        """Tell first that a task was asked to cancel whose `gather` or group has handed that on."""
        for record, task in self._tasks.living() if by is not None or COUNTS_CANCELS else ():
            if record.number == number and not record.is_done and not record.is_running:
                self.ask(record, task, by)
                if by is None and record.is_asked and self.causes.hands_on(record):
                    if not record.is_ready:
                        self._news.wakes(record, "cancelled")
                    self._suspensions.wait_on(record, task)
                    self.ask_awaited(record.wait)

    def ask_awaited(self, wait):
        """Tell that tasks were asked to cancel by the group that a task begins to wait for, or by a `wait_for` whose
        time is over from the beginning. Soon they may be gone, or have begun.
        """
        cause = None if wait.owner is None else {"cause": "timeout", "owner": wait.owner}
        for number in wait.tasks if wait.kind == "group" or cause is not None else ():
            awaited = self._tasks.unfinished.get(number)
            task = None if awaited is None else awaited.reference()
            if task is not None:
                self.ask(awaited, task, None, cause=cause)

    def ask_unseen(self, record, task):
        """A task goes on with a value, and has had a step before that nobody heard of: CancelledError came only to
        asyncio's own code, which has waited on. Tell that it was asked to cancel.
        """
        if not record.is_asked:
            self.ask_awaited(record.wait)
            self.ask(record, task, None)
            self._news.wakes(record, "cancelled")

    def ask_hidden(self, record, task, came):
        """The same, where what came of it is known: `came`, a described exception, or None for a value."""
        hidden = None if record.is_asked else self.causes.hidden(record, task, came)
        if hidden is not None:
            # Its timeout or its group has taken back by now that it asked.
            record.is_asked = True
            self._news.put("cancel", record, dict({"by": None}, **hidden))

    def look(self):
        """Tell which tasks the frame at work has asked, where its code names `cancel`."""
        at_work = self._at_work
        if at_work.code is None:
            self._is_first_look = True
        if at_work.code is None or not (at_work.code.cancels or at_work.has_failed_group):
            return
        for record, task in self._tasks.living():
            if not record.is_done and (COUNTS_CANCELS or not record.is_asked):
                self.ask(record, task, at_work.number)
        at_work.has_failed_group = self._is_first_look = False

    @staticmethod
    def note_uncancelled(record, task):
        """A step has ended, in which `uncancel()` may have been called."""
        record.asked = min(record.asked, cancels(task))
