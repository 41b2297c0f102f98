"""Who closes an async generator that a loop leaves early? The event loop.

A `for` loop that breaks drops its generator, and CPython closes that at once.
An async generator cannot be closed like this: its finally may await. So it is
handed to the event loop, which makes a task of its aclose().

Watch where the finally runs. It is not at the break, but later, when main
awaits something and that new task has its turn.
"""

import asyncio


async def stairs():
    try:
        for step in range(100):
            await asyncio.sleep(0)
            yield step
    finally:
        await asyncio.sleep(0)
        print("[stairs] swept")


async def main():
    async for step in stairs():
        print("[main] on step", step)
        if step == 2:
            break
    print("[main] enough")
    await asyncio.sleep(0.1)
    print("[main] home")


def client():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    loop.close()


if __name__ == "__main__":
    client()
