"""`closing` closes a generator that stands outside of any `try`: from 3.13 on nothing of it runs then."""

from contextlib import closing, contextmanager


@contextmanager
def managed():
    yield "in"


def numbers(start):
    yield start
    yield start + 1


def client():
    first = numbers(1)
    with closing(first):
        print(next(first))
    print("between")
    second = numbers(5)
    with closing(second) as _, managed() as _:
        print(next(second))
    del first, second
    print("end")


client()
