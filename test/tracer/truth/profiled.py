"""A profile function of the program's own: what is told of instructions does not change. Here each print is one write."""
import sys


def inner():
    received = yield 1
    return received


def outer():
    result = yield from inner()
    return result


def late():
    return (yield from inner())


def use(function):
    generator = function()
    next(generator)
    try:
        generator.send('sent')
    except StopIteration:
        pass


def profiles(function):
    sys.setprofile(lambda *_: None)
    use(function)
    sys.setprofile(None)


print('== before\n', end='')
use(outer)
print('== with it\n', end='')
profiles(outer)
print('== code that is new\n', end='')
profiles(late)
print('== behind it\n', end='')
use(outer)
