"""A `with` catches an exception, and what only that held goes then."""


class Guard:
    def __init__(self, takes):
        self.takes = takes

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return self.takes


def waits():
    yield 1


def fails(generator):
    next(generator)
    raise ValueError("v")


def client(takes):
    with Guard(takes):
        fails(waits())
    print("behind")


client(True)
client("yes")
try:
    client(None)
except ValueError as error:
    print(error)
