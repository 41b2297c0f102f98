"""An exception comes to code of others that a delegator stands on, and the delegator does not run for that."""
import asyncio

shown_by_nobody = {}
exec('''
import asyncio

def steady():
    n = 0
    while True:
        try:
            n += 1
            yield n
        except ValueError as error:
            print("steady takes", error)

def wrap(it):
    try:
        yield from it
    except ValueError:
        yield "w"
        yield "w2"

def hands_on(it):
    return (yield from it)

def ignores():
    while True:
        try:
            yield "i"
        except GeneratorExit:
            pass

def ends():
    try:
        yield "e"
    except ValueError:
        return 5

class Await:
    def __init__(self, it):
        self.it = it

    def __await__(self):
        return hands_on(self.it)

async def awaits(it):
    try:
        await Await(it)
    except ValueError:
        await Await(iter_of("again"))

def iter_of(value):
    yield value

async def stays(future):
    while True:
        try:
            return await future
        except asyncio.CancelledError:
            future = asyncio.get_event_loop().create_future()
            asyncio.get_event_loop().call_soon(future.set_result, 'stayed')
''', shown_by_nobody)
steady, wrap, hands_on, ignores, ends, Await, awaits, stays = map(
    shown_by_nobody.get, 'steady wrap hands_on ignores ends Await awaits stays'.split())


class Exit(GeneratorExit):
    pass


def user():
    yield 'u'


def outer(it):
    x = yield from it
    yield x


def top(it):
    yield from outer(it)


async def waits(it):
    await awaits(it)


async def stream(it):
    await Await(it)
    yield 's'


class Hands:
    """What can be awaited, and hands all on to a coroutine."""

    def __init__(self, coro):
        self.coro = coro

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self.coro.send(None)

    def send(self, value):
        return self.coro.send(value)

    def throw(self, *exception):
        return self.coro.throw(*exception)

    def close(self):
        self.coro.close()


async def stands(awaitable):
    return await awaitable


async def main(wraps):
    task = asyncio.ensure_future(stands(wraps(stays(asyncio.get_event_loop().create_future()))))
    await asyncio.sleep(0)
    task.cancel()
    print(await task)


print('== what is swallowed')
g = outer(steady())
print(next(g))
print(g.throw(ValueError('a')), g.throw(ValueError('b')))
print(next(g))
g.close()

print('== three links')
g = top(hands_on(steady()))
next(g)
print(g.throw(ValueError('c')))
g.close()

print('== a generator of the program behind it')
g = outer(wrap(user()))
next(g)
print(g.throw(ValueError('d')))
print(g.send('x'))
g.close()

print('== it ends')
g = outer(ends())
next(g)
print(g.throw(ValueError('e')))
g = outer(hands_on(ends()))
next(g)
try:
    g.throw(KeyError('k'))
except KeyError:
    print('key')

print('== it ignores a close')
g = outer(ignores())
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
g = outer(ignores())
next(g)
try:
    g.throw(Exit('f'))
except RuntimeError as error:
    print(error)

print('== a coroutine')
c = waits(steady())
print(c.send(None))
print(c.throw(ValueError('g')))
c.close()
c = waits(user())
c.send(None)
print(c.throw(ValueError('h')))
try:
    c.send(None)
except StopIteration:
    print('over')

print('== an asynchronous generator')
a = stream(steady())
s = a.asend(None)
print(s.send(None))
print(s.throw(ValueError('i')))
try:
    s.throw(KeyError('j'))
except KeyError:
    print('key')

print('== by code of others')
g = outer(steady())
next(g)
exec('print(g.throw(ValueError("l")))', {'g': g})
g.close()

print('== dropped')
g = outer(wrap(user()))
next(g)
del g
print('over')

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print('== a task')
loop.run_until_complete(main(lambda coro: coro))
print('== a task, by a method of the program')
loop.run_until_complete(main(Hands))
loop.close()
