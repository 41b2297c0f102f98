"""Tasks of asyncio's: each is the client of a chain of coroutines, which it resumes from C or from asyncio's own code.

They are looked at without running any code of the program's, and asyncio is never imported for it.
"""

import weakref
from types import BuiltinFunctionType, FunctionType

from ..foreign import code_of_function, dict_get, is_instance, module_dict, own_of_type
from ..kinds import frame_of, inherits, is_generator_type, type_name
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
        """Whether what the task at work resumes is an `athrow()` or `aclose()` that was not resumed before: sent its
        first None, that throws into its async generator (`async_gen_athrow_send`, Objects/genobject.c). To be asked
        once a call.
        """
        task = current()
        known = self._known[id(task)]
        begins, known[2] = not known[2], True
        return begins and type_name(_held(task, "_coro")) == "async_generator_athrow"


def current():
    """The task at work in this thread, or None. It was entered by the step that is under way (`task_step_impl`)."""
    tasks = module_dict("asyncio.tasks")
    loop = _running_loop() if tasks else None
    if loop is None:
        return None
    # From 3.14 on the C tasks are kept apart from the others, in the state of the thread.
    find = dict_get(tasks, "_c_current_task")
    task = find(loop) if type(find) is BuiltinFunctionType else None
    return task if task is not None else _entered(tasks, loop)


def coroutine_of(task):
    """The frame of the coroutine that a task resumes; None where there is none."""
    coroutine = _held(task, "_coro")
    return frame_of(coroutine) if is_generator_type(type(coroutine)) else None


def steps():
    """The code objects of asyncio's own that stand between a loop and what it calls."""
    run = _attribute(dict_get(module_dict("asyncio.events"), "Handle"), "_run")
    return code_of_function(run) if type(run) is FunctionType else None


def is_of_tasks(code):
    """Whether a code object is a part of asyncio's tasks."""
    path = dict_get(module_dict("asyncio.tasks"), "__file__")
    return type(path) is str and code.co_filename == path


def _attribute(kind, name):
    """What a class has by itself under a name; None where it has nothing, or is none of the ordinary classes."""
    return own_of_type(kind).get(name) if type(kind) is type else None


def _running_loop():
    find = dict_get(module_dict("_asyncio"), "_get_running_loop")
    if type(find) is not BuiltinFunctionType:
        # 3.6 has it in Python.
        names = module_dict("asyncio.events")
        find = dict_get(names, "_get_running_loop")
        if type(find) is not FunctionType or code_of_function(find).co_filename != dict_get(names, "__file__"):
            return None
    return find()


def _entered(tasks, loop):
    table = dict_get(tasks, "_current_tasks")
    if table is None:  # 3.6: a table of each of its two classes.
        kind = dict_get(module_dict("_asyncio"), "Task")
        find = _attribute(kind, "current_task")
        task = find.__get__(None, kind)(loop) if find is not None else None
        if task is not None:
            return task
        table = _attribute(dict_get(tasks, "_PyTask"), "_current_tasks")
    # By identity: a loop of the program's may have a `__hash__` of its own.
    items = dict.items(table) if table is not None and is_instance(table, dict) else ()
    found = [task for owner, task in list(items) if owner is loop]
    return found[0] if found else None


def _name(task):
    """What `get_name()` of asyncio's own gives; None up to 3.7, where tasks have no names."""
    name = _held(task, "_name", "get_name")
    return str.__str__(name)[:_MOST_NAME] if inherits(type(name), str) else None


def _held(task, attribute, method=None):
    """An attribute of a task of either kind: C's by its descriptor or its method, Python's out of its dictionary."""
    native = dict_get(module_dict("_asyncio"), "Task")
    if type(native) is not type or not inherits(type(task), native):
        return instance_dict(task, type(task)).get(attribute)
    reader = _attribute(native, method or attribute)
    if reader is None:
        return None
    return reader(task) if method else reader.__get__(task)
