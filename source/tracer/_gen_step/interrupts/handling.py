"""Running the handlers of signals that waited for the end of an event, so that events come of what they do, too."""

import sys

from . import signals
from .reentry import is_under_way

_call_tracing = sys.call_tracing
_gettrace, _settrace = sys.gettrace, sys.settrace
# There, `sys.call_tracing` alone leaves tracing switched off (`_PyEval_CallTracing`, Python/ceval.c).
_STAYS_OFF = (3, 11) <= sys.version_info < (3, 12)
# A mark while handlers are observed.
_observed = []


def release_observed(before):
    """`signals.release`. The handlers of those that are waiting run now, may raise, and are observed."""
    if _observed and is_under_way():
        # An event may take longer than until a timer's next signal, and a handler would be interrupted by itself.
        signals.release(before.union(signals.TIMERS))
    elif signals.waiting():
        _observed.append(True)
        try:
            _call_tracing(_release, (before,))
        finally:
            del _observed[:]
            signals.release(before)
    else:
        signals.release(before)


def _release(before):
    if _STAYS_OFF:
        _settrace(_gettrace())
    signals.release(before)
