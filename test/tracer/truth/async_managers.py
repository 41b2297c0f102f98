"""A coroutine of contextlib's stands between a frame and the async generator that it throws into."""
import sys


class Turn:
    def __await__(self):
        yield 'turn'


def managed(swallows):
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def manager():
        try:
            yield 'held'
        except KeyError:
            await Turn()
            if not swallows:
                raise

    return manager()


async def uses(swallows):
    async with managed(swallows):
        raise KeyError('k')


def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except (StopIteration, KeyError):
        pass


if sys.version_info >= (3, 7):
    print('== swallowed')
    drive(uses(True))
    print('== passed on')
    drive(uses(False))
print('== the end')
