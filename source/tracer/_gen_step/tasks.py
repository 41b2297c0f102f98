"""asyncio's tasks: each is the client of a chain of coroutines, which it resumes from C or from asyncio's own code.

They are looked at without running any code of the program's, and asyncio is never imported for it.
"""

import sys
import weakref
from types import BuiltinFunctionType, FunctionType

from .kinds import frame_of, inherits, is_generator_type, type_name
from .values import instance_dict

_MOST_NAME = 60


class Tasks:
    """The tasks met so far. Each goes by a number as frames do, and is told of before its first call."""

    def __init__(self, channel, codes, frames):
        self._channel = channel
        self._codes = codes
        self._frames = frames
        # id(task) -> [weak reference to it, its number, whether it made a call before]
        self._known = {}
        self._count = 0

    def number(self, task):
        """The task's number; None for an object that cannot be known again."""
        key, known = id(task), self._known
        if key in known and known[key][0]() is task:
            return known[key][1]
        try:
            reference = weakref.ref(task, lambda _: known.pop(key, None))
        except TypeError:
            return None
        number = self._frames.number()
        known[key] = [reference, number, False]
        self._count += 1
        name = _name(task) or "Task-%d" % self._count
        self._channel.describe("task", frame=number, code=self._codes.number(), name=name, type=type_name(task))
        return number


    def throws_for_itself(self):
        """Whether what the task at work resumes is an `athrow()` or `aclose()` that was not resumed before: sent its first
        None, that throws into its async generator (`async_gen_athrow_send`, Objects/genobject.c). To be asked once a call.
        """
        task = current()
        known = self._known[id(task)]
        begins, known[2] = not known[2], True
        return begins and type_name(_held(task, "_coro")) == "async_generator_athrow"


def current():
    """The task at work in this thread, or None. It was entered by the step that is under way (`task_step_impl`)."""
    tasks, native = sys.modules.get("asyncio.tasks"), sys.modules.get("_asyncio")
    if tasks is None:
        return None
    loop = _running_loop(native)
    if loop is None:
        return None
    # From 3.14 on the C tasks are kept apart from the others, in the state of the thread.
    find = getattr(tasks, "_c_current_task", None)
    task = find(loop) if type(find) is BuiltinFunctionType else None
    return task if task is not None else _entered(tasks, native, loop)


def coroutine_of(task):
    """The frame of the coroutine that a task resumes; None where there is none."""
    coroutine = _held(task, "_coro")
    return frame_of(coroutine) if is_generator_type(type(coroutine)) else None


def steps():
    """The code objects of asyncio's own that stand between a loop and what it calls."""
    handle = getattr(sys.modules.get("asyncio.events"), "Handle", None)
    run = getattr(handle, "__dict__", {}).get("_run") if type(handle) is type else None
    return run.__code__ if type(run) is FunctionType else None


def is_of_tasks(code):
    """Whether a code object is a part of asyncio's tasks."""
    path = getattr(sys.modules.get("asyncio.tasks"), "__file__", None)
    return path is not None and code.co_filename == path


def _running_loop(native):
    # 3.6 has it in Python.
    find = getattr(native, "_get_running_loop", None)
    if find is None:
        find = getattr(sys.modules.get("asyncio.events"), "_get_running_loop", None)
        if type(find) is not FunctionType or find.__module__ != "asyncio.events":
            return None
    return find()


def _entered(tasks, native, loop):
    table = getattr(tasks, "_current_tasks", None)
    if table is None:  # 3.6: a table of each of its two classes.
        kind = getattr(native, "Task", None)
        task = kind.current_task(loop) if kind is not None else None
        if task is not None:
            return task
        table = getattr(getattr(tasks, "_PyTask", None), "_current_tasks", None)
    # By identity: a loop of the program's may have a `__hash__` of its own.
    found = [task for owner, task in list(table.items()) if owner is loop] if type(table) is dict else []
    return found[0] if found else None


def _name(task):
    """What `get_name()` of asyncio's own gives; None up to 3.7, where tasks have no names."""
    name = _held(task, "_name", "get_name")
    return str.__str__(name)[:_MOST_NAME] if inherits(type(name), str) else None


def _held(task, attribute, method=None):
    """An attribute of a task of either kind: C's by its descriptor or its method, Python's out of its dictionary."""
    native = getattr(sys.modules.get("_asyncio"), "Task", None)
    if native is None or not inherits(type(task), native):
        return instance_dict(task, type(task)).get(attribute)
    reader = native.__dict__.get(method or attribute)
    if reader is None:
        return None
    return reader(task) if method else reader.__get__(task)
