"""An async generator that is over answers each further `aclose()` at once."""


async def letters():
    yield 'a'


async def close_again():
    first = letters()
    print([await first.aclose() for _ in range(3)])
    second = letters()
    await second.asend(None)
    await second.aclose()
    await second.aclose()


try:
    close_again().send(None)
except StopIteration:
    print('closed')
