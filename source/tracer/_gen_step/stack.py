"""Reading a frame's value stack with `gc.get_referents`, which visits what CPython's own `tp_traverse` visits.

Up to 3.10 `frame_traverse` (Objects/frameobject.c) visits the frame's fields, its fast locals and then the stack.
From 3.11 on the frame of a generator lives inside it: `gen_traverse` (Objects/genobject.c) visits the generator's
name and, by `_PyFrame_Traverse`, function, code, locals, stack. Unbound locals are skipped in both.
"""

import gc
import sys

# While a frame of 3.6 runs, f_exc_type may also hold None: then its stack is not to be read.
_HAS_F_EXC = sys.version_info < (3, 7)
# In 3.12 and 3.13 a running generator does not show its stack, but when it is entered and when it yields.
READABLE_BETWEEN = not _HAS_F_EXC and sys.version_info[:2] not in ((3, 12), (3, 13))
NEEDS_GENERATOR = sys.version_info >= (3, 11)


def read(frame, generator, local_values, count, calm):
    """The stack as a list, the top last; None when it cannot be told apart from the rest.

    `local_values` is the frame's `f_locals`. From 3.11 on: `generator` owns `frame`, `count` is how many values there
    are at least and at most, and `calm` says that no exception was ever handled in the frame.
    """
    if NEEDS_GENERATOR:
        if generator is None or count is None:
            return None
        referents = gc.get_referents(generator)
        start = _behind_code(referents, frame)
    else:
        referents = gc.get_referents(frame)
        start = _behind_fields(referents, frame, local_values)
    if start is None:
        return None
    start += _bound(frame.f_code, local_values)
    if not NEEDS_GENERATOR:
        return referents[start:]
    # Behind the stack comes the exception that the generator is handling, or None once it has handled one.
    most = len(referents) - start
    counts = [number for number in (most - 1, most) if count[0] <= number <= count[1]]
    if len(counts) == 2 and calm:
        del counts[0]
    return referents[start:start + counts[0]] if len(counts) == 1 else None


def _behind_code(referents, frame):
    """`_PyFrame_Traverse` begins with the frame object; 3.11 visits the code once more before it."""
    met = False
    for index, value in enumerate(referents):
        if value is frame:
            met = True
        elif met and value is frame.f_code:
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
    if _HAS_F_EXC and _is_handled(referents[index:index + 2]):
        index += 3
    return index if index >= 3 else None


def _is_handled(values):
    """3.6: f_exc_type, f_exc_value and f_exc_traceback of a generator that yielded while it handles an exception."""
    return len(values) == 2 and type(values[1]) is values[0] and issubclass(values[0], BaseException)


def _bound(code, local_values):
    """How many slots of the fast locals are not empty. A cell always fills its slot, also while it holds nothing."""
    cells = code.co_cellvars
    plain = sum(1 for name in code.co_varnames if name in local_values and name not in cells)
    return plain + len(cells) + len(code.co_freevars)
