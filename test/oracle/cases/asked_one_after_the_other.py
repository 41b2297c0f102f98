"""What asks several iterables one after the other asks generators that are finished, or that run."""
import itertools
from itertools import product


def finished():
    return
    yield


def gives(most):
    for value in range(most):
        yield value


def ask(g):
    for function in (
        lambda: list(product(g)),
        lambda: list(itertools.product(g, g)),
        lambda: list(product(gives(2), g)),
        lambda: list(product([1], gives(1), "ab", g)),
        lambda: list(product(gives(1), zip(g, "ab"), g)),
        lambda: list(product(g, repeat=2)),
        lambda: set().update(g),
        lambda: set().update(g, g),
        lambda: {1}.union([1], gives(3), g, "a"),
        lambda: frozenset().union("a", g, described(g)),
    ):
        try:
            print(function())
        except ValueError as error:
            print(error)


def described(g):
    return map(str, g)


def me():
    ask(m)
    yield


over = finished()
list(over)
ask(over)
m = me()
next(m)
