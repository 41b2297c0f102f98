# What checks its arguments first, and raises, has asked none of them.
from collections import deque
from functools import reduce


def gen():
    yield 1


def attempt(function, given):
    try:
        print(function(given))
    except Exception as error:
        print(type(error).__name__)


def all_of_them(g):
    attempt(lambda f: sum(f, ""), g)
    attempt(lambda f: sum(f, b""), g)
    attempt(lambda f: sum(f, 0), g)
    attempt(lambda f: sum(f, 0, 0), g)
    attempt(lambda f: max(f, default=1), g)
    attempt(lambda f: min(f, wrong=1), g)
    attempt(lambda f: list(f, f), g)
    attempt(lambda f: tuple(f, f), g)
    attempt(lambda f: any(f, f), g)
    attempt(lambda f: bytes(f, "utf8"), g)
    attempt(lambda f: bytes(f), g)
    attempt(lambda f: [].extend(f, f), g)
    attempt(lambda f: [].extend(f), g)
    attempt(lambda f: "".join(f, f), g)
    attempt(lambda f: set().update(f), g)
    attempt(lambda f: set().issubset(f, f), g)
    attempt(lambda f: dict(a=f) and 1, g)
    attempt(lambda f: dict(f, a=1), g)
    attempt(lambda f: dict(f, f), g)
    attempt(lambda f: dict.fromkeys(f, 1), g)
    attempt(lambda f: deque(f, "x"), g)
    attempt(lambda f: deque(f, -1), g)
    attempt(lambda f: len(deque(f, 3)), g)
    attempt(lambda f: len(deque(f, maxlen=3)), g)
    attempt(lambda f: reduce(max, f, 0), g)
    attempt(lambda f: reduce(max, f, 0, 0), g)
    attempt(lambda f: sorted(f, key=abs), g)
    attempt(lambda f: sum(*(f, "")), g)


finished = gen()
list(finished)
all_of_them(finished)


def running():
    yield 1
    all_of_them(itself)
    yield 2


itself = running()
print(next(itself))
print(next(itself))
