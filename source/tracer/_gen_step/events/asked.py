"""What the iterators of CPython's own (`zip`, `enumerate`, `itertools.islice`…) ask for values by themselves."""

from gc import get_referents as _get_referents

from ..foreign import is_of_c
from ..kinds import type_name

# What `gc` visits first of each is what it asks (`enum_traverse`, `filter_traverse`, …: Objects/enumobject.c,
# Python/bltinmodule.c, Modules/itertoolsmodule.c): an iterator, or a tuple of several, which it asks in turn.
ASK_OTHERS = frozenset("enumerate filter zip map islice takewhile dropwhile filterfalse starmap".split())
# How many may stand in a row.
_MOST = 20


def innermost(iterator):
    """The iterator that is asked first in the end if `iterator` is asked for its next value."""
    for _ in range(_MOST):
        others = _asks(iterator)
        if not others:
            return iterator
        iterator = others[0]
    return iterator


def next_after(iterator, generator):
    """The iterator that `iterator` asks next, by way of others or not, when `generator` has given it a value; or
    None.
    """
    for _ in range(_MOST):
        others = _asks(iterator)
        for place, other in enumerate(others):
            if other is generator:
                return innermost(others[place + 1]) if place + 1 < len(others) else None
        if len(others) != 1:
            return None
        iterator = others[0]
    return None


def _asks(iterator):
    """What an iterator asks, in that order; nothing where that is not known."""
    kind = type(iterator)
    if type_name(iterator) not in ASK_OTHERS or not is_of_c(kind):
        return ()
    # A type that is made anew for each interpreter comes before all else.
    held = [each for each in _get_referents(iterator) if each is not kind]
    first = held[0] if held else None
    return first if type(first) is tuple else held[:1]
