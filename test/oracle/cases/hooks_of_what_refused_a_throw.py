import sys

kept = []


def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        print('over', repr(stop))


def first_met(asked):
    print('met')


def nobody_has(dropped):
    print('nobody has')
    kept.append(dropped)


async def ag1():
    yield 0


def client(way):
    a1 = ag1()
    w2 = way(a1)
    try:
        w2.throw(GeneratorExit())
    except BaseException as e:
        print(repr(e))


sys.set_asyncgen_hooks(first_met, nobody_has)
for way in (lambda a: a.athrow(ValueError()), lambda a: a.aclose(), lambda a: a.asend(None)):
    try:
        client(way)
    except BaseException as e:
        pass
    print(len(kept))
    if kept:
        drive(kept.pop().aclose())
