"""A GeneratorExit that code raises by itself goes through an iterator of C's like any exception."""
from itertools import chain


def stops():
    raise GeneratorExit
    yield


def inner():
    yield 0
    next(stops())


def outer():
    yield from chain(inner())


def client():
    for value in outer():
        print(value)


try:
    client()
except GeneratorExit:
    print("exit")
