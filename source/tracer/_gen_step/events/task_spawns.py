"""Who makes a task, and whether it has its first step at once."""

import sys

from ..frames.tasks import current, has_begun, may_be_eager

# By an eager task factory.
_TAKES_STEPS_AT_ONCE = sys.version_info >= (3, 12)


class Spawns:
    """Words what is known of a task that is met now."""

    def __init__(self, tasks, at_work, queues, steps):
        self._tasks = tasks
        self._at_work = at_work
        self._queues = queues
        self._steps = steps
        # What is met now is what the task at work begins to wait for: nothing else tells of it.
        self.is_awaited = False

    def fields(self, record):
        """Who makes it; nothing where it can only be met in its first step."""
        if self._is_met_late():
            return {}
        told = {"by": self._at_work.number}
        if self._at_work.number is None:
            return told
        task = current()
        parent = None if task is None else self._tasks.find(task)
        outer = self._outer_step(record) if parent is record else None
        if outer is not None:
            # Its first step is taken at once, within that of another task (`asyncio.eager_task_factory`).
            record.is_eager = record.is_ready = True
            told.update(parent=outer.number, eager=True)
        elif parent is not None and parent.is_running:
            told["parent"] = parent.number
            if _TAKES_STEPS_AT_ONCE and record.is_foreign and has_begun(record.reference()):
                # It may have been any frame of this step that made it; or the loop, where tasks are not made eagerly.
                record.has_begun_unseen = True
                told = {"parent": parent.number, "eager": True} if may_be_eager(record.reference()) else {"by": None}
        return {"by": None} if self.is_awaited and "eager" not in told else told

    def _outer_step(self, inner):
        """The task within whose step that of `inner` is under way; None where there is none."""
        over = self._steps.over()
        running = [record for record, _ in self._tasks.living() if record.is_running]
        return max((record for record in running if record not in (inner, over)), key=_number, default=None)

    def _is_met_late(self):
        """Whether a task can only be met in its first step: its loop shows no queue, and no other task's step, which
        may start one at once, is under way.
        """
        return self._queues.is_hidden() and not self._steps.is_any_under_way()


def _number(record):
    return record.number
