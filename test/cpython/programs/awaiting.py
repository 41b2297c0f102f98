"""Coroutines and asynchronous generators without a loop: every step made by hand."""

import sys
import types
import warnings


@types.coroutine
def switch(value):
    return (yield value)


class Awaitable:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return [got, self.value]


async def leaf(name):
    got = await switch(name)
    more = await Awaitable(got)
    return name, more


async def ticker(limit):
    try:
        for number in range(limit):
            got = yield number
            if got:
                print("ticker got", got)
            await switch("tick")
    finally:
        await switch("cleaning up")
        print("ticker ends")


class Manager:
    async def __aenter__(self):
        return await switch("enter")

    async def __aexit__(self, *error):
        await switch("exit")
        return error[0] is ValueError


async def main():
    print(await leaf("a"))
    async for number in ticker(2):
        print("number", number)
    async with Manager() as managed:
        print("managed", managed)
        raise ValueError("swallowed")
    print([value async for value in ticker(2)])
    agen = ticker(5)
    print(await agen.__anext__(), await agen.asend("hello"))
    try:
        await agen.athrow(KeyError("thrown"))
    except KeyError as error:
        print("out of the generator:", error)
    agen = ticker(5)
    await agen.__anext__()
    await agen.aclose()
    return "done"


def drive(coroutine):
    value = None
    while True:
        try:
            print("  switched", coroutine.send(value))
        except StopIteration as stop:
            return stop.value
        value = "sent"


def refuse(call):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)


warnings.simplefilter("always")
print(drive(main()))
done = leaf("twice")
refuse(lambda: done.send("early"))
drive(done)
refuse(lambda: done.send(None))
halfway = main()
print(halfway.send(None), halfway.cr_await.__name__, halfway.cr_running)
halfway.close()
hooks = sys.get_asyncgen_hooks()
sys.set_asyncgen_hooks(finalizer=lambda agen: print("finalizer:", agen.__name__))
unfinished = ticker(3)
refuse(lambda: unfinished.__anext__().send(None))
del unfinished
sys.set_asyncgen_hooks(*hooks)
