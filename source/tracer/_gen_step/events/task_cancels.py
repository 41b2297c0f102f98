"""Who asks a task to cancel: the frame at work, or asyncio itself for a timeout, a group, a `gather`, a `wait_for`."""

from types import MethodType

from ..foreign import dict_get, module_dict, receiver_of_method
from ..frames.instances import attributes_of
from ..frames.tasks import COUNTS_CANCELS, callbacks_of, cancels, held, is_gather_cancelled, state_of
from ..frames.timeouts import has_raised, is_over
from ..frames.wait_kinds import gathers_of
from ..wire import messages

# Waits for a future that asyncio made and keeps for itself: nobody else can cancel that.
_PRIVATE = frozenset(["sleep", "queue", "lock", "event", "condition", "semaphore", "barrier", "wait", "timeout"])


class Cancels:
    """Finds for whom asyncio itself has asked a task to cancel."""

    def __init__(self, tasks):
        self._tasks = tasks

    def count(self, record, task, is_thrown=False):
        """How often a task was asked to cancel. Up to 3.10, where asyncio does not count, its wait tells it, also where
        CancelledError `is_thrown` in already.
        """
        found = cancels(task)
        if COUNTS_CANCELS or record.wait is None or found > record.asked:
            return found
        if is_thrown:
            return record.asked + 1 if record.wait.kind in _PRIVATE else found
        return record.asked + 1 if self._is_cancelled_with(record.wait, held(task, "_fut_waiter")) else found

    def _is_cancelled_with(self, wait, waiter):
        """Whether what a task waits for was cancelled by `Task.cancel()`, which then notes nothing else."""
        if waiter is None:
            return False
        if wait.kind == "gather":
            return is_gather_cancelled(waiter)
        if state_of(waiter) != "CANCELLED":
            return False
        if wait.kind == "shield":
            # It is cancelled when what it shields is, too.
            inner = [state_of(task) for other, task in self._tasks.living() if other.number in wait.tasks]
            return inner == ["PENDING"] or inner == ["FINISHED"]
        return wait.kind in _PRIVATE

    def cause(self, record, task):
        """`{cause, owner}`: `timeout` and the frame that it stands in; `group`, `gather` or `wait_for` and the task
        that waits for it. Empty: that was not seen.
        """
        found = self._group_of_children(task) or self.gather(record, task)
        if found:
            return found
        for frame, timeout in () if record.wait is None else record.wait.timeouts:
            if is_over(timeout()):
                return {"cause": "timeout", "owner": frame}
        return self._waiting(record, task)

    def timed_out(self, record, came):
        """The frame of the program's own in whose `wait_for` (3.12+) the CancelledError of a task's `throw()` became
        `came`, a described TimeoutError. None: it came as it is.
        """
        if record.wait is None or not messages.is_timeout(came):
            return None
        ended = [frame for frame, timeout in record.wait.timeouts if has_raised(timeout())]
        return ended[0] if ended else None

    def _group_of_children(self, task):
        for group in _groups_of(task):
            parent = group.get("_parent_task")
            if group.get("_aborting") is True and parent is not None:
                return {"cause": "group", "owner": self._tasks.number(parent)}
        return {}

    def group_asks(self, task):
        """Whether the group that asks a task to cancel has a failed task, so that it asks its own task itself, behind
        all others (`TaskGroup._on_task_done`, Lib/asyncio/taskgroups.py).
        """
        return any(group.get("_parent_cancel_requested") is True for group in _groups_of(task))

    def gather(self, record, task):
        """The same for a task whose `gather` was asked to cancel; empty: it is in none."""
        for outer in gathers_of(task):
            if is_gather_cancelled(outer):
                for other, _ in self._tasks.living():
                    if other.wait is not None and other.wait.kind == "gather" and record.number in other.wait.tasks:
                        return {"cause": "gather", "owner": other.number}
        return {}

    def _waiting(self, record, task):
        """Up to 3.11 `wait_for` waits in one task and cancels another, when the time is over or its own task is
        cancelled; a task group asks its own task, too.
        """
        wait = record.wait
        if wait is not None and wait.kind == "group":
            return {"cause": "group", "owner": record.number}
        for other, _ in self._tasks.living():
            if other.wait is not None and other.wait.kind == "timeout" and record.number in other.wait.tasks:
                is_over = not (other.is_asked or other.is_cancelled)
                return {"cause": "timeout" if is_over else "wait_for", "owner": other.number}
        return {}


def _groups_of(task):
    """The attributes of each task group that a task is in."""
    kind = dict_get(module_dict("asyncio.taskgroups"), "TaskGroup")
    for callback in callbacks_of(task) if type(kind) is type else ():
        group = receiver_of_method(callback) if type(callback) is MethodType else None
        if type(group) is kind:
            yield attributes_of(group)
