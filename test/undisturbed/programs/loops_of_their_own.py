"""Event loops of the program's own make, and loops that stop, close and fail in the middle."""
# Python: 3.8 on
# Not embedded: no threads.
import asyncio
import collections
import threading


class Ready(list):
    """The queue of a loop that is no deque."""

    def popleft(self):
        return self.pop(0)


class Wrapper:
    """Wraps a loop: everything is handed on."""

    def __init__(self, loop):
        self.__dict__['inner'] = loop

    def __getattr__(self, name):
        return getattr(self.inner, name)

    def __setattr__(self, name, value):
        setattr(self.inner, name, value)


class Slim(asyncio.AbstractEventLoop):
    """Another make: no queue that anybody knows."""

    def __init__(self):
        self.things = collections.deque()
        self.now = 0

    def get_debug(self):
        return False

    def time(self):
        return self.now

    def is_running(self):
        return True

    def is_closed(self):
        return False

    def call_soon(self, callback, *args, context=None):
        self.things.append((callback, args))

    def call_exception_handler(self, context):
        print('handler', sorted(context))

    def create_task(self, coroutine, **more):
        return asyncio.Task(coroutine, loop=self, **more)

    def create_future(self):
        return asyncio.Future(loop=self)

    def run(self, coroutine):
        asyncio.events._set_running_loop(self)
        try:
            task = self.create_task(coroutine)
            while self.things and not task.done():
                callback, args = self.things.popleft()
                callback(*args)
        finally:
            asyncio.events._set_running_loop(None)
        return task.result()


async def child(name, rounds):
    for number in range(rounds):
        print(name, number)
        await asyncio.sleep(0)
    return name


async def parent():
    one = asyncio.ensure_future(child('one', 2))
    two = asyncio.ensure_future(child('two', 3))
    return [await one, await two]


def run(loop, title):
    print('==', title)
    asyncio.set_event_loop(loop)
    print(loop.run_until_complete(parent()))
    loop.close()


def listed():
    loop = asyncio.new_event_loop()
    loop._ready = Ready()
    run(loop, 'a list')


def wrapped():
    print('== wrapped')
    loop = Wrapper(asyncio.new_event_loop())
    print(loop.run_until_complete(parent()))
    loop.close()


def slim():
    print('== slim')
    print(Slim().run(parent()))


def stops():
    print('== stops')
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    task = loop.create_task(child('stopped', 4))
    loop.call_soon(loop.stop)
    loop.run_forever()
    print('in between', task.done())
    print(loop.run_until_complete(task))
    loop.close()


def closes():
    print('== closes')
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)

    async def closing():
        left = asyncio.ensure_future(child('left', 3))
        left._log_destroy_pending = False
        await asyncio.sleep(0)
        loop.stop()
        await asyncio.sleep(0)
        print('never')
        return left

    task = loop.create_task(closing())
    loop.run_forever()
    loop.close()
    print(task.done())
    task._log_destroy_pending = False
    asyncio.set_event_loop(None)


def nested():
    print('== nested')
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)

    async def nests():
        coroutine = child('nested', 1)
        try:
            loop.run_until_complete(coroutine)
        except RuntimeError as error:
            print(error)
        coroutine.close()
        return await child('after', 1)

    print(loop.run_until_complete(nests()))
    loop.close()


def two_threads():
    print('== two threads')
    done = threading.Event()
    told = []

    async def far():
        for number in range(3):
            await asyncio.sleep(0)
            told.append(number)
        return 'far'

    def other():
        loop = asyncio.new_event_loop()
        told.append(loop.run_until_complete(far()))
        loop.close()
        done.set()

    thread = threading.Thread(target=other)

    async def near():
        thread.start()
        while not done.is_set():
            await asyncio.sleep(0.001)
        return await parent()

    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    print(loop.run_until_complete(near()), told)
    thread.join()
    loop.close()


for part in (listed, wrapped, slim, stops, closes, nested, two_threads):
    try:
        part()
    except Exception as error:
        print(part.__name__, type(error).__name__, error)
