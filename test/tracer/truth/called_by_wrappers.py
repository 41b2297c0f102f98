"""Calls by way of `functools.partial` and `operator.methodcaller`."""

from functools import partial
from operator import methodcaller


def gen():
    yield 1
    yield 2


def attempt(call, *given):
    try:
        call(*given)
    except TypeError:
        pass


def main():
    print('== closed where nothing runs')
    unrun = gen()
    partial(unrun.close)()
    del unrun
    unrun = gen()
    methodcaller('close')(unrun)
    del unrun
    print('== refused')
    fresh = gen()
    try:
        methodcaller('send', 1)(fresh)
    except TypeError:
        pass
    try:
        partial(fresh.send, 1)()
    except TypeError:
        pass
    print('== counted first')
    try:
        partial(fresh.send, 1)(2)
    except TypeError:
        pass
    print('== asked')
    partial(next)(fresh)
    methodcaller('__next__')(fresh)
    print('== a default')
    partial(next, fresh, 5)()
    partial(next, fresh)(6)
    partial(next)(fresh, 7)
    print('== the end')


main()
