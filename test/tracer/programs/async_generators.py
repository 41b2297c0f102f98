import types

@types.coroutine
def pause(v):
    return (yield v)

async def agen():
    x = yield 1
    y = await pause('p')
    try:
        yield 2
    except ValueError as e:
        z = yield 3
    finally:
        await pause('f')

def run(aw):
    try:
        while True:
            print('got', aw.send(None))
    except StopIteration as e:
        return e.value

def client():
    g = agen()
    print(run(g.__anext__()))
    print(run(g.asend(100)))
    print(run(g.athrow(ValueError('v'))))
    print(run(g.aclose()))
    try:
        print(run(g.__anext__()))
    except StopAsyncIteration:
        print('over')

async def main():
    async for v in agen():
        print(v)
    print([v async for v in agen()])
client()
run(main())
