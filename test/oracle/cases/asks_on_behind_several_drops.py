"""A generator ends and lets go of two others that never ran; the C code that asked it asks the next one at once."""
from itertools import zip_longest


def never():
    yield 0


def holder():
    first = never()
    second = never()
    yield 'held'


def letters():
    yield 'a'
    yield 'b'
    yield 'c'


def client():
    print(*zip_longest(holder(), letters()))


def with_a_lambda(a):
    x = (lambda value=(yield 'c'): value)()
    print(next(letters()), x)


client()
print(list(with_a_lambda(1)))
