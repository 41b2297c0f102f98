"""What becomes of the others when one of several tasks fails? With gather: nothing.

asyncio.gather waits for all, and its await raises the first exception at once.
The others are not cancelled: they go on, and nobody waits for them any more.
That is the difference from a task group (see task_group.py).

Watch main come back with the exception while the slow task still sleeps. It
prints its last line although gather failed long before.
"""

import asyncio


async def weigh(name, seconds, kilos):
    await asyncio.sleep(seconds)
    if kilos < 0:
        raise ValueError(name + " is broken")
    print("[{}] {} kg".format(name, kilos))
    return kilos


async def main():
    scales = [("left", 0.1, 5), ("middle", 0.2, -1), ("right", 0.3, 7)]
    tasks = [asyncio.ensure_future(weigh(*scale)) for scale in scales]
    try:
        print("[main]", await asyncio.gather(*tasks))
    except ValueError as error:
        print("[main] gather failed:", error)
    print("[main] right is done:", tasks[2].done())
    print("[main] right gives", await tasks[2])


def client():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    loop.close()


if __name__ == "__main__":
    client()
