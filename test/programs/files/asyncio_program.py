"""asyncio in all its everyday parts."""
import asyncio

async def work(name, turns, log):
    log.append(name + " starts")
    # Turns of the loop instead of seconds: on a busy machine two timers may go off in one turn, in any order.
    for _ in range(turns):
        await asyncio.sleep(0)
    log.append(name + " ends")
    return name

async def producer(queue):
    for number in range(3):
        await queue.put(number)
    await queue.put(None)

async def consumer(queue, log):
    while True:
        item = await queue.get()
        if item is None:
            return
        log.append("got %s" % item)

async def fails():
    await asyncio.sleep(0)
    raise ValueError("failed")

async def ticks(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)

class Manager:
    async def __aenter__(self):
        await asyncio.sleep(0)
        return self
    async def __aexit__(self, *args):
        await asyncio.sleep(0)
        return True

async def main():
    log = []
    print(await asyncio.gather(*[asyncio.ensure_future(each) for each in
                                 (work("a", 4, log), work("b", 2, log), work("c", 0, log))]))
    print(log)
    del log[:]
    queue = asyncio.Queue(1)
    await asyncio.gather(producer(queue), consumer(queue, log))
    print(log)
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    print(await asyncio.gather(fails(), work("d", 0, log), return_exceptions=True))
    task = asyncio.ensure_future(asyncio.sleep(10))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())
    print([i async for i in ticks(3)])
    async with Manager() as manager:
        raise KeyError
    event = asyncio.Event()
    loop = asyncio.get_event_loop()
    loop.call_later(0.01, event.set)
    loop.call_soon(print, "soon")
    await event.wait()
    lock = asyncio.Lock()
    async with lock:
        print("locked", lock.locked())
    future = loop.create_future()
    loop.call_soon(future.set_result, 5)
    print(await future, type(loop).__name__ != "")
    done, pending = await asyncio.wait([asyncio.ensure_future(work("e", 0, log)), asyncio.ensure_future(asyncio.sleep(10))],
                                       return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for task in pending:
        task.cancel()
    return "done"

if hasattr(asyncio, "run"):
    print(asyncio.run(main()))
else:
    print(asyncio.get_event_loop().run_until_complete(main()))
    asyncio.get_event_loop().close()
