"""`yield from zip(a, b)`: when `a` has given a value, zip asks `b`, which is finished."""


def two():
    yield 1
    yield 2


def finished():
    generator = two()
    list(generator)
    return generator


def outer(dead):
    value = yield from zip(two(), dead)
    print(value)


def client():
    print(list(outer(finished())))


client()
