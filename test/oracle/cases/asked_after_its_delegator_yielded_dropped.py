"""A hook keeps an async generator whose delegator was dropped and yielded all the same. Then a client asks it."""
import sys
import types

kept = []


@types.coroutine
def pause(value):
    got = yield value
    return got


class Door:
    async def __aenter__(self):
        return await pause("enter")

    async def __aexit__(self, kind, value, trace):
        print("leaves by", kind)
        await pause("exit")


async def numbers():
    async with Door():
        pass
    yield 1


async def reader():
    async with Door():
        async for number in numbers():
            async with Door():
                print(number)


def drive(awaitable, *values):
    awaitable.send(None)
    for value in values:
        print("drives", awaitable.send(value))


def client():
    drive(reader(), 5, 6, 7)


def keep(dropped):
    print("nobody has", dropped.__name__)
    kept.append(dropped)


sys.set_asyncgen_hooks(lambda asked: None, keep)
client()
while kept:
    try:
        drive(kept.pop().aclose())
    except StopIteration as stop:
        print("over", stop.value)
print("last")
