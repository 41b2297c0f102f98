"""Finding the generator object that owns a frame. Before 3.14 (`f_generator`) a frame does not tell."""

import gc
import sys
from types import BuiltinMethodType

from ..foreign import receiver_of_builtin
from ..kinds import code_of, frame_of, is_generator_type
from .awaitables import generator_behind, is_resumable_type

_HAS_F_GENERATOR = sys.version_info >= (3, 14)
_HAS_GENERATIONS = sys.version_info >= (3, 8)

# Looking through all of memory takes time in proportion to it, so it is done so many times in a run and no more:
# a program may make generators by the hundred thousand.
_MOST_FULL_SEARCHES = 200
# More objects than this are no young generation but a heap (`gc.disable()`, `gc.set_threshold()`).
_MOST_YOUNG = 10000


class Owners:
    """Looks where a generator most likely is first; gives up in the end, and then the owner is unknown."""

    def __init__(self):
        self._full_searches = 0

    def find(self, frame):
        """The generator object that owns `frame`; None when it was not found."""
        if _HAS_F_GENERATOR:
            return frame.f_generator
        return self._in_young(frame) or self._in_all(frame)

    def _in_young(self, frame):
        if not _HAS_GENERATIONS or gc.get_count()[0] > _MOST_YOUNG:
            return None
        return _search(gc.get_objects(generation=0), frame)

    def _in_all(self, frame):
        if self._full_searches >= _MOST_FULL_SEARCHES:
            return None
        self._full_searches += 1
        return _search(gc.get_referrers(frame), frame)


def has_method(generator):
    """Whether somebody has a method of a generator, as for a call, or what its `aclose()` or `asend()` gave. Of one
    that is dropped nobody has any.
    """
    return any(_belongs_to(one, generator) for one in gc.get_referrers(generator))


def is_held(generator, besides):
    """Whether an object other than these refers to a generator. On 3.6 so do the frames of this function and its
    caller; they are not held here, for they hold the generator.
    """
    known = {id(sys._getframe()), id(sys._getframe(1))}
    known.update(map(id, besides))
    return any(id(one) not in known for one in gc.get_referrers(generator))


def _belongs_to(one, generator):
    if type(one) is BuiltinMethodType:
        return receiver_of_builtin(one) is generator
    return _is_awaitable_of(one, generator)


def awaitables(generator):
    """What the `asend()`, `__await__()` and the like of a generator gave, and somebody has."""
    return [one for one in gc.get_referrers(generator) if _is_awaitable_of(one, generator)]


def _is_awaitable_of(one, generator):
    return one is not generator and is_resumable_type(type(one)) and generator_behind(one) is generator


def _search(values, frame):
    code = frame.f_code
    for value in values:
        if is_generator_type(type(value)) and code_of(value) is code and frame_of(value) is frame:
            return value
    return None
