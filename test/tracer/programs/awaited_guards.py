import sys
import types

@types.coroutine
def pause():
    yield 'pause'

async def agen():
    x = yield 1
    await pause()
    yield x

async def sleeper():
    await pause()

async def asends(a):
    try:
        await a.asend(5)
    except TypeError as e:
        return str(e)

async def closes(a):
    try:
        await a.aclose()
    except RuntimeError as e:
        return str(e)

async def nexts(a):
    try:
        await a.__anext__()
    except RuntimeError as e:
        return str(e)

async def joins(box):
    try:
        await box[0]
    except RuntimeError as e:
        return str(e)

async def once():
    yield 1

async def drains(a):
    try:
        print(await a.asend(None), await a.asend(None))
    except StopAsyncIteration:
        return 'drained'

def drive(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as e:
        print(e.value)

# At the end of the program, where nothing is observed any more.
kept = []

def client():
    print('== just started')
    waiting = None
    a = agen()
    drive(asends(a))
    print('== the end is none')
    drive(drains(once()))
    print('== awaited already')
    s = sleeper()
    first = joins([s])
    drive(first)
    drive(joins([s]))
    # Up to 3.7 nothing guards an asynchronous generator that waits.
    if sys.version_info >= (3, 8):
        print('== running')
        drive(nexts(a))
        waiting = a.__anext__()
        waiting.send(None)
        drive(closes(a))
        drive(nexts(a))
    kept.extend([a, first, waiting])
    print('== end')
client()

# In which order CPython lets go of what is left at the end depends on what its collector did before.
while kept:
    del kept[0]
