import atexit
import sys
import weakref


def counts():
    yield 1
    try:
        yield 2
        yield 3
    finally:
        pass


def begun():
    counted = counts()
    next(counted)
    next(counted)
    return counted


class Thing:
    pass


def main():
    closed = begun()
    sent = begun()
    hooked = begun()

    class Closes:
        __del__ = closed.close

    class Fails:
        def __del__(self):
            raise KeyError

    print('== a method of C as __del__')
    thing = Closes()
    del thing
    print('== the same, rebound')
    closed = begun()
    Closes.__del__ = closed.close
    thing = Closes()
    thing = None
    print('== a weak reference calls back')
    thing = Thing()
    reference = weakref.ref(thing, sent.send)
    thing = None
    print('== a hook for what nobody gets')
    if hasattr(sys, 'unraisablehook'):
        sys.unraisablehook = hooked.send
        Fails()
        del sys.unraisablehook
    print('== behind the end')
    atexit.register(begun().close)
    atexit.register(next, sent, None)


main()
