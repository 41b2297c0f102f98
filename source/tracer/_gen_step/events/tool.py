"""Our tool of `sys.monitoring`: taken and given back, with the events that it has of single code objects."""

import sys
import weakref
from functools import partial

from .tracers import may_set

_NAME = "gen-step"
# 0 to 2 and 5 are meant for debuggers, coverage, profilers and optimizers (PEP 669); a program may use those.
_TOOLS = (4, 3, 0, 1, 2, 5)
# CPython 3.13 and newer: `bdb` stops at the next instruction behind `set_trace()`; where a code object has local events
# but none for instructions, CPython leaves the first one out.
_DEBUGGERS = frozenset(("set_trace", "breakpoint")) if sys.version_info >= (3, 13) else frozenset()

# What is said when the program frees our tool. From 3.14 on its events end with it, and no other tells of that.
_FREED = "gen-step observes no more: the program has freed its tool of sys.monitoring."
_FREEING_ENDS_EVENTS = sys.version_info >= (3, 14)


class Tool:
    """Taken between `take` and `give_back`. It may be taken again: what was watched is watched again then."""

    def __init__(self, observer):
        self._observer = observer
        self._codes = observer.codes
        self._channel = observer.channel
        self._api = sys.monitoring
        self._number = None
        self.is_taken = False
        # Weak references to the code objects whose events are set, by their id().
        self._watched = {}
        # The same for code of others that may close a generator.
        self._closers = {}
        # The same for code of others below a delegator, whose yields pass that.
        self._passing = {}
        self._registered = None
        # Code that names this function would be taken for the program's, see `may_set`.
        self._take_tool = self._api.use_tool_id
        # The program may have a tool of its own, or a trace or profile function.
        self._is_shared = False

    def take(self, callbacks):
        """`callbacks`: what is called, by events."""
        api, events = self._api, self._api.events
        self._number = next(number for number in _TOOLS if api.get_tool(number) is None)
        api.use_tool_id(self._number, _NAME)
        self.is_taken = True
        self.register(callbacks)
        api.set_events(
            self._number,
            events.PY_START | events.PY_THROW | events.PY_UNWIND | events.RAISE,
        )
        for code in _alive(self._watched):
            self.watch(code, self._codes.find(code))
        for code in _alive(self._closers):
            self.watch_closes(code)
        for code in _alive(self._passing):
            self._add_events(code, events.PY_YIELD)
        api.restart_events()

    def give_back(self):
        api, number, callbacks = self._api, self._number, self._registered
        if number is None:
            return
        self.is_taken = False
        self._number = self._registered = None
        if api.get_tool(number) != _NAME:
            # The program freed it, and may use it for itself.
            if _FREEING_ENDS_EVENTS:
                self._observer.lost(_FREED)
            return
        api.set_events(number, 0)
        for code in _alive(self._watched) + _alive(self._closers) + _alive(self._passing):
            api.set_local_events(number, code, 0)
        for event in callbacks:
            api.register_callback(number, event, None)
        api.free_tool_id(number)

    def register(self, callbacks):
        """Call these from now on. All that are ever given are of the same events."""
        if callbacks is not self._registered:
            self._registered = callbacks
            for event, callback in callbacks.items():
                self._api.register_callback(self._number, event, callback)

    def watch_closes(self, code):
        """Code of others may close a generator of which CPython runs nothing: its call is the only event of that."""
        events = self._api.events
        self._closers[id(code)] = weakref.ref(code, partial(self._closers.pop, id(code)))
        self._add_events(code, events.CALL | events.C_RETURN | events.C_RAISE)

    def watch_yields(self, code):
        """Code of others has got an exception in the place of a delegator, which what it yields passes."""
        if id(code) not in self._passing:
            self._passing[id(code)] = weakref.ref(code, partial(self._passing.pop, id(code)))
            self._add_events(code, self._api.events.PY_YIELD)

    def _add_events(self, code, wanted):
        before = self._api.get_local_events(self._number, code)
        self._api.set_local_events(self._number, code, before | wanted)

    def watch(self, code, own):
        events = self._api.events
        wanted = events.LINE | events.PY_RETURN
        if own.suspends:
            wanted |= events.PY_RESUME | events.PY_YIELD
        if not self._channel.is_mute and (own.suspends or own.sites.catches or own.sites.askers):
            wanted |= events.INSTRUCTION
        if not _DEBUGGERS.isdisjoint(code.co_names):
            wanted |= events.INSTRUCTION
        if not self._channel.is_mute:
            # CPython takes these three together only.
            wanted |= events.CALL | events.C_RETURN | events.C_RAISE
        if may_set(code, is_own=True):
            self.make_way()
        if self._api.get_tool(self._number) != _NAME:
            self._observer.lost(_FREED)
            return
        own.watched = True
        self._watched[id(code)] = weakref.ref(code, partial(self._watched.pop, id(code)))
        self._set_events(code, wanted)

    def make_way(self):
        """The program may set a trace or profile function of its own, or take a tool."""
        self._observer.make_way()
        if self._is_shared or self._number is None:
            return
        self._is_shared = True
        for code in _alive(self._watched):
            self._set_events(code, self._api.get_local_events(self._number, code))

    def _set_events(self, code, wanted):
        """Where a second tool has events of a code object, CPython notes the tools of each instruction, and forgets the
        one that had those events before (`update_instrumentation_data`, Python/instrumentation.c): so a second one is
        there for a moment, and ours is set behind it.
        """
        api, number = self._api, self._number
        second = next((each for each in _TOOLS if api.get_tool(each) is None), None)
        if not self._is_shared or second is None or not wanted & api.events.INSTRUCTION:
            api.set_local_events(number, code, wanted)
            return
        self._take_tool(second, _NAME)
        api.set_local_events(second, code, api.events.PY_RETURN)
        api.set_local_events(number, code, 0)
        api.set_local_events(number, code, wanted)
        api.set_local_events(second, code, 0)
        api.free_tool_id(second)


def _alive(references):
    return [code for code in [reference() for reference in references.values()] if code is not None]
