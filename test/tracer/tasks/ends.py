"""Tasks that run asyncio's code alone, and cancellations by asyncio that come to its own code."""

import asyncio
import sys


async def slow():
    await asyncio.sleep(1)


async def ends():
    print('== nobody holds it')
    asyncio.ensure_future(asyncio.sleep(0))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print('== the loop stops')
    asyncio.ensure_future(asyncio.sleep(0.01))


async def hurries(what, seconds):
    try:
        await asyncio.wait_for(what, seconds)
    except asyncio.TimeoutError:
        print('too late')


async def late():
    print('== no time at all')
    await hurries(asyncio.sleep(1), 0)
    await hurries(slow(), 0)
    task = asyncio.ensure_future(slow())
    await asyncio.sleep(0)
    await hurries(task, -1)
    await asyncio.sleep(0)


async def fails():
    await asyncio.sleep(0)
    raise ValueError


async def grouped(*others, body=None):
    try:
        async with asyncio.TaskGroup() as group:
            kept = []
            for each in (fails(),) + others:
                kept.append(group.create_task(each))
            if body is not None:
                await body
    except BaseExceptionGroup:
        return len(kept)


async def groups():
    print('== a group ends by its last task')
    await grouped()
    print('== another one is cancelled with it')
    await grouped(asyncio.sleep(1))
    print('== its body waits')
    await grouped(body=asyncio.sleep(1))
    print('== one that is cancelled waits for the others')
    task = asyncio.ensure_future(grouped(slow()))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])


def runs(coroutine):
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.run_until_complete(coroutine)
    for task in asyncio.all_tasks(loop):
        loop.run_until_complete(task)
    loop.close()
    print('next')


runs(ends())
runs(late())
if sys.version_info >= (3, 11):
    runs(groups())
