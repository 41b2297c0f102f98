"""Asks asyncio what its tasks do, at chosen points, and prints the answers: a line of JSON behind an @ each."""

import asyncio
import gc
import json
import sys

made = []


def make(coroutine):
    task = asyncio.ensure_future(coroutine)
    made.append(task)
    return task


def name(task):
    return task._coro.__name__


def awaited(task):
    """The tasks that a task waits for, by asyncio's own account."""
    waiter = task._fut_waiter
    if isinstance(waiter, asyncio.Task):
        return [name(waiter)]
    return sorted(name(child) for child in getattr(waiter, "_children", ()))


def state(task, current):
    if task.done():
        return "cancelled" if task.cancelled() else "failed" if task.exception() else "done"
    # A task whose future is done waits for it, by its own account, until its turn comes.
    return "running" if task is current else "ready" if name(task) in ready(task._loop) else "waiting"


def ready(loop):
    found = []
    for handle in loop._ready:
        callback = handle._callback
        held = [callback.__self__] if hasattr(callback, "__self__") else gc.get_referents(callback)
        found += [name(task) for task in held if isinstance(task, asyncio.Task)]
    return found


def ask():
    loop = asyncio.get_event_loop()
    everyone = getattr(asyncio, "all_tasks", None) or asyncio.Task.all_tasks
    current = (getattr(asyncio, "current_task", None) or asyncio.Task.current_task)()
    unknown = {task for task in everyone() if not task.done()} - set(made)
    answer = {"unknown": sorted(map(name, unknown)), "ready": ready(loop), "tasks": {}}
    for task in made:
        told = answer["tasks"][name(task)] = {"state": state(task, current)}
        if not task.done():
            [frame] = task.get_stack()[:1]
            told["line"] = frame.f_lineno if task is not current else None
            told["awaits"] = awaited(task) if told["state"] == "waiting" else []
            if hasattr(task, "cancelling"):
                told["asked"] = task.cancelling() > 0
            elif task._must_cancel:
                told["asked"] = True
        elif told["state"] == "done":
            told["result"] = repr(task.result())
        if hasattr(asyncio, "capture_call_graph") and not task.done() and task is not current:
            graph = asyncio.capture_call_graph(task)
            told["awaitedBy"] = sorted(name(by.future) for by in graph.awaited_by)
            told["stack"] = [[entry.frame.f_code.co_name, entry.frame.f_lineno] for entry in graph.call_stack]
    print("@" + json.dumps(answer), flush=True)


async def putter(queue):
    await asyncio.sleep(0)
    await queue.put(1)
    ask()
    await queue.put(2)
    return "put"


async def getter(queue):
    first = await queue.get()
    ask()
    return first + await queue.get()


async def inner(event):
    await event.wait()


async def outer(event):
    await inner(event)
    ask()
    return "awake"


async def fails():
    await asyncio.sleep(0)
    raise ValueError("bad")


async def patient():
    await asyncio.sleep(1000)


async def stubborn():
    try:
        await asyncio.sleep(1000)
    except asyncio.CancelledError:
        await asyncio.sleep(0)
        return "no"


async def locked(lock):
    async with lock:
        await asyncio.sleep(0)


async def second(lock):
    async with lock:
        ask()


async def by_turns():
    for _ in range(3):
        await asyncio.sleep(0)


async def main():
    made.append((getattr(asyncio, "current_task", None) or asyncio.Task.current_task)())
    queue, event, lock = asyncio.Queue(1), asyncio.Event(), asyncio.Lock()
    both = make(putter(queue)), make(getter(queue))
    ask()
    await asyncio.gather(*both)
    ask()
    sleeper = make(outer(event))
    await asyncio.sleep(0)
    ask()
    event.set()
    ask()
    await sleeper
    failing, turns = make(fails()), make(by_turns())
    await asyncio.wait([failing, turns])
    ask()
    waiting, keeps = make(patient()), make(stubborn())
    await asyncio.sleep(0)
    waiting.cancel()
    keeps.cancel()
    ask()
    await asyncio.wait([waiting, keeps])
    ask()
    never = make(locked(lock))
    never.cancel()
    ask()
    await asyncio.wait([never])
    locks = make(locked(lock)), make(second(lock))
    await asyncio.sleep(0)
    ask()
    for each in locks:
        await each
    ask()


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
