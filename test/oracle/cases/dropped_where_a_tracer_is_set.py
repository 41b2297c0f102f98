"""No weak reference calls back where the program may set a trace function: each drop is told as its frame runs."""
import gc
import sys
from collections import UserDict, UserList


def trace(is_wanted):
    if is_wanted:
        sys.settrace(None)


def inner(name):
    try:
        yield name
    finally:
        print("closed", name)


def outer(name):
    yield from inner(name)


def outermost(name):
    yield from outer(name)


async def ticks():
    try:
        yield "of ticks"
    finally:
        print("closed", "ticks")


class Ring:
    def __init__(self, name):
        self.me = self
        self.held = outermost(name)
        next(self.held)


def main():
    trace(False)
    by_key = UserDict(a=inner("cleared by code of others"))
    next(by_key["a"])
    by_key.clear()
    by_key = UserDict(a=outer("deleted by code of others"))
    next(by_key["a"])
    del by_key["a"]
    in_list = UserList([outermost("of a list")])
    next(in_list[0])
    in_list.clear()
    held = outermost("a chain")
    next(held)
    held = None
    held = ticks()
    try:
        held.__anext__().send(None)
    except StopIteration as stop:
        print(stop.value)
    held = None
    print("here")
    ring = Ring("a ring")
    del ring
    gc.collect()
    print("collected")


main()
last = outermost("at the end")
next(last)
