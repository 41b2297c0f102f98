"""Clears the cache in which CPython keeps what it has found in types, and makes new ones."""
import sys
import warnings


def numbers():
    got = yield 1
    yield got


def made(name):
    names = {"close": lambda self: name, "f": lambda self: [name]}
    return [type(name, (base,), names)() for base in (object, dict, Exception)]


warnings.simplefilter("ignore")
for turn in range(3):
    sys._clear_type_cache()
    for thing in made("Turn%d" % turn):
        print(thing.f(), thing.close(), list(numbers()))
