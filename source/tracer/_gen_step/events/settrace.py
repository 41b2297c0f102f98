"""Observing with `sys.settrace`, CPython 3.6 to 3.11: our trace function, and when it is set."""

import sys
from _thread import get_ident

from ..code.codes import may_show
from ..versions import HAS_INSTRUCTION_EVENTS
from . import mute, snapshots
from .beneath_trace import BeneathTrace
from .guard import Guard
from .trace_events import YIELDS, TraceEvents

_getframe, _is_finalizing = sys._getframe, sys.is_finalizing
_NEAR = "The program came near the recursion limit: up to CPython 3.11 nothing is observed from there on."
_LOST = "gen-step observes no more: tracing was taken away, by the program or by what the handler of a signal raised."


def _without_snapshot(trace, own_codes):
    def traced(frame, event, argument):
        here = trace(frame, event, argument)
        own = own_codes.get(id(frame.f_code))
        snapshots.release(frame, may_show(frame.f_code) if own is None else own.may_show)
        return here

    return traced if snapshots.RELEASES else trace


class Settrace:
    """Switched on and off as a whole; between `attach` and `detach` the observer is told of everything."""

    def __init__(self, observer):
        self._observer = observer
        self._codes = observer.codes
        self._events = TraceEvents(observer, self.is_its)
        self._tell = self._events.tell
        self._attached = False
        # Observation ended near the recursion limit; that was told.
        self._is_near = self._is_near_told = False
        self._guard = Guard(observer, self._interrupted, self._deep)
        own_codes = observer.codes.own
        self._global = self._guard.wrap(_without_snapshot(self._trace, own_codes), is_for_calls=True)
        self._drop = self._guard.wrap(self._tell_drop)
        self._thread = get_ident()
        if not observer.channel.is_mute:
            observer.frames.on_drop = self._dropped
        self._here = self._guard.wrap(_without_snapshot(self._local, own_codes))
        self._beneath = BeneathTrace(observer)
        self._below = self._guard.wrap(_without_snapshot(self._tell_below, own_codes))
        if observer.channel.is_mute:
            entered, local = mute.trace_functions(observer, self._tell, YIELDS)

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

    @property
    def trace(self):
        """The trace function of this one."""
        return self._global

    def is_its(self, function):
        """Whether it is the trace function of this one."""
        return function is self._global

    def finish(self):
        """Detach for good."""
        self.detach()
        self._release_frames(_getframe())

    def _release_frames(self, frame):
        """No frame may believe to be traced when it is not: up to 3.9, CPython takes its line from its last event."""
        for each in self._observer.frames.alive_from(frame):
            self._release_frame(each)

    def _release_frame(self, frame):
        if frame.f_trace is self._here or frame.f_trace is self._global or frame.f_trace is self._below:
            frame.f_trace = None

    def _dropped(self, record):
        if self._attached and get_ident() == self._thread:
            self.look_for_loss()
            self._drop(record, "return")

    def look_for_loss(self):
        """While the program runs, or as it comes back: say so where nothing is observed any more, and nobody has said
        why. Where a handler raises as the trace function ends, CPython takes that away (`call_trampoline`,
        Python/sysmodule.c).
        """
        frames = self._observer.frames
        # CPython takes it away as well on its way out.
        if self._attached and sys.gettrace() is None and frames.on_drop is not None and not _is_finalizing():
            if self._is_near:
                self._tell_near()  # There was no room for that.
            else:
                self._observer.lost(_LOST)

    def _tell_drop(self, record, _):
        if not HAS_INSTRUCTION_EVENTS:
            self._events.release(is_sure=False)  # The first event of what runs may come behind this.
        self._observer.dropped(record)

    def _deep(self, _first):
        """Near the recursion limit there is no room for events, and an event that fails there could end the program."""
        sys.settrace(None)
        self._is_near = True
        self._release_frames(_getframe())
        self._tell_near()

    def _tell_near(self):
        channel = self._observer.channel
        if not channel.is_mute and not self._is_near_told:
            channel.mention("problem", problem={"kind": "tracer", "message": _NEAR})
            self._is_near_told = True

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

    def release(self):
        """Tell what was held back; see `TraceEvents`."""
        self._events.release()

    def _trace(self, frame, event, argument):
        if self._events.entered(frame):
            return self._here
        return self._below if self._beneath.entered(frame, self._events.held) else None

    def _tell_below(self, frame, event, argument):
        return self._below if self._beneath.tell(frame, event, argument) else None

    def _local(self, frame, event, argument):
        self._tell(frame, event, argument)
        return self._here
