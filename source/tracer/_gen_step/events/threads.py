"""Threads beside the main one. Stepping follows the main thread; that others run generators, too, is said once.

What is here runs in those threads: it waits for nobody, and tells nothing but that.
"""

import sys
from _thread import get_ident

from ..code.codes import SUSPENDS, may_show
from ..foreign import dict_get, module_dict
from ..frames.values import describe, instance_dict
from ..isolation import program_sys
from ..kinds import has_plain_names
from . import snapshots
from .room import room_here

_modules = program_sys.modules
_settrace = sys.settrace


class Threads:
    """Looks out for generators of the program's in other threads."""

    def __init__(self, channel, codes):
        self._channel = channel
        self._codes = codes
        # Another thread runs generators.
        self.told = False
        # Under settrace: whether our hook is in the program's `threading`, which is not held: it may go at the end.
        self._hooked = False
        # What we put there; a bound method is made anew each time.
        self._hook = self._trace

    def met(self, code):
        """Called in another thread, before or while it runs `code`. Never raises."""
        try:
            if not self.told and self.is_own(code):
                self.told = True
                self._channel.mention("problem", problem={"kind": "thread", "message": _sentence(code.co_name)})
        except Exception:  # Near the recursion limit, say: the next generator is as good.
            pass

    def is_own(self, code):
        """Whether it is the code of a generator of the program's."""
        return bool(code.co_flags & SUSPENDS) and has_plain_names(code) and self._codes.is_own(code.co_filename)

    def look_out(self):
        """Under settrace, which is a thread's own affair: be called in each thread that the program will start."""
        if not self._hooked and not self.told and "threading" in _modules:
            names = module_dict("threading")
            # What `threading.settrace` sets. One of the program's own is left alone.
            if dict_get(names, "_trace_hook", self) is None:
                self._hooked = True
                names["_trace_hook"] = self._hook

    def withdraw(self):
        """Take the hook away."""
        names = module_dict("threading")
        if self._hooked and dict_get(names, "_trace_hook") is self._hook:
            names["_trace_hook"] = None
        self._hooked = False

    def _trace(self, frame, event, argument):
        """A thread begins."""
        room = room_here()

        def traced(frame, event, argument):
            try:
                room.keep_clear()
            except RecursionError:
                _settrace(None)  # Where there is no room for it, it would raise.
                return
            self.met(frame.f_code)
            if self.told:
                _settrace(None)
            if snapshots.RELEASES:
                snapshots.release(frame, may_show(frame.f_code))

        _settrace(traced)
        traced(frame, event, argument)


def _sentence(function):
    return "%s runs %s. Stepping follows the main thread: the others run on, and their stages are not told." % (
        _name(),
        function,
    )


def _name():
    name = current_name()
    return "The thread %s" % describe(name) if name else "Another thread"


def current_name():
    """The name of the thread that runs, without asking the program's own class for it; empty where it has none."""
    active = dict_get(module_dict("threading"), "_active")
    thread = active.get(get_ident()) if type(active) is dict else None
    name = instance_dict(thread, type(thread)).get("_name") if thread is not None else None
    return name if type(name) is str else ""
