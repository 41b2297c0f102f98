"""Who asks a generator for its next value, where the client's code makes no call of its own."""

from contextlib import contextmanager


def two():
    yield 1
    yield 2


@contextmanager
def managed():
    try:
        yield "m"
    finally:
        print("left")


def statements():
    print("== for")
    for value in two():
        print(value)
    print("== unpacking")
    first, second = two()
    first, *rest = two()
    print("== slice")
    several = [0, 0, 0]
    several[1:] = two()
    print("== with")
    with managed() as m:
        print(m)
    print("== with a break")
    for value in two():
        with managed():
            break


def expressions():
    print("== comprehensions")
    [v for v in two()]
    {v for v in two()}
    {v: 0 for v in two()}
    print("== generator expression")
    sum(v for v in two())
    print("== star")
    [*two(), 3]
    {*two()}
    print(*two())
    print("== in")
    1 in two()
    7 not in two()


def functions():
    print("== functions")
    list(two())
    tuple(two())
    max(two())
    any(v > 1 for v in two())
    dict.fromkeys(two())
    "".join(str(v) for v in two())
    [].extend(two())
    print("== iterators of C")
    next(enumerate(two()))
    list(zip("ab", two()))
    dict(map(divmod, two(), two()))


def delegates():
    yield from enumerate(two())
    yield from [v for v in two()]
    yield from map(str, (v for v in two()))


statements()
expressions()
functions()
print("== delegates")
list(delegates())
