# from 3.7
import gc
import types
from contextlib import asynccontextmanager

gc.disable()


@types.coroutine
def pause(value):
    got = yield value
    return got


def drive(awaitable, *values):
    try:
        print('drive', awaitable.send(None))
        for value in values:
            print('drive', awaitable.send(value))
    except StopIteration as stop:
        print('over', stop.value)


@asynccontextmanager
async def amanaged(takes):
    got = await pause('enter')
    try:
        yield got
    finally:
        await pause('leave')


async def ag2(a):
    x = y = 0
    d = {}
    x = await pause(x)
    print((await pause(str(x))))
    yield 0


async def co3(a):
    async with amanaged(True):
        x = [(await ag2(2).__anext__()), 1]


def client():
    drive(co3('a'), 5, 6, 7)


client()
