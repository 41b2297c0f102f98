"""Many generators in the place of others: finished, left in the middle, ended by an exception, and one that ends the file."""

import inspect
import sys
import traceback


def one(n):
    yield n
    yield -n


def failing(n):
    yield n
    raise ValueError(n)


def primes():
    found, n = [], 2
    while True:
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n
        n += 1


def depth(n):
    if n:
        yield from depth(n - 1)
    yield n


def closing(log):
    try:
        yield 1
    finally:
        log.append(sys.exc_info()[0].__name__ if sys.exc_info()[0] else None)


total, log = 0, []
for prime, _ in zip(primes(), range(40)):
    total += prime + next(one(prime)) + sum(one(prime)) + sum(depth(prime % 7))
    try:
        list(failing(prime))
    except ValueError as error:
        names = [entry.name for entry in traceback.extract_tb(error.__traceback__)]
        assert names == ["<module>", "failing"], names
    next(closing(log))
print(total, log.count("GeneratorExit"))
kept = [one(n) for n in range(5)]
print([next(each) for each in kept], [inspect.getgeneratorstate(each) for each in kept])
kept[1].close()
print([each.gi_frame and each.gi_frame.f_lineno for each in kept])
list(failing(3))
