"""Generators and coroutines that are dropped in every state, by the hundred, and looked at while that happens."""

import gc
import sys
import warnings


def numbers():
    try:
        yield 1
        yield 2
    finally:
        mine = [name for name in ("a", "b")]
        mine.clear()


def delegating():
    yield from numbers()


def knowing():
    me = yield
    try:
        yield me
    finally:
        also = me
        del also


async def coroutine():
    pass


async def ticking():
    yield 1
    yield 2


def churn(make, steps):
    for _ in range(60):
        generator = make()
        for _ in range(steps):
            next(generator)
    generator = None


churn(numbers, 0)
churn(numbers, 1)
churn(delegating, 0)
churn(delegating, 1)
print("churned")

for _ in range(60):
    cyclic = knowing()
    next(cyclic)
    cyclic.send(cyclic)
cyclic = None
gc.collect()
print("collected")

seen = []
if hasattr(warnings, "_warn_unawaited_coroutine"):

    def unawaited(coro):
        held = [coro.__name__, coro.cr_code.co_flags & 0x80]
        seen.append(held)

    warnings._warn_unawaited_coroutine = unawaited
    for _ in range(60):
        coroutine()
    print("unawaited:", len(seen), seen[0])


def finalizer(agen):
    held = agen.__name__
    seen.append(held)


sys.set_asyncgen_hooks(finalizer=finalizer)
for _ in range(60):
    agen = ticking()
    step = agen.__anext__()
    try:
        step.send(None)
    except StopIteration as stop:
        last = stop.value
    del step, agen
for _ in range(60):
    agen = ticking()
    agen.__anext__()
    del agen
print("finalized:", seen.count("ticking"), last)
gc.collect()
churn(numbers, 1)
churn(delegating, 2)
