"""A `yield from zip(…)` whose own iterator raises StopIteration: the value is caught before zip lets go of the rest."""


class Plain:
    def __init__(self, value):
        self.value = value

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(self.value)


def waits():
    try:
        yield 0
    finally:
        print("closed")


def started():
    generator = waits()
    next(generator)
    return generator


def outer():
    pair = [(yield from zip(Plain("end"), started())), (yield "between")]
    print(pair)
    value = yield from Plain("alone")
    print(value)


def client():
    generator = outer()
    print(next(generator))
    for value in generator:
        print(value)


client()
