"""`yield from` a list or a tuple, and then a `yield` in the same expression: the delegation is over."""


def generator():
    pair = [(yield from [1, 2]), (yield "q")]
    print(pair)
    print((yield from iter(())), (yield "r"))


def client():
    suspended = generator()
    value = next(suspended)
    while value is not None:
        print("value", value)
        value = next(suspended, None)


client()
