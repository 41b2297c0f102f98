"""A finished generator is asked next, as soon as an iterator of C's has handed on a value that it looked at."""
from itertools import chain, compress, dropwhile, filterfalse, takewhile


def numbers(*values):
    for value in values:
        yield value


def finished():
    generator = numbers()
    list(generator)
    return generator


print(list(zip(compress(numbers(1, 2), [0, 1]), finished())))
print(list(zip(compress([1, 2], numbers(0, 1)), finished())))
print(list(zip(filter(None, numbers(0, 3)), finished())))
print(list(zip(filter(bool, numbers(3)), finished())))
print(list(zip(filterfalse(None, numbers(3, 0)), finished())))
print(list(zip(map(str, numbers(3)), finished())))
print(list(zip(takewhile(bool, numbers(1, 0)), finished())))
print(list(chain(takewhile(bool, numbers(0, 1)), finished())))
print(list(zip(dropwhile(bool, numbers(1, 0, 2)), finished())))
print(list(filter(None, chain([1, 0, 2], finished()))))
print(sum(filter(None, chain([1, 0, 2], finished()))))
over = takewhile(bool, chain([0], finished()))
print(list(over), list(over))
