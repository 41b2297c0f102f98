"""Garbage collections of the program's, whose finalizers must not run inside of an event, come behind it."""

import gc
import sys

from .generations import youngest

# From 3.12 on CPython only notes that a collection is due, and the program's next loop or call begins it.
_NOTES_ONLY = sys.version_info >= (3, 12)
# So many objects later than CPython would.
_DELAY = 100
# An event that adds more than these to the count has met new code, which has no part in the program's collections. A
# few may stand for objects of the program's own, which took from the free lists what the tracer then has to make.
_FEW = 4
_let, _count, _threshold = gc.enable, gc.get_count, gc.get_threshold


def take_back(made):
    """To be called at the end of an event of a program that has switched the collector off: what new code adds would
    let it come at once where it is switched on again. `made`: the count of `youngest` when the event began.
    """
    if youngest[1] > made + _FEW:
        youngest[1] = made


def let_collect(made):
    """To be called last of all in any other event.

    CPython looks whether a collection is due where memory for an object is taken, but not where a free list has one;
    and what the tracer gives back fills these, so that it might never look.
    So a set is made, which has no free list. Up to 3.11 that collects at once, inside of the event, of which nothing is
    told; so only where the program would not come to it by itself.
    """
    if youngest[1] > made + _FEW:
        youngest[1] = made
    _let()
    if _NOTES_ONLY or _count()[0] > _threshold()[0] + _DELAY:
        _ = {None}
