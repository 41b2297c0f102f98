"""What `async for` and `async with` await."""
import contextlib
import sys
import types

from .calling import AWAITABLES, hooked_by, target_of
from .statements import bodies
from .suspending import abilities
from .telling import SUSPENDING, awaitables, caller, describe, new_number, number_of, number_of_frame, tell


class AsyncAsked(object):
    """Reports each `__anext__` of an `async for`; what is awaited is what the iterator itself gives."""

    __slots__ = ('iterator',)

    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    def __anext__(self):
        if type(self.iterator) is types.AsyncGeneratorType:
            hooked_by(self.iterator)
        value = type(self.iterator).__anext__(self.iterator)
        frame = number_of_frame(sys._getframe(1))
        if type(self.iterator) is types.AsyncGeneratorType and type(value).__name__ in AWAITABLES:
            number = new_number()
            tell('awaitable', frame, number, number_of(self.iterator), '__anext__', None)
            tell('awaits', frame, '~%d' % number, abilities(value))
        else:
            tell('awaits', frame, target_of(value), abilities(value))
        return value


def async_asked(value):
    if not hasattr(type(value), '__aiter__'):
        return value
    value = type(value).__aiter__(value)
    if type(value) in SUSPENDING:
        number_of(value, caller())
    return AsyncAsked(value)


def looped(value):
    tell('caught', caller(), 'assign', describe(value))


def looped_in(value, target):
    """The condition of a comprehension, where the value is stored already."""
    number = caller()
    tell('caught', number, 'assign', describe(value))
    tell('stored', number, target)
    return True


def exhausted(*value):
    tell('catch', caller(), 'StopAsyncIteration()')
    return value[0] if value else None


class AsyncManaged(object):
    """Reports what an `async with` awaits; that is what the manager itself gives."""

    __slots__ = ('manager', 'site')

    def __init__(self, manager, site):
        self.manager = manager
        self.site = site

    def __aenter__(self):
        frame = sys._getframe(1)
        # From 3.14 on the frame calls it by an instruction that calls.
        by = number_of_frame(frame) if sys.version_info >= (3, 14) else None
        return awaited(type(self.manager).__aenter__(self.manager), frame, by)

    def __aexit__(self, *what):
        value = type(self.manager).__aexit__(self.manager, *what)
        key = (number_of_frame(sys._getframe(1)), self.site)
        bodies[key] = ('exits', bodies.get(key))
        # The frame calls it by an instruction that calls, but for an exception.
        is_called = what[0] is None and sys.version_info >= (3, 9)
        # Behind an exception, WITH_EXCEPT_START leaves what it calls on the stack; so the manager is held.
        is_alone = what[0] is None or sys.version_info < (3, 9)
        return awaited(value, sys._getframe(1), key[0] if is_called else None, is_alone)


def awaited(value, frame, by, is_alone=False):
    number = number_of_frame(frame)
    if type(value) is types.CoroutineType and value.cr_code.co_filename == contextlib.__file__:
        # It does not report. What it resumes does.
        tell('awaits', number, type(value).__name__, abilities(value) + ' between' + ' alone' * is_alone)
        return value
    if type(value) in SUSPENDING:
        number_of(value, by, True)
    tell('awaits', number, target_of(value), abilities(value))
    return value


def async_manager(value, site):
    bodies[caller(), site] = None
    return AsyncManaged(value, site)


def async_with_left(site):
    """An exception leaves the statement: that of its body, or one of its own."""
    number = caller()
    state = bodies.pop((number, site), None)
    exception = describe(sys.exc_info()[1])
    if type(state) is tuple and state[1] == exception:
        tell('exited', number, exception, 'raise')


def async_with_over(site):
    """The statement is over: its body ended, was left by a `return` or a `break`, or its exception was taken."""
    number = caller()
    state = bodies.pop((number, site), None)
    if type(state) is tuple:
        tell('exited', number, None if state[1] == 'exits' else state[1], None)
