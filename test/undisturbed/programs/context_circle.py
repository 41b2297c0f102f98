"""Exceptions whose contexts go in a circle."""


def itself():
    error = ValueError("itself")
    try:
        raise error
    except ValueError:
        error.__context__ = error
        yield 1
        yield error.__context__ is error


def each_other(first, second):
    first.__context__, second.__context__ = second, first
    try:
        raise first
    except ValueError:
        yield first.__context__ is second, second.__context__ is first
    yield 3


print(list(itself()))
print(list(each_other(ValueError(1), ValueError(2))))
iterator = each_other(ValueError(1), KeyError(2))
next(iterator)
try:
    iterator.throw(OSError(3))
except OSError as error:
    print("thrown", error)
