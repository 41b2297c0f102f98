"""Needs CPython 3.11: in a task group, one failure cancels all the others.

`async with asyncio.TaskGroup()` ends only when all of its tasks have ended.
When one fails, the group cancels the others: CancelledError is thrown in where
they stand, so that they can tidy up. All failures together come out of the
group as one exception, an ExceptionGroup.

Watch the order. The cancelled tasks run their finally, one after the other,
and only then the group ends. One of them awaits something in its finally.
"""

import asyncio
import sys


async def climb(name, hours):
    try:
        await asyncio.sleep(hours)
        print("[{}] is on the top".format(name))
    finally:
        print("[{}] packs".format(name))
        await asyncio.sleep(0)
        print("[{}] is down".format(name))


async def watch_the_sky():
    await asyncio.sleep(0.2)
    raise RuntimeError("a storm")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(climb("ida", 0.1))
            group.create_task(climb("jon", 0.4))
            group.create_task(watch_the_sky())
    except BaseException as failure:
        print("[main]", type(failure).__name__, list(failure.exceptions))


def client():
    if not hasattr(asyncio, "TaskGroup"):
        sys.exit("task_group.py needs CPython 3.11 or newer.")
    asyncio.run(main())


if __name__ == "__main__":
    client()
