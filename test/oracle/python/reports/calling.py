"""Calls that resume, and what comes back of them."""
import sys
import types

from .telling import (
    SUSPENDING, awaitables, begun, caller, describe, ended_unrun, hooked, met_hooks, new_number, number_of, tell,
)

AWAITABLES = ('async_generator_asend', 'async_generator_athrow')
TAKEN = {'send': (1, 1), 'throw': (1, 3), 'close': (0, 0), '__next__': (0, 0)}
# The number of the generator that a method is called on, while its arguments are evaluated.
receivers = {}
# What ends an async generator that never ran, by its number: what is asked by `aclose()` or `athrow()`.
enders = {}
# The arguments of a `throw` before its last one.
parts = {}


def target_of(receiver):
    if type(receiver) in SUSPENDING:
        return number_of(receiver)
    if type(receiver).__name__ in AWAITABLES and id(receiver) in awaitables:
        return '~%d' % awaitables[id(receiver)]
    return type(receiver).__name__


def to_be_resumed(target):
    """Gives what is to be resumed. Where that ends an async generator that never ran, it is noted."""
    number = enders.pop(int(target[1:]), None) if type(target) is str and target.startswith('~') else None
    if number is not None and number not in begun:
        ended_unrun.add(number)
    return target


def awaitable(value, site, method):
    """What `asend()`, `athrow()`, `aclose()` or `__anext__()` gives."""
    number, argument = receivers.pop((caller(), site))
    if type(value).__name__ in AWAITABLES:
        awaitables[id(value)] = new_number()
        if method in ('aclose', 'athrow') and number not in begun:
            enders[awaitables[id(value)]] = number
        tell('awaitable', caller(), awaitables[id(value)], number, method, argument)
    return value


def hooked_by(generator):
    """It is asked: for the first time, it takes the hooks that are set (`async_gen_init_hooks`, Objects/genobject.c)."""
    number = number_of(generator)
    if number not in met_hooks:
        met_hooks.add(number)
        if sys.get_asyncgen_hooks().finalizer is not None:
            hooked.add(number)


def agen_receiver(value, site):
    if type(value) is types.AsyncGeneratorType:
        hooked_by(value)
    receivers[caller(), site] = (target_of(value), None)
    return value


def agen_argument(value, site, method):
    key = (caller(), site)
    given = parts.pop(key, []) + [value]
    is_type = method == 'athrow' and isinstance(given[0], type)
    receivers[key] = (receivers[key][0], describe(made_of(*given) if is_type else given[0]))
    return value


def call(receiver, method):
    target = target_of(receiver)
    tell('call', caller(), method, target if method == 'close' else to_be_resumed(target), None)
    return receiver


def receiver(value, site):
    receivers[caller(), site] = target_of(value)
    return value


def part(argument, site):
    """One of the first arguments of `throw(type, value, traceback)`."""
    parts.setdefault((caller(), site), []).append(argument)
    return argument


def call_with(argument, site, method):
    return calls_with(caller(), argument, site, method)


def calls_with(number, argument, site, method):
    given = parts.pop((number, site), []) + [argument]
    to = receivers.pop((number, site))
    # A value is refused by one that has not started; on 3.6 so is an exception.
    if argument is None or method == 'throw' and sys.version_info >= (3, 7):
        to_be_resumed(to)
    if method != 'throw':
        tell('call', number, method, to, describe(argument))
    elif not isinstance(given[0], type):
        tell('call', number, method, to, describe(given[0]))
    else:
        thrown = made_of(*given) if issubclass(given[0], BaseException) else None
        is_given = any(value is thrown for value in given[1:2])
        said = describe(thrown) if is_given else '<class %s>' % given[0].__name__
        tell('call', number, method, to, said, describe(thrown))
    return argument


def call_with_each(values, site, method):
    """Calls with as many arguments as there are: CPython counts them before it asks the generator."""
    fewest, most = TAKEN[method]
    if not fewest <= len(values) <= most:
        receivers.pop((caller(), site))
    elif not values:
        tell('call', caller(), method, to_be_resumed(receivers.pop((caller(), site))), None)
    else:
        parts[caller(), site] = list(values[:-1])
        calls_with(caller(), values[-1], site, method)
    return values


def made_of(kind, value=None, _=None):
    """The exception that CPython makes of the arguments (PyErr_NormalizeException)."""
    if isinstance(value, kind):
        return value
    return kind() if value is None else kind(*value) if isinstance(value, tuple) else kind(value)


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
