"""A call `f(*iterable)` that is under way, or an assignment to several targets.

CALL_FUNCTION_EX makes a tuple of the iterable first, and lets go of that. Up to 3.13 the place on the stack keeps its
address meanwhile, where there may be anything by then: a value of another type, or no object at all. So its type is
noted before, and nothing else is taken for it. UNPACK_SEQUENCE puts the last value in the place of what it takes apart,
before that has said that it has no more, so its address is noted.
"""

import sys

from ..kinds import frame_of, is_generator_type
from . import memory

_VERSION = sys.version_info[:2]
# From 3.14 on the tuple takes the place of the iterable.
KEEPS_TUPLE = _VERSION >= (3, 14)
_NOTES = _VERSION >= (3, 7)
_TUPLE = id(tuple)
# Nothing of the program's runs while these are unpacked.
_AT_ONCE = frozenset(map(id, (list, tuple, dict, set, frozenset, str, bytes, range)))


# What is noted of one that is unpacked.
OVER = id(list)


def note(iterable):
    """What is to be noted of what such a call unpacks; None where that is a tuple already."""
    return None if type(iterable) is tuple else id(type(iterable))


def unpacked(record):
    """What such a call passes that has just unpacked its arguments; None where that is not known. Of a list the
    addresses were noted: the tuple refers to the same values.
    """
    kind, record.unpacks = record.unpacks, OVER
    return memory.objects(record.unpacked) if kind == OVER and record.unpacked is not None else None


def under_way(frame, slots, count, depth, noted):
    """`(callable, arguments, whether it unpacks still, iterable)` of a CALL_FUNCTION_EX with the argument `count`, of
    which `depth` places of the stack are in use. Arguments and iterable are None where they cannot be told.
    """
    at = _place(count, depth)
    function = memory.place(frame, slots, at - (2 if _VERSION >= (3, 13) else 1))
    if not _NOTES:
        kind = memory.kind_at(frame, slots, at)  # What lies there by now may not even be complete.
        return function, None, kind is not None and kind not in _AT_ONCE, None
    if KEEPS_TUPLE and memory.kind_at(frame, slots, at) == _TUPLE:
        noted = None
    if noted is None:
        arguments = memory.place(frame, slots, at)
        return function, list(arguments) if type(arguments) is tuple else None, False, None
    iterable = _unpacked_still(frame, slots, at, noted)
    return function, None, iterable is not None, iterable


def spread(offset, iterable):
    """What is to be noted of what the UNPACK_SEQUENCE at an offset takes apart."""
    return offset, id(iterable), id(type(iterable))


def spread_by(frame, record):
    """What the UNPACK_SEQUENCE that a frame stands at takes apart; None where that is not known, or goes by now."""
    offset, address, kind = record.spread or (None, None, None)
    return memory.living(address, kind) if offset == frame.f_lasti else None


def is_over(frame, slots, instruction, depth, noted):
    """Whether a call that has failed had unpacked what was noted. Its callable is gone by then."""
    opname, count = instruction
    if opname != "CALL_FUNCTION_EX" or noted is None or not _NOTES:
        return False
    return _unpacked_still(frame, slots, _place(count, depth), noted) is None


def _place(count, depth):
    """The place on the stack of what such a call unpacks."""
    return depth - (2 if _VERSION >= (3, 14) or count & 1 else 1)


def _unpacked_still(frame, slots, at, noted):
    """What such a call unpacks still; None where it has let go of that."""
    if noted in _AT_ONCE or memory.kind_at(frame, slots, at) != noted:
        return None
    iterable = memory.place(frame, slots, at)
    if id(type(iterable)) != noted or is_generator_type(type(iterable)) and frame_of(iterable) is None:
        return None
    return iterable
