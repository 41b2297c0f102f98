"""Generators that nobody refers to any more: CPython closes them, nobody calls, and nobody gets a result."""


def plain():
    yield 1
    yield 2


def cleans():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned")


def insists():
    try:
        yield 1
    except GeneratorExit:
        yield "no"


def breaks():
    try:
        yield 1
    finally:
        raise KeyError("in finally")


def delegates():
    yield from cleans()


def ends_with_it():
    held = cleans()
    return next(held)


def holds():
    held = plain()
    yield next(held)
    return 5


class Box:
    pass


def client():
    print("== temporary")
    next(cleans())
    print("== rebound")
    held = cleans()
    next(held)
    held = None
    print("== del")
    held = plain()
    next(held)
    del held
    print("== never started")
    held = cleans()
    held = None
    print("== break")
    for value in cleans():
        break
    print("== in a container")
    several = [cleans()]
    next(several[0])
    several.clear()
    print("== in an object")
    box = Box()
    box.it = plain()
    next(box.it)
    box = None
    print("== with a frame")
    ends_with_it()
    print("== with a generator's frame")
    held = holds()
    next(held)
    try:
        next(held)
    except StopIteration:
        pass
    print("== a chain")
    held = delegates()
    next(held)
    held = None
    print("== half consumed")
    2 in plain()
    first, = zip(cleans(), "a")
    print("== end")




def hopeless():
    print("== insists")
    next(insists())
    print("== breaks")
    next(breaks())
    print("== end")


hopeless()
client()
