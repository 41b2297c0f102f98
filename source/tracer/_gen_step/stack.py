"""Reading a frame's value stack with `gc.get_referents`, which visits what CPython's own `tp_traverse` visits.

Up to 3.10 `frame_traverse` (Objects/frameobject.c) visits the frame's fields, its fast locals and then the stack.
From 3.11 on the frame of a generator lives inside it: `gen_traverse` (Objects/genobject.c) visits the generator's
name and, by `_PyFrame_Traverse`, function, code, locals, stack. Unbound locals are skipped in both.
"""

import gc
import sys

_IN_GENERATOR = sys.version_info >= (3, 11)


def read(frame, generator, local_values, depth):
    """The stack as a list, the top last; None when it cannot be told apart from the rest.

    `generator` owns `frame` and `depth` is how many values there must be (both needed from 3.11 on);
    `local_values` is the frame's `f_locals`.
    """
    if _IN_GENERATOR:
        if generator is None or depth is None:
            return None
        referents = gc.get_referents(generator)
        start = _behind_code(referents, frame)
    else:
        referents = gc.get_referents(frame)
        start = _behind_fields(referents, frame, local_values)
    if start is None:
        return None
    start += _bound(frame.f_code, local_values)
    if not _IN_GENERATOR:
        return referents[start:]
    # Behind the stack comes at most the exception that the generator is handling.
    return referents[start:start + depth] if 0 <= len(referents) - start - depth <= 1 else None


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
    return index if index >= 3 else None


def _bound(code, local_values):
    """How many slots of the fast locals are not empty. A cell always fills its slot, also while it holds nothing."""
    cells = code.co_cellvars
    plain = sum(1 for name in code.co_varnames if name in local_values and name not in cells)
    return plain + len(cells) + len(code.co_freevars)
