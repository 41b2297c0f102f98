"""Iterators that C code asks: each question is reported."""
import functools
import sys
import types

from .telling import (
    ATOMS, SUSPENDING, caller, describe, generators, new_number, number_of, number_of_frame, numbers, passing, tell,
)


def iterator_of(value):
    """What `iter()` gives, numbered; the program's own `__iter__` runs as it would."""
    if type(value) not in SUSPENDING:
        value = iter(value)
        if type(value) is types.GeneratorType:
            made_by_iter(value)
    return value


def made_by_iter(value):
    """A generator that `__iter__` made: no call of the program's code shows where."""
    known = generators.get(id(value))
    if known is None or known[1]() is not value:
        number_of(value, None, True)


def pull(state, number, how, _frame=sys._getframe):
    frame = _frame(1)
    if state:
        # The first pull of a comprehension, which may have a frame of its own.
        state.pop()
        code = frame.f_code
        if code.co_name in ('<listcomp>', '<setcomp>', '<dictcomp>'):
            numbers[id(frame)] = new_number()
            passing.add(numbers[id(frame)])
            back = frame.f_back
            tell('start', numbers[id(frame)], 'function', code.co_name, number_of_frame(back))
    if number is not None:
        tell('call', number_of_frame(frame), how, number, None)


def give(number, _, value):
    if number is not None:
        tell('back', number_of_frame(sys._getframe(1)), describe(value))
    return value


# They call `iter()` when all arguments are there, or later.
NOT_AT_ONCE = ('chain', 'zip', 'map', 'zip_longest', 'compress')


def asked(how, value):
    """An iterator that reports each time that it is asked for a value; of generators only, with no frame of its own."""
    if type(value) is not types.GeneratorType:
        if type(value) in ATOMS or type(value) in (list, tuple, dict, set, range) or callable(value):
            return value
        if how in NOT_AT_ONCE:
            return value
        value = iter(value)
        if type(value) is not types.GeneratorType:
            return value
        made_by_iter(value)
    number = number_of(value)
    return map(functools.partial(give, number), iter(functools.partial(pull, [], number, how), 0), value)


def asked_by_list(target, value):
    """`+=` asks an iterable where its target is a list."""
    return asked('+=', value) if type(target) is list else value


def asked_first(how, value):
    value = iterator_of(value)
    number = None
    if type(value) is types.GeneratorType:
        number = number_of(value)
    if number is None and sys.version_info >= (3, 12):
        return value
    return map(functools.partial(give, number), iter(functools.partial(pull, [True], number, how), 0), value)


def iterator(value):
    return iterator_of(value)
