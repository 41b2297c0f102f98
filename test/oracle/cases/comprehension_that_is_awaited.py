"""A comprehension that awaits is a coroutine up to 3.11, and the coroutine around it awaits that: its value is stored."""
import types


@types.coroutine
def pause(value):
    got = yield value
    return got


async def letters():
    for letter in 'ab':
        yield letter


async def work():
    found = [await pause(letter) async for letter in letters() if await pause('if')]
    both = {key: await pause(key) for key in (1, 2)}, await pause(3)
    {await pause(4) for _ in 'c'}
    print(found, both, [await pause(5) for _ in 'd'])
    return found


def drive(awaitable, *values):
    try:
        print(awaitable.send(None))
        for value in values:
            print(awaitable.send(value))
    except StopIteration as stop:
        print('over', stop.value)


drive(work(), *range(12))
