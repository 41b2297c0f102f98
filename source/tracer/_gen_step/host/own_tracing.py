"""Trace and profile functions of the program's, taken away while the tracer works and put back behind it. By iterators
of C's, for no event tells of what those call.
"""

import sys
from collections import deque
from itertools import chain, compress, islice
from operator import is_not

_gettrace, _settrace = sys.gettrace, sys.settrace
_getprofile, _setprofile = sys.getprofile, sys.setprofile
_NEVER = object()
_drain = deque(maxlen=0).extend


def _now(getter):
    """An iterator that calls `getter` when it is asked, and gives what that returns, once."""
    return islice(iter(getter, _NEVER), 1)


def without(function, trace):
    """A function of C and its argument: that calls `function`, of which a trace or profile function of the program's
    sees nothing. `trace` is the trace function of the tracer's, which stays. `function` gives None.
    """
    own = OwnTracing(trace)
    return _drain, chain(own.taken(), iter(function, None), own.put())


class OwnTracing:
    """What has been taken away, to be put back, more than once."""

    def __init__(self, trace=None):
        self._found = []
        self._trace = trace

    def taken(self):
        """An iterator that takes them away."""
        return chain(
            map(self._found.append, chain(_now(_getprofile), _now(_gettrace))),
            _take(_setprofile, self._found, 0, self._trace),
            _take(_settrace, self._found, 1, self._trace),
        )

    def put(self):
        """An iterator that puts them back."""
        return chain(
            _put(_setprofile, self._found, 0, self._trace),
            _put(_settrace, self._found, 1, self._trace),
            iter(self._found.clear, None),
        )

    def among(self, calls):
        """Go through an iterator of C's while they are there."""
        before, after = self.put(), self.taken()
        try:
            for _ in chain(before, calls):
                pass
        finally:
            for _ in after:
                pass


def _take(setter, found, index, trace):
    return map(setter, _where_it_is_the_programs((None,), found, index, trace))


def _put(setter, found, index, trace):
    return map(setter, _where_it_is_the_programs(_at(found, index), found, index, trace))


def _where_it_is_the_programs(values, found, index, trace):
    # What C code has set (`cProfile`, up to 3.11) is none that could be set again.
    called = compress(values, map(callable, _at(found, index)))
    return compress(called, map(is_not, _at(found, index), (trace,)))


def _at(found, index):
    """Lazily: it is found later."""
    return islice(found, index, index + 1)
