"""The frame of the person, who is the client of what is driven. Trace and profile functions of the program's see
nothing of it, and nothing of the tracer's behind it: they are there while a resumption lasts, and only then.
"""

import sys
from itertools import chain, compress
from operator import is_not

from .own_tracing import now

_gettrace, _settrace = sys.gettrace, sys.settrace
_getprofile, _setprofile = sys.getprofile, sys.setprofile


class Resumptions:
    """What the person calls, one after the other."""

    def __init__(self, backend, profile, trace):
        """`profile`, `trace`: the functions that the program has set while it was imported, or None."""
        self._backend = backend
        # The functions that the program has set.
        self._profile = profile
        self._trace = trace

    def resume(self, call):
        """Call a function of C, a `partial`; gives its value and None, or None and the exception."""
        before = chain(_put(_setprofile, self._profile), _put(_settrace, self._trace))
        found = chain(now(_getprofile), now(_gettrace))
        after = chain(found, _end(_setprofile, _getprofile), _end(_settrace, _gettrace))
        found, value, error = _person(self._backend, call.func, call.args, before, after)
        self._profile, trace = found[:2]
        self._trace = None if self._backend.is_its(trace) else trace
        return value, error


def _person(backend, function, arguments, before, after):
    """The client's frame: what the generator's `f_back` is linked to. `before` and `after` are iterators of C's."""
    try:
        backend.attach()
        for _ in before:
            pass
        try:
            # On one line, so that a trace function which was put into each frame, as pdb's is, is not called here.
            value, *found = function(*arguments), *after
            return found, value, None
        except BaseException as error:
            return [*after], None, error
    finally:
        backend.detach()


PERSON = _person.__code__


# Iterators, because no event tells of what they call.


def _put(setter, function):
    return map(setter, () if function is None else (function,))


def _end(setter, getter):
    return map(setter, compress((None,), map(is_not, now(getter), (None,))))
