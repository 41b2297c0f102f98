class Box: pass

def targets(n):
    box = Box()
    items = [0, 0]
    a, b = yield 1
    (c, d), e = yield 2
    box.v = yield 3
    items[0] = yield 4
    items[
        int(a)
    ] = yield 5
    x = y = yield 6
    total = 0
    total += yield 7
    s = (yield 8) + (yield 9)
    box.w = (
        yield 10
    )
    print(a, b, c, d, e, box.v, items, x, y, total, s, box.w)

def from_targets():
    box = Box()
    items = [0]
    def sub(v):
        yield 'sub'
        return v
    box.v = yield from sub(1)
    items[0] = yield from sub(2)
    a, b = yield from sub((3, 4))
    t = 1
    t += yield from sub(5)
    u = [(yield from sub(6)), (yield from sub(7))]
    yield from sub(8)
    return (yield from sub(9))

class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration('end')
        return self.n
    def send(self, v):
        return 'sent %s' % v
    def throw(self, *a):
        return 'thrown'

def opaque():
    r = yield from [1, 2]
    q = yield from It()
    yield from iter('z')
    return q

def tree(n):
    if n:
        yield from tree(n - 1)
        yield n

class Tree:
    def __iter__(self):
        yield 'a'
    def walk(self):
        yield from self

def client():
    print('== targets')
    g = targets(1)
    next(g)
    for v in ((0, 1), ((2, 3), 4), 5, 6, 7, 8, 9, 10, 11):
        g.send(v)
    try:
        g.send(12)
    except StopIteration:
        pass
    print('== from')
    g = from_targets()
    for v in g:
        pass
    print('== opaque')
    g = opaque()
    print(next(g), next(g), next(g))
    print(g.send('x'))
    print(g.throw(KeyError))
    print(list(g))
    print('== tree')
    print(list(tree(2)), list(Tree()), list(Tree().walk()))
    print('== expression')
    print(sum(v for v in (1, 2)))
client()
