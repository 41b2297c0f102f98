"""Calls that resume, and what comes back of them."""
import sys

from .telling import SUSPENDING, awaitables, caller, describe, new_number, number_of, tell

AWAITABLES = ('async_generator_asend', 'async_generator_athrow')
# The number of the generator that a method is called on, while its arguments are evaluated.
receivers = {}


def target_of(receiver):
    if type(receiver) in SUSPENDING:
        return number_of(receiver)
    if type(receiver).__name__ in AWAITABLES and id(receiver) in awaitables:
        return '~%d' % awaitables[id(receiver)]
    return type(receiver).__name__


def awaitable(value, site, method):
    """What `asend()`, `athrow()`, `aclose()` or `__anext__()` gives."""
    number, argument = receivers.pop((caller(), site))
    if type(value).__name__ in AWAITABLES:
        awaitables[id(value)] = new_number()
        tell('awaitable', caller(), awaitables[id(value)], number, method, argument)
    return value


def agen_receiver(value, site):
    receivers[caller(), site] = (target_of(value), None)
    return value


def agen_argument(value, site):
    key = (caller(), site)
    receivers[key] = (receivers[key][0], describe(value))
    return value


def call(receiver, method):
    tell('call', caller(), method, target_of(receiver), None)
    return receiver


def receiver(value, site):
    receivers[caller(), site] = target_of(value)
    return value


def call_with(argument, site, method):
    number = caller()
    tell('call', number, method, receivers.pop((number, site)), describe(argument))
    return argument


def back(value):
    tell('back', caller(), describe(value))
    return value


def done(*value):
    tell('done', caller())
    return value[0] if value else None


def raised():
    tell('raised', caller(), describe(sys.exc_info()[1]))


def unpacked():
    tell('done', caller())
    return ()
