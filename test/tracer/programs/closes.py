"""`close()`: of what has not started, of what is suspended, of a chain, and twice."""


def plain():
    got = yield 1


def cleans():
    try:
        yield 1
    finally:
        print("cleaned")


def answers():
    try:
        yield 1
    except GeneratorExit:
        return "answer"


def replaces():
    try:
        yield 1
    finally:
        raise KeyError("instead")


def outer(make):
    yield from make()


def middle(make):
    yield from outer(make)


class Wrapped:
    def __init__(self, it):
        self.it = it

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.it)

    def close(self):
        print("closes it")
        self.it.close()

    def throw(self, *args):
        return self.it.throw(*args[:1])


def client():
    print("== not started")
    a = plain()
    a.close()
    print("== suspended, and once more")
    a = plain()
    next(a)
    a.close()
    a.close()
    print("== in a try")
    a = cleans()
    next(a)
    a.close()
    print("== returns")
    a = answers()
    next(a)
    a.close()
    print("== raises")
    a = replaces()
    next(a)
    try:
        a.close()
    except KeyError:
        pass
    print("== chains")
    for make in (plain, cleans, answers):
        a = middle(make)
        next(a)
        a.close()
    print("== a method of its own")
    a = outer(lambda: Wrapped(cleans()))
    next(a)
    a.close()
    a = outer(lambda: Wrapped(plain()))
    next(a)
    try:
        a.throw(ValueError("through"))
    except ValueError:
        pass
    print("== GeneratorExit thrown")
    a = cleans()
    next(a)
    try:
        a.throw(GeneratorExit)
    except GeneratorExit:
        pass
    print("== end")


client()
