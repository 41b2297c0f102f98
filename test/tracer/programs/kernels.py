"""Tasks of loops other than asyncio's: with nurseries, with traps, of a simulation, and of the time before `await`."""
import types
from collections import deque
from heapq import heappop, heappush


class Cancelled(BaseException):
    pass


# A loop in the manner of trio: a nursery waits for its children, and cancels them when one fails.
@types.coroutine
def checkpoint(abort=None):
    return (yield abort)


class Child:
    def __init__(self, nursery, coro):
        self.nursery, self.coro, self.next = nursery, coro, ('send', None)


class Nursery:
    __slots__ = 'loop', 'children', 'failure', 'parent'

    def __init__(self, loop):
        self.loop, self.children, self.failure, self.parent = loop, [], None, None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        while self.children:
            self.parent = self.loop.current
            await checkpoint('parked')
        if self.failure is not None:
            raise self.failure

    def start_soon(self, function, *args):
        child = Child(self, function(*args))
        self.children.append(child)
        self.loop.ready.append(child)

    def ended(self, child, failure):
        self.children.remove(child)
        if failure is not None and not isinstance(failure, Cancelled):
            self.failure = failure
            for other in self.children:
                other.next = ('throw', Cancelled())
                if other not in self.loop.ready:
                    self.loop.ready.append(other)
        if not self.children and self.parent is not None:
            self.loop.ready.append(self.parent)


class Loop:
    def __init__(self):
        self.ready, self.current = deque(), None

    def run(self, function):
        self.ready.append(Child(None, function(self)))
        while self.ready:
            self.current = task = self.ready.popleft()
            (how, what), task.next = task.next, ('send', None)
            failure = None
            try:
                request = getattr(task.coro, how)(what)
            except StopIteration:
                pass
            except BaseException as error:
                failure = error
            else:
                if request is None:
                    self.ready.append(task)
                continue
            if task.nursery is not None:
                task.nursery.ended(task, failure)
            elif failure is not None:
                print('root', failure)


async def worker(name):
    try:
        await checkpoint()
        await checkpoint('forever')
    except Cancelled:
        print(name, 'cancelled')
        raise


async def failing():
    await checkpoint()
    raise ValueError('broken')


async def nursery_main(loop):
    async with Nursery(loop) as nursery:
        nursery.start_soon(worker, 'w')
        nursery.start_soon(failing)


# A kernel in the manner of curio: a trap is a request that comes up through every await.
@types.coroutine
def _trap(*request):
    return (yield request)


async def get(queue):
    while not queue:
        await _trap('wait')
    return queue.popleft()


async def producer(queue):
    child = await _trap('spawn', consumer(queue))
    await _trap('pause')
    queue.append('apple')
    await _trap('join', child)


async def consumer(queue):
    item = await get(queue)
    print('got', item)
    return item


def kernel(coro):
    ready, joins, ids = deque([(1, coro, None)]), {}, 1
    while ready:
        number, task, value = ready.popleft()
        try:
            request = task.send(value)
        except StopIteration as stop:
            for waiter, joiner in joins.pop(number, ()):
                ready.append((waiter, joiner, stop.value))
            continue
        if request[0] == 'spawn':
            ids += 1
            ready.append((number, task, ids))
            ready.append((ids, request[1], None))
        elif request[0] == 'join':
            joins.setdefault(request[1], []).append((number, task))
        else:
            ready.append((number, task, None))


# Processes of a simulation in the manner of SimPy: generators yield events, and one interrupts another.
class Interrupt(Exception):
    pass


class Environment:
    def __init__(self):
        self.now, self.queue, self.count = 0, [], 0

    def process(self, generator):
        self.schedule(0, generator, None)
        return generator

    def schedule(self, delay, generator, error):
        self.count += 1
        heappush(self.queue, (self.now + delay, self.count, generator, error))

    def run(self):
        while self.queue:
            self.now, _, generator, error = heappop(self.queue)
            try:
                delay = generator.send(None) if error is None else generator.throw(error)
            except StopIteration:
                continue
            if delay is not None:
                self.schedule(delay, generator, None)


def car(env):
    while True:
        yield 5
        print('drives at', env.now)
        try:
            yield None
        except Interrupt:
            print('stopped at', env.now)
            return


def driver(env, process):
    yield 8
    env.schedule(0, process, Interrupt())


# Coroutines of the time before `await`: generators that delegate, and a loop that drives them by futures.
class Future:
    __slots__ = 'result', 'callbacks'

    def __init__(self):
        self.result, self.callbacks = None, []

    def __iter__(self):
        yield self
        return self.result

    def set(self, result):
        self.result = result
        for callback in self.callbacks:
            callback()


class Task(Future):
    __slots__ = ('gen',)

    def __init__(self, gen):
        super().__init__()
        self.gen = gen

    def step(self):
        try:
            future = next(self.gen)
        except StopIteration as stop:
            self.set(stop.value)
        else:
            future.callbacks.append(self.step)


def fetch(future):
    data = yield from future
    return data.upper()


def old_main(future):
    task = Task(fetch(future))
    task.step()
    text = yield from task
    print(text)


print('== nursery')
Loop().run(nursery_main)
print('== traps')
kernel(producer(deque()))
print('== simulation')
env = Environment()
env.process(driver(env, env.process(car(env))))
env.run()
print('== before await')
future = Future()
Task(old_main(future)).step()
future.set('data')
