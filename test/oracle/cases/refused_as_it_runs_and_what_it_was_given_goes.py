# from 3.7
class Loud:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("gone", self.name)


def holder(name):
    try:
        yield Loud(name)
    finally:
        print("closed", name)


def started(name):
    g = holder(name)
    next(g)
    return g


def self_asking():
    me = yield 1
    try:
        next(me, started("a"))
    except ValueError as e:
        print("refused", e)
    yield 2
    try:
        me.send(started("b"))
    except ValueError as e:
        print("refused", e)
    yield 3
    try:
        [started("c"), next(me)]
    except ValueError as e:
        print("refused", e)
    yield 4
    try:
        try:
            me.throw(KeyError(started("d")))
        finally:
            print("finally")
    except ValueError:
        print("refused")
    yield 5
    try:
        print(started("e"), started("f"), me.close())
    except ValueError:
        print("refused")
    yield 6


g = self_asking()
next(g)
print(g.send(g))
for each in g:
    print(each)
