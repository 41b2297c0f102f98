"""Where a GeneratorExit comes from that a frame gets: a client has called `close()`, or nobody refers to a generator
any more, and CPython closes it.
"""

import sys

from ..frames import callsite, memory
from ..frames.frames import is_start
from ..interrupts.blame import is_tracer
from ..kinds import frame_of
from ..versions import HAS_INSTRUCTION_EVENTS
from ..wire import messages
from .standing import outermost

# Each call of a client's is told at its own instruction.
TELLS_CALLS = sys.version_info >= (3, 7) and memory.is_available
_ENDINGS = frozenset(["close", "throw", "aclose", "athrow"])


class Exits:
    """Says it for each frame that is entered, and remembers what was dropped last."""

    def __init__(self, telling):
        self._telling = telling
        self._clients = telling.clients
        self._frames = telling.frames
        self._codes = telling.codes
        # What was dropped last, and has not run since, where other threads run generators.
        self.closing = None
        # The instruction of the program's at which that happened.
        self._closing_at = None

    def note_drop(self, record, innermost):
        """A generator was dropped while `innermost` was the innermost frame of the program's."""
        record.dropped_at = _place_of(_outside(sys._getframe()))
        is_watched = self._telling.threads.told and record.site is None
        self.closing = record if is_watched else None
        self._closing_at = None if self.closing is None else _place_of(innermost)

    def note_entry(self, record):
        """A frame is entered."""
        if record is self.closing:
            self.closing = None

    def is_closed_for_dropped(self, frame, thrown):
        """Whether a frame gets the GeneratorExit of a delegator that was dropped, and that has not got it yet: another
        thread ran the delegator, so what it stands on was never seen. Some never get it (3.12+): so nothing may have
        run since.
        """
        if self.closing is None or not messages.is_exit(thrown):
            return False
        return _place_of(self._clients.innermost_frame(frame.f_back)) == self._closing_at

    def is_closed_all_the_same(self, call, frame, thrown):
        """Whether a generator that was dropped is closed by a call: an object that the garbage collector took with it
        refers to it still, and its `__del__` runs first. Where that is code of the program's and calls by itself, its
        own instruction tells it, but on 3.6. Code of others that was at work when it was dropped has not called for it.
        """
        client, caller, target = call
        if client is None or not messages.is_exit(thrown):
            return False
        if frame.f_back is not client:
            return callsite.names_ending(frame.f_back) and _place_of(frame.f_back) != target.dropped_at
        _, ending = (None, None) if HAS_INSTRUCTION_EVENTS else self._clients.implicit.ending(client, caller)
        return ending is not None and self._frames.find(frame_of(ending)) is target

    def calls_close(self, client, caller):
        """Whether a frame that throws a GeneratorExit into a generator calls `close()` for that."""
        method = None if HAS_INSTRUCTION_EVENTS else self._clients.implicit.ending(client, caller)[0]
        return callsite.calls_close(client) if method is None else method == "close"

    def is_dropped(self, call, frame, thrown):
        """Whether a frame gets a GeneratorExit that no call threw in: each `close()` is told at its own instruction. So
        CPython closes a generator that nobody refers to any more, and that was never met.
        """
        if not messages.is_exit(thrown) or call[0] is None or call[2].owner() is not None:
            return False
        target = call[2]
        if target.code.wraps and target.generator is not None and _has_hook(target, self._frames.find(frame) is target):
            return False  # It has been dropped before, and a hook has kept it (`sys.set_asyncgen_hooks`).
        if frame.f_back is not call[0]:
            # The garbage collector may run in code of others, and calls what others have: `__del__`.
            if callsite.names_ending(frame.f_back):
                return False
            # A weak reference dies before its generator is closed.
            return call[2].generator is not None or is_start(frame) and self._frames.is_called(frame) is False
        if TELLS_CALLS:
            return True
        # 3.6 tells no calls, but the source does. Where the line has one, it may be that of another generator. What an
        # `aclose()` gave closes by a `send()`. A line that names none may call a `close` under another name.
        if not call[2].code.wraps and not callsite.may_close(call[0], self._codes.source(call[1].code.file)):
            return self._frames.is_called(frame) is not True
        return self._frames.is_called(frame) is False

    def is_dropped_behind(self, call, frame, thrown):
        """The same where the call was told before, and is about to end: of what it resumed (`next(generator())`)."""
        if call[1].called_method in _ENDINGS or call[2].generator is None or call[2].dropped:
            return False
        return self.is_dropped(call, frame, thrown)

    def dropped_unseen(self, frame, record, thrown, site, back):
        """The record of the generator that nobody refers to any more, where a frame gets a GeneratorExit for that and
        nothing has told of it; else None. Its delegator `back` stands at that `site`, or no frame of the program's runs
        below it, as at the end.
        """
        if not messages.is_exit(thrown) or record.code.wraps:
            return None
        is_alone = self._clients.innermost_frame(frame.f_back) is None
        if site is None and not is_alone:
            return None
        # What goes with what a delegator stood on: that hands nothing on any more.
        delegator = None if back is None else self._frames.find(back)
        is_let_go = delegator is not None and delegator.running
        if record.generator is None:
            # What C code held, and nobody has seen before: nobody can close it, so it was dropped. One that never ran
            # is run for that up to 3.11.
            return record if is_start(frame) or is_let_go else None
        gone = outermost(record)
        return gone if (is_alone or is_let_go) and gone.owner() is None and not gone.dropped else None


def _has_hook(record, is_entered):
    """Whether an async generator has a hook that gets it when it is dropped. Its memory is its own while it runs."""
    if memory.is_available and is_entered and record.address is not None:
        return memory.has_hook(record.address)
    return sys.get_asyncgen_hooks().finalizer is not None


def _outside(frame):
    """The innermost frame that is none of the tracer's, from `frame` on; or None."""
    while frame is not None and is_tracer(frame.f_code):
        frame = frame.f_back
    return frame


def _place_of(frame):
    """The instruction that a frame stands at; None for no frame."""
    return None if frame is None else (id(frame), frame.f_lasti)
