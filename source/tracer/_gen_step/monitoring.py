"""Observing with `sys.monitoring` (PEP 669), CPython 3.12 and newer.

Events are set for single code objects, so that code of others runs at full speed; instructions that do not matter
are switched off where they stand.
"""

import sys
import weakref

from .guard import Guard

_NAME = "gen-step"
# 0 to 2 and 5 are meant for debuggers, coverage, profilers and optimizers (PEP 669); a program may use those.
_TOOLS = (4, 3, 0, 1, 2, 5)


class Monitoring:
    """Switched on and off as a whole; between `attach` and `detach` the observer is told of everything."""

    def __init__(self, observer):
        self._observer = observer
        self._codes = observer.codes
        self._api = sys.monitoring
        self._tool = None
        # Weak references to the code objects whose events are set, by their id().
        self._watched = {}
        self._wrap = Guard().wrap

    def attach(self):
        api, events = self._api, self._api.events
        self._tool = next(tool for tool in _TOOLS if api.get_tool(tool) is None)
        api.use_tool_id(self._tool, _NAME)
        for event, callback in self._callbacks(events):
            api.register_callback(self._tool, event, self._wrap(callback))
        api.set_events(
            self._tool,
            events.PY_START | events.PY_THROW | events.PY_UNWIND | events.RAISE,
        )
        for code in self._watched_codes():
            self._watch(code, self._codes.find(code))
        api.restart_events()

    def detach(self):
        api, events, tool = self._api, self._api.events, self._tool
        if tool is None:
            return
        self._tool = None
        api.set_events(tool, 0)
        for code in self._watched_codes():
            api.set_local_events(tool, code, 0)
        for event, _ in self._callbacks(events):
            api.register_callback(tool, event, None)
        api.free_tool_id(tool)

    def finish(self):
        """Detach for good."""
        self.detach()

    def refine(self):
        """Every instruction is wanted from now on: those switched off come back."""
        if self._tool is not None:
            self._api.restart_events()

    def _watched_codes(self):
        return [code for code in [reference() for reference in self._watched.values()] if code is not None]

    def release(self):
        """Nothing is ever held back: every kind of event has a name of its own here."""

    def _callbacks(self, events):
        own = (
            (events.PY_START, self._py_start),
            (events.PY_RESUME, self._py_resume),
            (events.PY_THROW, self._py_throw),
            (events.PY_YIELD, self._py_yield),
            (events.PY_RETURN, self._py_return),
            (events.PY_UNWIND, self._py_unwind),
            (events.LINE, self._line),
            (events.INSTRUCTION, self._instruction),
            (events.RAISE, self._raise),
        )
        return [(event, self._for_own(callback)) for event, callback in own]

    def _for_own(self, callback):
        """For the program's own code only."""
        find, get_frame, observer = self._codes.find, sys._getframe, self._observer
        # A local event never comes for other code, and a global one must not be disabled, but for PY_START.
        others = self._api.DISABLE if callback == self._py_start else None

        def called(code, *arguments):
            try:
                own = find(code)
                return others if own is None else callback(get_frame(2), own, *arguments)
            except Exception as error:
                observer.failed(error)
                raise  # The guard keeps it from the program.

        return called

    def _watch(self, code, own):
        events = self._api.events
        wanted = events.LINE | events.PY_RETURN
        if own.suspends:
            wanted |= events.PY_RESUME | events.PY_YIELD
        if own.suspends or own.sites.catches:
            wanted |= events.INSTRUCTION
        own.watched = True
        self._watched[id(code)] = weakref.ref(code, lambda _, key=id(code): self._watched.pop(key, None))
        self._api.set_local_events(self._tool, code, wanted)

    def _py_start(self, frame, own, offset):
        if not own.watched:
            self._watch(frame.f_code, own)
        self._observer.start(frame, own, None)

    def _py_resume(self, frame, own, offset):
        self._observer.frames.meet(frame, own, is_entered=True)
        self._observer.resume(frame, own, offset, self._observer.values_on_stack(frame, own))

    def _py_throw(self, frame, own, offset, exception):
        if not own.watched:
            self._watch(frame.f_code, own)
        self._observer.throw(frame, own, offset, exception)

    def _py_yield(self, frame, own, offset, value):
        self._observer.yielded(frame, own, offset, value)

    def _py_return(self, frame, own, offset, value):
        self._observer.returned(frame, own, value)

    def _py_unwind(self, frame, own, offset, exception):
        self._observer.unwound(frame, own, self._observer.frames.exception(exception))

    def _line(self, frame, own, line):
        self._observer.line(frame, own, line)

    def _instruction(self, frame, own, offset):
        matters = offset in own.sites.watched or offset in own.sites.catches
        if matters:
            self._observer.instruction(frame, own, offset)
        if self._observer.channel.fine:
            self._observer.step(frame, own, offset)
        elif not matters:
            return self._api.DISABLE

    def _raise(self, frame, own, offset, exception):
        self._observer.raised(frame, own, exception)
