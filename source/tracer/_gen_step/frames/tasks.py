"""Tasks of asyncio's: each is the client of a chain of coroutines, which it resumes from C or from asyncio's own code.

They are looked at without running any code of the program's, and asyncio is never imported for it.
"""

import sys
import weakref
from functools import partial
from gc import get_referents
from types import BuiltinFunctionType, FunctionType, MethodType

from ..foreign import code_of_function, dict_get, is_future, is_instance, module_dict, own_of_type
from ..kinds import frame_of, inherits, is_generator_type, is_suspended, type_name
from .awaitables import generator_behind
from .task_names import given_name
from .values import instance_dict

_MOST_NAME = 60
_CLOSES = "async_generator_athrow"
COUNTS_CANCELS = sys.version_info >= (3, 11)

Builtin, Function, Method = BuiltinFunctionType, FunctionType, MethodType


class Task:
    """A task as the tracer keeps it, by a weak reference."""

    __slots__ = (
        "number reference is_begun has_thrown is_running is_ready is_queued is_done is_asked is_cancelled asked wait "
        "failure is_foreign is_eager has_begun_unseen asks_itself before"
    ).split()

    def __init__(self, number, reference):
        self.number = number
        self.reference = reference
        # It made a call before.
        self.is_begun = False
        # The `athrow()` or `aclose()` that it runs threw into its async generator.
        self.has_thrown = False
        # A step of it is under way.
        self.is_running = False
        # It stands in the loop's queue, and was seen there.
        self.is_ready = self.is_queued = False
        self.is_done = False
        # That it was asked to cancel was told, and CancelledError was not thrown in yet.
        self.is_asked = False
        # It was asked to cancel, and a step of asyncio's own code that nobody heard of has come to another wait.
        self.is_cancelled = False
        # What it waited for before the step under way, and whether it was asked to cancel then.
        self.before = None, False
        # How often it was asked to cancel before (3.11+).
        self.asked = 0
        # What it waits for: a `Wait`, or None.
        self.wait = None
        # The described exception that its next step is to throw, as far as that was seen.
        self.failure = None
        # What it runs is none of the program's own code.
        self.is_foreign = False
        # Its first step is taken at once, within that of another task, and has not begun yet.
        self.is_eager = False
        # It had its first step, at once or not, before it was met.
        self.has_begun_unseen = False
        # It was asked to cancel in its own step, so that what it waits for is cancelled as that ends.
        self.asks_itself = False


class Tasks:
    """The tasks met so far. Each goes by a number as frames do, and is told of when it is first seen."""

    def __init__(self, channel, codes, frames):
        self._channel = channel
        self._codes = codes
        self._frames = frames
        # id(task) -> its `Task`
        self._known = {}
        # number -> the `Task` of each whose end was not told.
        self.unfinished = {}
        self._count = 0
        # Called with a task that was not seen before, to tell more of it; see `task_spawns`.
        self.about_new = None
        # Called with its record when it was told of.
        self.told_new = None

    def find(self, task):
        """The record of a task, or None: it was not met yet."""
        record = self._known.get(id(task))
        return record if record is not None and record.reference() is task else None

    def living(self):
        """`(record, task)` of all that are alive."""
        found = [(record, record.reference()) for record in list(self._known.values())]
        return [(record, task) for record, task in found if task is not None]

    def meet(self, task):
        """The record of a task, which is told of when it is new; None for an object that cannot be known again."""
        record = self.find(task)
        if record is not None:
            return record
        key, known = id(task), self._known
        try:
            reference = weakref.ref(task, partial(known.pop, key))
        except TypeError:
            return None
        record = known[key] = Task(self._frames.number(), reference)
        self.unfinished[record.number] = record
        coroutine = held(task, "_coro")
        frame = frame_of(coroutine) if is_generator_type(type(coroutine)) else None
        record.is_foreign = frame is None or self._codes.find(frame.f_code) is None
        self._count += 1
        name = _name(task, coroutine) or "Task-%d" % self._count
        more = {} if self.about_new is None else self.about_new(record)
        if not record.is_foreign:
            more["runs"] = self._frames.describing.value(coroutine)
        told = dict(more, frame=record.number, code=self._codes.number(), name=name, type=type_name(task))
        self._channel.describe("task", **told)
        if self.told_new is not None:
            self.told_new(record)
        return record

    def number(self, task):
        """The task's number; None for an object that cannot be known again."""
        record = self.meet(task)
        return None if record is None else record.number

    def thrower(self):
        """The record of the task at work, where what it resumes is an `athrow()` or `aclose()` that has not begun: sent
        its first None, that throws into its async generator (`async_gen_athrow_send`, Objects/genobject.c). Else None.
        """
        task = current()
        record = self.find(task)
        record.is_begun = True
        return record if not record.has_thrown and type_name(held(task, "_coro")) == _CLOSES else None


def current():
    """The task at work in this thread, or None. It was entered by the step that is under way (`task_step_impl`)."""
    tasks = module_dict("asyncio.tasks")
    loop = running_loop() if tasks else None
    if loop is None:
        return None
    # From 3.14 on the C tasks are kept apart from the others, in the state of the thread.
    find = dict_get(tasks, "_c_current_task")
    task = find(loop) if type(find) is BuiltinFunctionType else None
    return task if task is not None else _entered(tasks, loop)


def coroutine_of(task):
    """The frame of the coroutine that a task resumes; None where there is none."""
    coroutine = held(task, "_coro")
    return frame_of(coroutine) if is_generator_type(type(coroutine)) else None


def has_begun(task):
    """Whether a task that stands still, in no step, has had one by now (3.12+)."""
    coroutine = held(task, "_coro")
    if is_generator_type(type(coroutine)):
        return frame_of(coroutine) is None or is_suspended(coroutine)
    return _has_ended_eagerly(task)


def may_be_eager(task):
    """Whether a task that has begun may have done so as it was made: its loop has a factory of tasks (3.12+)."""
    return held(running_loop(), "_task_factory") is not None or _has_ended_eagerly(task)


def _has_ended_eagerly(task):
    """A task lets go of its coroutine only where that ends as the task is made (`task_eager_start`)."""
    return held(task, "_coro") is None


def closes(task, frame):
    """Whether a task runs the `aclose()` of the async generator whose frame this is."""
    coroutine = held(task, "_coro")
    generator = generator_behind(coroutine) if type_name(coroutine) == _CLOSES else None
    return generator is not None and frame_of(generator) is frame


def steps():
    """The code objects of asyncio's own that stand between a loop and what it calls."""
    run = _attribute(dict_get(module_dict("asyncio.events"), "Handle"), "_run")
    return code_of_function(run) if type(run) is FunctionType else None


def is_of_tasks(code):
    """Whether a code object is a part of asyncio's tasks."""
    path = dict_get(module_dict("asyncio.tasks"), "__file__")
    return type(path) is str and code.co_filename == path


def starts_eagerly(code):
    """Whether it makes tasks whose first step it takes at once (`create_eager_task_factory`, Lib/asyncio/tasks.py)."""
    return code.co_name == "factory" and is_of_tasks(code)


def _attribute(kind, name):
    """What a class has by itself under a name; None where it has nothing, or is none of the ordinary classes."""
    return own_of_type(kind).get(name) if type(kind) is type else None


def running_loop():
    """The event loop that runs in this thread, or None."""
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


def _name(task, coroutine):
    """What `get_name()` of asyncio's own gives, or will give when `create_task()` is over; None up to 3.7, where tasks
    have no names.
    """
    given = given_name(coroutine)
    name = held(task, "_name", "get_name") if given is None else given
    return str.__str__(name)[:_MOST_NAME] if inherits(type(name), str) else None


def is_task(value):
    """Whether a value is a task of asyncio's, of either kind."""
    return _is_of(value, "Task", "_PyTask")


def held(value, attribute, method=None):
    """An attribute of a task or future of either kind: C's by its descriptor or its method, Python's out of its
    dictionary.
    """
    natives = module_dict("_asyncio")
    for name in ("Task", "Future"):
        native = dict_get(natives, name)
        if type(native) is type and inherits(type(value), native):
            reader = _attribute(native, method or attribute)
            if reader is not None:
                return reader(value) if method else reader.__get__(value)
            if name == "Future":
                return None
    return instance_dict(value, type(value)).get(attribute)


def state_of(future):
    """`PENDING`, `CANCELLED` or `FINISHED`."""
    state = held(future, "_state")
    return state if type(state) is str else "PENDING"


def cancels(task):
    """How often a task was asked to cancel, less `uncancel()` (3.11+); before, whether its next step is to raise it."""
    count = held(task, "_num_cancels_requested", "cancelling") if COUNTS_CANCELS else None
    return count if type(count) is int else 1 if held(task, "_must_cancel") is True else 0


def callbacks_of(future):
    """What a future calls when it is done."""
    callbacks = held(future, "_callbacks")
    entries = callbacks if type(callbacks) is list else ()
    return [entry[0] if type(entry) is tuple and entry else entry for entry in entries]


def is_gather_cancelled(future):
    """Whether a `gather` was asked to cancel, and has asked its tasks."""
    return (_names_of_gather(future) or {}).get("_cancel_requested") is True


def children_of(future):
    """The futures that a `gather` waits for; None where it is none."""
    names = _names_of_gather(future)
    return None if names is None else list(names.get("_children") or ())


def _names_of_gather(future):
    """The attributes of a future of `gather`; None where it is none."""
    kind = dict_get(module_dict("asyncio.tasks"), "_GatheringFuture")
    if type(kind) is not type or type(future) is not kind:
        return None
    # A future of C's says nothing of the dictionary that it has, nor of the values that it holds without one.
    held_there = get_referents(future)
    for value in held_there:
        if type(value) is dict and "_children" in value:
            return value
    children = [value for value in held_there if type(value) is list and value and is_future(value[0])]
    is_asked = any(value is True for value in held_there)
    return {"_children": children[0] if children else (), "_cancel_requested": is_asked}


def _is_of(value, name, name_in_python):
    for module, each in (("_asyncio", name), ("asyncio.tasks", name_in_python)):
        kind = dict_get(module_dict(module), each)
        if type(kind) is type and inherits(type(value), kind):
            return True
    return False
