"""A coroutine that nobody refers to swallows its GeneratorExit and goes on: what it drops then is closed by nobody."""


class Swallows:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return True


class Given:
    def __await__(self):
        yield 'given'


async def gives(value):
    yield f'{(yield value)!r}'


async def goes_on():
    with Swallows():
        await Given()
    taken = [(await gives(5).__anext__()), 1]
    print(taken)


held = goes_on()
print(held.send(None))
held = None
print('over')
