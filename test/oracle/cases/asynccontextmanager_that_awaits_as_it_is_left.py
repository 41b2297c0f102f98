# from 3.7
"""Dropped within an asynccontextmanager whose generator awaits as it is left: the exception goes on from the coroutine that runs."""
import types
from contextlib import asynccontextmanager


@types.coroutine
def pause(value):
    got = yield value
    return got


@asynccontextmanager
async def managed():
    try:
        yield await pause('enter')
    finally:
        await pause('leave')


async def inner():
    async with managed() as got:
        await pause(got)


async def outer():
    await inner()


def main():
    for end in 'close', 'throw', 'drop':
        coroutine = outer()
        print(coroutine.send(None), coroutine.send('met'))
        try:
            if end == 'close':
                coroutine.close()
            elif end == 'throw':
                print(coroutine.throw(KeyError(end)))
                coroutine.send(None)
        except (RuntimeError, KeyError) as error:
            print(repr(error))
        coroutine = None
        print(end)


main()
