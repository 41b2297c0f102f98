"""What asyncio's own functions and futures wait for. They are known by the file and the name of their code."""

import sys
from gc import get_referents
from types import FunctionType

from ..foreign import dict_get, is_future, is_instance, module_dict, mro_of, own_of_type, qualname_of, type_name
from .tasks import callbacks_of, is_task

# The locks by the classes of asyncio's that they are, in `asyncio.locks`.
_LOCKS = (
    ("Condition", "condition"),
    ("BoundedSemaphore", "semaphore"),
    ("Semaphore", "semaphore"),
    ("Lock", "lock"),
    ("Event", "event"),
    ("Barrier", "barrier"),
)
# Functions of asyncio's by the module and the name of their code.
_CALLS = {
    ("queues", "get"): "queue",
    ("queues", "put"): "queue",
    ("queues", "join"): "queue",
    ("tasks", "sleep"): "sleep",
    ("tasks", "wait"): "wait",
    ("tasks", "wait_for"): "timeout",
    ("tasks", "_wait_for_one"): "wait",
    ("taskgroups", "__aexit__"): "group",
    ("taskgroups", "_aexit"): "group",
}
_SHIELD, _GATHER = "shield.<locals>.", "gather.<locals>."
# In CPython 3.6 only the task in a `shield` has a callback of it.
_SHIELD_HAS_CALLBACK = sys.version_info >= (3, 7)


def future_behind(value):
    """The future that an iterator of asyncio's stands on, or the future itself."""
    if value is None or is_future(value):
        return value
    if type_name(value) in ("FutureIter", "_asyncio.FutureIter"):
        for each in get_referents(value):
            if is_future(each):
                return each
    return None


def kind_of(code):
    """What asyncio's own function waits for, by its code; None where it is another's."""
    name = _module_of(code)
    if name == "locks":
        return "lock"
    return None if name is None else _CALLS.get((name, code.co_name))


def _module_of(code):
    for name in ("tasks", "queues", "locks", "taskgroups"):
        if code.co_filename == dict_get(module_dict("asyncio." + name), "__file__"):
            return name
    return None


def lock_kind(me):
    names = module_dict("asyncio.locks")
    for name, kind in _LOCKS:
        each = dict_get(names, name)
        if type(each) is type and is_instance(me, each):
            return kind
    return "lock"


def shielded(future, tasks):
    """The task that a `shield` waits for in its place; None where there is none. `tasks`: all that are known."""
    if _SHIELD_HAS_CALLBACK:
        for inner in _closed_over(future, _SHIELD):
            if inner is not future and is_task(inner):
                return inner
        return None
    for _, task in tasks.living():
        if any(outer is future for outer in _closed_over(task, _SHIELD)):
            return task
    return None


def gathers_of(task):
    """The futures of `gather` that wait for a task."""
    return [outer for outer in _closed_over(task, _GATHER) if outer is not task and is_future(outer)]


def _closed_over(future, name):
    """What the callbacks of a future hold that a function of asyncio's has made."""
    found = []
    for callback in callbacks_of(future):
        if type(callback) is not FunctionType or not qualname_of(callback).startswith(name):
            continue
        for cell in callback.__closure__ or ():
            try:
                found.append(cell.cell_contents)
            except ValueError:
                pass
    return found


def is_over(values):
    """Whether the time of a `wait_for` is over from the beginning: it asks to cancel at once. `values`: its
    variables.
    """
    timeout = values.get("timeout")
    return type(timeout) in (int, float) and timeout <= 0


def end_of(values):
    """When a wait ends by itself, in seconds: asyncio keeps its timer in a variable. None where there is none."""
    timer = values.get("h") or values.get("timeout_handle")
    kind = dict_get(module_dict("asyncio.events"), "TimerHandle")
    for base in mro_of(kind) if type(kind) is type and is_instance(timer, kind) else ():
        when = own_of_type(base).get("_when")
        if when is not None:
            return when.__get__(timer)
    return None
