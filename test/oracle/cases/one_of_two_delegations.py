import types


@types.coroutine
def pause(value):
    got = yield value
    return got


async def fetch(value):
    return await pause(value)


async def get(cached):
    value = cached or await fetch(1)
    return value


async def when(flag):
    x = await fetch(2) if flag else await fetch(3)
    y = flag and await fetch(4)
    print(x, y, (await fetch(5) or await fetch(6)))
    return x if flag else await fetch(7)


def ask(value):
    got = yield value
    return got


def delegates(flag):
    x = (yield from ask(5)) if flag else (yield from ask(6))
    y = flag or (yield from ask(7))
    z = flag and (yield from ask(8))
    print((yield from ask(9)) or (yield from ask(10)))
    [1, flag or (yield from ask(11))]
    return (yield from ask(12)) if not flag else 3


def drive(generator, *values):
    try:
        print(generator.send(None))
        for value in values:
            print(generator.send(value))
    except StopIteration as stop:
        print('over', stop.value)


drive(get('hit'))
drive(get(None), 'fetched')
for flag in True, False:
    drive(when(flag), *range(6))
    drive(when(flag), *'abcdefgh')
    drive(delegates(flag), *range(8))
    drive(delegates(flag), *'abcdefgh')
