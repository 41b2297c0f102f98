"""How does a timeout end a coroutine that sleeps? By an exception, where it stands.

asyncio.wait_for sets a timer. When that is first, it cancels the task: its own
one up to 3.11, then that of its caller. CancelledError is thrown in where the
snail awaits. It may tidy up. Then TimeoutError comes out of wait_for.

Watch with --clock virtual: the loop's clock goes to the next timer at once, so
nobody waits for the hour, and the timeout still comes first.
"""

import asyncio


async def snail(road):
    loop = asyncio.get_event_loop()
    start = loop.time()
    try:
        await asyncio.sleep(road)
        print("[snail] is there")
    except asyncio.CancelledError:
        print("[snail] turns back after {:.1f} s".format(loop.time() - start))
        raise
    return "home"


async def main():
    print("[main]", await asyncio.wait_for(snail(0.1), timeout=0.5))
    try:
        await asyncio.wait_for(snail(3600), timeout=0.5)
    except asyncio.TimeoutError:
        # Up to 3.6 wait_for does not wait until the snail has turned back.
        await asyncio.sleep(0)
        print("[main] too slow")


def client():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    loop.close()


if __name__ == "__main__":
    client()
