"""Running the handlers of signals that waited for the end of an event, so that events come of what they do, too."""

import sys

from . import signals
from .reentry import is_under_way

_call_tracing = sys.call_tracing
_gettrace, _settrace = sys.gettrace, sys.settrace
# There, `sys.call_tracing` alone leaves tracing switched off (`_PyEval_CallTracing`, Python/ceval.c).
_STAYS_OFF = (3, 11) <= sys.version_info < (3, 12)
# Marks: handlers may be running that are observed; while one did, timers were left held back.
_observed, _held_timers = [], []


def release_observed(before):
    """`signals.release`. The handlers of those that are waiting run now, may raise, and are observed."""
    if _observed and is_under_way():
        # An event may take longer than until a timer's next signal, and a handler would be interrupted by itself.
        _held_timers.append(True)
        signals.release(before.union(signals.TIMERS))
    elif _STAYS_OFF and not signals.waiting(before):
        signals.release(before)
    else:
        _observed.append(True)
        try:
            _call_tracing(_release, (before,))
        finally:
            del _observed[:]
            if _held_timers:
                del _held_timers[:]
                signals.release(before)


def _release_traced(before):
    _settrace(_gettrace())
    signals.release(before)


_release = _release_traced if _STAYS_OFF else signals.release
