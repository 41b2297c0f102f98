from itertools import chain


def gen(n):
    for i in range(n):
        yield i


def a():
    g = gen(2)
    x, y = chain(g, g)


def b():
    g = gen(2)
    h = chain(g, g)
    x, y = h
    print(*h)


def c():
    g = gen(2)
    try:
        x, y, z = chain(g, g)
    except ValueError as e:
        print(e)
    g = gen(4)
    try:
        x, y, z = chain(g, g)
    except ValueError as e:
        print(e)
    print(list(g))


def d():
    g, h = gen(2), gen(3)
    for each in chain(g, g), gen(2), chain(h), (1, 2), chain([3], g, [4]), enumerate(gen(2)):
        try:
            x, y = each
            print(x, y)
        except ValueError as e:
            print(e)


def many(n):
    for i in range(n):
        yield gen(i)


def f():
    g = many(2)
    x, y = chain(g, g)
    print(list(x), list(y))


a()
b()
c()
d()
f()
