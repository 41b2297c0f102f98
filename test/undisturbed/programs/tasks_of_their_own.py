"""Tasks, futures and names of classes of the program's own, which answer in no ordinary way."""
# Python: 3.8 on
import asyncio
import sys
import types


class Sulky(asyncio.Future):
    def __repr__(self):
        raise RuntimeError('repr')

    def __eq__(self, other):
        raise RuntimeError('eq')

    def __hash__(self):
        return 1

    def __bool__(self):
        raise RuntimeError('bool')

    def __getattribute__(self, name):
        if name in ('_state', '_result', '_exception', '_callbacks', '_loop'):
            print('asked for', name)
        return super().__getattribute__(name)


class Stubborn(asyncio.Future):
    def __iter__(self):
        print('iter')
        return (yield from super().__iter__())

    __await__ = __iter__


class Waiting:
    """No future: an awaitable that hands a future of asyncio's on."""

    def __init__(self, future):
        self.future = future

    def __await__(self):
        return (yield from self.future)


class Own(asyncio.Task):
    def __repr__(self):
        raise RuntimeError('repr')

    def get_name(self):
        raise RuntimeError('name')

    def __eq__(self, other):
        raise RuntimeError('eq')

    __hash__ = asyncio.Task.__hash__


class Text(str):
    def __str__(self):
        raise RuntimeError('str')

    def __repr__(self):
        raise RuntimeError('repr')


class Driven:
    """Like a coroutine, with send and throw only."""

    def __init__(self):
        self.left = 2

    def send(self, value):
        self.left -= 1
        if self.left < 0:
            raise StopIteration('driven')
        return None

    def throw(self, kind, *more):
        raise kind

    def close(self):
        pass

    def __await__(self):
        return self

    __iter__ = __await__

    def __next__(self):
        return self.send(None)


async def waits(future):
    return await future


async def later(future):
    await asyncio.sleep(0)
    future.set_result('done')


def factory(loop, coroutine, **more):
    return Own(coroutine, loop=loop, **more)


async def main():
    loop = asyncio.get_event_loop()
    for kind in (Sulky, Stubborn):
        future = kind(loop=loop)
        print(kind.__name__)
        one = asyncio.ensure_future(waits(future))
        two = asyncio.ensure_future(later(future))
        print(await one, await two)
    future = loop.create_future()
    one = asyncio.ensure_future(waits(Waiting(future)))
    await later(future)
    print(await one)
    loop.set_task_factory(factory)
    future = Sulky(loop=loop)
    own = asyncio.ensure_future(waits(future))
    await later(future)
    print(type(own).__name__, await own)
    own = asyncio.ensure_future(waits(Sulky(loop=loop)))
    await asyncio.sleep(0)
    own.cancel()
    try:
        await own
    except asyncio.CancelledError:
        print('cancelled')
    loop.set_task_factory(None)
    print(await waits(Driven()))
    for name in ('\x1b[2J\x1b[31mred', 7, None, Text('text'), 'a\nb', '\udcff', '' , 'main', 'Task-1'):
        task = loop.create_task(waits(asyncio.sleep(0, 'slept')))
        if hasattr(task, 'set_name'):
            try:
                task.set_name(name)
            except Exception as error:
                print(type(error).__name__)
        print(await task)
    try:
        await waits(types.SimpleNamespace())
    except TypeError:
        print('no awaitable')


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
