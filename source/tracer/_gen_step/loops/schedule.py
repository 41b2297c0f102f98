"""Another order of ready tasks: which of them has its step next is chosen, and not who came first.

The queue of a loop, `_ready`, becomes one that chooses. Only the steps of tasks change places: what is not a step of a
task runs in its own place, as ever.
"""

import gc
from _thread import get_ident
from collections import deque

from ..foreign import code_of_function, function_of_method, type_name

# The callbacks of handles that resume a task: C's own, and the names of those of tasks that are written in Python.
_STEPS_OF_C = frozenset(["TaskStepMethWrapper", "TaskWakeupMethWrapper"])
_STEPS_OF_PYTHON = frozenset(["_step", "__step", "_wakeup", "__wakeup"])


class Schedule:
    """`choose(tasks)` is called where more than one is ready, in asyncio's own order; gives the index of the next."""

    def __init__(self, choose):
        self._choose = choose
        self._thread = get_ident()

    def patch(self, base_events):
        """Give each new loop another queue."""
        begin = base_events.BaseEventLoop.__init__
        schedule = self

        def __init__(self, *arguments, **named):
            begin(self, *arguments, **named)
            self._ready = _Ready(schedule, self._ready)

        __init__.__doc__ = begin.__doc__
        base_events.BaseEventLoop.__init__ = __init__

    def index(self, ready):
        """The index of the handle that is to run next."""
        if get_ident() != self._thread or len(ready) < 2 or _task_of(ready[0]) is None:
            return 0
        found = [(index, _task_of(handle)) for index, handle in enumerate(ready)]
        steps = [(index, task) for index, task in found if task is not None]
        return steps[self._choose([task for _, task in steps])][0] if len(steps) > 1 else 0


class _Ready(deque):
    """The queue of one loop."""

    __slots__ = ("_schedule",)

    def __init__(self, schedule, handles):
        deque.__init__(self, handles)
        self._schedule = schedule

    def popleft(self):
        """Remove and return the handle that runs next."""
        index = self._schedule.index(self)
        if index == 0:
            return deque.popleft(self)
        handle = self[index]
        del self[index]
        return handle


def _task_of(handle):
    """The task that a handle resumes; None for any other handle."""
    callback = None if handle._cancelled else handle._callback
    kind = type_name(callback)
    if kind in _STEPS_OF_C:
        # Up to 3.6 a wake-up has no `__self__`.
        found = [each for each in gc.get_referents(callback) if hasattr(each, "add_done_callback")]
        return found[-1] if found else None
    if kind == "builtin_function_or_method":
        return callback.__self__ if callback.__name__ == "task_wakeup" else None
    is_step = kind == "method" and code_of_function(function_of_method(callback)).co_name in _STEPS_OF_PYTHON
    return callback.__self__ if is_step and hasattr(callback.__self__, "get_stack") else None
