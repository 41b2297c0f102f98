"""Two delegators stand on one generator. The first finishes it; the second is told so when it goes on."""


def shared():
    yield 1
    yield 2
    return "end"


def outer(inner):
    value = yield from inner
    print("value", value)
    yield "more"


def client():
    inner = shared()
    first, second = outer(inner), outer(inner)
    print(next(first), next(second))
    print(next(first))
    print(next(second))


client()
