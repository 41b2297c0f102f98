"""Frames and the generators that own them: their numbers, and what the app already knows of their locals."""

import dis
import gc
import sys
import weakref

from .values import GENERATOR_TYPES, describe, is_atom, type_name

_HAS_F_GENERATOR = sys.version_info >= (3, 14)
_HAS_GENERATIONS = sys.version_info >= (3, 8)
_FRAME_FIELD = {GENERATOR_TYPES[0]: "gi_frame", GENERATOR_TYPES[1]: "cr_frame", GENERATOR_TYPES[2]: "ag_frame"}
_CODE_FIELD = {GENERATOR_TYPES[0]: "gi_code", GENERATOR_TYPES[1]: "cr_code", GENERATOR_TYPES[2]: "ag_code"}

_RUNNING_FIELD = {GENERATOR_TYPES[0]: "gi_running", GENERATOR_TYPES[1]: "cr_running", GENERATOR_TYPES[2]: "ag_running"}

_MOST_LOCALS = 40
_UNTOLD = object()


class Frame:
    """A frame as the tracer keeps it; it holds no reference to the frame, and only a weak one to its generator."""

    __slots__ = ("id", "code", "generator", "sought", "raising", "held", "_told")

    def __init__(self, id_, code):
        self.id = id_
        self.code = code
        self.generator = None
        # Looking for it in all of memory is slow: done once.
        self.sought = False
        # The exception that is on its way through the frame (settrace only).
        self.raising = None
        # A resumption that waits for what follows to tell its kind (settrace only).
        self.held = None
        self._told = {}

    def owner(self):
        """The generator that owns the frame, or None."""
        return self.generator() if self.generator is not None else None


class Frames:
    """All live frames of the program. `create` is told for each generator when it is seen first."""

    def __init__(self, channel, codes):
        self._channel = channel
        self._codes = codes
        self._by_frame = {}
        self._by_generator = {}
        self._next = 1
        self._swept = 256

    def find(self, frame):
        """The record of a frame that was met, or None."""
        return self._by_frame.get(id(frame))

    def meet(self, frame, code):
        """The record of a frame of the program's; made when there is none yet."""
        record = self._by_frame.get(id(frame))
        if record is None or record.code is not code:
            record = self._new(frame, code)
        return record

    def begin(self, frame, code):
        """A frame begins to run, with no exception thrown in: the moment to find out which generator owns it (see _own)."""
        record = self.meet(frame, code)
        if code.suspends and not record.sought:
            record.sought = True
            generator = _owner_of(frame) if record.generator is None else None
            if generator is not None:
                self._own(record, generator)
                self._tell_create(record, frame.f_back)

    def renew(self, frame):
        """A frame begins. Whatever had its address before has ended, unless it is the frame just created."""
        record = self._by_frame.get(id(frame))
        if record is not None:
            owner = record.owner()
            if owner is None or getattr(owner, _FRAME_FIELD[type(owner)]) is not frame:
                del self._by_frame[id(frame)]

    def forget(self, frame):
        """The frame has ended: its number is never used again, though CPython may use its memory again."""
        self._by_frame.pop(id(frame), None)

    def living(self, frame_id, innermost):
        """The frame of a number: among the callers of `innermost`, or owned by a generator. None when it is gone."""
        while innermost is not None:
            record = self.find(innermost)
            if record is not None and record.id == frame_id:
                return innermost
            innermost = innermost.f_back
        for record in self._by_frame.values():
            owner = record.owner() if record.id == frame_id else None
            if owner is not None:
                return getattr(owner, _FRAME_FIELD[type(owner)])
        return None

    def of_generator(self, value, seen_in):
        """The record of a generator object of the program's, told when new; None for those of others, or finished."""
        record = self._by_generator.get(id(value))
        if record is not None and record.generator() is value:
            return record
        frame = getattr(value, _FRAME_FIELD[type(value)])
        if frame is None:
            return None
        code = self._codes.find(frame.f_code)
        if code is None:
            return None
        record = self._by_frame.get(id(frame))
        if record is not None and record.generator is not None and record.generator() is not value:
            if not is_start(frame):
                return record  # It is being finalized: see _own.
            record = None  # The frame of a generator that died; its memory is in use again.
        if record is None:
            record = self._new(frame, code)
        if record.generator is None and not _is_running(value):
            self._own(record, value)
            self._channel.describe("create", frame=record.id, code=code.id, **{"in": seen_in})
        return record

    def suspended(self):
        """The frames of all generators that are alive and not finished."""
        owners = [record.owner() for record in list(self._by_generator.values())]
        frames = [getattr(owner, _FRAME_FIELD[type(owner)]) for owner in owners if owner is not None]
        return [frame for frame in frames if frame is not None]

    def value(self, value, seen_in=None):
        """The protocol's `Value` for a Python value."""
        described = {"type": type_name(value), "repr": describe(value)}
        if type(value) in GENERATOR_TYPES:
            record = self.of_generator(value, seen_in)
            if record is not None:
                described["frame"] = record.id
        return described

    def locals_delta(self, record, local_values, is_module):
        """What changed among the locals since the last call for this frame; None when nothing did."""
        told = record._told
        delta = {}
        names = local_values if len(local_values) <= _MOST_LOCALS else list(local_values)[:_MOST_LOCALS]
        for name in list(names):
            value = local_values.get(name, _UNTOLD)
            if value is _UNTOLD or type(name) is not str or (is_module and _is_furniture(name, value)):
                continue
            atom = is_atom(value)
            before = told.get(name)
            if before is not None and atom and before[0] is value:
                continue
            described = self.value(value, record.id)
            if before is None or before[1] != described:
                delta[name] = described
            told[name] = (value if atom else _UNTOLD, described)
        for name in [name for name in told if name not in local_values]:
            delta[name] = None
            del told[name]
        return delta or None

    def _own(self, record, generator):
        """Know a frame's generator by a weak reference.

        It must not be in its finalizer, closed because it was dropped: `gen_dealloc` (Objects/genobject.c) clears the
        weak references before that, and never those made during it, which would point at freed memory. So nothing is
        owned that runs, but at its start with a value: up to 3.11 a generator that was never started is closed, too.
        """
        record.generator = weakref.ref(generator)
        self._by_generator[id(generator)] = record

    def _new(self, frame, code):
        if len(self._by_generator) > self._swept:
            self._sweep()
        record = self._by_frame[id(frame)] = Frame(self._next, code)
        self._next += 1
        return record

    def _tell_create(self, record, back):
        by = self.find(back) if back is not None else None
        self._channel.describe("create", frame=record.id, code=record.code.id, **{"in": by.id if by else None})

    def _sweep(self):
        """Drop the records of generators that died without a last event."""
        for table in (self._by_frame, self._by_generator):
            for key, record in list(table.items()):
                if record.generator is not None and record.generator() is None:
                    del table[key]
        self._swept = max(256, 2 * len(self._by_generator))


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


def _is_running(generator):
    return getattr(generator, _RUNNING_FIELD[type(generator)])


def _is_furniture(name, value):
    """What a module holds besides the program's data: its functions, classes, imports and `__names__`."""
    return name.startswith("__") or type_name(value) in ("module", "function", "builtin_function_or_method", "type")


def _owner_of(frame):
    """The generator object that owns a frame; None when it cannot be found."""
    if _HAS_F_GENERATOR:
        return frame.f_generator
    young = gc.get_objects(generation=0) if _HAS_GENERATIONS else ()
    return _search(young, frame) or _search(gc.get_referrers(frame), frame)


def _search(values, frame):
    code = frame.f_code
    for value in values:
        kind = type(value)
        if kind in GENERATOR_TYPES and getattr(value, _CODE_FIELD[kind]) is code:
            if getattr(value, _FRAME_FIELD[kind]) is frame:
                return value
    return None
