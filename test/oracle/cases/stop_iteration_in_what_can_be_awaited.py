import types


@types.coroutine
def pause(value):
    got = yield value
    return got


async def client():
    await pause(1)


coroutine = client()
coroutine.send(None)
try:
    coroutine.throw(StopIteration(5))
except RuntimeError as error:
    print(error)
