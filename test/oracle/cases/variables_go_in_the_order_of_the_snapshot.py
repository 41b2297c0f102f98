"""A variable that an inner function uses goes behind the others; up to 3.11 a trace function changes that."""


def one():
    yield 0


def client():
    shared = one()
    own = one()
    next(shared)
    print([value for value in (1, 2) if shared])


client()
