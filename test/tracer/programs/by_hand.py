"""An async generator whose awaitables are driven by hand, each with send(None), as an event loop would."""
import types


@types.coroutine
def pause(v):
    return (yield v)


async def agen():
    try:
        x = yield 1
        y = await pause('awaits')
        yield x, y
    except ValueError:
        yield 'caught'
    finally:
        await pause('cleans up')


def step(awaitable, value=None):
    try:
        return awaitable.send(value)
    except (StopIteration, StopAsyncIteration, ValueError) as error:
        return error


def sent():
    g = agen()
    step(g.__anext__())
    sending = g.asend(100)
    step(sending)
    step(sending, 200)
    closing = g.aclose()
    step(closing)
    step(closing)
    step(g.asend(None))


def thrown():
    g = agen()
    step(g.asend(None))
    step(g.athrow(ValueError('v')))
    last = g.__anext__()
    step(last)
    step(last)


def thrown_into_awaitable():
    g = agen()
    step(g.__anext__())
    going = g.__anext__()
    step(going)
    try:
        going.throw(KeyError('k'))
        going.send(None)
    except KeyError:
        pass


def early():
    g = agen()
    step(g.athrow(ValueError('early')))
    g = agen()
    step(g.aclose())


print('== sent')
sent()
print('== thrown')
thrown()
print('== thrown into the awaitable')
thrown_into_awaitable()
print('== early')
early()
