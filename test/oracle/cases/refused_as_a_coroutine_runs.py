# from 3.7
import asyncio
class Loud:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("gone", self.name)


def holder(name):
    try:
        yield Loud(name)
    finally:
        print("closed", name)


def started(name):
    g = holder(name)
    next(g)
    return g


class Await:
    def __await__(self):
        yield "waits"


async def coro():
    await Await()
    try:
        me.send(started("a"))
    except ValueError as e:
        print("refused", e)
    try:
        me.send([started("b")])
    except ValueError as e:
        print("refused", e)
    try:
        [started("c"), me.throw(KeyError(started("d")))]
    except ValueError as e:
        print("refused", e)
    try:
        try:
            raise KeyError(started("e"))
        except KeyError:
            me.close()
    except ValueError as e:
        print("refused", e)
    try:
        await me
    except (ValueError, RuntimeError) as e:
        print("refused", e)
    return 3


me = coro()
me.send(None)
try:
    me.send(None)
except StopIteration as e:
    print(e.value)


async def agen():
    yield 1
    try:
        ag.asend([started("f")]).send(None)
    except (ValueError, RuntimeError) as e:
        print("refused", e)
    try:
        await ag.asend(started("g"))
    except (ValueError, RuntimeError) as e:
        print("refused", e)
    try:
        ag.asend(None).send(started("j"))
    except (ValueError, RuntimeError) as e:
        print("refused", e)
    yield 2


ag = agen()
for _ in range(3):
    try:
        ag.asend(None).send(None)
    except StopIteration as e:
        print(e.value)
    except StopAsyncIteration as e:
        print("over")
