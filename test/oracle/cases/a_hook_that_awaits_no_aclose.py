import types
import sys


@types.coroutine
def pause(value):
    got = yield 0


kept = []


def first_met(asked):
    pass


def nobody_has(dropped):
    kept.append(dropped)


async def ag0(a):
    x = await pause('b')
    yield 0


async def co1(a):
    x = await ag0(None).__anext__()


def client():
    c2 = co1(1)
    x = c2.send(None)


sys.set_asyncgen_hooks(first_met, nobody_has)
client()
kept.pop().aclose()
client()
kept.pop()
