"""Exceptions inside of generators: raised again, not matched, swallowed, replaced."""


def again():
    try:
        yield 1
    except ValueError:
        raise


def again_later():
    try:
        yield 1
    except ValueError as error:
        print("saw it")
        yield 2
        raise


def one_line():
    try: yield 1
    except KeyError as error: yield "handled"


def one_line_finally():
    try: yield 1
    finally: print("finally")


def own():
    try:
        raise KeyError("own")
    except KeyError:
        raise
    yield


def replaces():
    try:
        yield 1
    except ValueError as error:
        raise KeyError("instead") from error


def returns_in_finally():
    try:
        yield 1
    finally:
        return "finally"


class Swallows:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return True


def swallows():
    for _ in (1, 2):
        with Swallows():
            yield 1
            raise KeyError("swallowed")
    yield 2


def nested():
    try:
        try:
            yield 1
        except KeyError:
            print("never")
        finally:
            yield "in between"
    except ValueError:
        yield "outside"


async def coroutine():
    try:
        raise KeyError("own")
    except KeyError:
        raise


def drive(generator):
    print("== " + generator.__name__)
    try:
        generator.send(None)
        print(generator.throw(ValueError("v")))
        print(generator.send(None))
        print(generator.send(None))
    except (ValueError, KeyError, StopIteration) as error:
        print(type(error).__name__)


for make in (again, again_later, one_line, one_line_finally, own, replaces, returns_in_finally, swallows, nested, coroutine):
    drive(make())
