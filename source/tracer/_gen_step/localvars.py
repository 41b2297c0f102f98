"""A frame's local variables, looked at without leaving anything behind.

Up to 3.12 `f_locals` of a function's frame is a snapshot that the frame keeps (`PyFrame_GetLocals`), and with it every
value in it. Under `sys.settrace` CPython itself makes it for each event; on 3.12 only we do, so there it is emptied.
"""

import sys

_GIVES_PROXY = sys.version_info >= (3, 13)
_KEEPS = sys.version_info[:2] == (3, 12)
_HAS_OWN_LOCALS = 0x2  # CO_NEWLOCALS: the frame of a function, whose variables are not those of its module.


def of(frame):
    """The variables by their names. To be given to `released` as soon as it was looked at."""
    values = frame.f_locals
    # From 3.13 on (PEP 667) that of a function looks into the frame each time; it is copied at once.
    return values.copy() if _GIVES_PROXY and frame.f_code.co_flags & _HAS_OWN_LOCALS else values


def released(frame, values):
    """Let go of what `of(frame)` gave, unless the program has that dictionary itself (by `locals()`)."""
    code = frame.f_code
    # Held by the frame, by the caller of this function (twice: its variable, its argument), and by getrefcount.
    if not _KEEPS or not code.co_flags & _HAS_OWN_LOCALS or sys.getrefcount(values) > 4:
        return
    for names in (code.co_varnames, code.co_cellvars, code.co_freevars):
        for name in names:
            values.pop(name, None)
