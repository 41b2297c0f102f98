"""A chain of generators that ends by itself, and a generator that works long between two yields."""


def leaf(count):
    for number in range(count):
        received = yield number


def link(depth, count):
    yield from link(depth - 1, count) if depth else leaf(count)
    return depth


def busy():
    number = 0
    while True:
        number += 1
        if number % 50000 == 0:
            yield number
