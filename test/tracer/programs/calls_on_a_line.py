"""Several calls on one line: each is told as the source words it."""


def gen():
    got = yield 1
    while True:
        got = yield got


def identity(value):
    return value


def client():
    a, b = gen(), gen()
    next(a); next(b)
    print("== one after the other")
    a.send(1); b.send(2)
    print("== as arguments")
    print(a.send(3), b.send(4))
    print("== nested")
    a.send(b.send(5))
    identity(a.send(identity(b.send(6))))
    print("== in an expression")
    x = a.send(7) + b.send(8) * a.send(9)
    print("== in a comprehension")
    y = [a.send(v) for v in (1, 2)]
    z = (next(a), next(b), [next(a)])
    print("== by another name")
    send = a.send
    send(10)
    type(a).send(a, 11)
    print("== across lines")
    print(
        a.send(12),
        b.send(13),
    )


client()
