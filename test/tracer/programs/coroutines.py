import types

@types.coroutine
def pause(v):
    got = yield v
    return got * 2

class Awaitable:
    def __await__(self):
        x = yield 'aw'
        return x

async def leaf(n):
    a = await pause(n)
    b = await Awaitable()
    return a + b

async def top():
    t = await leaf(1)
    return t

def client():
    c = top()
    print(c.send(None))
    print(c.send(10))
    try:
        c.send(20)
    except StopIteration as e:
        print(e.value)
client()
