"""Reading a frame's value stack: from its memory, or else with `gc.get_referents`, which visits what CPython's own
`tp_traverse` visits.

Up to 3.10 `frame_traverse` (Objects/frameobject.c) visits the frame's fields, its fast locals and then the stack.
From 3.11 on the frame of a generator lives inside it: `gen_traverse` (Objects/genobject.c) visits the generator's
name and, by `_PyFrame_Traverse`, function, code, locals, stack. Unbound locals are skipped in both.
"""

import gc
import sys

from ..foreign import inherits
from ..versions import HAS_DEPTHS
from . import memory

# While a frame of 3.6 runs, f_exc_type may also hold None: then its stack is not to be read.
_HAS_F_EXC = sys.version_info < (3, 7)
# In 3.12 and 3.13 a running generator does not show its stack, but when it is entered and when it yields.
READABLE_BETWEEN = memory.is_available or not _HAS_F_EXC and sys.version_info[:2] not in ((3, 12), (3, 13))
# Before, nothing tells what a running frame stands on that was never seen to yield: another thread ran it.
TELLS_RECEIVER = sys.version_info >= (3, 8)
# 3.6 has no instructions to note the place of a delegatee at: its code tells, or, in a `finally`, the first yield.
_NOTES_AT_YIELDS = _HAS_F_EXC
# In 3.11 what the tracer itself handles shows in the generator that is being traced.
_KNOWS_CALM = sys.version_info >= (3, 12)
# From 3.14 on CPython takes the value off the stack behind the event of its yield.
_NOTES_POPPED = sys.version_info >= (3, 14)
NEEDS_GENERATOR = sys.version_info >= (3, 11) and not memory.is_available


def read(frame, code, record, local_values, count, popped=0):
    """The stack as a list, the top last; None when it cannot be told apart from the rest.

    `local_values` is the frame's `f_locals`; `code` and `record` are those of its code and of itself (None up to 3.10,
    where it was not met). From 3.11 on: `count` is how many values there are at least and at most, and in how many
    places, with those `popped`.
    """
    if memory.is_available:
        return _read_memory(frame, code, record, count, popped)
    if not NEEDS_GENERATOR:
        referents = gc.get_referents(frame)
        start = _behind_fields(referents, frame, local_values)
        return None if start is None else referents[start + _bound(code, local_values) :]
    record.referred = None
    generator = record.owner()
    if generator is None or count is None:
        return None
    referents = gc.get_referents(generator)
    start = record.layout
    if not 0 < start <= len(referents) or referents[start - 1] is not frame.f_code:
        start = _behind_code(referents, frame, record)
        if start is None:
            return None
    start += _bound(code, local_values)
    # Behind the stack comes the exception that the generator is handling, or None once it has handled one.
    most = len(referents) - start + popped
    fewest, highest, _ = count
    calm = _KNOWS_CALM and not record.disturbed
    if fewest <= most <= highest and (calm or most == fewest):
        if calm:
            record.referred = len(referents), 0
        return referents[start:]
    if fewest <= most - 1 <= highest and most > highest:
        if calm:
            record.referred = len(referents), 1
        return referents[start:-1]
    return None


def _read_memory(frame, code, record, count, popped):
    depth = memory.noted_depth(frame, code.slots)
    if depth is None:
        if count is None:
            return None
        depth = count[2] - popped
    elif _NOTES_POPPED:
        depth -= popped
    if record is not None:
        record.referred = depth
    return [value for value in memory.stack(frame, code.slots, depth) if value is not memory.NULL]


def receiver(frame, record):
    """What a frame that runs stands on with its `yield from` or `await`; None where that cannot be told."""
    place = _receiver_place(frame, record)
    return None if place is None else memory.place(frame, record.code.slots, place)


def beneath_sent(frame, record):
    """The stack of a frame that has handed a value on to what it stands on, which lies on top now; or None."""
    place = _receiver_place(frame, record)
    if place is None:
        return None
    return [value for value in memory.stack(frame, record.code.slots, place + 1) if value is not memory.NULL]


def below_top(frame, code):
    """What lies right below the top of the stack; None where that cannot be read."""
    places = memory.stack(frame, code.slots) if memory.is_available else None
    return places[-2] if places is not None and len(places) > 1 and places[-2] is not memory.NULL else None


def _receiver_place(frame, record):
    if not memory.is_available or record.unwinding:
        return None
    depth = record.code.depth(frame.f_code, frame.f_lasti)
    if _NOTES_AT_YIELDS:
        if depth is not None:
            # Suspended, it stands at the LOAD_CONST before.
            return depth - (2 if record.code.sites.opname.get(frame.f_lasti) == "YIELD_FROM" else 1)
        return record.receiver if record.code.sites.suspended.get(frame.f_lasti) == record.site else None
    if not HAS_DEPTHS:
        return record.receiver
    return None if depth is None else depth - 2


def pushed(frame, record):
    """What lies on the stack of a frame that is resumed and did not when it was read last, while it stood still: a list
    of that one value; or None, where it cannot be told.
    """
    if memory.is_available:
        slots, depth = record.code.slots, record.standing[0] + 1
        return memory.stack(frame, slots, depth)[-1:] if memory.noted_depth(frame, slots) == depth else None
    before, behind = record.standing[0]
    referents = gc.get_referents(record.generator())
    return [referents[-1 - behind]] if len(referents) == before + 1 else None


def _behind_code(referents, frame, record):
    """`_PyFrame_Traverse` begins with the frame object; 3.11 visits the code once more before it."""
    code = frame.f_code
    met = False
    for index, value in enumerate(referents):
        if value is frame:
            met = True
        elif met and value is code:
            record.layout = index + 1
            return index + 1
    return None


def _behind_fields(referents, frame, local_values):
    index = 0
    fields = (
        frame.f_back,
        frame.f_code,
        frame.f_builtins,
        frame.f_globals,
        local_values,
        frame.f_trace,
    )
    for field in fields:
        if index < len(referents) and field is not None and referents[index] is field:
            index += 1
    if _HAS_F_EXC and _is_handled(referents[index : index + 2]):
        index += 3
    return index if index >= 3 else None


def _is_handled(values):
    """3.6: f_exc_type, f_exc_value and f_exc_traceback of a generator that yielded while it handles an exception."""
    return len(values) == 2 and type(values[1]) is values[0] and inherits(values[0], BaseException)


def _bound(code, local_values):
    """How many slots of the fast locals are not empty. A cell always fills its slot, also while it holds nothing."""
    return code.boxes + sum(map(local_values.__contains__, code.plain))
