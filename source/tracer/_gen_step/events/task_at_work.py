"""The frame at work, to which is put down what is found new of tasks."""

from ..frames.callers import is_between
from ..frames.tasks import steps

# The frame at work and its code, where the loop is.
_NOBODY = None, None


class AtWork:
    """Knows which frame of the program's own is at work, and what that may have asked tasks."""

    def __init__(self, frames):
        self._frames = frames
        # The number of the frame at work since the last fact, or None, and its code.
        self.number = None
        self.code = None
        # The same of who is at work again when the step of an eager task is over, by that task.
        self._behind = {}
        # What the task at work waited for before its step, until a line of the program's own runs in it.
        self.waited = None
        # The eager task that a group made a moment ago has failed, of which the group has heard at once.
        self.has_failed_group = False
        # The frame at work yields in what may have asked tasks to cancel: "timeout", "group" or None.
        self.asking = None

    def works(self, record):
        """A frame is at work from now on."""
        self.number, self.code = record.id, record.code

    def comes_to_line(self, record):
        """The same, and it runs a line of its own."""
        self.waited = None
        self.works(record)

    def goes_to(self, frame, back):
        """`frame` goes back to `back`, the next one of the program's own; or to the loop, if that has called it."""
        record = None if back is None or _is_called_by_loop(frame, back) else self._frames.find(back)
        self.number = None if record is None else record.id
        self.code = None if record is None else record.code

    def stays_behind(self, task):
        """Who is at work now is so again when the step that this task begins is over."""
        self._behind[task] = self.number, self.code

    def step_is_over(self, task, has_failed_group=False):
        """The step of a task is over: the loop is at work, or who has stayed behind. `has_failed_group`: it fails, and
        a group makes it.
        """
        self.has_failed_group = has_failed_group and task in self._behind
        self.number, self.code = self._behind.pop(task, _NOBODY)

    def is_by_timeout(self, record):
        """Whether a task is cancelled by the `wait_for` that the task at work stands in. Up to 3.11 that asks in the
        step of its own task, before anything of the program's goes on there.
        """
        return self.waited is not None and self.waited.kind == "timeout" and record.number in self.waited.tasks


def _is_called_by_loop(frame, back):
    """Whether an event loop stands between a frame and the next one below it of the program's own, `back`."""
    # By far the most frequent case: nothing stands between.
    return frame.f_back is not back and is_between(frame, back, steps())
