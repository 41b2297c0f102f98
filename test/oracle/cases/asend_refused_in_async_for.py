"""An async generator that is not started takes no value but None; one that is finished ends a loop at once."""


async def values():
    yield 1


async def takes():
    generator = values()
    try:
        await generator.asend("early")
    except TypeError as error:
        print(error)
    async for value in generator:
        print(value)
    async for value in generator:
        print("never")
    try:
        await generator.asend(None)
    except StopAsyncIteration:
        print("finished")


def drive(coroutine):
    try:
        coroutine.send(None)
    except StopIteration:
        print("over")


drive(takes())
