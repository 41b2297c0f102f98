"""Handing signals over to the program, CPython 3.12 and newer: their handlers run behind an event and not within it.

What comes out of the event of a yield or a return is raised in a frame that has been left (INSTRUMENTED_YIELD_VALUE,
Python/bytecodes.c, counts it as suspended: a handler that resumed it crashed it), and out of that of an exception it
takes its place. So there the signal is tripped anew, as the last thing of all. CPython calls the handlers at calls and
jumps and not at a `return`: the next of those is the program's.
"""

import sys

import _signal
import _thread

from .signals import HELD, TIMERS

_trip, _getsignal = _thread.interrupt_main, _signal.getsignal
_OTHERS = frozenset(HELD).difference(TIMERS)
_INTERRUPT = (_signal.SIGINT,)
_CAN_TRIP = sys.version_info >= (3, 12)
# Another thread may take a signal first: `sigwait`, which is all that macOS has, would wait for the next one then.
if hasattr(_signal, "sigtimedwait"):
    _take = _signal.sigtimedwait
else:

    def _take(numbers, _):
        return _signal.sigwait(numbers)


def each(numbers):
    """An iterator that trips these signals one by one, and calls no function in Python."""
    return map(_trip, numbers)


def taken(before):
    """Take the signals that wait for a handler of the program's; gives their numbers. What was held back `before` is
    the program's to take, by `sigwait`. A timer's next one may come while its handler is at work: they wait for the
    next event.
    """
    waiting = [number for number in _signal.sigpending() & _OTHERS - before if _is_handled(number)]
    return [number for number in waiting if _take((number,), 0)]


def instead_of(error):
    """The signals that are tripped instead of what a handler raised. None where that may not run a second time."""
    is_plain = type(error) is KeyboardInterrupt and _getsignal(_signal.SIGINT) is _signal.default_int_handler
    return _INTERRUPT if is_plain and _CAN_TRIP else ()


def _is_handled(number):
    """Whether a function is called for a signal; the others end the process, or nothing comes of them."""
    handler = _getsignal(number)
    return handler is not None and type(handler) is not int
