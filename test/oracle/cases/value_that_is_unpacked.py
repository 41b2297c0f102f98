"""A value that was sent is asked, or refuses, as the target unpacks it."""


def one():
    yield 1
    yield 2


def gen0():
    x, y = yield 0
    print(x, y)
    x, y = yield 1
    x, *y = yield 1
    (x, y), z = yield 0
    x, y = z, x = yield 2
    x, y = yield 2


def tell(g, value):
    try:
        print(g.send(value))
    except Exception as error:
        print(error)


g = gen0()
next(g)
tell(g, one())
tell(g, (3, 4))
tell(g, one())
tell(g, (one(), 2))
tell(g, [3, 4])
tell(g, one())
dead = one()
list(dead)
g = gen0()
next(g)
tell(g, dead)
g = gen0()
next(g)
tell(g, g)
g = gen0()
next(g)
tell(g, 5)
