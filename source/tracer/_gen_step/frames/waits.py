"""What a task waits for: the future at the end of its chain of coroutines, and the call that the last of them is in.

The variables of asyncio's own coroutines are looked at; nothing of the program's runs.
"""

import weakref
from gc import get_referents

from ..code.slots import Slots
from ..foreign import deque_type, dict_get, is_future, module_dict
from ..kinds import awaited_of, frame_of, is_generator_type
from ..wire import messages
from ..wire.messages import Json
from . import localvars, wait_kinds
from .awaitables import generator_behind
from .instances import attributes_of
from .tasks import children_of, held, is_task
from .timeouts import entered_by, timeout_type

_MOST_DEPTH = 2000
# No more tasks than these are told of one wait; how many there are is told in any case.
_MOST_TASKS = 100


class Wait:
    """What a task waits for. `fields` as the wire words them; `queue`: a weak reference to the queue that it takes
    something out of, or None.
    """

    __slots__ = ("kind", "tasks", "queue", "timeouts", "groups", "owner", "future", "fields")

    def __init__(self, kind, fields, queue=None, timeouts=(), groups=(), owner=None, future=None):
        """`owner`: of a `wait_for` whose time is over from the beginning, the number of the frame that it stands in.
        `future`: a weak reference to the future that wakes the task, or None.
        """
        self.kind = kind
        self.future = future
        # The numbers of tasks.
        self.tasks = fields.get("tasks", ())
        self.queue = queue
        # `(the frame that it stands in, a weak reference to it)` of each `Timeout` around the wait.
        self.timeouts = timeouts
        # Weak references to the task groups around the wait.
        self.groups = groups
        self.owner = owner
        self.fields = Json(
            "{%s}"
            % ",".join(
                '"%s":%s' % (name, value if type(value) is Json else messages.encode(value))
                for name, value in dict(fields, kind=kind).items()
            )
        )

    def is_for(self, future):
        """Whether it is that future that wakes the task."""
        return self.future is not None and self.future() is future

    def handed_on(self):
        """The number of the task that is asked to cancel at once where the one that waits is; none where it waits for
        another thing. `wait_for` waits for the task itself from 3.12 on.
        """
        is_task_itself = self.kind == "task" or self.kind == "timeout" and self.future is not None
        return self.tasks if is_task_itself and is_task(self.future()) else ()


TURN = Wait("turn", {})


class Waits:
    """Words what tasks wait for."""

    def __init__(self, codes, frames, tasks):
        self._codes = codes
        self._frames = frames
        self._describing = frames.describing
        self._tasks = tasks
        self._number = tasks.number
        # The virtual clock, where there is one: only its times are the same each time.
        self.clock = None

    def of(self, task, given, frame=None, awaited=None):
        """The `Wait` of a task. `given` is what came up to it. `frame` is the frame of the program's own that gave it
        and stands on `awaited`; None where all of the chain is suspended.
        """
        if given is None:
            return TURN
        fields, future = {}, given
        coroutine = held(task, "_coro")
        own, foreign, last, chain = self._chain(coroutine if frame is None else awaited, frame)
        if not is_future(future):
            future = last if is_future(last) else None
        kind, me, end, is_over = self._of_foreign(fields, foreign)
        if kind is None:
            kind = self._kind_of_future(fields, future)
        self._add_text(fields, own, foreign)
        if end is not None:
            fields["until"] = milliseconds(end)
        if "tasks" not in fields and kind in ("other", "future"):
            fields["what"] = self._describing.value(given)
        timeouts, groups = self._entered(_down_to(frame, coroutine) + chain)
        within = [number for number, _, is_told in timeouts if is_told]
        if within:
            fields["within"] = within
        groups += [me] if kind == "group" and me is not None else []
        return Wait(
            kind,
            fields,
            me if kind == "queue" else None,
            [(number, timeout) for number, timeout, _ in timeouts],
            groups,
            self._number_of(own) if is_over else None,
            _reference(given),
        )

    def asking(self, awaited):
        """`group` or `timeout` where a frame of the program's own stands on a task group that it leaves, or on a
        `wait_for` whose time is over from the beginning; else None.
        """
        _, foreign, _, _ = self._chain(awaited, None)
        named = _named(foreign)
        kind = None if named is None else wait_kinds.kind_of(named.f_code)
        if kind == "timeout":
            return kind if wait_kinds.is_over(_variables(named)) else None
        return kind if kind == "group" else None

    def _of_foreign(self, fields, frames):
        """`(kind, a weak reference to the queue or group, the time of its end, whether that was there from the
        beginning)` of a wait in coroutines of asyncio's own, None or False where they do not tell. The outermost that
        is known says of what kind it is, the innermost when it ends.
        """
        named = _named(frames)
        kind = held_by = end = None
        is_over = False
        for frame in frames:
            if frame is not named and self.clock is None:
                continue
            values = _variables(frame)
            if frame is named:
                me, kind = values.get("self"), wait_kinds.kind_of(frame.f_code)
                if kind == "lock":
                    kind = wait_kinds.lock_kind(me)
                if me is not None and (kind == "group" or kind == "queue" and frame.f_code.co_name == "get"):
                    held_by = _reference(me)
                is_over = kind == "timeout" and wait_kinds.is_over(values)
                self._add_tasks(fields, kind, values)
            found = None if self.clock is None else wait_kinds.end_of(values)
            end = end if found is None else found
        return kind, held_by, end, is_over

    def items_of(self, queue):
        """What a queue of asyncio's holds, where it gives that in the order of putting; else None."""
        kind = dict_get(module_dict("asyncio.queues"), "Queue")
        items = attributes_of(queue).get("_queue") if type(queue) is kind else None
        return items if deque_type(items) is type(items) else None

    def _entered(self, generators):
        """`(the frame of the program's own that it stands in, a weak reference, whether it is told)` of each timeout
        around a wait, and a weak reference to each task group. `wait_for` has a timeout, too (3.12+), which the wait
        itself tells where it is the innermost.
        """
        found, groups, number, kind = [], [], None, timeout_type()
        for generator in generators if kind is not None else ():
            own = self._number_of(frame_of(generator))
            if own is not None:
                number = own
                found = [(each, timeout, True) for each, timeout, _ in found]
            if number is not None:
                timeouts, entered = entered_by(generator, kind)
                found += [(number, weakref.ref(timeout), own is not None) for timeout in timeouts]
                groups += [weakref.ref(group) for group in entered]
        return found, groups

    def _number_of(self, frame):
        """That of a frame of the program's own; else None."""
        if frame is None or self._codes.find(frame.f_code) is None:
            return None
        record = self._frames.find(frame)
        return None if record is None else record.id

    def _chain(self, value, own):
        """The innermost frame of the program's own, those of others behind it, the future at the end, and the
        generators of all of them.
        """
        foreign, generators = [], []
        for _ in range(_MOST_DEPTH):
            generator = generator_behind(value)
            if generator is None:
                return own, foreign, wait_kinds.future_behind(value), generators
            frame = frame_of(generator)
            if frame is None:
                break
            generators.append(generator)
            if self._codes.find(frame.f_code) is not None:
                own, foreign = frame, []
            else:
                foreign.append(frame)
            value = awaited_of(generator)
        return own, foreign, None, generators

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

    def _add_tasks(self, fields, kind, values):
        if kind == "group":
            tasks = attributes_of(values["self"]).get("_tasks") if "self" in values else None
            self._number_all(fields, tasks)
        elif kind == "wait":
            self._number_all(fields, values.get("fs") or values.get("todo"))
        elif kind == "timeout":
            self._number_all(fields, self._tasks_behind(values.get("fut")))

    def _kind_of_future(self, fields, future):
        if future is None:
            return "other"
        children = children_of(future)
        if children is not None:
            self._number_all(fields, children)
            return "gather"
        if is_task(future):
            self._number_all(fields, [future])
            return "task"
        inner = wait_kinds.shielded(future, self._tasks)
        if inner is None:
            return "future"
        self._number_all(fields, [inner])
        return "shield"

    def _tasks_behind(self, future):
        """What a `wait_for` waits for: a task, those of a `gather`, or the one of a `shield`."""
        if not is_future(future) or is_task(future):
            return [future]
        children = children_of(future)
        return [wait_kinds.shielded(future, self._tasks)] if children is None else children

    def _number_all(self, fields, futures):
        if type(futures) not in (list, tuple, set):
            return
        tasks = [future for future in futures if is_task(future)]
        numbers = [self._number(task) for task in tasks[:_MOST_TASKS]]
        found = sorted([number for number in numbers if number is not None])
        if found:
            fields["tasks"] = found
            if len(tasks) > len(numbers):
                fields["count"] = len(tasks)


def _down_to(frame, coroutine):
    """The generators from a task's coroutine down to the one of `frame`, which gives something just now. Behind a
    `throw()` CPython goes back to the task at once: the coroutines between run none of their code, and show by their
    stacks alone on whom they stand.
    """
    # CPython 3.6 hides the task's coroutine, and that need not be one of CPython's own.
    if frame is None or not is_generator_type(type(coroutine)):
        return []
    found, outermost, below = [coroutine], frame_of(coroutine), []
    while frame is not None and frame is not outermost and len(below) < _MOST_DEPTH:
        below.append(frame)
        frame = frame.f_back
    for each in reversed(below if frame is outermost else []):
        held_there = map(generator_behind, get_referents(found[-1]))
        inner = next((one for one in held_there if one is not None and frame_of(one) is each), None)
        if inner is None:
            break
        found.append(inner)
    return found


def milliseconds(seconds):
    """A loop's time as it is told."""
    return int(round(seconds * 1000))


def _named(frames):
    """The outermost of these frames of others that is known to wait for something; or None."""
    return next((frame for frame in frames if wait_kinds.kind_of(frame.f_code) is not None), None)


def _reference(value):
    try:
        return weakref.ref(value)
    except TypeError:
        return None


def _variables(frame):
    values = localvars.of(frame, Slots(frame.f_code))
    found = dict(values)
    localvars.released(frame, values)
    return found
