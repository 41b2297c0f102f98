"""Iterators of CPython's own that ask a generator by themselves, when that is finished."""

from itertools import chain, islice


def one():
    yield 1


def holds_another():
    never_run = one()
    yield 2
    return never_run is None


class Counts:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


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
    print("== one after the other")
    print(list(chain(one(), a)), [value for value in chain(a, a)])
    b = holds_another()
    for value in chain(b, b):
        print(value)
    print("== behind an iterator of the program's")
    x, y = 1, 2
    try:
        x, y = zip(Counts(1), a)
    except ValueError:
        print("too few")
    print(*chain(Counts(1), a))
    print("== a call that unpacks it")
    print(*a)
    print("== end")


list(client())
