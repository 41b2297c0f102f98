"""Observing with `sys.settrace`, CPython 3.6 to 3.11.

A trace function gets five kinds of event; the six kinds that a generator's frame knows are made of them again here.
A resumption by `throw` begins like any other and shows itself only by what follows, so it is held back until then.
Nothing of the program's runs in between.
"""

import dis
import sys

from .frames import is_start
from .guard import Guard

_HAS_OPCODES = sys.version_info >= (3, 7)


class Settrace:
    """Switched on and off as a whole; between `attach` and `detach` the observer is told of everything."""

    def __init__(self, observer):
        self._observer = observer
        self._codes = observer.codes
        self._held = None
        self._attached = False
        guard = Guard(self._interrupted, self._deep)
        self._global = guard.wrap(self._trace)
        self._here = guard.wrap(self._local)

    def attach(self):
        self._attached = True
        sys.settrace(self._global)

    def detach(self):
        if self._attached:
            self._attached = False
            sys.settrace(None)
            self.release()

    def finish(self):
        """Detach for good."""
        self.detach()
        self._release_frames(None)

    def _release_frames(self, frame):
        """No frame may believe to be traced when it is not: up to 3.9, CPython takes its line from its last event."""
        while frame is not None:
            frame.f_trace = None
            frame = frame.f_back
        for frame in self._observer.frames.suspended():
            frame.f_trace = None

    def _deep(self, frame):
        """Near the recursion limit there is no room for events, and an event that fails there could end the program."""
        sys.settrace(None)
        self._release_frames(frame)

    def _interrupted(self, exception, frame, event, argument):
        """A handler of the program's raises out of our event, and CPython then takes all tracing away.

        So the next event of a profile function, which it leaves alone, brings it back.
        """
        if not self._attached:
            return
        own = self._codes.find(frame.f_code)
        before = sys.getprofile()

        def again(current, kind, value):
            sys.setprofile(before)
            if self._attached:
                sys.settrace(self._global)
                if own is not None and current is frame and kind == "return" and value is None:
                    self._observer.unwound(frame, own, exception)
                elif own is not None:
                    frame.f_trace = self._here
            if before is not None:
                before(current, kind, value)

        sys.setprofile(again)

    def release(self):
        """Tell what was held back: it was no `throw`."""
        if self._held is not None:
            frame, own, offset, seen = self._held
            self._held = None
            if offset is None:
                self._observer.frames.begin(frame, own)
                if seen is None:  # 3.11 reads it by the generator; nothing of the frame's has run in between.
                    seen = self._observer.stack(frame, own)
                self._observer.start(frame, own, seen)
            else:
                self._observer.resume(frame, own, offset, seen)

    def _trace(self, frame, event, argument):
        own = self._codes.find(frame.f_code)
        if own is None:
            return None
        self.release()
        starts = is_start(frame)
        if starts:
            self._observer.frames.renew(frame)
        if own.suspends:
            if _HAS_OPCODES:
                frame.f_trace_opcodes = True
            # The stack is seen now; by the next event its top will have been taken.
            self._held = (frame, own, None if starts else frame.f_lasti, self._observer.stack(frame, own))
            record = self._observer.frames.find(frame)
            if record is not None:
                record.raising = None
        else:
            self._observer.start(frame, own, None)
        return self._here

    def _local(self, frame, event, argument):
        own = self._codes.find(frame.f_code)
        if event == "exception":
            self._exception(frame, own, argument[1] if argument[1] is not None else argument[0], argument[2])
            return self._here
        self.release()
        if event == "opcode":
            self._went_on(frame)
            if frame.f_lasti in own.sites.watched:
                self._observer.instruction(frame, own, frame.f_lasti)
        elif event == "line":
            self._went_on(frame)
            self._observer.line(frame, own, frame.f_lineno or 0)
        elif event == "return":
            self._return(frame, own, argument)
        return self._here

    def _exception(self, frame, own, exception, traceback):
        observer = self._observer
        if not isinstance(exception, BaseException):  # 3.6-3.11: not yet normalized.
            exception = exception() if isinstance(exception, type) else exception
        if self._held is not None and self._held[0] is frame:
            self._held = None
            observer.throw(frame, own, frame.f_lasti, exception)
        else:
            self.release()
            if isinstance(exception, StopIteration) and traceback is None:
                return  # The end of an iterator that CPython itself takes: a delegatee, or a for loop's.
            observer.raised(frame, own, exception)
        observer.frames.meet(frame, own).raising = exception

    def _went_on(self, frame):
        """An instruction runs, so the exception that was on its way is handled."""
        record = self._observer.frames.find(frame)
        if record is not None and record.raising is not None:
            exception, record.raising = record.raising, None
            self._observer.handled(frame, self._codes.find(frame.f_code), exception)

    def _return(self, frame, own, value):
        observer = self._observer
        record = observer.frames.find(frame)
        raising = record.raising if record is not None else None
        opname = _opname(frame, own)
        if opname == "RETURN_VALUE" and not raising:
            observer.returned(frame, own, value)
        elif raising is not None and value is None:
            record.raising = None
            observer.unwound(frame, own, raising)
        elif own.suspends and frame.f_lasti in own.sites.suspended:
            observer.yielded(frame, own, frame.f_lasti, value)
        else:
            observer.returned(frame, own, value)


def _opname(frame, own):
    offset = frame.f_lasti
    return own.sites.opname.get(offset) if own.suspends else dis.opname[frame.f_code.co_code[offset]]
