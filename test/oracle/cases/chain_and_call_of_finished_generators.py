"""`chain` and `f(*dead)` ask finished generators, and go on with the next."""
from itertools import chain


def one():
    yield 1


def finished():
    generator = one()
    list(generator)
    return generator


def client():
    a, b = finished(), finished()
    print(list(chain(a, one(), b)))
    for value in chain(a, b):
        print(value)
    print(*a)
    print(sum(chain(one(), a)))


client()
