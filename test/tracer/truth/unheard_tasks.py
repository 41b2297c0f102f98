"""Tasks whose steps run none of the program's own code, and one that was made by such code: each stands in the queue once."""
import asyncio


async def ticks():
    yield 1


async def cleans():
    try:
        yield 1
    finally:
        await asyncio.sleep(0)


def callback(generator):
    pass


async def own(number):
    await asyncio.sleep(0)
    return number


async def main(loop):
    print('== asyncio makes a task of what was dropped, before another one is woken')
    async for _ in ticks():
        break
    future = loop.create_future()
    loop.call_soon(future.set_result, 1)
    await future
    print('== they let others run once')
    queue = asyncio.Queue()
    queue.put_nowait('item')
    await asyncio.gather(*map(asyncio.ensure_future, [own(1), queue.get(), asyncio.sleep(0, 'slept'), own(2)]))
    print('== asyncio makes a task behind a callback of the program')
    generator = ticks()
    await generator.__anext__()
    loop.call_soon(callback, generator)
    del generator
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print('== an aclose() that is cancelled before it begins')
    generator = cleans()
    await generator.__anext__()
    closing = asyncio.ensure_future(generator.aclose())
    closing.cancel()
    await asyncio.wait([closing])
    print('== a timeout cancels what waits')
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError:
        pass
    print('== the end')


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main(loop))
loop.close()
