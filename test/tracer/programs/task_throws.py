import asyncio

async def agen():
    try:
        yield 1
    except ValueError:
        yield 2

async def waiting(a):
    async for x in a:
        await asyncio.sleep(0)

async def client():
    print('== athrow and aclose as tasks')
    a = agen()
    await asyncio.ensure_future(a.__anext__())
    await asyncio.ensure_future(a.athrow(ValueError()))
    await asyncio.ensure_future(a.aclose())
    print('== cancel')
    b = agen()
    task = asyncio.ensure_future(waiting(b))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass
    await b.aclose()

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(client())
loop.close()
