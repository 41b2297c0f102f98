import asyncio
import sys


class Mine(asyncio.Task):
    pass


class InPython(asyncio.tasks._PyTask):
    pass


async def child(n):
    return await asyncio.sleep(0, n)


def run(coroutine, kind=None):
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(coroutine if kind is None else kind(coroutine, loop=loop))
    finally:
        loop.close()


print("== two")


async def two():
    return await asyncio.wait([asyncio.ensure_future(child(n)) for n in (1, 2)])

run(two())

print("== a class of the program's")


async def one():
    await child(3)

run(one(), Mine)

print("== tasks in Python")
run(one(), InPython)

print("== cancelled")


async def waits():
    try:
        await asyncio.Event().wait()
    finally:
        await child(4)


async def cancels(kind=None):
    task = asyncio.ensure_future(waits() if kind is None else kind(waits()))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return

run(cancels())

print("== cancelled in Python")
run(cancels(InPython), InPython)

print("== cancelled behind asyncio's own coroutine")


async def limited():
    try:
        await asyncio.wait_for(waits(), 0.001)
    except asyncio.TimeoutError:
        return

run(limited())

print("== nobody is its client")


async def hand():
    mine = child(5)
    mine.send(None)
    try:
        mine.send(None)
    except StopIteration as stop:
        return stop.value

run(hand())

print("== a callback")


def called():
    return list(n for n in [6])


async def calls():
    asyncio.get_event_loop().call_soon(called)
    await asyncio.sleep(0)

run(calls())

if sys.version_info >= (3, 12):
    print("== a group, and a task that begins at once")

    async def group():
        loop = asyncio.get_running_loop()
        loop.set_task_factory(asyncio.eager_task_factory)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(child(7), name="eager")
            loop.set_task_factory(None)
            tasks.create_task(fails(), name="failing")

    async def fails():
        raise ValueError("v")

    try:
        run(group())
    except BaseException as error:
        print("==", type(error).__name__)
