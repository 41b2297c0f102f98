"""The calls of clients that come to a `throw` or `close` method of the program's own, and of which nothing else tells.

Where what a delegator stands on is no generator, `gen_throw` and `gen_close_iter` (Objects/genobject.c) call its method
with the client's frame below, and the generator itself does not run. No instruction tells of the client's call where
code of others makes it, and on 3.6.
"""

from ..foreign import is_instance
from ..frames import callsite, localvars, memory, tasks
from ..wire import messages
from . import resuming
from .calls import FOUND, TOLD
from .implicit_calls import by_others
from .standing import outermost, stands

NAMES = frozenset(["throw", "close"])
_TAKES_ANY = 0x04  # CO_VARARGS


class OwnMethods:
    """Tells `call` where such a method begins, and `callEnd` where a `throw` of them gives a value."""

    def __init__(self, telling):
        self._telling = telling
        # The records of the clients whose `throw()` is under way, by the id of the method's frame.
        self._throwing = {}
        # The same of the delegators for which a task throws.
        self._stepping = {}

    def begins(self, frame, code):
        """A function of one of these names is called."""
        # An exception may have left one that had the same address.
        self._throwing.pop(id(frame), None)
        self._stepping.pop(id(frame), None)
        client, caller = self._client(frame)
        if caller is None:
            self._begins_in_task(frame)
        if caller is None or caller.calling is TOLD or not frame.f_code.co_argcount or not memory.is_available:
            return
        values = localvars.of(frame, code.slots)
        names = frame.f_code.co_varnames
        delegator = self._delegator(values.get(names[0]))
        target = None if delegator is None else outermost(delegator)
        # CPython itself closes one that was dropped.
        if target is not None and not target.dropped and not self._is_of_task(target):
            self._tell(frame, client, caller, target, _given(frame.f_code, values))
        localvars.released(frame, values)

    def _begins_in_task(self, frame):
        """Nothing has told of the step of a task that comes to such a method."""
        if tasks.current() is None or not frame.f_code.co_argcount or not memory.is_available:
            return
        values = localvars.of(frame, self._telling.codes.find(frame.f_code).slots)
        record = self._delegator(values.get(frame.f_code.co_varnames[0]))
        given = [] if record is None else _given(frame.f_code, values)
        localvars.released(frame, values)
        exception = given and resuming.thrown(given)
        is_seen = is_instance(exception, BaseException) and frame.f_code.co_name == "throw"
        if is_seen and self._is_of_task(outermost(record)):
            thrown = self._telling.describing.exception(exception)
            self._telling.beneath_called(frame, record, thrown, False)
            self._stepping[id(frame)] = record

    def returns(self, frame, value):
        """A function of one of these names gives `value`: that of a `throw` is what the generator yields."""
        record = self._stepping.pop(id(frame), None)
        if record is not None:
            self._telling.beneath.passes(frame, record, value)
        client = self._throwing.pop(id(frame), None)
        if client is not None:
            client.calling = None
            self._telling.channel.put("callEnd", messages.message("callEnd", {"frame": client.id}))

    def _client(self, frame):
        """The frame of the program's own that has set off that of a method, and its record; None for both where it is
        the person or a task, and for the frame where CPython has lost the link to it.
        """
        clients, frames, codes = self._telling.clients, self._telling.frames, self._telling.codes
        client, task = clients.goes_to(frame)
        while client is not None and client.f_code is not clients.person_code:
            caller = frames.meet(client, codes.find(client.f_code))
            # From 3.9 on the frames of the delegators may lie in between, which do not run.
            if not stands(caller):
                return client, caller
            client, task = clients.goes_to(client)
        if client is not None or task is not None:
            return None, None
        return None, next((caller for caller in reversed(clients.running) if not stands(caller)), None)

    def _is_closed(self, frame):
        """Whether the code in whose call a `close` method runs calls `close()` itself."""
        back = frame.f_back
        while back is not None:
            record = self._telling.frames.find(back)
            if record is None or not stands(record):
                return callsite.calls_close(back)
            back = back.f_back
        return True

    def _is_of_task(self, target):
        """Whether a task resumes it, which tells that itself."""
        task = tasks.current()
        return task is not None and self._telling.frames.find(tasks.coroutine_of(task)) is target

    def _delegator(self, delegatee):
        """The record of a generator that is executing, and stands on `delegatee`; or None."""
        frames = self._telling.frames
        for frame in frames.suspended():
            record = frames.find(frame)
            if stands(record) and memory.place(frame, record.code.slots, record.receiver) is delegatee:
                return record
        return None

    def _tell(self, frame, client, caller, target, given):
        method = frame.f_code.co_name
        source = self._telling.codes.source(caller.code.file)
        called = None if client is None else self._telling.clients.implicit.outermost_of_others(frame, client)
        if method == "throw" and called is not None and frame.f_back.f_code.co_name == "close":
            # That of `collections.abc.Generator`, which the delegatee inherits.
            method = "close"
            called = None if called is frame.f_back else called
        elif method == "close" and not self._is_closed(frame):
            # `gen_throw` closes what a delegator stands on for a GeneratorExit.
            method = "throw"
        if client is None:
            told = callsite.describe_line(caller.line, source)
        elif called is not None:
            told = by_others(called, target, method)
        else:
            told = callsite.describe(client, caller.code, source, method)
        told["method"] = method
        if method == "throw":
            if given:
                told["argument"] = self._telling.describing.value(resuming.thrown(given), target.id)
            if frame.f_code.co_name == "throw":
                self._throwing[id(frame)] = caller
        caller.calling, caller.calling_at = FOUND, None if client is None else client.f_lasti
        self._telling.channel.put("call", messages.message("call", dict(told, caller=caller.id, frame=target.id)))


def _given(code, values):
    """What such a method was called with, besides its object, by the variables that it begins with."""
    names = code.co_varnames
    given = [values[name] for name in names[1 : code.co_argcount] if name in values]
    if not given and code.co_flags & _TAKES_ANY:
        given = list(values.get(names[code.co_argcount + code.co_kwonlyargcount], ()))
    return given
