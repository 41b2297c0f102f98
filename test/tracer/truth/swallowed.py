"""What code of others takes of a `throw()`, and ends by."""

import asyncio
import os

OTHERS = '''
import asyncio

def gives(value):
    try:
        yield 1
    except ValueError:
        return value

async def takes(future, value):
    try:
        await future
    except BaseException:
        return value
'''
names = {}
exec(compile(OTHERS, os.__file__, 'exec'), names)


def inner():
    got = yield from names['gives'](7)
    yield got


def outer():
    yield from inner()


async def waits(future):
    return await names['takes'](future, 3)


async def deeper(future):
    return await waits(future)


async def main():
    loop = asyncio.get_event_loop()
    for make in waits, deeper:
        print('== a cancel, in', make.__name__)
        task = asyncio.ensure_future(make(loop.create_future()))
        await asyncio.sleep(0)
        task.cancel()
        print(await task)
        print('== a failure, in', make.__name__)
        future = loop.create_future()
        task = asyncio.ensure_future(make(future))
        await asyncio.sleep(0)
        future.set_exception(ValueError('bad'))
        print(await task)


for make in inner, outer:
    print('== a client, of', make.__name__)
    generator = make()
    next(generator)
    print(generator.throw(ValueError('x')))
print('== a loop')
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
print('== the end')
loop.close()
