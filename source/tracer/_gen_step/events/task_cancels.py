"""Who asks a task to cancel: the frame at work, or asyncio itself for a timeout, a group, a `gather`, a `wait_for`."""

from types import MethodType

from ..foreign import receiver_of_method
from ..frames.instances import attributes_of
from ..frames.tasks import COUNTS_CANCELS, callbacks_of, cancels, held, is_gather_cancelled, state_of
from ..frames.timeouts import group_type, has_raised, is_over
from ..frames.wait_kinds import gathers_of, kind_of
from ..kinds import code_of, is_generator_type
from ..wire import messages

# Waits for a future that asyncio made and keeps for itself: nobody else can cancel that.
_PRIVATE = frozenset(["sleep", "queue", "lock", "event", "condition", "semaphore", "barrier", "wait", "timeout"])
# Waits for a future of asyncio's own that never gets an exception.
_NEVER_FAIL = frozenset(["sleep", "queue", "lock", "event", "condition", "semaphore", "barrier", "wait", "group"])


class Cancels:
    """Finds for whom asyncio itself has asked a task to cancel."""

    def __init__(self, tasks):
        self._tasks = tasks

    def count(self, record, task, is_thrown=False):
        """How often a task was asked to cancel. Up to 3.10, where asyncio does not count, its wait tells it, also where
        CancelledError `is_thrown` in already.
        """
        found = cancels(task)
        if COUNTS_CANCELS or found > record.asked:
            return found
        if record.wait is None:
            return record.asked + 1 if is_thrown and _never_waited(record, task) else found
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
        found = self.group_of(task) or self.gather(record, task)
        if found:
            return found
        for frame, timeout in () if record.wait is None else record.wait.timeouts:
            if is_over(timeout()):
                return {"cause": "timeout", "owner": frame}
        found = {} if record.wait is None else self._own_group(record, task)
        return found or self._waiting(record, task)

    def _own_group(self, record, task):
        """The same for the task that waits in its own group, of which another task has failed."""
        for reference in record.wait.groups:
            names = attributes_of(reference())
            parent = names.get("_parent_task")
            if names.get("_parent_cancel_requested") is True and (parent is task or parent is None):
                return {"cause": "group", "owner": record.number}
        return {}

    def is_thrown_in(self, record, task):
        """Whether a task was asked to cancel while it waited, so that its next step is sure to throw CancelledError."""
        if record.wait is None or record.wait.kind not in _NEVER_FAIL:
            return False
        return record.is_asked or COUNTS_CANCELS and cancels(task) > record.asked

    def hidden(self, record, task, came):
        """The cause of a cancellation of which asyncio's own code has made what comes out of the task's `throw()`:
        `came`, a described exception, or None for a value. None: it comes as it is.

        Where the future is one of asyncio's own, nothing but CancelledError is ever thrown in.
        """
        owner = None if came is None else self._timed_out(record, came)
        if owner is not None:
            return {"cause": "timeout", "owner": owner}
        if record.wait is None or record.wait.kind not in _NEVER_FAIL or messages.is_cancelled(came):
            return None
        return self._own_group(record, task)

    def _timed_out(self, record, came):
        """The frame of the program's own in whose `wait_for` (3.12+) the CancelledError of a task's `throw()` became
        `came`, a described TimeoutError. None: it came as it is.
        """
        if record.wait is None or not messages.is_timeout(came):
            return None
        ended = [frame for frame, timeout in record.wait.timeouts if has_raised(timeout())]
        return ended[0] if ended else None

    def group_of(self, task):
        """The same for a task whose group asks all of its tasks; empty: it is in none."""
        for group in _groups_of(task):
            parent = group.get("_parent_task")
            if group.get("_aborting") is True and parent is not None:
                return {"cause": "group", "owner": self._tasks.number(parent)}
        return {}

    def group_asks(self, record, task):
        """Whether the group that asks a task to cancel has a failed task, so that it asks its own task itself, behind
        all others (`TaskGroup._on_task_done`, Lib/asyncio/taskgroups.py).
        """
        waits = [
            other.wait for other, _ in self._tasks.living() if other.wait is not None and other.wait.kind == "group"
        ]
        groups = [attributes_of(wait.groups[-1]()) for wait in waits if record.number in wait.tasks and wait.groups]
        return any(group.get("_parent_cancel_requested") is True for group in groups + list(_groups_of(task)))

    def hands_on(self, record):
        """Whether the group that a task waits for has asked all of its tasks because that task was asked itself: in a
        step of its own, which waits on.
        """
        if record.wait is None or record.wait.kind != "group" or not _is_aborting(record.wait):
            return False
        return attributes_of(record.wait.groups[-1]()).get("_parent_cancel_requested") is not True

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
        cancelled. One that is done shows no group and no `gather` of its own any more; who waits for that does.
        """
        for other, _ in self._tasks.living():
            wait, was_asked = other.wait, other.is_asked or other.is_cancelled
            if wait is None and other.is_running:
                wait, was_asked = other.before
            if wait is None or record.number not in wait.tasks:
                continue
            if wait.kind == "group" and _is_aborting(wait):
                return {"cause": "group", "owner": other.number}
            if wait.future is not None and is_gather_cancelled(wait.future()):
                return {"cause": "gather", "owner": other.number}
            if wait.kind == "timeout":
                is_over = not was_asked
                return {"cause": "timeout" if is_over else "wait_for", "owner": other.number}
        return {}


def _never_waited(record, task):
    """Whether a task has not begun, and what is thrown into it at its first step is sure to come of a `cancel()`."""
    if record.is_begun:
        return False
    if not record.is_foreign:
        return True
    coroutine = held(task, "_coro")
    return is_generator_type(type(coroutine)) and kind_of(code_of(coroutine)) in _PRIVATE


def _is_aborting(wait):
    """Whether the group that a task waits for has asked all of its tasks to cancel."""
    return bool(wait.groups) and attributes_of(wait.groups[-1]()).get("_aborting") is True


def _groups_of(task):
    """The attributes of each task group that a task is in."""
    kind = group_type()
    for callback in callbacks_of(task) if kind is not None else ():
        group = receiver_of_method(callback) if type(callback) is MethodType else None
        if type(group) is kind:
            yield attributes_of(group)
