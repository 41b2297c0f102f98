# from 3.7
import sys

kept = []


def first(asked):
    print('first', asked.__name__)


def nobody_has(dropped):
    print('nobody has', dropped.__name__)
    kept.append(dropped)


async def agen(n):
    try:
        yield n
    finally:
        print('finally')


def drive(awaitable):
    try:
        print(awaitable.send(None))
    except BaseException as e:
        print('ends', type(e).__name__, e)


def client():
    a = agen(1)
    step = a.asend(None)
    del a, step
    drive(kept.pop().asend(None))
    a = agen(2)
    step = a.asend(None)
    del a, step
    drive(kept.pop().aclose())
    a = agen(3)
    drive(a.asend(None))
    del a
    drive(kept.pop().aclose())
    a = agen(4)
    step = a.asend(None)
    del a, step
    kept.pop()
    a = agen(5)
    drive(a.asend(None))
    drive(a.aclose())


sys.set_asyncgen_hooks(first, nobody_has)
client()
