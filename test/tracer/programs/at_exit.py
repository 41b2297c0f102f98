"""Generators that are left when the interpreter ends: nobody calls, CPython closes them behind the program's end."""

import atexit


def guarded(name):
    try:
        yield name
    finally:
        print("closed", name)


def delegates():
    yield from guarded("delegatee")


@atexit.register
def last():
    print(next(guarded("exit function")))


def circle():
    held = [guarded("circle")]
    print(next(held[0]))
    held.append(held)


chain = delegates()
print(next(chain))
circle()
