"""What has set a trace function puts back the one that was there, as `doctest` does: the frames that stand below it are
observed as before.
"""
import doctest
import sys


def numbers():
    """
    >>> sum([1, 2])
    3
    """
    got = yield 1
    print("got", got)


def quietly(call):
    before = sys.gettrace()
    sys.settrace(None)
    try:
        call()
    finally:
        sys.settrace(before)


def asks(generator):
    print(next(generator))
    try:
        generator.send("a")
    except StopIteration:
        print("over")
    print(next(generator, "still over"))
    for _ in generator:
        pass
    quietly(lambda: None)
    new = numbers()
    try:
        new.send(1)
    except TypeError:
        print("refused")
    finally:
        new.close()


def waits():
    quietly(lambda: None)
    asks(numbers())
    yield [next(numbers()), 2]


print(doctest.testmod().failed)
asks(numbers())
print(list(waits()))
quietly(lambda: None)
print(next(numbers(), None), sum(numbers()))
