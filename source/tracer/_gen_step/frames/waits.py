"""What a task waits for: the future at the end of its chain of coroutines, and the call that the last of them is in.

asyncio's own coroutines are known by the file and the name of their code. Their variables are looked at; nothing of
the program's runs.
"""

import weakref
from gc import get_referents
from types import FunctionType

from ..code.slots import Slots
from ..foreign import (
    deque_type,
    dict_get,
    is_future,
    is_instance,
    module_dict,
    mro_of,
    own_of_type,
    qualname_of,
    type_name,
)
from ..kinds import awaited_of, frame_of
from ..wire import messages
from ..wire.messages import Json
from . import localvars
from .awaitables import generator_behind
from .instances import attributes_of
from .tasks import children_of, held, is_task

_MOST_DEPTH = 2000
_MOST_TASKS = 100
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
_SHIELD = "shield.<locals>."


class Waits:
    """Words what tasks wait for."""

    def __init__(self, codes, frames, number):
        """`number(task)`: the task's number."""
        self._codes = codes
        self._describing = frames.describing
        self._number = number
        # The virtual clock, where there is one: only its times are the same each time.
        self.clock = None

    def of(self, task, given, frame=None, awaited=None):
        """`(the wait as the wire words it, a weak reference to the queue that something is taken out of, or None)`.

        `given` is what came up to the task. `frame` is the frame of the program's own that gave it and stands on
        `awaited`; None where all of the chain is suspended.
        """
        if given is None:
            return Json('{"kind":"turn"}'), None
        fields, future, queue = {"kind": "future"}, given, None
        own, foreign, last = self._chain(held(task, "_coro") if frame is None else awaited, frame)
        if not is_future(future):
            future = last if is_future(last) else None
            fields["kind"] = "future" if future is not None else "other"
        for frame in foreign:
            kind = _kind_of(frame.f_code)
            if kind is None:
                continue
            fields["kind"] = kind
            values = _variables(frame)
            me = values.get("self")
            if kind == "lock":
                fields["kind"] = _lock_kind(me)
            if kind == "queue" and frame.f_code.co_name == "get" and me is not None:
                queue = _reference(me)
            self._add_tasks(fields, kind, values, future)
            break
        else:
            self._add_future(fields, future)
        self._add_text(fields, own, foreign)
        for frame in foreign if self.clock is not None else ():
            _add_end(fields, _variables(frame))
        if "tasks" not in fields and fields["kind"] in ("other", "future"):
            fields["what"] = self._describing.value(given)
        return Json(_encoded(fields)), queue

    def items_of(self, queue):
        """What a queue of asyncio's holds, where it gives that in the order of putting; else None."""
        kind = dict_get(module_dict("asyncio.queues"), "Queue")
        items = attributes_of(queue).get("_queue") if type(queue) is kind else None
        return items if deque_type(items) is type(items) else None

    def _chain(self, value, own):
        """The innermost frame of the program's own, those of others behind it, and the future at the end."""
        foreign = []
        for _ in range(_MOST_DEPTH):
            generator = generator_behind(value)
            if generator is None:
                return own, foreign, _future_behind(value)
            frame = frame_of(generator)
            if frame is None:
                break
            if self._codes.find(frame.f_code) is not None:
                own, foreign = frame, []
            else:
                foreign.append(frame)
            value = awaited_of(generator)
        return own, foreign, None

    def _add_text(self, fields, own, foreign):
        """The words of the program's that the wait stands in."""
        if own is None:
            if foreign:
                fields["text"] = "%s()" % foreign[0].f_code.co_name
            return
        code = self._codes.find(own.f_code)
        site = code.sites.suspended.get(own.f_lasti)
        if site is None:
            return
        found = code.sites.table[site]
        if "operand" in found:
            fields["text"] = found["operand"]
        elif "implicit" in found:
            source = self._codes.source(code.file)
            line = "" if source is None else source.lines[found["line"] - 1]
            fields["text"] = line.strip().rstrip(":")

    def _add_tasks(self, fields, kind, values, future):
        if kind == "group":
            tasks = attributes_of(values["self"]).get("_tasks") if "self" in values else None
            self._number_all(fields, tasks)
        elif kind == "wait":
            self._number_all(fields, values.get("fs") or values.get("todo"))
        elif kind == "timeout":
            self._number_all(fields, [values.get("fut")])

    def _add_future(self, fields, future):
        if future is None:
            return
        children = children_of(future)
        if children is not None:
            fields["kind"] = "gather"
            self._number_all(fields, children)
        elif is_task(future):
            fields["kind"] = "task"
            self._number_all(fields, [future])
        else:
            inner = _shielded(future)
            if inner is not None:
                fields["kind"] = "shield"
                self._number_all(fields, [inner])

    def _number_all(self, fields, futures):
        if type(futures) not in (list, tuple, set):
            return
        tasks = [future for future in list(futures)[:_MOST_TASKS] if is_task(future)]
        numbers = [self._number(task) for task in tasks]
        found = sorted([number for number in numbers if number is not None])
        if found:
            fields["tasks"] = found


def _add_end(fields, values):
    """When a wait ends by itself: asyncio keeps its timer in a variable."""
    timer = values.get("h") or values.get("timeout_handle")
    kind = dict_get(module_dict("asyncio.events"), "TimerHandle")
    for base in mro_of(kind) if type(kind) is type and is_instance(timer, kind) else ():
        when = own_of_type(base).get("_when")
        if when is not None:
            fields["until"] = milliseconds(when.__get__(timer))
            return


def milliseconds(seconds):
    """A loop's time as it is told."""
    return int(round(seconds * 1000))


def _encoded(fields):
    return "{%s}" % ",".join(
        '"%s":%s' % (name, value if type(value) is Json else messages.encode(value)) for name, value in fields.items()
    )


def _reference(value):
    try:
        return weakref.ref(value)
    except TypeError:
        return None


def _future_behind(value):
    """The future that an iterator of asyncio's stands on, or the future itself."""
    if value is None or is_future(value):
        return value
    if type_name(value) in ("FutureIter", "_asyncio.FutureIter"):
        for each in get_referents(value):
            if is_future(each):
                return each
    return None


def _kind_of(code):
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


def _lock_kind(me):
    names = module_dict("asyncio.locks")
    for name, kind in _LOCKS:
        each = dict_get(names, name)
        if type(each) is type and is_instance(me, each):
            return kind
    return "lock"


def _variables(frame):
    values = localvars.of(frame, Slots(frame.f_code))
    found = dict(values)
    localvars.released(frame, values)
    return found


def _shielded(future):
    """The task that a `shield` waits for in its place; None where there is none."""
    callbacks = held(future, "_callbacks")
    for entry in callbacks if type(callbacks) is list else ():
        callback = entry[0] if type(entry) is tuple and entry else entry
        if type(callback) is not FunctionType or not qualname_of(callback).startswith(_SHIELD):
            continue
        for cell in callback.__closure__ or ():
            try:
                inner = cell.cell_contents
            except ValueError:
                continue
            if inner is not future and is_task(inner):
                return inner
    return None
