"""What `aclose()` throws into an async generator it takes again; what `athrow(GeneratorExit)` throws comes out."""


async def letters():
    try:
        yield 'a'
    finally:
        print('closed')


def drive(awaitable):
    try:
        print(awaitable.send(None))
    except (StopIteration, GeneratorExit) as end:
        print(type(end).__name__, end)


async def work():
    first, second = letters(), letters()
    print(await first.asend(None), await second.asend(None))
    print(await first.aclose())
    await letters().aclose()
    await second.athrow(GeneratorExit())


third = letters()
drive(third.asend(None))
drive(third.aclose())
drive(work())
