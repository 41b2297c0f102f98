"""Handlers of exceptions, and `with`."""
import contextlib
import sys

from .telling import SUSPENDING, caller, describe, number_of, number_of_frame, tell

# What becomes of the body of a `with`.
bodies = {}


def catch():
    tell('catch', caller(), describe(sys.exc_info()[1]))


def finally_():
    exception = sys.exc_info()[1]
    tell('finally', caller(), None if exception is None else describe(exception))


def body(site):
    bodies[caller(), site] = 'exits'


def body_over(site):
    bodies[caller(), site] = None
    tell('done', caller())


def body_leaves(site):
    bodies[caller(), site] = describe(sys.exc_info()[1])
    tell('body leaves', caller(), bodies[caller(), site])


def with_over(site):
    number = caller()
    exception = bodies.pop((number, site), None)
    if exception is None:
        tell('done', number)
    else:
        tell('swallowed', number, exception)


class Closing(object):
    """Does as `contextlib.closing` with a generator, and reports that the `with`, or an `ExitStack`, closes it."""

    __slots__ = ('thing',)

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *what):
        by = client = sys._getframe(1)
        while by.f_code.co_filename == contextlib.__file__:
            by = by.f_back
        frame = number_of_frame(by)
        tell('call', frame, 'closing' if by is client else 'closing by others', number_of(self.thing), None)
        self.thing.close()
        tell('back', frame, 'None')


def closing(value):
    if type(value) is contextlib.closing and type(value.thing) in SUSPENDING:
        return Closing(value.thing)
    return value


class Managed(object):
    """Does as a context manager of `contextlib.contextmanager`, and reports what the `with` gets of it."""

    __slots__ = ('manager',)

    def __init__(self, manager):
        self.manager = manager

    def __enter__(self):
        return self.reported(sys._getframe(1), '__enter__', [])

    def __exit__(self, *what):
        # A traceback may keep this frame, which must not keep the exception.
        what = list(what)
        return self.reported(sys._getframe(1), '__exit__', what)

    def reported(self, client, method, what):
        try:
            value = getattr(self.manager, method)(*what)
        except BaseException as exception:
            tell('with raised', number_of_frame(client), describe(exception))
            raise
        finally:
            del what[:]
        tell('with gave', number_of_frame(client), describe(value))
        return value


def managed(value):
    return Managed(value) if type(value) is contextlib._GeneratorContextManager else value
