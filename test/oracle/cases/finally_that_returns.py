"""A `finally` that returns ends its generator, whatever exception was on its way."""


def generator(value):
    try:
        yield value
    finally:
        return "end"


def outer():
    print((yield from generator(1)))


def client():
    for exception in (ValueError("v"), GeneratorExit()):
        suspended = outer()
        next(suspended)
        try:
            suspended.throw(exception)
        except StopIteration as end:
            print("over", end.value)
    suspended = generator(2)
    next(suspended)
    suspended.close()
    suspended = generator(3)
    next(suspended)
    del suspended


client()
