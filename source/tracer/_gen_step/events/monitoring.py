"""Observing with `sys.monitoring` (PEP 669), CPython 3.12 and newer.

Events are set for single code objects, so that code of others runs at full speed; instructions that do not matter
are switched off where they stand.
"""

import sys
from _thread import get_ident

from ..foreign import set_traceback
from ..frames import operands
from ..frames.frames import is_start
from ..frames.unpacking import KEEPS_TUPLE, unpacked
from ..interrupts import signals
from ..interrupts.blame import is_handlers, program_part, remove_tracer
from ..wire.channel import WATCHED
from . import mute
from .guard import Guard
from .lean import lean
from .room import ROOM, room_here
from .tool import Tool
from .tracers import may_set

# CO_OPTIMIZED: the code of a function, and not of a module or class.
_OPTIMIZED = 0x1


class Monitoring:
    """Switched on and off as a whole; between `attach` and `detach` the observer is told of everything."""

    def __init__(self, observer):
        self._observer = observer
        self._codes = observer.codes
        self._channel = observer.channel
        self._api = sys.monitoring
        self._tool = Tool(observer)
        # The record of the client for which code of others closes a generator, by the `id` of its frame.
        self._closing_for = {}
        # The program handles signals of its own.
        self._has_handlers = False
        self._guard = Guard(self._observer, on_other=self._elsewhere)
        self._thread = get_ident()
        self._full, self._lean = self._callbacks()
        self._drop = self._guard.wrap(lambda record, _: observer.dropped(record))
        if not self._channel.is_mute:
            observer.frames.on_drop = self._dropped
        if self._channel.is_mute:
            quiet = mute.callbacks(self._api.events, observer, self._watch, self._started_elsewhere, self._api.DISABLE)
            self._lean.update(quiet)

    def attach(self):
        # Else nothing is observed any more, and the program may use all tools.
        if not self._observer.has_failed:
            self._tool.take(self._wanted())

    def detach(self):
        self._tool.give_back()

    trace = None

    def is_its(self, function):
        """Whether it is a trace function of this one, which needs none."""
        return False

    def look_for_loss(self):
        """Nothing is taken away from a tool of `sys.monitoring` by what a handler raises."""

    def finish(self):
        """Detach for good."""
        self.detach()

    def granted(self, is_finer):
        """There is new credit. `is_finer`: every instruction is wanted from now on, and those switched off come
        back.
        """
        if not self._tool.is_taken:
            return
        self._register()
        if is_finer:
            self._api.restart_events()

    def release(self):
        """Nothing is ever held back: every kind of event has a name of its own here."""

    def _callbacks(self):
        """The callbacks by their events, once under the full guard and once under the lean one."""
        events = self._api.events
        callbacks = {
            events.PY_START: self._py_start,
            events.PY_RESUME: self._observer.resume,
            events.PY_THROW: self._py_throw,
            events.PY_YIELD: self._observer.yielded,
            events.PY_RETURN: self._py_return,
            events.PY_UNWIND: self._py_unwind,
            events.LINE: self._observer.line,
            events.INSTRUCTION: self._instruction,
            events.RAISE: self._raise,
        }
        if self._channel.is_mute:
            callbacks.update({events.PY_UNWIND: self._mute_unwind, events.RAISE: self._mute_raise})
        below = {events.PY_THROW: self._thrown_below, events.PY_YIELD: self._yielded_below}
        settled = (events.PY_YIELD, events.PY_RETURN, events.PY_THROW, events.PY_UNWIND, events.RAISE)
        full, lean_ones = {}, {}
        for event, callback in callbacks.items():
            # A local event never comes for other code, and a global one must not be disabled, but for PY_START.
            others = self._started_elsewhere if event == events.PY_START else None
            lean_others = others
            if event in below:
                others = self._below_delegator(below[event])
                lean_others = self._below_delegator(self._guard.wrap(below[event], is_settled=True))
            is_settled = event in settled
            full[event] = self._guard.wrap(self._for_own(callback, others, 3), is_settled=is_settled)
            again = self._guard.wrap(self._for_own(callback, others, 4), is_settled=is_settled)
            lean_ones[event] = lean(callback, self._observer, lean_others, again, self._elsewhere, is_settled)
        calls = {events.CALL: self._if_of_interest(), events.C_RETURN: self._if_calling()}
        for both in (full, lean_ones):
            both.update(calls)
        return full, lean_ones

    def _if_of_interest(self):
        """Most calls have nothing to do with a generator: these are to cost as little as can be."""
        calls, is_of_interest = self._observer.calls, self._observer.calls.is_of_interest
        tell, tell_made = self._guard.wrap(self._for_frame(self._call)), self._guard.wrap(self._made)
        thread, room = self._thread, room_here()

        def called(code, where, function, first):
            try:
                try:
                    if calls.making is None and not is_of_interest(function, first):
                        return
                except RecursionError:
                    pass  # It is not known yet.
                if get_ident() != thread or room.counts[room.at] < 1:
                    return
                room.counts[room.at] += ROOM
                try:
                    if calls.making is not None:
                        # What this call prints, or lets go of, comes later.
                        tell_made(code, None, where, None)
                    if is_of_interest(function, first):
                        tell(code, sys._getframe(1), where, (function, first))
                finally:
                    room.counts[room.at] -= ROOM
            except RecursionError:
                pass
            except BaseException as error:
                self._observer.failed(error)
                if is_handlers(error):
                    set_traceback(error, program_part(error))
                    raise

        return called

    def _if_calling(self):
        records, tell = self._observer.frames.by_frame, self._guard.wrap(self._for_frame(self._c_return))
        closing_for = self._closing_for
        tell_closed = self._guard.wrap(lambda _code, client, _where, _value: self._observer.calls.over(client))

        def returned(code, where, function, first):
            try:
                frame = sys._getframe(1)
                record = records.get(id(frame))
                if record is not None and record.calling is not None:
                    tell(code, frame, where, None)
                elif id(frame) in closing_for:
                    tell_closed(code, closing_for.pop(id(frame)), where, None)
            except RecursionError:
                pass
            except BaseException as error:
                self._observer.failed(error)
                if is_handlers(error):
                    set_traceback(error, program_part(error))
                    raise

        return returned

    def _for_frame(self, callback):
        def called(code, frame, where, value):
            own = self._codes.find(code)
            if own is not None:
                callback(frame, own, where, value)
            elif value is not None:
                self._call_of_others(frame, *value)

        return called

    def _dropped(self, record):
        if self._tool.is_taken and get_ident() == self._thread:
            self._drop(record, "return")

    def _elsewhere(self, code):
        """Another thread runs code. Its events are set all the same: the main thread may go on with what began
        there.
        """
        threads = self._observer.threads
        threads.met(code)
        if self._tool.is_taken and threads.is_own(code):
            own = self._codes.find(code)
            if not own.watched:
                self._watch(code, own)

    def _watch(self, code, own):
        """Code of the program's was not met before."""
        if not self._has_handlers and signals.may_install(code):
            self._hold_signals()
        self._tool.watch(code, own)

    def _hold_signals(self):
        """The program may handle signals of its own from now on."""
        self._has_handlers = True
        self._register()

    def _register(self):
        self._tool.register(self._wanted())

    def _wanted(self):
        """The callbacks that do for now: under the full guard, or under the lean one."""
        channel = self._channel
        is_lean = channel.credit > WATCHED and not channel.fine and not self._has_handlers
        return self._lean if is_lean else self._full

    def _for_own(self, callback, others, below):
        """For the program's own code only. It is called by a guard, in two steps, which CPython calls, or the lean one:
        so many frames `below` it stands the program's.
        """
        find, get_frame = self._codes.find, sys._getframe

        def called(code, where, value=None):
            own = find(code)
            if own is None:
                return None if others is None else others(code, value)
            return callback(get_frame(below), own, where, value)

        return called

    def _started_elsewhere(self, code, _=None):
        """Code of others starts; told once for each."""
        if not self._has_handlers and signals.is_installer(code):
            self._hold_signals()
        if may_set(code, is_own=False) and get_ident() == self._thread:
            self._tool.make_way()
        if "close" in code.co_names and code.co_flags & _OPTIMIZED and not self._channel.is_mute:
            self._tool.watch_closes(code)
        return self._api.DISABLE

    def _below_delegator(self, callback):
        """For code of others that runs in the place of a delegator of the program's, which stands on it."""
        beneath, thread = self._observer.beneath, self._thread

        def called(code, value):
            if not beneath.frames or get_ident() != thread:
                return
            frame = sys._getframe(1)
            while frame is not None and frame.f_code is not code:
                frame = frame.f_back
            record = None if frame is None else beneath.delegator_of(frame)
            if record is not None:
                callback(frame, record, value)

        return called

    def _thrown_below(self, frame, record, exception):
        self._tool.watch_yields(frame.f_code)
        self._observer.beneath.begins(frame, record, self._observer.describing.exception(exception))

    def _yielded_below(self, frame, record, value):
        self._observer.beneath.yields(frame, record, value)

    def _py_start(self, frame, own, offset, _):
        if not own.watched:
            self._watch(frame.f_code, own)
        self._observer.start(frame, own, None)

    def _py_throw(self, frame, own, offset, exception):
        if not own.watched:
            self._watch(frame.f_code, own)
        self._observer.throw(frame, own, offset, exception)

    def _py_return(self, frame, own, offset, value):
        self._observer.returned(frame, own, value)

    def _py_unwind(self, frame, own, offset, exception):
        self._observer.unwound(frame, own, self._observer.describing.exception(exception))

    def _instruction(self, frame, own, offset, _):
        matters = offset in own.sites.watched or offset in own.sites.catches or offset in own.sites.askers
        if matters:
            self._observer.instruction(frame, own, offset)
        if self._channel.fine:
            self._observer.step(frame, own, offset)
        elif not matters:
            return self._api.DISABLE

    def _call(self, frame, own, offset, called):
        function, first = called

        def passed():
            instruction = own.sites.calls.get(offset)
            record = self._observer.frames.find(frame)
            if not KEEPS_TUPLE and instruction and instruction[0] == "CALL_FUNCTION_EX" and record is not None:
                if record.unpacks is not None:
                    values = unpacked(record)
                    return [] if first is self._api.MISSING else values
            found = instruction and operands.of_call(frame, own.slots, instruction, own.depth(frame.f_code, offset))
            return found[1] if found else None

        seen = () if first is self._api.MISSING else (first,)
        self._observer.calls.before(frame, own, offset, function, passed, seen)

    def _made(self, code, frame, offset, _):
        self._observer.calls.made()

    def _call_of_others(self, frame, function, first):
        client = self._observer.calls.closed_by_others(frame, function, first)
        if client is not None:
            self._closing_for[id(frame)] = client

    def _c_return(self, frame, own, offset, _):
        record = self._observer.frames.find(frame)
        if record is not None and record.calling is not None:
            self._observer.calls.over(record)

    def _enters_unseen(self, frame, own, offset):
        """From 3.13 on CPython runs the handlers of signals first and then tells that a frame begins or goes on. When
        one raises, nothing else tells of it (INSTRUMENTED_RESUME, Python/bytecodes.c).
        """
        record = self._observer.frames.find(frame)
        if record is not None and record.running:
            return
        if is_start(frame):
            self._observer.start(frame, own, None)
        elif record is not None and offset in own.sites.suspended:
            self._observer.resume(frame, own, offset)

    def _mute_unwind(self, frame, own, offset, exception):
        """Where nothing is told, only the exception that ends the program matters, and that leaves a module last."""
        if not frame.f_code.co_flags & _OPTIMIZED:
            self._py_unwind(frame, own, offset, exception)
        else:
            self._observer.frames.forget(frame)

    def _mute_raise(self, frame, own, offset, exception):
        if not frame.f_code.co_flags & _OPTIMIZED:
            self._raise(frame, own, offset, exception)
        else:
            remove_tracer(exception)

    def _raise(self, frame, own, offset, exception):
        if own.suspends:
            self._enters_unseen(frame, own, offset)
        self._observer.raised(frame, own, exception)
