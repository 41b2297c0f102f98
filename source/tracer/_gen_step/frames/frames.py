"""Frames and the generators that own them: their numbers, and what the app already knows of their locals."""

import dis
import sys
import weakref
from functools import partial
from types import AsyncGeneratorType

from ..interrupts import handing_over
from ..interrupts.blame import is_handlers
from ..interrupts.covering import covered
from ..kinds import code_of, frame_of, is_executing, type_name
from ..wire import messages
from . import finalizing, memory
from .describing import Describing
from .frame import Frame
from .owners import Owners, has_method, is_held

# Up to 3.11 the trace function is ours.
_is_traced = (lambda: sys.gettrace() is not None) if sys.version_info >= (3, 12) else (lambda: False)

# What the argument of a RESUME says (`Include/internal/pycore_opcode_utils.h`); the second from 3.13 on.
_BEHIND_YIELD, _OUTSIDE_OF_TRY = 1, 4


class Frames:
    """All live frames of the program. `create` is told for each generator when it is seen first."""

    def __init__(self, channel, codes):
        self.channel = channel
        self._codes = codes
        self.by_frame = {}
        self._by_generator = {}
        self._owners = Owners()
        self.describing = Describing(self.of_generator, self._reference)
        self.recall = messages.Recall()
        # Called with the record of a generator's frame when nobody refers to the generator any more.
        self.on_drop = None
        # Tells of a generator that was made before anything else is told; see calls.
        self.before_meeting = None
        self._next = 1
        self._swept = 256

    def find(self, frame):
        """The record of a frame that was met, or None."""
        return self.by_frame.get(id(frame))

    def meet(self, frame, code, is_entered=False):
        """The record of a frame of the program's; made when there is none yet.

        `is_entered`: a value has just come into it. Only then is its generator looked for: at any other time that may
        be half made or half dead, and a weak reference to it would never be cleared, and crash CPython later.
        """
        if self.before_meeting is not None and self.before_meeting.makes:
            self.before_meeting.made()
        record = self.by_frame.get(id(frame))
        if record is None or record.code is not code:
            record = self._new(frame, code)
        if is_entered and code.suspends and not record.sought:
            record.sought = True
            generator = _owner_of(frame, self._owners) if record.generator is None else None
            if generator is not None:
                self._own(record, generator)
        if not record.created:
            by, back = None, frame.f_back
            while by is None and back is not None:
                by, back = self.find(back), back.f_back
            self._tell_create(record, by.id if by else None)
        return record

    def renew(self, frame):
        """A frame begins. Whatever had its address before has ended, unless it is the frame just created."""
        record = self.by_frame.get(id(frame))
        if record is not None:
            owner = record.owner()
            if owner is None and record.waits_with_hook() and id(_owner_of(frame, self._owners)) == record.address:
                return
            if owner is None or frame_of(owner) is not frame:
                self.recall.forget(record.sent)
                del self.by_frame[id(frame)]

    def forget_other(self, frame):
        """Something is thrown into a frame. Forget one that had its address and was not seen to end: it went while it
        stood still, or another thread closed it.
        """
        record = self.by_frame.get(id(frame))
        if record is None:
            return
        owner = record.owner()
        if record.site is not None and is_start(frame) or owner is not None and frame_of(owner) is not frame:
            self.forget(frame)

    def forget(self, frame):
        """The frame has ended: its number is never used again, though CPython may use its memory again."""
        record = self.by_frame.pop(id(frame), None)
        if record is not None:
            self.forget_record(record)

    def forget_record(self, record):
        """The same of one that no frame has any more."""
        record.finished = True
        self.recall.forget(record.sent)

    def note_end(self, record):
        """A generator may have come to its end with no event of its own, by a `close()` with nothing to run. Gives
        whether it has.
        """
        owner = record.owner()
        if record.finished or owner is None or frame_of(owner) is not None:
            return False
        self._end(record)
        return True

    def note_end_of_dropped(self, generator, delegator):
        """The same of a generator that the collector has taken together with the `delegator` that stands on it. So its
        weak reference is cleared. Gives its record where it has ended; else None.
        """
        record = self._by_generator.get(id(generator))
        if record is None or record.finished or not record.dropped or frame_of(generator) is not None:
            return None
        if record.delegator is None or record.delegator() is not delegator:
            return None
        # What is not shown may lie where that generator lay.
        if self._codes.find(code_of(generator)) is not record.code:
            return None
        self._end(record)
        return record

    def _end(self, record):
        record.finished = True
        for key, other in list(self.by_frame.items()):
            if other is record:
                del self.by_frame[key]
        self.recall.forget(record.sent)

    def let_go(self, values, holders):
        """The record of the asynchronous generator among the variables of a frame, a hook's that is about to end, which
        goes with them: the hook got it when nobody referred to it, and nobody else has it since. None where there is
        none.
        """
        for value in values.values():
            if type(value) is not AsyncGeneratorType or frame_of(value) is None:
                continue
            record = self._by_generator.get(id(value))
            if record is None or not record.hooked or record.owner() is not None or is_held(value, holders):
                continue
            del self._by_generator[record.address]
            self._end(record)
            return record
        return None

    def tell_brief(self, code, by):
        """Tell of a generator that nobody kept: it was made and dropped between two events."""
        number = self.number()
        self.channel.describe("create", frame=number, code=code.id, made=True, **{"in": by})
        self.channel.observe("drop", frame=number, **{"in": by})

    def living(self, frame_id, innermost):
        """The frame of a number: among the callers of `innermost`, or owned by a generator. None when it is gone."""
        while innermost is not None:
            record = self.find(innermost)
            if record is not None and record.id == frame_id:
                return innermost
            innermost = innermost.f_back
        for record in self.by_frame.values():
            owner = record.owner() if record.id == frame_id else None
            if owner is not None:
                return frame_of(owner)
        return None

    def is_unmet(self, generator):
        """Whether a generator was not met yet, and has not run."""
        record = self._by_generator.get(id(generator))
        frame = frame_of(generator)
        return frame is not None and is_start(frame) and (record is None or record.generator() is not generator)

    def of_generator(self, value, seen_in, is_new=False):
        """The record of a generator object of the program's, told when new; None for those of others, or finished.

        `is_new`: the frame `seen_in` has just made it.
        """
        record = self._by_generator.get(id(value))
        if record is not None and record.generator() is value:
            return record
        frame = frame_of(value)
        if frame is None:
            return None
        code = self._codes.find(frame.f_code)
        if code is None:
            return None
        record = self.by_frame.get(id(frame))
        if record is not None and record.code is not code:
            record = None
        if record is not None and record.generator is not None and record.generator() is not value:
            if not is_start(frame) or (record.waits_with_hook() and not is_new and record.address == id(value)):
                return record  # It is being finalized, or was given to a hook: see _own.
            record = None  # The frame of a generator that died; its memory is in use again.
        if record is None:
            record = self._new(frame, code)
        if record.generator is None and frame.f_back is None and not _is_dropped(value):
            self._own(record, value)
        self._tell_create(record, seen_in, is_new)
        return record

    def gone(self):
        """The records of the generators that nobody refers to any more, and whose drop is still to be told."""
        if self.on_drop is None:
            return []
        known = [record for record in list(self._by_generator.values()) if record.is_going()]
        return [record for record in known if not (record.finished or record.dropped or record.code.wraps)]

    def is_called(self, frame):
        """Whether a method of a frame's generator lies on some stack. None when that cannot be seen."""
        generator = _owner_of(frame, self._owners)
        return None if generator is None else has_method(generator)

    def alive_from(self, frame):
        """`frame`, those that called it, and then the frames of all generators that are alive and not finished."""
        found = []
        while frame is not None:
            found.append(frame)
            frame = frame.f_back
        return found + self.suspended()

    def suspended(self):
        """The frames of all generators that are alive and not finished."""
        owners = [record.owner() for record in list(self._by_generator.values())]
        frames = [frame_of(owner) for owner in owners if owner is not None]
        return [frame for frame in frames if frame is not None]

    def _reference(self, generator):
        """The weak reference to a generator whose frame was met, or None."""
        record = self._by_generator.get(id(generator))
        return None if record is None or record.generator() is not generator else record.generator

    def _own(self, record, generator):
        """Know a frame's generator by a weak reference.

        It must not be in its finalizer, closed because it was dropped: `gen_dealloc` (Objects/genobject.c) clears the
        weak references before that, and never those made during it, which would point at freed memory. So nothing is
        owned that runs, but at its start with a value (up to 3.11 a generator that was never started is closed, too),
        and nothing that a finalizer hands to the program.
        """
        record.generator = weakref.ref(generator, self._callback(record))
        record.address = id(generator)
        self._by_generator[record.address] = record

    def _callback(self, record):
        """What CPython calls when nobody refers to a generator any more, before it closes it (`gen_dealloc`).

        None where a trace or profile function of the program's would see that call: then no drop is told.
        """
        if self.on_drop is None or _is_traced() or sys.getprofile() is not None:
            return None
        callback = partial(_drop, self, weakref.ref(record))
        record.calling_back = weakref.ref(callback)
        return callback

    def tell_no_drops(self):
        """From now on CPython calls nothing where nobody refers to a generator any more."""
        self.on_drop = None
        for record in self._by_generator.values():
            owner = record.owner()
            if owner is not None:
                record.generator, record.calling_back = weakref.ref(owner), None
        for record in self.by_frame.values():
            record.told.forget_references()

    def number(self):
        """A number that no frame has."""
        number, self._next = self._next, self._next + 1
        return number

    def _new(self, frame, code):
        if len(self._by_generator) > self._swept:
            self._sweep()
        if code.is_unnamed:
            self._codes.name_module(code, frame.f_globals)
        record = self.by_frame[id(frame)] = Frame(self.number(), code)
        return record

    def _tell_create(self, record, by, is_new=False):
        if not record.created:
            record.created = True
            made = {"made": True} if is_new else {}
            self.channel.describe("create", frame=record.id, code=record.code.id, **dict(made, **{"in": by}))

    def _sweep(self):
        """Drop the records of generators that died without a last event."""
        for table in (self.by_frame, self._by_generator):
            for key, record in list(table.items()):
                if record.generator is not None and record.generator() is None:
                    self.recall.forget(record.sent)
                    del table[key]
        self._swept = max(256, 2 * len(self._by_generator))


def _drop(frames, reference, _):
    # CPython would print what comes out of here, and go on without it.
    try:
        record = reference()
        if record is not None and not record.finished:
            record.calling_back = None
            frames.on_drop(record)
    except RecursionError:
        pass
    except BaseException as error:
        if not is_handlers(error):
            raise
        handed = handing_over.instead_of(error)
        if not handed:
            frames.channel.late = error
        handed = handing_over.each(handed)
        _ = [*handed]  # Nothing that CPython runs handlers at may follow.


_drop = covered(_drop)


def _owner_of(frame, owners):
    return memory.generator_of(frame) if memory.is_available else owners.find(frame)


def is_start(frame):
    """Whether a frame has run nothing of its own: from 3.11 on no more than RETURN_GENERATOR, POP_TOP and RESUME."""
    offset = frame.f_lasti
    if offset < 0 or sys.version_info < (3, 11):
        return offset < 0
    code = frame.f_code.co_code
    name = dis.opname[code[offset]]
    if name == "POP_TOP":
        return offset >= 2 and dis.opname[code[offset - 2]] == "RETURN_GENERATOR"
    return name == "RETURN_GENERATOR" or (name == "RESUME" and code[offset + 1] == 0)


def closes_unrun(generator):
    """Whether `gen_close` (Objects/genobject.c) would run nothing of a generator that is not over: from 3.12 on of one
    that never ran, on 3.13 of one that stands at a `yield` outside of any `try`. 3.14 runs that where it is observed.
    """
    frame = frame_of(generator)
    if frame is None or sys.version_info < (3, 12) or is_executing(generator):
        return False
    return is_start(frame) or sys.version_info < (3, 14) and _stands_outside_of_try(frame)


def _stands_outside_of_try(frame):
    code, offset = frame.f_code.co_code, frame.f_lasti
    return dis.opname[code[offset]] == "RESUME" and code[offset + 1] == _BEHIND_YIELD | _OUTSIDE_OF_TRY


def _is_dropped(value):
    """Whether the value may be in the hands of its finalizer."""
    return type_name(value) != "generator" and finalizing.is_under_way()
