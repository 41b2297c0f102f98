"""A frame's variables, looked at without leaving anything behind.

They are read from the frame's memory. Where that cannot be done, up to 3.12, `f_locals` of a function's frame is a
snapshot that the frame keeps (`PyFrame_GetLocals`), and with it every value in it; it is emptied again.
"""

import sys

from . import memory

_GIVES_PROXY = sys.version_info >= (3, 13)
_KEEPS = sys.version_info[:2] == (3, 12)
_OPTIMIZED = 0x1  # CO_OPTIMIZED: the variables are slots, and not names in a namespace.
_NONE = {}
# The trace function is called with a fresh snapshot in the frame (`call_trampoline`, Python/sysmodule.c).
_HAS_SNAPSHOT = sys.version_info < (3, 11)


def of(frame, slots):
    """The variables by their names. `slots` are those of the frame's code. To be given to `released` after the look at
    it.
    """
    if not frame.f_code.co_flags & _OPTIMIZED:
        return _namespace(frame)
    if memory.is_available:
        return memory.variables(frame, slots)
    values = frame.f_locals
    # From 3.13 on (PEP 667) that of a function looks into the frame each time; it is copied at once.
    return values.copy() if _GIVES_PROXY else values


def _namespace(frame):
    """That of a module or a class; empty where a metaclass's `__prepare__` gave something of its own."""
    values = memory.namespace_of(frame) if memory.is_available else frame.f_locals
    return values if type(values) is dict else _NONE


def holders(frame, values):
    """The objects by which a traced frame holds its variables, and what `of(frame)` gave: those that go with it."""
    return (frame, values, frame.f_locals) if _HAS_SNAPSHOT else (frame, values)


def released(frame, values):
    """Let go of what `of(frame)` gave, unless the program has that dictionary itself (by `locals()`)."""
    if memory.is_available or not _KEEPS:
        return
    code = frame.f_code
    # Held by the frame, by the caller of this function (twice: its variable, its argument), and by getrefcount.
    if not code.co_flags & _OPTIMIZED or sys.getrefcount(values) > 4:
        return
    for names in (code.co_varnames, code.co_cellvars, code.co_freevars):
        for name in names:
            values.pop(name, None)
