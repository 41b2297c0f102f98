import types


@types.coroutine
def pause(v):
    return (yield v)


async def agen(n):
    for i in range(n):
        got = await pause(i)
        yield got


async def listed():
    return [v async for v in agen(2)]


async def filtered():
    return {v: await pause('value') async for v in agen(2) if await pause('if')}


async def awaited():
    return [await pause(v) for v in 'ab']


async def lazy():
    total = 0
    async for v in (await pause(w) async for w in agen(1)):
        total += v
    return total


def drive(coroutine):
    sent = 0
    try:
        coroutine.send(None)
        while True:
            sent += 1
            coroutine.send(sent)
    except StopIteration:
        pass


for function in (listed, filtered, awaited, lazy):
    print('==', function.__name__)
    drive(function())
