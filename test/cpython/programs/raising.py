"""Exceptions on all their ways: contexts, causes, tracebacks, finally, and what sys.exc_info() says in between."""

import contextlib
import sys
import traceback


def names(error):
    """The functions of a traceback."""
    return [frame.name for frame in traceback.extract_tb(error.__traceback__)]


def history(error):
    parts = []
    while error is not None:
        parts.append("%s(%s) in %s" % (type(error).__name__, error, "/".join(names(error))))
        error = error.__cause__ or error.__context__
    return " <- ".join(parts)


def inner():
    try:
        yield 1
    except ValueError as error:
        print("inner sees", history(error), sys.exc_info()[0].__name__)
        raise KeyError("k") from error
    finally:
        print("inner ends", sys.exc_info()[0])


def outer():
    try:
        yield from inner()
    except KeyError as error:
        print("outer sees", history(error))
        got = yield "handled"
        print("still handling", sys.exc_info()[0].__name__, got)
        raise


def stop():
    yield
    raise StopIteration("escaped")


def stubborn():
    try:
        yield
    except GeneratorExit:
        yield "not yet"


@contextlib.contextmanager
def managed():
    print("enter")
    try:
        yield "resource"
    except ZeroDivisionError as error:
        print("swallowed", history(error))
    finally:
        print("exit")


def attempt(call):
    try:
        print("value", call())
    except BaseException as error:
        print("raised", history(error))


chain = outer()
attempt(lambda: next(chain))
attempt(lambda: chain.throw(ValueError("v")))
print("outside", sys.exc_info()[0])
attempt(lambda: chain.send("sent"))
attempt(lambda: chain.throw(OSError("late")))

stopping = stop()
next(stopping)
if sys.version_info >= (3, 7):
    attempt(lambda: next(stopping))

unwilling = stubborn()
next(unwilling)
attempt(unwilling.close)
attempt(lambda: next(unwilling))

with managed() as resource:
    print(resource, 1 // 0)

fresh = outer()
attempt(lambda: fresh.send("early"))
attempt(lambda: fresh.throw(TypeError("first")))
attempt(lambda: fresh.throw(TypeError("second")))


def itself():
    attempt(lambda: next(me))
    yield "survived"


me = itself()
attempt(lambda: next(me))

try:
    raise LookupError("around")
except LookupError:
    within = inner()
    next(within)
    attempt(lambda: within.throw(ValueError("inside")))
raise SystemExit(7)
