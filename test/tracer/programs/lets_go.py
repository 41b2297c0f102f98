"""What a frame holds goes between two of its lines, or with the awaitable that was resumed."""


def item():
    try:
        yield 0
    finally:
        print("item is closed")


def leaves():
    for each in item():
        return (yield "in the loop")


async def several():
    yield 1
    yield 2


def stores():
    kept = {}
    try:
        kept[(yield "key")] = yield "value"
    except KeyError:
        pass


print(list(leaves()))
try:
    several().asend(None).send(None)
except StopIteration as end:
    print("asend gave", end.value)
store = stores()
next(store)
store.send("v")
try:
    store.throw(KeyError)
except StopIteration:
    print("nothing is stored")
