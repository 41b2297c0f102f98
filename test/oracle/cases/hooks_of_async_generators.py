import sys, types
@types.coroutine
def pause(value):
    got = yield value
    return got
kept = []
def first(ag):
    print('first', ag.__name__)
def final(ag):
    print('final', ag.__name__)
    kept.append(ag)
sys.set_asyncgen_hooks(first, final)
async def ag(n):
    try:
        yield n
        yield 2
    finally:
        print('fin')
        await pause(3)
async def co():
    a = ag(1)
    print(await a.asend(None))
    del a
    print('dropped')
    b = ag(2)
    async for v in b:
        break
    b = None
    return 7
c = co()
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
for k in kept:
    s = k.aclose()
    try:
        print(s.send(None))
        s.send(None)
    except StopIteration as e:
        print('over')
