"""What a `yield`, `yield from` or `await` gives, gets and stands on."""
import types

from .asking import iterator_of
from .calling import to_be_resumed, target_of
from .telling import caller, describe, tell


def gives(value, depth):
    tell('gives', caller(), describe(value), depth)
    return value


def got(fate):
    def reporter(value):
        tell('got', caller(), fate, describe(value))
        return value
    return reporter


def caught(fate):
    def reporter(value):
        tell('caught', caller(), fate, describe(value))
        return value
    return reporter


def stored(target, *value):
    tell('stored', caller(), target)
    return value[0] if value else None


def delegates(value):
    number = caller()
    value = iterator_of(value)
    tell('delegates', number, target_of(value), abilities(value))
    return value


def abilities(value):
    names = [name for name in ('send', 'throw', 'close') if hasattr(type(value), name)]
    if type(getattr(type(value), '__next__', None)) is types.FunctionType:
        names.append('own')
    return ' '.join(names)


def awaits(value):
    tell('awaits', caller(), to_be_resumed(target_of(value)), abilities(value))
    return value
