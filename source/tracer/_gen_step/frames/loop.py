"""The queue of an event loop of asyncio's, looked at from outside: which tasks stand in it.

While a task's step runs nothing leaves the queue, so what is new stands at its right end, behind the last handle that
was seen. No reference to a handle, a task or the loop is kept.
"""

import weakref
from gc import get_referents

from ..foreign import (
    code_of_function,
    deque_type,
    dict_get,
    function_of_method,
    inherits,
    is_of_c,
    module_dict,
    name_object_of,
    own_of_type,
    receiver_of_builtin,
    receiver_of_method,
    type_name,
)
from .instances import attributes_of
from .tasks import Builtin, Function, Method, is_of_tasks, is_task

_WRAPPERS = frozenset(["TaskStepMethWrapper", "TaskWakeupMethWrapper"])
_WAKEUPS = frozenset(["task_wakeup", "TaskWakeupMethWrapper"])


class Queue:
    """The handles of a loop. `new()` gives those that nobody has looked at yet."""

    def __init__(self, loop):
        ready = attributes_of(loop).get("_ready")
        kind = deque_type(ready)
        # A loop in C, or of another make, shows none.
        self._ready = None if kind is None else weakref.ref(ready)
        self._loop = _reference(loop)
        self._at = None if kind is None else own_of_type(kind)["__getitem__"]
        self._last = None

    def is_of(self, loop):
        """Whether it is the queue of that loop, as the loop has it now."""
        if self._loop is None or self._loop() is not loop:
            return False
        return self._ready is None or self._ready() is attributes_of(loop).get("_ready")

    def is_seen(self):
        """Whether the handles in it can be looked at."""
        return self._ready is not None

    def is_gone(self):
        return self._loop is None or self._loop() is None

    def new(self):
        """The handles behind the last one seen, in the order in which the loop runs them; most often none."""
        ready = None if self._ready is None else self._ready()
        if ready is None:
            return ()
        at, found, last = self._at, [], None if self._last is None else self._last()
        try:
            place = -1
            while True:
                handle = at(ready, place)
                if handle is last:
                    break
                found.append(handle)
                place -= 1
        except IndexError:
            pass  # The last one seen has left the queue, and all before it.
        if not found:
            return ()
        found.reverse()
        self._last = weakref.ref(found[-1])
        return found


def _reference(loop):
    try:
        return weakref.ref(loop)
    except TypeError:
        return None


def task_of(handle):
    """`(task, future)` of a handle that runs a task's next step: the future that was waited for, or None where the task
    is new or only waits for its turn. `(None, None)` for any other handle.
    """
    kind = dict_get(module_dict("asyncio.events"), "Handle")
    if type(kind) is not type or not inherits(type(handle), kind):
        return None, None
    held = own_of_type(kind)
    try:
        callback = held["_callback"].__get__(handle)
        arguments = held["_args"].__get__(handle)
    except (AttributeError, KeyError):
        return None, None
    task = _task_behind(callback)
    if task is None:
        return None, None
    is_wakeup = type(arguments) is tuple and len(arguments) == 1 and not is_no_future(arguments[0])
    return task, arguments[0] if is_wakeup else None


def is_no_future(value):
    """Whether it is the exception that a step throws."""
    return value is None or inherits(type(value), BaseException)


def _task_behind(callback):
    kind = type(callback)
    if kind is Method:
        # A task in Python: `__step` and `__wakeup`.
        function = function_of_method(callback)
        is_step = type(function) is Function and is_of_tasks(code_of_function(function))
        task = receiver_of_method(callback) if is_step else None
        return task if is_step and is_task(task) else None
    if kind is Builtin:
        task = receiver_of_builtin(callback)
        return task if name_object_of(callback) in _WAKEUPS and is_task(task) else None
    if type_name(callback) in _WRAPPERS and is_of_c(kind):
        for each in get_referents(callback):
            if is_task(each):
                return each
    return None
