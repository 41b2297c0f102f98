"""A generator that runs is asked by way of C iterators: CPython refuses that, by an exception in whoever asks."""
from itertools import chain, islice, takewhile, zip_longest, accumulate, tee, filterfalse, compress, cycle, starmap


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("bye", self.name)


def two(name=None):
    kept = name and Loud(name)
    yield 1
    yield 2


def finished():
    return
    yield


def tell(function):
    try:
        print(function())
    except (ValueError, RuntimeError) as error:
        print(type(error).__name__, error)


def me():
    a = two()
    tell(lambda: list(zip(a, m)))
    tell(lambda: list(a))
    tell(lambda: list(chain(two(), m)))
    tell(lambda: list(chain(two("loud"), m)))
    tell(lambda: list(chain(over, m, over)))
    tell(lambda: [*zip(over, m)])
    tell(lambda: next(zip(over, m), "none"))
    tell(lambda: next(zip(m, over), "none"))
    tell(lambda: list(zip_longest(over, m)))
    tell(lambda: list(islice(m, 2)))
    tell(lambda: list(islice(m, 0)))
    tell(lambda: list(takewhile(bool, m)))
    tell(lambda: list(accumulate(m)))
    tell(lambda: list(tee(m)[0]))
    tell(lambda: list(filterfalse(None, m)))
    tell(lambda: list(compress(m, over)))
    tell(lambda: list(compress([1], m)))
    tell(lambda: list(cycle(m)))
    tell(lambda: list(starmap(pow, m)))
    tell(lambda: sum(map(abs, m)))
    tell(lambda: dict(zip(m, m)))
    tell(lambda: [*two(), *over, *m])
    tell(lambda: {*over, *m})
    tell(lambda: print(*over, *m))
    tell(lambda: max(0, *two(), *m))
    b = two()
    tell(lambda: list(zip(b, b, m)))
    c = two()
    tell(lambda: list(zip(c, c, over)))
    tell(lambda: [x for x in enumerate(m)])
    tell(lambda: 1 in map(abs, m))
    try:
        for x in filter(None, m):
            pass
    except ValueError as error:
        print(error)
    try:
        x, y = map(abs, m)
    except ValueError as error:
        print(error)
    try:
        yield from zip("ab", m)
    except ValueError as error:
        print(error)
    try:
        yield from zip(two(), m)
    except ValueError as error:
        print(error)
    try:
        yield from chain("a", m)
    except ValueError as error:
        print(error)
    yield "end"


over = finished()
list(over)
m = me()
print(list(m))
