"""A frame that awaits None behind an exception, in the same line; and code of others that runs in a step, before the program's."""
import asyncio


class Turn:
    def __await__(self):
        yield


class Manager:
    def __init__(self, swallows):
        self.swallows = swallows

    async def __aenter__(self):
        return self

    async def __aexit__(self, *raised):
        await Turn()
        return self.swallows


async def swallowed():
    async with Manager(True): raise KeyError('k')
    return 'behind'


async def passes():
    async with Manager(False): raise KeyError('k')


async def thrown():
    async with Manager(True): await Turn()
    return 'behind'


def drive(coroutine, exception=None):
    try:
        coroutine.send(None)
        if exception is not None:
            coroutine.throw(exception)
        coroutine.send(None)
    except (StopIteration, KeyError) as error:
        return error


async def puts(queue):
    for item in range(2):
        await queue.put(item)


async def takes(queue):
    return [await queue.get(), await queue.get()]


async def main():
    queue = asyncio.Queue(1)
    print('== another task is woken by what is awaited')
    first, second = asyncio.ensure_future(puts(queue)), asyncio.ensure_future(takes(queue))
    await first
    await second
    print('== the end')


print('== swallowed')
drive(swallowed())
print('== passed on')
drive(passes())
print('== thrown in')
drive(thrown(), KeyError('k'))
print('== tasks')
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
loop.close()
