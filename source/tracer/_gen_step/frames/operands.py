"""What an instruction of a client's frame finds on the value stack: the callable and the arguments of a call, or an
iterator.
"""

import sys

from . import memory, unpacking

_VERSION = sys.version_info[:2]
# From 3.13 on the callable lies below the place of `self`; before, above it.
_SELF_ABOVE = _VERSION >= (3, 13)
_NOTES_DEPTHS = memory.is_available and _VERSION < (3, 11)


def _places(frame, slots, depth):
    """What lies on the value stack; None where that cannot be read."""
    return memory.stack(frame, slots, depth) if memory.is_available else None


def of_call(frame, slots, instruction, depth=None):
    """`(callable, arguments)` of a call that is about to be made; None where that cannot be read. The arguments are
    None where it has yet to unpack them.

    `instruction` is `(opname, argument)`; `depth` how many places of the stack are in use, where CPython has not noted
    it. A `self` that was loaded apart from its method is the first of the arguments.
    """
    opname, count = instruction
    places = _places(frame, slots, depth)
    if places is None:
        return None
    try:
        return _of_call(places, opname, count)
    except IndexError:
        return None


def _of_call(places, opname, count):
    if opname == "CALL_FUNCTION_EX":
        # Up to 3.13 the keyword arguments are there only if the lowest bit says so; from 3.14 on the place is.
        top = places.pop() if _VERSION >= (3, 14) or count & 1 else None
        del top
        arguments = places.pop()
        arguments = list(arguments) if is_read(arguments) else None
        if _SELF_ABOVE:
            places.pop()
        return places[-1], arguments
    if opname in ("CALL_FUNCTION_KW", "CALL_KW"):
        places.pop()
    arguments = places[len(places) - count :]
    below = places[: len(places) - count]
    if opname in ("CALL_FUNCTION", "CALL_FUNCTION_KW"):
        return below[-1], arguments
    lower, upper = below[-2], below[-1]
    if _SELF_ABOVE:
        return lower, arguments if upper is memory.NULL else [upper] + arguments
    return (upper, arguments) if lower is memory.NULL else (lower, [upper] + arguments)


def starred(frame, slots, instruction, depth=None):
    """The iterable of a call `f(*iterable)` that is about to be made; None where it is no such call."""
    opname, count = instruction
    if opname != "CALL_FUNCTION_EX":
        return None
    places = _places(frame, slots, depth)
    below = 2 if _VERSION >= (3, 14) or count & 1 else 1
    return None if places is None or len(places) < below else places[-below]


def is_read(iterable):
    """Whether the values of an iterable are arguments as they are: to make a tuple of them runs nothing."""
    return type(iterable) is tuple or type(iterable) is list


def under_way(frame, slots, instruction, depth=None, noted=None):
    """`(callable, arguments, whether it still unpacks them, what that unpacks)` of a call under way; None where that
    cannot be read. `noted`: what `unpacking.note` gave before the call.
    """
    if instruction[0] != "CALL_FUNCTION_EX":
        called = of_call(frame, slots, instruction, depth)
        return None if called is None else (called[0], called[1], False, None)
    if not memory.is_available:
        return None
    depth = memory.noted_depth(frame, slots) if depth is None else depth
    return None if depth is None else unpacking.under_way(frame, slots, instruction[1], depth, noted)


def top(frame, slots, depth=None):
    """What lies on top of the value stack; None where that cannot be read, or it is empty."""
    places = _places(frame, slots, depth)
    return places[-1] if places and places[-1] is not memory.NULL else None


def uppermost(frame, slots, count, depth=None):
    """The `count` values on top of the value stack, from below; none where they cannot be read."""
    places = _places(frame, slots, depth)
    found = [] if places is None or len(places) < count else places[len(places) - count :]
    return [] if any(value is memory.NULL for value in found) else found


def extending(frame, slots, opname, depth=None):
    """What a list is extended by, or a part of it replaced by, where an instruction does that; else None."""
    bounds = ()
    if opname == "STORE_SLICE":
        value, container, *bounds = uppermost(frame, slots, 4, depth) or (None, None)
    elif opname == "STORE_SUBSCR":
        value, container, key = uppermost(frame, slots, 3, depth) or (None, None, None)
        if type(key) is not slice or _is_number(key.step) and key.step == 0:
            return None
        bounds = key.start, key.stop, key.step
    else:
        container, value = uppermost(frame, slots, 2, depth) or (None, None)
    # CPython looks at the bounds first, and one may have an `__index__` of the program's.
    is_plain = all(each is None or _is_number(each) for each in bounds)
    return value if is_plain and type(container) is list else None


def _is_number(value):
    return type(value) is int or type(value) is bool


def noted_depth(frame, slots):
    """How many places of a frame's stack are in use at an event of its own, up to 3.10; None where its code tells."""
    return memory.noted_depth(frame, slots) if _NOTES_DEPTHS else None
