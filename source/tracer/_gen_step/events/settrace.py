"""Observing with `sys.settrace`, CPython 3.6 to 3.11.

A trace function gets five kinds of event; the six kinds that a generator's frame knows are made of them again here.
A resumption by `throw` begins like any other and shows itself only by what follows, so it is held back until then.
Nothing of the program's runs in between.
"""

import sys
from _thread import get_ident

from ..code.codes import may_show
from ..code.opnames import DELEGATES
from ..foreign import is_builtin_type, is_instance
from ..frames import memory, operands
from ..frames.frames import is_start
from . import mute, tracers
from .guard import Guard

# Suspended at YIELD_FROM, f_lasti stands at the LOAD_CONST before it, and 3.6 tells nothing but f_lasti.
_YIELDS = frozenset(["YIELD_VALUE", "YIELD_FROM"] + ([] if sys.version_info >= (3, 7) else ["LOAD_CONST"]))
# They take every StopIteration that comes of what they ask.
_TAKE_ENDS = DELEGATES | {"FOR_ITER"}
_TELLS_BARE_RAISES = sys.version_info >= (3, 11)
_HAS_OPCODES = sys.version_info >= (3, 7)
_getframe = sys._getframe


# `call_trampoline` (Python/sysmodule.c) gives a frame a snapshot of its variables before each event. It refers to what
# they held until the next: that would go later, and while CPython makes the next snapshot, where nothing is traced.
_RELEASES = memory.is_available and sys.version_info < (3, 11)
_NEAR = "The program came near the recursion limit: up to CPython 3.11 nothing is observed from there on."


def _without_snapshot(trace, own_codes):
    def traced(frame, event, argument):
        here = trace(frame, event, argument)
        own = own_codes.get(id(frame.f_code))
        # A function that looks at its snapshot may have put something of its own into it.
        if not (may_show(frame.f_code) if own is None else own.may_show):
            memory.release_snapshot(frame)
        return here

    return traced if _RELEASES else trace


class Settrace:
    """Switched on and off as a whole; between `attach` and `detach` the observer is told of everything."""

    def __init__(self, observer):
        self._observer = observer
        self._codes = observer.codes
        self._held = None
        self._attached = False
        # The sentence about the recursion limit was told.
        self._has_come_near = False
        self._guard = Guard(observer, self._interrupted, self._deep)
        own_codes = observer.codes.own
        # Calls are seen at their instructions, on the stack.
        self._tells_calls = _HAS_OPCODES and memory.is_available and not observer.channel.is_mute
        self._global = self._guard.wrap(_without_snapshot(self._trace, own_codes), is_for_calls=True)
        self._drop = self._guard.wrap(self._tell_drop)
        # The program's own code that may set a trace function.
        self._setters = set()
        self._thread = get_ident()
        if not observer.channel.is_mute:
            observer.frames.on_drop = self._dropped
        self._here = self._guard.wrap(_without_snapshot(self._local, own_codes))
        if observer.channel.is_mute:
            entered, local = mute.trace_functions(observer, self._event, _YIELDS)

            def begins(*event):
                return self._here if entered(*event) else None

            def goes_on(*event):
                return local(*event) or self._here

            self._global = self._guard.wrap(_without_snapshot(begins, own_codes))
            self._here = self._guard.wrap(_without_snapshot(goes_on, own_codes))

    def attach(self):
        self._attached = True
        sys.settrace(self._global)

    def detach(self):
        """What the program has put in our place stays."""
        if self._attached:
            self._attached = False
            self._observer.threads.withdraw()
            if self.is_its(sys.gettrace()):
                sys.settrace(None)
            self.release()
            self._guard.finish()

    def is_its(self, function):
        """Whether it is the trace function of this one."""
        return function is self._global

    def finish(self):
        """Detach for good."""
        self.detach()
        self._release_frames(_getframe())

    def _release_frames(self, frame):
        """No frame may believe to be traced when it is not: up to 3.9, CPython takes its line from its last event."""
        while frame is not None:
            self._release_frame(frame)
            frame = frame.f_back
        for frame in self._observer.frames.suspended():
            self._release_frame(frame)

    def _release_frame(self, frame):
        if frame.f_trace is self._here or frame.f_trace is self._global:
            frame.f_trace = None

    def _dropped(self, record):
        if self._attached and get_ident() == self._thread:
            self._drop(record, "return")

    def _tell_drop(self, record, _):
        if not _HAS_OPCODES:
            self.release(is_sure=False)  # The first event of what runs may come behind this.
        self._observer.dropped(record)

    def _deep(self, _first):
        """Near the recursion limit there is no room for events, and an event that fails there could end the program."""
        sys.settrace(None)
        self._release_frames(_getframe())
        channel = self._observer.channel
        if not channel.is_mute and not self._has_come_near:
            self._has_come_near = True
            channel.mention("problem", problem={"kind": "tracer", "message": _NEAR})

    def _interrupted(self, exception, frame, event, argument):
        """A handler of the program's raises out of our event, and CPython then takes all tracing away.

        So the next event of a profile function, which it leaves alone, brings it back.
        """
        if not self._attached:
            return
        own = self._codes.find(frame.f_code)
        if own is not None and event == "call":
            # CPython leaves the frame without another event.
            self.release()
            self._observer.unwound(frame, own, self._observer.describing.exception(exception))
        before = sys.getprofile()

        def again(current, kind, value):
            sys.setprofile(before)
            self._guard.cover()
            if self._attached:
                sys.settrace(self._global)
                if own is not None and current is frame and kind == "return" and value is None:
                    self._observer.unwound(frame, own, self._observer.describing.exception(exception))
                elif own is not None:
                    frame.f_trace = self._here
            if before is not None:
                before(current, kind, value)

        sys.setprofile(again)

    def granted(self, is_finer):
        """There is new credit. Every instruction comes anyway."""

    def release(self, is_sure=True):
        """Tell what was held back: it was no `throw`. That is not sure where another frame came in between."""
        if self._held is not None:
            frame, own, offset, seen = held = self._held
            told = self._observer.told
            self._held = None
            try:
                if offset is None:
                    self._observer.start(frame, own, seen, is_sure)
                else:
                    self._observer.resumed(frame, own, offset, seen)
            except BaseException:
                # By the handler of a signal: it is told when the event is begun anew.
                if self._observer.told is told:
                    self._held = held
                raise

    def _trace(self, frame, event, argument):
        return self._call(frame)

    def _local(self, frame, event, argument):
        self._event(frame, event, argument)
        return self._here

    def _call(self, frame):
        own = self._codes.find(frame.f_code)
        sets_trace = tracers.sets_trace(frame.f_code, own is not None)
        if sets_trace:
            self._give_back_opcodes(frame)
            if own is not None:
                self._setters.add(own)
        if tracers.may_set(frame.f_code, own is not None):
            self._observer.make_way(keeps_events=not sets_trace)
        if own is None:
            return None
        # A frame's first event is a line of its own, unless the garbage collector or a signal calls something before.
        self.release(is_sure=False)
        if _HAS_OPCODES and not sets_trace and (own.suspends or own.sites.catches or self._tells_calls):
            frame.f_trace_opcodes = True
        if own.suspends:
            # The stack is seen now; by the next event its top will have been taken.
            offset = None if is_start(frame) else frame.f_lasti
            self._held = (frame, own, offset, self._observer.stack_at_entry(frame, own))
        else:
            self._observer.start(frame, own, None)
        return self._here

    def _give_back_opcodes(self, frame):
        """A function runs that may set a trace function of the program's, which knows of no `opcode` events: no frame
        has them.
        """
        while frame is not None:
            self._without_opcodes(frame)
            frame = frame.f_back
        for frame in self._observer.frames.suspended():
            self._without_opcodes(frame)

    def _without_opcodes(self, frame):
        if _HAS_OPCODES and frame.f_trace_opcodes:
            frame.f_trace_opcodes = False
            record = self._observer.frames.find(frame)
            if record is not None:
                record.opname = None

    def _event(self, frame, event, argument):
        own = self._codes.find(frame.f_code)
        if event == "exception":
            self._exception(frame, own, argument)
            return
        self.release()
        calls = self._observer.calls
        if calls.makes:
            # What the call gave lies on top of the stack.
            calls.made(operands.top(frame, own.slots) if event == "opcode" else None)
        record = self._observer.frames.meet(frame, own)
        if own.suspends and not record.running and event != "return":
            self._observer.went_on(frame, own)
        if event == "opcode":
            record.unwinding = False
            record.opname = own.sites.opname.get(frame.f_lasti)
            if self._tells_calls:
                self._came_back(frame, own, record)
            offset = frame.f_lasti
            if offset in own.sites.watched or offset in own.sites.catches or offset in own.sites.askers:
                self._observer.instruction(frame, own, frame.f_lasti)
            if self._tells_calls and frame.f_lasti in own.sites.calls:
                self._calls(frame, own)
            if not _TELLS_BARE_RAISES and offset in own.sites.bare_raises:
                self._observer.raises_again(record)
            if record.opname == "RERAISE" and (own.sites.takes_groups or not record.raising):
                self._observer.reraises(frame, own, record)
            if self._observer.channel.fine:
                self._observer.step(frame, own, frame.f_lasti)
        elif event == "line":
            record.unwinding = False
            self._observer.threads.look_out()
            if not _HAS_OPCODES and frame.f_lasti in own.sites.bare_raises:
                self._observer.raises_again(record)
            if not _HAS_OPCODES and record.raising and frame.f_lineno in own.catch_lines:
                self._observer.caught(frame, own)
            self._observer.line(frame, own, frame.f_lineno or 0)
            if own in self._setters:
                self._give_back_opcodes(frame)
        elif event == "return":
            self._return(frame, own, argument)

    def _came_back(self, frame, own, record):
        """The instruction before may have been a call: what it gave lies on top of the stack."""
        if record.calling is not None:
            value = self._observer.describing.value(operands.top(frame, own.slots), record.id)
            self._observer.calls.over(record, value)

    def _calls(self, frame, own):
        called = operands.of_call(frame, own.slots, own.sites.calls[frame.f_lasti])
        if operands.unpacks(frame, own.slots, own.sites.calls[frame.f_lasti]):
            self._observer.frames.meet(frame, own).callee = "*"
            called = called and (called[0], [])
        if called is not None:
            self._observer.calls.before(frame, own, frame.f_lasti, called[0], lambda: called[1])

    def _exception(self, frame, own, argument):
        kind, exception, traceback = argument
        if not is_instance(exception, BaseException):  # Up to 3.11 it need not be normalized yet.
            exception = _normalized(kind, exception)
        observer = self._observer
        is_stop = is_instance(exception, StopIteration)
        if self._is_thrown(frame) and not (is_stop and traceback is None):
            self._held = None
            observer.throw(frame, own, frame.f_lasti, exception)
        else:
            self.release()
            if is_stop and (traceback is None or own.sites.opname.get(frame.f_lasti) in _TAKE_ENDS):
                # The end of an iterator that CPython itself takes: a delegatee, or a for loop's. What the exception
                # and the iterator hold goes behind it.
                observer.took_end(frame, own, exception)
                return
            observer.raised(frame, own, exception, traceback)
        observer.frames.meet(frame, own).unwinding = True

    def _is_thrown(self, frame):
        """Whether an exception comes to a frame with its resumption, and not by an instruction that ran since."""
        if self._held is None or self._held[0] is not frame:
            return False
        # An offset of None stands for a start.
        return frame.f_lasti == (-1 if self._held[2] is None else self._held[2]) or is_start(frame)

    def _return(self, frame, own, value):
        observer = self._observer
        record = observer.frames.meet(frame, own)
        # A frame that an exception leaves also "returns" None; f_lasti may then be set back to where that was raised.
        opname = record.opname or own.sites.opname.get(frame.f_lasti)
        # On 3.6 nothing tells that an `async for` took the end of its iterator; but no exception arises at this one.
        ends = opname == "RETURN_VALUE" and not _HAS_OPCODES
        if not _HAS_OPCODES and frame.f_lasti in own.sites.bare_raises and value is None:
            observer.unwound(frame, own, record.last_raised())
            return
        if record.unwinding and value is None and not ends:
            observer.unwound(frame, own, record.last_raised())
        elif opname == "RETURN_VALUE":
            observer.returned(frame, own, value)
        elif own.suspends and frame.f_lasti in own.sites.suspended and opname in _YIELDS:
            observer.yielded(frame, own, frame.f_lasti, value)
        elif value is None and (record.raising or opname == "RERAISE"):
            observer.unwound(frame, own, record.last_raised())
        else:
            observer.returned(frame, own, value)


def _normalized(kind, value):
    """The exception that CPython will make of what it has so far (`PyErr_NormalizeException`), for its own types."""
    arguments = () if value is None else value if is_instance(value, tuple) else (value,)
    try:
        return kind(*arguments) if is_builtin_type(kind) else Exception(*arguments)
    except Exception:
        return Exception(*arguments)
