"""Who resumes a frame: its `f_back`, and the client whose call set it all off."""

import sys

from ..code.codes import AWAITABLE, SUSPENDS
from ..code.opnames import LETS_GO
from ..frames import callsite, memory, owners, stack, tasks
from ..frames.awaitables import generator_behind
from ..kinds import frame_of
from .calls import TOLD
from .implicit_calls import ImplicitCalls
from .standing import lender, outermost
from .task_call import TaskCall

PERSON = 0
# `gen_throw` of 3.9 links the delegatee to its delegator, but the delegator to nobody.
_LOSES_LINK = sys.version_info[:2] == (3, 9)


class Clients:
    """Tells a `call` where a client's call is found behind a resumption."""

    def __init__(self, channel, codes, frames):
        self._codes = codes
        self._frames = frames
        self.tasks = tasks.Tasks(channel, codes, frames)
        self.implicit = ImplicitCalls(codes, self._is_own)
        # The code in which the person's commands are carried out; what it calls is called by the person.
        self.person_code = None
        # The records of the frames that run, the innermost last.
        self.running = []
        # The number of the frame that runs the event loop of the task which made the last call.
        self._loop = None
        # An exception on its way: the numbers of the frames that it passes, the record of the client that threw it in,
        # and that of the outermost frame.
        self._thrown = frozenset(), None, None

    def resumption(self, frame, record, lent=None):
        """What resumes a frame: the caller's number, its site as `_caller` has it, the client's call as `_call` has it,
        and the caller's frame where it delegates. `lent`: `throw` or `close`, where an exception comes into it.
        """
        if lent is None and record.way is not None and record.delegator is None and not record.dropped:
            # The way that it went before, most often.
            client, offset, site = record.way
            back = frame.f_back
            if back is not None and back.f_lasti == offset and self._frames.find(back) is client:
                if self._codes.own.get(id(back.f_code)) is client.code:
                    if site is None:
                        return client.id, None, (back, client, record), None
                    if client.running:
                        return client.id, site, None, back
        if record.code.suspends and self._is_unasked(frame, record):
            return None, None, None, None
        back, task = self._resumer(frame)
        # By far the most frequent case: the program itself resumes it, and no delegator stands still in between.
        if (
            lent is None
            and task is None
            and back is not None
            and record.delegator is None
            and back.f_code is not self.person_code
        ):
            client = self._frames.meet(back, self._codes.find(back.f_code))
            site = self._delegation(back, client, frame, record)
            # A task may be found in another way tomorrow, and code of others may stand in between.
            if record.code.suspends and frame.f_back is back and not frame.f_code.co_flags & AWAITABLE:
                record.way = client, back.f_lasti, site
            if site is None:
                return client.id, None, (back, client, record) if record.code.suspends else None, None
            if client.running:
                return client.id, site, None, back
        caller, site, back = self._caller(frame, record)
        return caller, site, self._call(frame, record, lent) if record.code.suspends else None, back

    def _is_unasked(self, frame, record):
        """Whether what resumes a frame is a function of C's that CPython calls because an object goes: for example a
        method of its generator that is somebody's `__del__`, or by which a weak reference calls back. Nobody gets what
        comes of it.
        """
        back = frame.f_back
        own = None if back is None or record.owner() is None else self._codes.find(back.f_code)
        if own is None or back.f_code is self.person_code or own.sites.opname.get(back.f_lasti) not in LETS_GO:
            return False
        # What comes to a delegator that nobody refers to any more comes to this one before.
        return outermost(record).owner() is not None

    def _caller(self, frame, record):
        """`(caller's number, its site, its frame)` of a frame; the last two only where the caller stands at a `yield
        from` or
        `await`.
        """
        back, task = self._resumer(frame)
        if task is not None:
            return task.number, None, None
        if back is None:
            return None, None, None
        if back.f_code is self.person_code:
            return PERSON, None, None
        client = self._frames.meet(back, self._codes.find(back.f_code))
        site = self._delegation(back, client, frame, record)
        return client.id, site, None if site is None else back

    def _delegation(self, back, client, frame, record):
        """The `yield from` or `await` of `back` that resumes `frame`. None where there is none, and where it stands on
        something of C's that asks the generator by itself (`enumerate`, `map`): then that is a call like any other.
        """
        if record.dropped:
            return None
        site = callsite.delegation(back, client.code)
        if site is None or not record.code.suspends or frame.f_back is not back or record.generator is None:
            return site
        receiver = stack.receiver(back, client)
        if receiver is None:
            return None if not stack.TELLS_RECEIVER and self._is_between(back, client, record) else site
        behind = generator_behind(receiver)
        return site if behind is not None and behind is record.generator() else None

    def _is_between(self, back, client, record):
        """Up to 3.7, where nothing tells what `back` stands on before it is seen to yield: whether it is another one
        than the generator of `record`, by its stack or by the words of its `yield from`.
        """
        generator = record.generator()
        if memory.is_available and not memory.may_hold(back, generator):
            return not any(memory.may_hold(back, awaitable) for awaitable in owners.awaitables(generator))
        return self.implicit.delegatee_of_c(back, client) is not None

    def enter(self, record):
        record.running = True
        if record.id not in self._thrown[0]:
            self._thrown = frozenset(), None, None
        if _LOSES_LINK:
            self.running.append(record)

    def leave(self, record, unwinds=False):
        record.running = record.called = False
        if not unwinds or record is self._thrown[2]:
            self._thrown = frozenset(), None, None
        if record in self.running[-1:]:
            self.running.pop()

    def call_below(self, frame, record, lent):
        """The same for a frame of others that runs in the place of the delegator of `record`."""
        return self._call(frame, record, lent, is_below=True)

    def _call(self, frame, record, lent=None, is_below=False):
        """`(client's frame, its record, target's record)` when a client's call resumes `frame`; else None.

        Of a task there is no frame, and a `TaskCall` instead of a record. A `throw()` or `close()` reaches the
        innermost delegatee first (`gen_throw`, Objects/genobject.c), while the delegators stand still: the target is
        the outermost of these. From there it passes one after the other: all have the same client.
        """
        passed, client, target = self._thrown
        if record.id in passed and client.calling is TOLD:
            return None, client, target
        target, passed = record, {record.id}
        while True:
            is_alone = _is_deallocated(target) and not (is_below and target is record)
            delegator = None if is_alone else target.passed_by()
            if delegator is None and lent is not None:
                delegator, lent = self._lender(frame, target, lent), None
            if delegator is None or delegator.id in passed:
                break
            target = delegator
            passed.add(target.id)
        back, task = self._resumer(frame)
        while task is None and back is not None and back.f_code is not self.person_code:
            code = self._codes.find(back.f_code)
            client = self._frames.meet(back, code)
            # From 3.9 on `gen_throw` links the delegatee to its delegator.
            if client.id not in passed:
                if self._delegation(back, client, frame, target) is None:
                    self._thrown = passed, client, target
                    return back, client, target
                if client.running:
                    return None
                # Something that is not the program's stands between the two.
                target = client
                passed.add(client.id)
            back, task = self._resumer(back)
        if task is not None:
            self._loop = self.number(back)
            own = _frame_of(target.owner()) if target is not record or is_below else frame
            call = TaskCall(task.number, self._loop, task.through, self.tasks.thrower(), _is_beneath(own))
            return None, call, target
        if back is None and _LOSES_LINK and (len(passed) > 1 or is_below):
            return self._call_without_link(passed, target)
        return None

    def _call_without_link(self, passed, target):
        """The same where no frame leads to the client: it is the one that was entered last. The frame that runs an
        event loop waits for that, so a task makes the call.
        """
        client = next((record for record in reversed(self.running) if record.id not in passed), None)
        if client is None:
            return None
        task = tasks.current() if client.id == self._loop else None
        number = None if task is None else self.tasks.number(task)
        if number is None:
            return None, client, target
        return None, TaskCall(number, self._loop, None, self.tasks.thrower()), target

    def _lender(self, frame, target, method):
        """The record of the delegator for which that method of the generator of `target` is called; or None."""
        back, task = self._resumer(frame)
        client = None if back is None or task is not None else self._frames.find(back)
        if task is not None or client is not None and client.calling is TOLD and client.called_target is target:
            return None
        return lender(self._frames, method, target)

    def goes_to(self, frame):
        """`(the frame of the program's own that a frame goes back to, None)`, or `(None, task)`: the task whose step
        ends with it.
        """
        back, step = self._resumer(frame)
        return (back, None) if step is None else (None, tasks.current())

    def yields_to(self, frame):
        """`goes_to` of a frame that yields: from 3.9 on a `throw()` links it to delegators that stand still, and what
        it yields passes them without an event.
        """
        back, task = self.goes_to(frame)
        while back is not None and self._stands_still(back):
            back, task = self.goes_to(back)
        return back, task

    def _stands_still(self, frame):
        record = self._frames.find(frame)
        return record is not None and record.code.suspends and not record.running

    def innermost_frame(self, frame):
        """The nearest frame of the program's own, or the person's, at or above `frame`; None where there is none."""
        while frame is not None and not self._is_own(frame):
            frame = frame.f_back
        return frame

    def number(self, frame):
        """The number of a frame of the program's own, or the person's."""
        if frame is None:
            return None
        if frame.f_code is self.person_code:
            return PERSON
        return self._frames.meet(frame, self._codes.find(frame.f_code)).id

    def _resumer(self, frame):
        """`(back, None)`: the nearest frame of the program's own, or the person's, that called `frame`, or None;
        `(back, task)`: a task stands between the two.
        """
        back = frame.f_back
        # A task resumes nothing else, and this is by far the most frequent case.
        if back is not None and not frame.f_code.co_flags & AWAITABLE and self._is_own(back):
            return back, None
        task = tasks.current()
        if task is None:
            return self._own_back(frame), None
        resumed, step = tasks.coroutine_of(task), tasks.steps()
        through = None
        while frame is not resumed:
            back = frame.f_back
            if back is None or self._is_own(back):
                return back, None
            frame = back
            if frame.f_code is step or tasks.starts_eagerly(frame.f_code):
                break
            if through is None and not frame.f_code.co_flags & SUSPENDS and not tasks.is_of_tasks(frame.f_code):
                through = frame.f_code.co_name
        number = self.tasks.number(task)
        back = self._own_back(frame)
        return back, None if number is None else _Step(number, through)

    def _own_back(self, frame):
        """The nearest frame of the program's own, or the person's, that called `frame`."""
        back = frame.f_back
        while back is not None and not self._is_own(back):
            back = back.f_back
        return back

    def _is_own(self, frame):
        return frame.f_code is self.person_code or self._codes.find(frame.f_code) is not None


def _is_deallocated(record):
    """Whether the generator of a frame is closed because its own last reference has gone. Its delegator
    went before, then, and hands nothing on. CPython alone refers to it meanwhile
    (`PyObject_CallFinalizerFromDealloc`, Objects/object.c); of those that are collected together one refers to another.
    """
    is_known = record.dropped and record.address is not None and memory.is_available
    return is_known and memory.references(record.address) == 1


def _frame_of(generator):
    return None if generator is None else frame_of(generator)


def _is_beneath(frame):
    """Whether the task at work resumes a coroutine of others, and that in turn the frame."""
    resumed = tasks.coroutine_of(tasks.current())
    return resumed is not None and frame is not None and resumed is not frame


class _Step:
    """A task between a frame and the one that runs its event loop."""

    __slots__ = ("number", "through")

    def __init__(self, number, through):
        self.number = number
        self.through = through
