"""A generator that is refused and dropped is not thrown into by its client, whatever else the line calls."""


def one(a):
    yield a


def client():
    kept = one(0)
    print(next(kept))
    try:
        print(one(1).send(2), kept.throw(KeyError()))
    except TypeError as e:
        print(e)
    print(one(3).close(), next(kept, "end"))
    try:
        one(4).throw(GeneratorExit())
    except GeneratorExit:
        print("exit")


client()
