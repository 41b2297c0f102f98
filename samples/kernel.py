"""What is an event loop, at its smallest? A queue, and a loop that calls send.

A coroutine that awaits `trap(...)` yields a request to whoever drives it: here
the thirty lines of `run`. `@types.coroutine` makes an awaitable of a plain
generator: that yield is where every await ends at last, in asyncio, too.

Watch a request come up through the awaits to `run`, and the answer go down
the same way. There is no clock, no future and no task: only a list of
coroutines, each with the value that it gets next.
"""

import types
from collections import deque


@types.coroutine
def trap(request, *details):
    answer = yield request, details
    return answer


async def ping(box):
    for ball in ["one", "two"]:
        await trap("put", box, ball)
        await trap("pause")
    return "ping is out of balls"


async def pong(box):
    for _ in range(2):
        print("[pong] gets", await trap("take", box))


def run(*coroutines):
    ready = deque((coroutine, None) for coroutine in coroutines)
    boxes, waiting = {}, {}
    while ready:
        coroutine, value = ready.popleft()
        try:
            request, details = coroutine.send(value)
        except StopIteration as stop:
            print("[run] one is done:", stop.value)
            continue
        if request == "pause":
            ready.append((coroutine, None))
        elif request == "put":
            box, thing = details
            ready.append((coroutine, None))
            if waiting.get(box):
                ready.append((waiting[box].popleft(), thing))
            else:
                boxes.setdefault(box, deque()).append(thing)
        elif boxes.get(details[0]):
            ready.append((coroutine, boxes[details[0]].popleft()))
        else:
            waiting.setdefault(details[0], deque()).append(coroutine)


def client():
    run(pong("table"), ping("table"))


if __name__ == "__main__":
    client()
