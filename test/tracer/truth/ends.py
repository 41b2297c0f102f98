"""How generators end: closed, dropped, thrown into."""

import inspect


def single():
    got = yield "single"


def tidy():
    try:
        yield "tidy"
    finally:
        print("tidied")


def passes(to):
    yield from to()


class Farewell:
    def __del__(self):
        print("farewell")


def with_farewell():
    word = Farewell()
    yield 1
    return "last"


def takes_last():
    last = yield from with_farewell()
    print(last)


def letters():
    while True:
        yield "a"


def first_letter():
    source = letters()
    yield next(source)


def looks_and_raises():
    try:
        yield "looks"
    except LookupError:
        print("seen")
        raise


async def fails_and_raises():
    try:
        raise OSError("own")
    except OSError:
        raise


def narrow():
    try: kept = yield "narrow"
    except OSError as error: return error


def around_narrow():
    try: kept = yield from narrow()
    except OSError as error: return error


class Wrapper:
    def __init__(self, inner):
        self.inner = inner

    def __iter__(self):
        return self

    def __next__(self):
        return self.inner.send(None)

    def throw(self, kind, value=None, traceback=None):
        print("wrapper throws")
        return self.inner.throw(kind)

    def close(self):
        print("wrapper closes")
        self.inner.close()


def over_wrapper(inner):
    yield from Wrapper(inner)


def starts_and_leaves():
    mine = tidy()
    next(mine)


def main():
    print("== closed before and after start")
    fresh = single()
    fresh.close()
    print(inspect.getgeneratorstate(fresh))
    begun = single()
    next(begun)
    begun.close()
    print(inspect.getgeneratorstate(begun))

    print("== close is swallowed")
    chain = passes(single)
    next(chain)
    print(chain.close())

    print("== dropped temporary")
    next(single())
    print("behind it")

    print("== dropped in many ways")
    for value in tidy():
        break
    starts_and_leaves()
    held = tidy()
    next(held)
    held = 0
    pair = {"a": tidy()}
    next(pair["a"])
    pair.clear()
    chain = passes(tidy)
    next(chain)
    del chain

    print("== dropped inside a call")
    one = first_letter()
    print(next(one))
    print(next(one, "no more"))

    print("== del between end and stopiteration")
    speaks = with_farewell()
    next(speaks)
    try:
        next(speaks)
    except StopIteration as stop:
        print(stop.value)
    speaks = with_farewell()
    next(speaks)
    speaks.close()
    print([value for value in takes_last()])

    print("== bare raise")
    looks = looks_and_raises()
    next(looks)
    try:
        looks.throw(LookupError("thrown"))
    except LookupError:
        print("back again")
    try:
        fails_and_raises().send(None)
    except OSError:
        print("back again")

    print("== one line except")
    for make in narrow, around_narrow:
        misses = make()
        next(misses)
        try:
            misses.throw(ArithmeticError("missed"))
        except ArithmeticError:
            print("not caught inside")

    print("== own throw and close methods")
    over = over_wrapper(tidy())
    next(over)
    try:
        over.throw(ArithmeticError("through"))
    except ArithmeticError:
        print("came out")
    over = over_wrapper(single())
    next(over)
    over.close()


main()
