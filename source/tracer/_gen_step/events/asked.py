"""What the iterators of CPython's own (`zip`, `enumerate`, `itertools.islice`…) ask for values by themselves."""

from gc import get_referents as _get_referents

from ..foreign import is_of_c
from ..kinds import type_name

# What `gc` visits first of each is what it asks (`enum_traverse`, `filter_traverse`, …: Objects/enumobject.c,
# Python/bltinmodule.c, Modules/itertoolsmodule.c): an iterator, or a tuple of several, which it asks in turn.
_ASK_FIRST = frozenset([
    "enumerate", "filter", "zip", "map", "islice", "takewhile", "dropwhile", "filterfalse", "starmap",
])
# How many may stand in a row.
_MOST = 20


def innermost(iterator):
    """The iterator that is asked first in the end if `iterator` is asked for its next value."""
    for _ in range(_MOST):
        kind = type(iterator)
        if type_name(iterator) not in _ASK_FIRST or not is_of_c(kind):
            return iterator
        # A type that is made anew for each interpreter comes before all else.
        held = [each for each in _get_referents(iterator) if each is not kind]
        first = held[0] if held else None
        if type(first) is tuple:
            first = first[0] if first else None
        if first is None:
            return iterator
        iterator = first
    return iterator
