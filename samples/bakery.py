"""Who wakes a task that waits for a queue? The one that puts something into it.

A producer bakes, and a consumer buys. The shelf is a queue with room for one
loaf. To get from an empty queue is to wait, and so is to put into a full one.
Neither knows the other: the queue keeps a future for whoever waits, and makes
it done as soon as there is a loaf, or room.

Watch the customer come first and wait. The first loaf wakes her: the baker
puts it there, goes on without a break, and only then it is her turn. When the
oven is fast and the shelf is full, it is the baker who waits.
"""

import asyncio


async def baker(shelf):
    for loaf in ["rye", "spelt", "corn"]:
        await asyncio.sleep(0.1)
        print("[baker] bakes", loaf)
        await shelf.put(loaf)
    await shelf.put("cake")
    await shelf.put(None)


async def customer(shelf):
    while True:
        loaf = await shelf.get()
        if loaf is None:
            return "shop closed"
        print("[customer] buys", loaf)


async def main():
    shelf = asyncio.Queue(maxsize=1)
    buying = asyncio.ensure_future(customer(shelf))
    baking = asyncio.ensure_future(baker(shelf))
    await baking
    print("[main]", await buying)


def client():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    loop.close()


if __name__ == "__main__":
    client()
