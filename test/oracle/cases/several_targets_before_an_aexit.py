"""A value goes to several targets, and what runs next is the `__aexit__` of the block, or a delegatee on the same line."""
import types


@types.coroutine
def pause(value):
    got = yield value
    return got


def drive(awaitable, *values):
    try:
        awaitable.send(None)
        for value in values:
            awaitable.send(value)
    except StopIteration as stop:
        print('returns', stop.value)


class Door:
    async def __aenter__(self):
        pass

    async def __aexit__(self, kind, value, trace):
        await pause('exit')


async def through_a_door():
    async with Door():
        x = y = await pause(2)
    async with Door():
        x = await pause(3); x = y = z = await pause(x)
    return x, y, z


def behind_one_another():
    a = b = yield 'a'; c = yield from other(a, b)
    d = e = yield from other(a, c); return d, e


def other(*given):
    got = yield given
    return got


drive(through_a_door(), 5, 6, 7, 8, 9)
drive(behind_one_another(), 1, 2, 3)
