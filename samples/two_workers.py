"""Who is the client of a coroutine that awaits? With asyncio it is a task.

A task is what calls send(None) on a coroutine, again and again, until it ends.
The event loop lets one task after the other make its call. What a coroutine
yields to its task is a future: "wake me when this is done".

Watch the tasks change places. Each worker awaits a job: while the queue is
empty, that await yields. main puts jobs in, and awaits the workers' tasks.
sleep(0) yields as well: it lets the others run. So there is one chain at a
time, and whatever stands between two awaits runs without a break.
"""

import asyncio


async def worker(name, jobs):
    while True:
        job = await jobs.get()
        if job is None:
            return name + " is done"
        print("[{}] {}".format(name, job))
        await asyncio.sleep(0)


async def main():
    jobs = asyncio.Queue()
    ann = asyncio.ensure_future(worker("ann", jobs))
    bob = asyncio.ensure_future(worker("bob", jobs))
    await asyncio.sleep(0)

    for job in ["wash", "dry", None, None]:
        jobs.put_nowait(job)

    print("[main]", await ann)
    print("[main]", await bob)


def client():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    loop.close()


if __name__ == "__main__":
    client()
