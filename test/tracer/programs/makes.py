"""Where generators are made, also those that never run."""


def gen(value=None):
    yield value


async def coroutine():
    pass


async def agen():
    yield 1


class Box:
    def __init__(self):
        self.it = gen("box")

    def pull(self):
        return next(self.it)

    def walk(self):
        yield self


def two(first, second):
    print(next(second), next(first))


def makes():
    return gen("made elsewhere")


def client():
    print("== in a constructor")
    box = Box()
    print(box.pull())
    print("== never run")
    idle = gen()
    lambdas = (lambda: (yield 1))()
    print("== as arguments")
    two(gen(1), gen(2))
    print("== in containers")
    several = [gen(3), (v for v in several_values())], {"k": Box.walk(box)}
    print("== by another function")
    it = makes()
    print("== by a method")
    method = box.walk
    it = method()
    print("== by a call with *")
    it = gen(*[4])
    it = gen(**{"value": 5})
    print("== that fails")
    try:
        gen(1, 2)
    except TypeError:
        pass
    print("== by code of C")
    list(map(gen, "ab"))
    print("== others")
    c = coroutine()
    c.close()
    a = agen()
    print("== end")


def several_values():
    return "xy"


client()
