"""Iterators of CPython's own that ask a generator by themselves, when that is finished."""

from itertools import islice


def one():
    yield 1


def finished():
    a = one()
    next(a)
    a.close()
    return a


def client():
    a = finished()
    print("== zip")
    print(list(zip(a, [1])))
    print("== enumerate")
    for index, value in enumerate(a):
        print("never")
    print("== map and filter")
    print(next(map(str, a), "default"), list(filter(None, a)))
    print("== one in another")
    print([pair for pair in enumerate(islice(a, 3))])
    print("== yield from")
    yield from zip(a)
    print("== behind one that gives a value")
    print(list(zip(one(), a)))
    for pair in enumerate(zip(one(), a)):
        print("never")
    print("== end")


list(client())
