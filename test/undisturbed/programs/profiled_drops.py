"""Lets a profile function of its own see when generators are closed that nobody refers to any more."""
# Python: 3.6 to 3.11
import sys

seen = []


def profile(frame, event, argument):
    seen.append((frame.f_code.co_name, event, frame.f_lineno, frame.f_lasti))


def generator():
    got = yield 1
    try:
        yield got
    finally:
        len("closed")


def drops():
    one = generator()
    next(one)
    del one
    len("one")
    two, three = generator(), generator()
    two.send(None)
    two.send(2)
    two = three = None
    len("two and three")
    for _ in generator():
        break
    many = [generator() for _ in range(2)]
    next(many[0])
    many.clear()


sys.setprofile(profile)
drops()
sys.setprofile(None)
for each in seen:
    print(*each)
