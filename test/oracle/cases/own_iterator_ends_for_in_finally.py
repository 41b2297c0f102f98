"""The StopIteration of an iterator written as a class is taken by the `for`; the exception before it goes on."""


class Able:
    def __init__(self, iterator):
        self.iterator = iterator

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.iterator)


def one():
    yield 1


def generator():
    try:
        yield "a"
    finally:
        for value in Able(one()):
            print(value)


def client():
    suspended = generator()
    next(suspended)
    try:
        suspended.throw(ValueError("v"))
    except ValueError as error:
        print(error)


client()
