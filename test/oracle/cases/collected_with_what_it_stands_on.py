"""The garbage collector takes a chain of delegators together. What one stands on is closed by that one, and not dropped."""
import gc

gc.disable()


class Circle:
    pass


class Wait:
    def __await__(self):
        try:
            yield 'wait'
        finally:
            print('wait over')


def leaf():
    try:
        yield 1
    finally:
        print('leaf over')


def middle(delegatee):
    try:
        yield from delegatee
    finally:
        print('middle over')


def outer(circle, delegatee):
    try:
        yield from middle(delegatee)
    finally:
        print('outer over')


def around(circle, make):
    yield from make()


async def inner():
    try:
        await Wait()
    finally:
        print('inner over')


async def coroutine(circle):
    try:
        await inner()
    finally:
        print('coroutine over')


def collect(make, *arguments):
    circle = Circle()
    circle.begun = make(circle, *arguments)
    circle.begun.send(None)
    circle = None
    gc.collect()
    print('collected')


collect(around, leaf)
collect(outer, leaf())
collect(coroutine)
kept = leaf()
collect(outer, kept)
del kept
print('end')
