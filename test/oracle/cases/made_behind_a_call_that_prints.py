# A generator that nobody keeps is made, and goes, before a later call of the same line prints.
from collections.abc import Generator


def numbers():
    yield 1


print(bool(numbers()))
print(1, len([numbers()]), isinstance(numbers(), int))
print(isinstance(numbers(), Generator))
print([numbers()] and 2)
kept = [numbers()]
print(3, len([numbers()]), next(kept[0]))
