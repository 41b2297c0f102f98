"""Observing with `sys.monitoring` (PEP 669), CPython 3.12 and newer.

Events are set for single code objects, so that code of others runs at full speed; instructions that do not matter
are switched off where they stand.
"""

import sys

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
        self._local = {}
        self._wrap = Guard().wrap

    def attach(self):
        api, events = self._api, self._api.events
        self._tool = next(tool for tool in _TOOLS if api.get_tool(tool) is None)
        api.use_tool_id(self._tool, _NAME)
        for event, callback in self._callbacks(events):
            api.register_callback(self._tool, event, self._wrap(callback))
        api.set_events(
            self._tool,
            events.PY_START | events.PY_THROW | events.PY_UNWIND | events.RAISE | events.EXCEPTION_HANDLED,
        )
        for code, wanted in self._local.items():
            api.set_local_events(self._tool, code, wanted)
        api.restart_events()

    def detach(self):
        api, events, tool = self._api, self._api.events, self._tool
        if tool is None:
            return
        self._tool = None
        api.set_events(tool, 0)
        for code in self._local:
            api.set_local_events(tool, code, 0)
        for event, _ in self._callbacks(events):
            api.register_callback(tool, event, None)
        api.free_tool_id(tool)

    def finish(self):
        """Detach for good."""
        self.detach()

    def release(self):
        """Nothing is ever held back: every kind of event has a name of its own here."""

    def _callbacks(self, events):
        return (
            (events.PY_START, self._py_start),
            (events.PY_RESUME, self._py_resume),
            (events.PY_THROW, self._py_throw),
            (events.PY_YIELD, self._py_yield),
            (events.PY_RETURN, self._py_return),
            (events.PY_UNWIND, self._py_unwind),
            (events.LINE, self._line),
            (events.INSTRUCTION, self._instruction),
            (events.RAISE, self._raise),
            (events.EXCEPTION_HANDLED, self._exception_handled),
        )

    def _watch(self, code, own):
        events = self._api.events
        wanted = events.LINE | events.PY_RETURN
        if own.suspends:
            wanted |= events.PY_RESUME | events.PY_YIELD | events.INSTRUCTION
        self._local[code] = wanted
        self._api.set_local_events(self._tool, code, wanted)

    def _py_start(self, code, offset):
        own = self._codes.find(code)
        if own is None:
            return self._api.DISABLE
        if code not in self._local:
            self._watch(code, own)
        frame = sys._getframe(2)
        self._observer.frames.renew(frame)
        self._observer.frames.begin(frame, own)
        self._observer.start(frame, own, self._observer.stack(frame, own))

    def _py_resume(self, code, offset):
        own = self._codes.find(code)
        if own is not None:
            frame = sys._getframe(2)
            self._observer.resume(frame, own, offset, self._observer.stack(frame, own))

    def _py_throw(self, code, offset, exception):
        own = self._codes.find(code)
        if own is not None:
            if code not in self._local:
                self._watch(code, own)
            self._observer.throw(sys._getframe(2), own, offset, exception)

    def _py_yield(self, code, offset, value):
        own = self._codes.find(code)
        if own is not None:
            self._observer.yielded(sys._getframe(2), own, offset, value)

    def _py_return(self, code, offset, value):
        own = self._codes.find(code)
        if own is not None:
            self._observer.returned(sys._getframe(2), own, value)

    def _py_unwind(self, code, offset, exception):
        own = self._codes.find(code)
        if own is not None:
            self._observer.unwound(sys._getframe(2), own, exception)

    def _line(self, code, line):
        own = self._codes.find(code)
        if own is not None:
            self._observer.line(sys._getframe(2), own, line)

    def _instruction(self, code, offset):
        own = self._codes.find(code)
        if own is None or offset not in own.sites.watched:
            return self._api.DISABLE
        self._observer.instruction(sys._getframe(2), own, offset)

    def _raise(self, code, offset, exception):
        own = self._codes.find(code)
        if own is not None:
            self._observer.raised(sys._getframe(2), own, exception)

    def _exception_handled(self, code, offset, exception):
        own = self._codes.find(code)
        if own is not None and offset not in own.sites.hidden_handlers:
            self._observer.handled(sys._getframe(2), own, exception)
