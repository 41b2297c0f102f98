"""The variables of a coroutine that ends go before its client goes on: each generator in them is dropped."""


def drive(coroutine):
    try:
        coroutine.send(None)
    except StopIteration:
        print("over")


async def values():
    yield "a"


async def takes():
    first = values()
    print(await first.__anext__())
    second = values()


drive(takes())
