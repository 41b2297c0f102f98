"""`[*a, *b]` and `f(*a, *b)` ask one iterable after the other, finished generators, too."""


def one():
    yield 0


def finished():
    generator = one()
    list(generator)
    return generator


class Last:
    def __del__(self):
        print("del")


def holds():
    last = Last()
    yield 1


def client():
    a = finished()
    b = finished()
    print([*a])
    print((1, *a, *[2], *b))
    print({*a, 1})
    print([*one(), *a])
    print([*holds(), *a, *b, 5])
    print(*a, *b)
    print(*one(), *b)
    print([*zip(a, b), *b, *one(), *zip(one(), a)])


client()
