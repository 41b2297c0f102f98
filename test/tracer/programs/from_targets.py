total = 0

def sub(v):
    yield 'sub'
    return v

class Box:
    pass

def targets():
    global total
    box = Box()
    items = {}
    count = 1
    def inner():
        nonlocal count
        count = yield from sub(2)
        count += yield from sub(3)
    total = yield from sub(1)
    total += yield from sub(4)
    yield from inner()
    a = b = yield from sub(5)
    (a, *b), c = yield from sub(((6, 7, 8), 9))
    box.v = yield from sub(10)
    box.v += yield from sub(11)
    items['k'] = yield from sub(12)
    items['k'] -= yield from sub(13)
    box.w, items[0] = yield from sub((14, 15))
    d: int = (yield from sub(16))
    for e in (yield from sub([17])):
        pass
    return [total, count, a, b, c, d, e, box.v, box.w, items]

async def awaits():
    class Given:
        def __init__(self, v):
            self.v = v
        def __await__(self):
            return (yield from sub(self.v))
    box = Box()
    a, box.v = await Given((20, 21))
    box.v += await Given(22)
    return a + box.v

def drive(c):
    try:
        while True:
            c.send(None)
    except StopIteration as e:
        print('==', e.value)

drive(targets())
drive(awaits())
