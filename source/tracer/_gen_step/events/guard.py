"""What stands between CPython's events and the tracer: no event may do the program any harm."""

import gc
import sys
from _thread import get_ident

from ..foreign import open_circle, set_context, set_traceback
from ..interrupts import handing_over, signals
from ..interrupts.blame import TRACER, is_handlers, program_part
from ..interrupts.collecting import let_collect, take_back
from ..interrupts.covering import covered
from ..interrupts.generations import youngest
from ..interrupts.handling import release_observed
from ..versions import HAS_INSTRUCTION_EVENTS
from ..wire.channel import WATCHED
from . import recovery
from .room import CAN_WIDEN, ROOM, room_here

_getframe = sys._getframe
_HAS_MONITORING = sys.version_info >= (3, 12)

# To raise anything while an exception is handled whose contexts go in a circle never ends up to 3.8 (CPython issue
# 25782).
_FOLLOWS_CIRCLES = sys.version_info < (3, 9)
_exc_info = sys.exc_info
# The name of a file may be of a class of the program's.
_begins = str.startswith
# Where there may be no room for a call of a function in Python, only `_enable` lets the collector come again.
_collects, _hold_collections, _enable = gc.isenabled, gc.disable, gc.enable


class Guard:
    """Lets events of one thread through, and nothing of the tracer's own out again.

    Signals are held back meanwhile: a handler of the program's, or KeyboardInterrupt, comes when the event is over. So
    is the garbage collector, which calls finalizers of the program's, and of whose doings no events would come; but not
    while somebody looks on, for then other threads may run for long.
    """

    def __init__(self, observer, on_raise=None, on_near=None, on_other=None):
        """`on_raise(exception, *event)` is called before a handler's exception comes out of an event, `on_near(first)`
        where an event is so near to the recursion limit that it has to be let go, `on_other(first)` in another thread.
        """
        self._observer = observer
        self._on_raise = on_raise
        self._on_near = on_near
        self._on_other = on_other
        self._thread = get_ident()
        self._room = room_here()
        self._release = signals.release if observer.channel.is_mute else release_observed
        self._busy = False
        # The event at work was told, or that has begun.
        self._is_begun = False
        # The signals that were let in before an event which did not let them in again.
        self._kept = None
        # The signals that were let in at first.
        self._let = signals.now()
        # What a handler raised where CPython takes no exception: it comes out of the next event that may raise.
        self._late = None
        # The signals whose handlers are to run as soon as the event is over.
        self._handed = ()
        # Our frame that such an exception left by last.
        self._left = None

    def finish(self):
        """Let come what still waits: there are no more events."""
        if self._kept is not None:
            held, self._kept = self._kept, None
            signals.release(held)

    def wrap(self, callback, is_for_calls=False, is_settled=False):
        """A callback that is safe to register. Where it cannot be called, it gives None.

        `is_for_calls`: it is called whenever any function begins. The tracer's own functions are traced, too, where
        CPython calls back because a generator is dropped. Such an event must leave alone the signals that are held back
        around it.

        `is_settled`: what is told has happened already, and an exception that came out of the event would undo it: a
        yield, a return, an exception on its way (see `handing_over`).
        """

        # Signals reach other threads at any time, so a handler may run before any instruction here, the first one
        # among them (see `covered`). It begins with two `try`s, and they are short (without EXTENDED_ARG).
        def guarded(*event, held=None, collects=False, answer=None, is_over=True):
            try:
                try:
                    # The first type that is looked at is one in sight (`type_numbers.py`). No object is made for this.
                    _ = event.__doc__
                    if get_ident() != self._thread:
                        self._elsewhere(event)
                    elif not is_for_calls or not self._busy and not _begins(event[0].f_code.co_filename, TRACER):
                        collects = self._observer.channel.credit > WATCHED and _collects()
                        if collects:
                            _hold_collections()
                        self._is_begun = False
                        held = signals.hold()
                        is_over = False
                except BaseException as error:
                    held = self._hold_again(error)
                    is_over = False
                if not is_over:
                    made = youngest[1]
                    answer, is_over = self._observe(callback, event, held, is_settled)
                    if collects:
                        let_collect(made)
                    else:
                        take_back(made)
            except RecursionError:
                # There may be no room for a call of a function in Python.
                if self._kept is not None:
                    held, self._kept = self._kept, None
                if held is not None:
                    signals.release(held)
                if collects:
                    _enable()
                return getattr(event[0], "f_trace", None)
            except BaseException as error:
                is_over = self._is_kept(error, event, held)
                answer = getattr(event[0], "f_trace", None)
                if not is_over and held is not None and not self._is_begun:
                    answer, is_over = self._observe(callback, event, signals.hold() or held, is_settled)
                if collects:
                    _enable()
            try:
                if is_settled and not is_over:
                    # What cannot be handed over comes out of the next event that may raise.
                    handed = handing_over.instead_of(self._late)
                    if handed:
                        self._handed, self._late = handed, None
                    is_over = True
                if is_over:
                    if self._handed:
                        handed, self._handed = handing_over.each(self._handed), ()
                        _ = [*handed]  # Nothing that CPython runs handlers at may follow.
                    return answer
            except BaseException as error:
                # A handler raised, and CPython up to 3.11 would take all tracing away with no word of it.
                if self._is_kept(error, event, held) or is_settled:
                    return getattr(event[0], "f_trace", None)
            error, self._late = self._late, None
            set_traceback(error, program_part(error))
            if self._on_raise is not None:
                self._left = _getframe()
                self._on_raise(error, *event)
            raise error

        return covered(guarded)

    def cover(self):
        """Take our frame that an exception left by last out of its traceback."""
        frame, self._left = self._left, None
        if frame is not None:
            recovery.remove_frame(frame)

    def _elsewhere(self, event):
        """An event of another thread."""
        if self._on_other is not None:
            self._on_other(event[0])

    def _observe(self, callback, event, held, is_settled):
        """The answer to an event, and whether nothing is to be raised out of it. Signals come again."""
        observer, channel, room = self._observer, self._observer.channel, self._room
        told = observer.told
        if observer.has_failed:
            self._let_come(held)
            return None, True
        # It came up in the middle of another event, which holds the signals back, and lets them come.
        is_inner = self._busy and self._kept is None and signals.are_held(held)
        if self._kept is not None:
            held, self._kept = self._kept, None
        opened = open_circle(_exc_info()[1]) if _FOLLOWS_CIRCLES else None
        answer, near = None, False
        try:
            if not _HAS_MONITORING:
                room.keep_clear()
            if not self._busy:
                if CAN_WIDEN:
                    if room.counts[room.at] < 1:
                        raise RecursionError  # CPython could not tell when what is seen here is dropped.
                    room.counts[room.at] += ROOM
                try:
                    self._busy = self._is_begun = True
                    try:
                        answer = callback(*event)
                    except BaseException as error:
                        if not self._is_handlers(error):
                            raise
                        # A handler raised in the middle. Once more, where nothing was told yet.
                        if observer.told is told:
                            answer = callback(*event)
                finally:
                    self._busy = False
                    if CAN_WIDEN:
                        room.counts[room.at] -= ROOM
        except RecursionError:
            near = True
            if self._on_near is not None:
                self._on_near(event[0])
        except BaseException as error:
            # The observation is lost; the program is not.
            if is_handlers(error):
                self._late = error
                if not self._is_begun:
                    return self._observe(callback, event, held, is_settled)
            else:
                observer.failed(error)
        if observer.has_failed:
            # CPython would trace the frame on, with no more events: up to 3.9 its line stands still then.
            answer = None
        if opened is not None:
            set_context(*opened)
        if channel.late is not None:
            self._late, channel.late = channel.late, None
        if is_inner:
            return answer, True
        # Out of a `return` CPython up to 3.9 takes no exception well; and where an `opcode` follows a `line`, which it
        # does at once, that loses the exception again (`maybe_call_line_trace`, Python/ceval.c): a SystemError comes of
        # it. What comes out of a `call` leaves the frame at once, with no `finally` of it. Up to 3.11 what a handler
        # raises there comes out of the next event.
        finer = HAS_INSTRUCTION_EVENTS and event[1] == "line" and event[0].f_trace_opcodes
        fragile = finer or event[1] == "return" or event[1] == "call" and answer is not None or is_settled
        if is_settled and signals.waiting(held):
            self._handed = handing_over.taken(held)
        if finer and not near or fragile and signals.waiting(held):
            self._kept = held
            return answer, True
        try:
            self._release(held)
        except BaseException as error:
            self._late = error
        # What an event of a handler's has left held back came with these.
        self._kept = None
        return answer, fragile and not is_settled or self._late is None

    def _is_kept(self, error, event, held):
        """Something was raised between two steps of the guard's. Whether it is no handler's, or has to wait for the
        next event.
        """
        self._busy = False
        self._let_come(held)
        if not is_handlers(error):
            self._observer.failed(error)
            return True
        self._late = error
        return event[1] == "return" or event[1] == "line"

    def _let_come(self, held):
        """Let signals come, wherever an event was left."""
        if self._kept is not None:
            held, self._kept = self._kept, None
        signals.release(self._let if held is None or signals.are_held(held) else held)

    def _is_handlers(self, error):
        """Whether a handler's exception came out of an event. If so, what was told is not certain any more."""
        if not is_handlers(error):
            return False
        self._late = error
        recovery.doubt(self._observer.frames)
        return True

    def _hold_again(self, error):
        """A handler raised before signals were held back, or while they were. Gives what `release` needs."""
        if (type(error) is RecursionError or type(error) is MemoryError) and not is_handlers(error):
            raise error  # There is no room for the event.
        self._late = error
        held = signals.hold()
        return self._let if signals.are_held(held) else held
