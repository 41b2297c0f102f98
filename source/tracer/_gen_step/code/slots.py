"""Where CPython keeps the variables of a frame, by the frame's code."""

import sys

_LIES_APART = sys.version_info >= (3, 11)


class Slots:
    """Where the variables of a code object lie. It holds no reference to the code object."""

    __slots__ = ("names", "count")

    def __init__(self, code):
        names = list(code.co_varnames)
        # From 3.11 on a parameter that is a cell, too, has one slot for both.
        cells = [name for name in code.co_cellvars if not _LIES_APART or name not in names] + list(code.co_freevars)
        boxed = frozenset(code.co_cellvars + code.co_freevars)
        # Whether a slot may hold a cell, by its place.
        self.names = tuple((name, False if not _LIES_APART else name in boxed) for name in names)
        self.names += tuple((name, True) for name in cells)
        self.count = len(self.names)
