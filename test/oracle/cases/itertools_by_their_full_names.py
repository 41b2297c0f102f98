"""`next()` of what stands in C asks generators that this holds."""
import contextlib
import itertools


def letters(name):
    try:
        yield name
        yield name * 2
    finally:
        print("end", name)


def client():
    pairs = zip(letters("a"), letters("b"))
    next(pairs)
    both = itertools.chain(letters("c"), pairs)
    print(next(both), next(both), next(both))
    del both
    print("pairs are left")
    del pairs
    with contextlib.closing(letters("d")) as suspended:
        print(next(itertools.islice(suspended, 3)))


client()
