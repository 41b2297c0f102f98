"""A `raise` alone leads through a `finally`, or does not."""


def plain():
    try:
        yield 1
    except ValueError:
        raise
    finally:
        print("plain is over")


def on_a_condition(again):
    try:
        yield 1
    except ValueError:
        if again: raise
    finally:
        print("the condition is over")


def inside():
    try:
        try:
            yield 1
        except ValueError:
            raise
    finally:
        print("inside is over")


def returns():
    try:
        yield 1
    except ValueError:
        try:
            return
        finally:
            print("returns is over")


def behind_nothing():
    try:
        yield 1
    except ValueError as error:
        if 1:
            pass


def client(generator):
    next(generator)
    try:
        generator.throw(ValueError("on its way"))
    except ValueError:
        print("came out")
    except StopIteration:
        print("ended")


client(plain())
client(on_a_condition(True))
client(on_a_condition(False))
client(inside())
client(returns())
client(behind_nothing())
