class Box:
    def __setattr__(self, name, value):
        print('set', name)
        object.__setattr__(self, name, value)

    def __setitem__(self, name, value):
        print('item', name)


class Owner:
    def __init__(self):
        self.box = Box()

    @property
    def inner(self):
        return self.box

    @property
    def size(self):
        return 1

    @size.setter
    def size(self, value):
        print('size', value)


class Key:
    def __hash__(self):
        print('hash')
        return 1


class Lock:
    def __enter__(self):
        print('enter')

    def __exit__(self, *_):
        print('exit')

    def __str__(self):
        print('str')
        return 'lock'


def inner():
    yield 1
    return 2


def dele():
    box = Box()
    owner = Owner()
    d = {}
    key = Key()
    box.w = yield 3
    box['w'] = yield 3
    owner.size = yield 4
    owner.box.v = yield 5
    owner.inner.v = yield 5
    with Lock():
        owner.last = yield 5
    owner.last = yield 5; str(Lock())
    d[key] = yield 6
    d['k'] = yield 7
    print(len(d))
    box['v'] = yield from inner()
    box.v = yield from inner()
    owner.size = yield from inner()


print(list(dele()))
