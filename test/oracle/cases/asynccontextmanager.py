# from 3.7
import types
from contextlib import asynccontextmanager

class Problem(Exception):
    pass

@types.coroutine
def pause(value):
    got = yield value
    return got

@asynccontextmanager
async def amanaged(takes):
    got = await pause('enter')
    try:
        yield 'in'
    except Problem:
        await pause('problem')
        if not takes:
            raise
    finally:
        got = await pause('leave')

@asynccontextmanager
async def plain(takes):
    yield takes

async def co(n):
    async with amanaged(True) as x, plain(3):
        await pause(x)
        if n == 1:
            raise Problem(1)
        if n == 2:
            raise KeyError(1)
        if n == 3:
            return 3
        if n == 4:
            raise StopAsyncIteration()
    async with plain(4):
        pass
    return 5

def drive(c, *steps):
    try:
        print(c.send(None))
        for step in steps:
            if isinstance(step, BaseException):
                print('thrown', c.throw(step))
            elif step == 'close':
                c.close()
                print('closed')
            else:
                print('sent', c.send(step))
    except BaseException as e:
        print('ends', type(e).__name__, e)

for n in range(5):
    drive(co(n), 1, 2, 3, 4)
for where in range(4):
    for what in (Problem(0), GeneratorExit(), 'close'):
        drive(co(0), *[1, 2, 3][:where], what, 7, 8, 9)
