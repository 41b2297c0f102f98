# from 3.7
import types
from contextlib import asynccontextmanager

@types.coroutine
def pause(value):
    got = yield value
    return got

@asynccontextmanager
async def managed():
    await pause('enter')
    try:
        yield 'in'
    finally:
        await pause('leave')

async def co():
    async with managed() as x:
        await pause(x)

def f():
    c = co()
    c.send(None)
    del c
f()
c = co()
c.send(None)
c.close()
c = co()
c.send(None)
c.send(None)
c.send(None)
c.close()
c = co()
c.send(None)
c.send(None)
c.send(None)
del c
