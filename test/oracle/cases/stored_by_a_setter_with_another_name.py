class Box:
    def __init__(self):
        self._inner = None

    def get(self):
        print('get')
        return self

    def put(self, value):
        print('put', value)
        self._inner = value

    v = property(get, put)
    me = property(lambda self: self.get())


class Field:
    def store(self, owner, value):
        print('field', value)

    __set__ = store


class Thing:
    field = Field()

    def keep(self, key, value):
        print("keep", value)

    __setitem__ = keep


class Number:
    def turn(self):
        print('turn')
        return 3

    __index__ = turn


def log(value):
    print('log', value)


def inner():
    yield 1
    return 2


def dele():
    box = Box()
    thing = Thing()
    row = [0] * 4
    box.v = yield 1
    box.me.v = yield 2
    thing.field = yield 3
    thing['k'] = yield 4
    thing[box.me] = yield 5
    at = Number()
    row[at] = yield 7
    box.v = yield 8; log(8)
    box.v = yield from inner()
    box.v, thing.field = yield 9, 9
    box.v = thing.field = yield 10
    box.v = yield 12


def client():
    g = dele()
    value = next(g)
    try:
        while True:
            value = g.send(value)
    except StopIteration:
        print('end')


client()
