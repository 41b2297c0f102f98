async def ag0(a):
    yield 0


def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        print('over', repr(stop))


def client(exc):
    a1 = ag0(0)
    w2 = a1.aclose()
    drive(a1.aclose())
    try:
        w2.throw(exc)
    except BaseException as e:
        print(repr(e))


client(StopAsyncIteration())
client(GeneratorExit())
client(ValueError(1))
