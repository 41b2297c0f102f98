"""What comes of `aclose()` and `athrow()`: what they take while the async generator awaits, and when nobody calls them."""
import sys


class Turn:
    def __await__(self):
        yield 'turn'


async def waits():
    try:
        yield 1
    finally:
        await Turn()


async def returns():
    try:
        yield 1
    except GeneratorExit:
        await Turn()
        return


async def ignores():
    try:
        yield 1
    except GeneratorExit:
        await Turn()
        yield 2


async def swallows():
    try:
        yield 1
    finally:
        try:
            await Turn()
        except KeyError:
            pass


async def closes(generator):
    await generator.__anext__()
    await generator.aclose()


async def throws(generator):
    await generator.__anext__()
    await generator.athrow(GeneratorExit)


async def ends(generator):
    async for value in generator:
        pass
    await generator.aclose()
    await generator.athrow(KeyError)


def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except (StopIteration, GeneratorExit, RuntimeError) as error:
        return type(error)


def step(awaitable, exception=None, value=None):
    try:
        return awaitable.send(value) if exception is None else awaitable.throw(exception)
    except (StopIteration, KeyError, GeneratorExit, RuntimeError) as error:
        return type(error)


def main():
    print('== it waits while it is closed')
    drive(closes(waits()))
    print('== it waits, and returns')
    drive(closes(returns()))
    print('== it waits, and yields again')
    drive(closes(ignores()))
    print('== a GeneratorExit of an athrow()')
    drive(throws(waits()))
    print('== it had ended')
    drive(ends(waits()))
    print('== what aclose() gave throws itself')
    generator = swallows()
    step(generator.__anext__())
    closing = generator.aclose()
    step(closing)
    step(closing, KeyError('k'))
    print('== what athrow() gave')
    generator = swallows()
    step(generator.__anext__())
    throwing = generator.athrow(KeyError('k'))
    step(throwing)
    step(throwing)
    print('== a send() of what aclose() gave, while it waits')
    generator = swallows()
    step(generator.__anext__())
    closing = generator.aclose()
    step(closing)
    step(closing, value='sent')
    print('== dropped while it is closed, although it has a hook')
    hooks = sys.get_asyncgen_hooks()
    sys.set_asyncgen_hooks(finalizer=print)
    generator = waits()
    step(generator.__anext__())
    closing = generator.aclose()
    step(closing)
    del generator, closing
    print('== dropped before it was iterated, although there is a hook')
    generator = waits()
    del generator
    sys.set_asyncgen_hooks(*hooks)
    print('== the end')


main()
