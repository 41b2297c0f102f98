"""Where frames start, end and go, and where generators are made."""
import gc
import sys
import types
import weakref

from .calling import hooked_by
from .telling import (
    SUSPENDING, begun, caller, describe, frame_of, new_number, number_left_by_generator, number_of,
    number_of_frame, numbers, refer, tell,
)

# What a frame returns, and the frames that an exception has left.
pending = {}
left = {}


def start(kind, name, first=None, _frame=sys._getframe):
    """`first`: the first argument of a function, or the tuple of all."""
    frame = _frame(1)
    if kind == 'function' and first is not None:
        first = (first or [None])[0] if type(first) is tuple else first
        name = '__del__' if is_finalizer(frame, first) else 'called' if name == '__del__' else name
    number = number_left_by_generator(frame)
    if number is None or kind == 'function' or kind == 'class' or kind == 'module':
        number = numbers[id(frame)] = new_number()
        if kind not in ('function', 'class', 'module'):
            register(frame, number)
    begun.add(number)
    left.pop(number, None)
    back = frame.f_back
    tell('start', number, kind, name, number_of_frame(back) if kind != 'module' else 0)


def is_finalizer(frame, first):
    """CPython calls a function because an object goes: what a weak reference calls back, or the `__del__` of a class, which
    may have another name there that the caller does not use.
    """
    if isinstance(first, weakref.ref) and first() is None:
        return True
    function = getattr(type(first), '__del__', None)
    if getattr(function, '__code__', None) is not frame.f_code:
        return False
    # A call of its `close` is reported.
    names = [name for base in type(first).__mro__ for name, value in vars(base).items()
             if value is function and name != 'close']
    return frame.f_back is None or not any(name in frame.f_back.f_code.co_names for name in names)


def register(frame, number):
    """A generator that code which does not report has made: it is found by its frame."""
    for value in gc.get_objects():
        if type(value) in SUSPENDING and frame_of(value) is frame:
            refer(value, number, frame)
            if type(value) is types.AsyncGeneratorType:
                hooked_by(value)
            return


class Held(object):
    """The last variable of a generator's frame: CPython lets go of it after all others."""

    __slots__ = ('number', 'frame')

    def __init__(self, number, frame):
        self.number = number
        self.frame = frame

    def __del__(self, _tell=tell, _numbers=numbers):
        _tell('gone', self.number)
        # Another frame may have its identity from now on.
        if _numbers.get(self.frame) == self.number:
            del _numbers[self.frame]


def held(_frame=sys._getframe):
    return Held(caller(), id(_frame(1)))


def gives_back(value):
    """A lambda ends, whose body is one expression."""
    tell('ends', caller(), describe(value))
    numbers.pop(id(sys._getframe(1)), None)
    return value


def ends():
    number = caller()
    if not left.pop(number, False):
        tell('ends', number, pending.pop(number, 'None'))
    pending.pop(number, None)
    numbers.pop(id(sys._getframe(1)), None)


def returns(value):
    pending[caller()] = describe(value)
    return value


def leaves():
    number = caller()
    left[number] = True
    tell('leaves', number, describe(sys.exc_info()[1]))


def made(value):
    if type(value) in SUSPENDING:
        number_of(value, caller())
    return value
