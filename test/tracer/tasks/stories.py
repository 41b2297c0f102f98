"""Cancellations that are swallowed, handed on and taken back, a barrier, and loops that are no ordinary ones."""

import asyncio
import sys


async def deaf(rounds):
    for number in range(rounds):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print('deaf goes on')
    await asyncio.sleep(0)
    return 'deaf is done'


async def outer():
    return await deaf(2)


async def waits(what):
    return await what


async def forgives():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('left', asyncio.current_task().uncancel())
    await asyncio.sleep(0)
    return 'forgiven'


async def at(barrier):
    return await barrier.wait()


def cancels(task):
    task.cancel()


async def main():
    loop = asyncio.get_event_loop()
    print('== swallowed')
    task = asyncio.ensure_future(outer())
    await asyncio.sleep(0)
    cancels(task)
    await asyncio.sleep(0)
    cancels(task)
    print(await task)
    print('== handed on to another task')
    inner = asyncio.ensure_future(deaf(1))
    task = asyncio.ensure_future(waits(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    cancels(task)
    await asyncio.sleep(0)
    print(await task)
    print('== handed on to a future')
    future = loop.create_future()
    task = asyncio.ensure_future(waits(future))
    await asyncio.sleep(0)
    cancels(task)
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled', future.cancelled())


async def shop():
    print('== two puts on a line')
    queue = asyncio.Queue()
    task = asyncio.ensure_future(waits(queue.get()))
    await asyncio.sleep(0)
    queue.put_nowait('first'), queue.put_nowait('second')
    print(await task)
    tasks = [asyncio.ensure_future(waits(queue.get())) for _ in range(3)]
    await asyncio.sleep(0)
    queue.put_nowait('third'), queue.put_nowait('fourth')
    print(await asyncio.gather(*tasks))


async def newer():
    print('== uncancel')
    task = asyncio.ensure_future(forgives())
    await asyncio.sleep(0)
    cancels(task)
    print(await task)
    print('== barrier')
    barrier = asyncio.Barrier(2)
    one, two = asyncio.ensure_future(at(barrier)), asyncio.ensure_future(at(barrier))
    print(await one, await two)


async def child(rounds):
    for _ in range(rounds):
        await asyncio.sleep(0)
    return rounds


async def stops(loop):
    left = asyncio.ensure_future(child(3))
    left._log_destroy_pending = False
    await asyncio.sleep(0)
    loop.stop()
    await asyncio.sleep(0)
    return left


async def parent():
    one, two = asyncio.ensure_future(child(1)), asyncio.ensure_future(child(2))
    return await one, await two


class Ready(list):
    def popleft(self):
        return self.pop(0)


def runs(coroutine):
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.run_until_complete(coroutine)
    loop.close()


def run():
    runs(main())
    print('== a loop is closed')
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    task = loop.create_task(stops(loop))
    task._log_destroy_pending = False
    loop.run_forever()
    loop.close()
    runs(child(1))
    print('== the queue of a loop cannot be seen')
    loop = asyncio.new_event_loop()
    loop._ready = Ready()
    loop.run_until_complete(parent())
    loop.close()
    runs(shop())
    if sys.version_info >= (3, 11):
        runs(newer())


run()
