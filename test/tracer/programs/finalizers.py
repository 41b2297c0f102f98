"""Code that runs between the end of a frame and the client that learns of it: finalizers of its variables."""


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del " + self.name)


def returns():
    held = Loud("returns")
    yield 1
    return 5


def raises():
    held = Loud("raises")
    yield 1
    raise KeyError("k")


def stops():
    held = Loud("stops")
    yield 1


def delegates():
    result = yield from returns()
    print(result)


def drops():
    held = stops()
    yield next(held)


def client():
    print("== return")
    a = returns()
    next(a)
    try:
        next(a)
    except StopIteration as stop:
        print(stop.value)
    print("== raise")
    a = raises()
    next(a)
    try:
        next(a)
    except KeyError:
        print("KeyError")
    print("== close")
    a = stops()
    next(a)
    a.close()
    print("== consumed")
    print(list(returns()))
    print("== for")
    for value in stops():
        print(value)
    print("== delegation")
    print(list(delegates()))
    print("== a generator among the variables")
    print(list(drops()))
    print("== end")


client()
