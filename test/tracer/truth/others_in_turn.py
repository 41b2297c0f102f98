"""Code of others runs one generator of the program's after the other, within one `yield from`, `await` or task."""
import asyncio

others = {}
exec('''
import asyncio

def chain(*generators):
    for generator in generators:
        yield from generator

def in_turn(*generators):
    waiting = list(generators)
    while waiting:
        generator = waiting.pop(0)
        try:
            yield next(generator)
        except StopIteration:
            continue
        waiting.append(generator)

async def one_by_one(*functions):
    return [await function() for function in functions]

async def again(function):
    while True:
        try:
            return await function()
        except ValueError:
            pass

async def then_waits(function):
    value = await function()
    await asyncio.sleep(0)
    return value

async def all_of(generator):
    return [value async for value in generator]
''', others)


def counts(name, end):
    for number in range(end):
        print(name, (yield number))
    return end


def outer(way):
    result = yield from others[way](counts("a", 1), counts("b", 2))
    print(result)


def asks(way):
    generator = outer(way)
    try:
        print(next(generator))
        while True:
            print(generator.send("sent"))
    except StopIteration:
        pass


print("== chained")
asks("chain")
print("== in turn")
asks("in_turn")


async def first():
    await asyncio.sleep(0)
    return 1


async def second():
    await asyncio.sleep(0)
    return 2


tries = []


async def fails_once():
    tries.append(1)
    await asyncio.sleep(0)
    if len(tries) == 1:
        raise ValueError("once")
    return "tried"


async def numbers():
    for number in range(2):
        yield number
        await asyncio.sleep(0)


async def main(name, coroutine):
    print("==", name)
    print(await coroutine)


async def gathered(name, coroutine):
    print("==", name)
    print(await asyncio.gather(coroutine))


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
run = loop.run_until_complete
run(main("awaited", others["one_by_one"](first, second)))
run(main("tried again", others["again"](fails_once)))
run(main("waits behind", others["then_waits"](first)))
run(gathered("as a task", others["one_by_one"](first, second)))
tries.clear()
run(gathered("tried again as a task", others["again"](fails_once)))
run(gathered("all of an async generator", others["all_of"](numbers())))
loop.close()
